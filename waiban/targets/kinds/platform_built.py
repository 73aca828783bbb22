"""A platform, system, mechanism or centre is set up."""

from django.utils.translation import gettext_lazy as _

from . import Kind, kind


@kind("platform_built")
class PlatformBuilt(Kind):
    label = _("platform opened")
    register, segment, way = "platforms/platform", "open", "happened"
    records = _("platforms")
