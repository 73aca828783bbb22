"""A number or rate is reached."""

from django.utils.translation import gettext_lazy as _

from . import Kind, kind


@kind("indicator_reached")
class IndicatorReached(Kind):
    label = _("indicator reached")
    register, segment, way = "figures/figure", "newest", "total"
    records = _("figures")
