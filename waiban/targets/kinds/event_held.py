"""A meeting, show, contest or campaign is held."""

import re

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .. import matching
from ..words import topic
from . import Kind, kind

PREPARED = re.compile(r"(?:筹备|报批|策划)(?:工作)?$")
AROUND = re.compile(r"^(?:会议|大会)?(?:招投标|报名|场地布置|接收[^，；。]*报名|赛事运行)")


@kind("event_held")
class EventHeld(Kind):
    label = _("event held")
    register, segment, underway = "events/event", "held", "planned"
    amount = pgettext_lazy("events", "at least %(n)s")
    records = _("events")
    listed = by_number = True
    totals = {"人次": "participants", "人": "participants"}

    def words(self, text, names):
        """The name in quotation marks, else the object's own words."""
        return [name for name in topic(text) if not AROUND.search(name) and not name.startswith(("与", "同", "对"))]

    def adjust(self, gauge, text):
        """What is to be prepared by a date of its own is not proved by the event, which comes later: a person judges it."""
        if gauge.commitment.deadline_stated and PREPARED.search(text) and gauge.words:
            gauge.register, gauge.segment, gauge.way = matching.ALL, "", "judged"
            gauge.quantity, gauge.admit = None, "nodded"
