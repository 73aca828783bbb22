"""A meeting, show, contest or campaign is held."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..words import topic
from . import Kind, kind


@kind("event_held")
class EventHeld(Kind):
    label = _("event held")
    register, segment, underway = "events/event", "held", "planned"
    amount = pgettext_lazy("events", "at least %(n)s")
    records = _("events")
    listed = True
    totals = {"人次": "participants", "人": "participants"}

    def words(self, text, names):
        """The name in quotation marks, else the object's own words."""
        return topic(text)
