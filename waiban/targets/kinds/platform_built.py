"""A platform, system, mechanism or centre is set up."""

from django.utils.translation import gettext_lazy as _

from ..things import things
from . import Kind, kind


@kind("platform_built")
class PlatformBuilt(Kind):
    label = _("platform opened")
    register, segment, underway = "deliverables/platform", "open", "building"
    records = _("platforms")
    by_place = False

    def words(self, text, names):
        """What the platform is called."""
        return things(text)
