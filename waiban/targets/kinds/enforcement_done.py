"""Inspections and special campaigns are carried out."""

from django.utils.translation import gettext_lazy as _

from ..things import things
from . import Kind, kind


@kind("enforcement_done")
class EnforcementDone(Kind):
    label = _("inspection closed")
    register, segment, underway = "deliverables/inspection", "closed", "open"
    records = _("inspections")
    by_place = False
    totals = {"家": "inspected", "家次": "inspected", "户次": "inspected", "件": "found", "起": "found"}

    def words(self, text, names):
        """What is inspected."""
        return [name for name in things(text) if name not in ("案件", "问题", "隐患")]
