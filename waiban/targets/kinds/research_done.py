"""A study or survey is reported."""

from django.utils.translation import gettext_lazy as _

from ..words import topic
from . import Kind, kind


@kind("research_done")
class ResearchDone(Kind):
    label = _("study reported")
    register, segment, underway = "deliverables/research", "reported", "running"
    records = _("studies")
    by_place = False

    def words(self, text, names):
        """What is studied."""
        return topic(text)
