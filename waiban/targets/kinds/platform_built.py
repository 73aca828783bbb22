"""A platform, system, mechanism or centre is set up."""

import re

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
        """What the platform is called: 推动建设国际客厅平台, 配合国际客厅建设."""
        return [re.sub(r"建设$", "", name) for name in things(text)]
