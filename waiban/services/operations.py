"""Bringing a need and an offer together: the match is written down, the meeting is what comes next."""

from django.utils.translation import gettext_lazy

from waiban.history.sentences import say
from waiban.kernel.dates import PartialDate, today
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.register.opening import begun

from .models import Match, Need, Offer

say(matched=gettext_lazy("proposed a match"))


def match(need: Need, offer: Offer, reasons, *, by) -> Match:
    """Proposed today, with what speaks for it."""
    made = Match() if isinstance(by, str) else begun(catalogue.of(Match), by)
    made.need, made.offer, made.proposed_on = need, offer, PartialDate(today())
    made.note = "；".join(reasons)[:200]
    return records.save(made, by=by, verb="matched")
