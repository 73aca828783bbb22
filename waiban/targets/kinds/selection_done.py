"""People or bodies are chosen or honoured."""

import re

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..words import topic
from . import Kind, kind

# 外语、外事行业拔尖人才: the trades of those who are chosen, then what they are called
TRADES = re.compile(r"^.*(?:行业|领域|系统|战线)(?=[一-龥]{3})")
CHOSEN = re.compile(r"评选|表彰|评定|\d+[名人个家]?")


@kind("selection_done")
class SelectionDone(Kind):
    """A round is found by the name of what it awards; people are added up over the rounds."""

    label = _("selection decided")
    register, segment, underway = "talents/selection", "decided", "open"
    amount = pgettext_lazy("selections", "at least %(n)s")
    records = _("selections")
    by_place = False
    totals = {"人": "winners", "名": "winners", "个": "winners", "家": "winners"}

    def words(self, text, names):
        """The award in quotation marks, else what is chosen."""
        return [TRADES.sub("", name) for name in topic(CHOSEN.sub("，", text))]
