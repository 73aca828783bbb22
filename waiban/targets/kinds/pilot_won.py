"""A status or pilot is granted by others."""

from django.utils.translation import gettext_lazy as _

from ..things import things
from . import Kind, kind


@kind("pilot_won")
class PilotWon(Kind):
    label = _("pilot granted")
    register, segment, underway = "deliverables/pilot", "granted", "applied"
    records = _("pilots")
    by_place = False

    def words(self, text, names):
        """What the pilot is called."""
        return things(text)
