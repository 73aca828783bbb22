"""Own people go out."""

from django.utils.translation import gettext_lazy as _

from . import Kind, kind


@kind("delegation_sent")
class DelegationSent(Kind):
    label = _("delegation sent")
    register, segment, way = "trips/trip", "carried_out", "happened"
    records = _("trips")
