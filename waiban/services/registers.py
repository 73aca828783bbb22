"""The registers of needs, offers, matches and services."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.register.declare import QUIET, Column, PointingHere, Register, Segment, Today, register
from waiban.register.rights import Rights, own_division

from .models import Match, Need, Offer, Service

PLACE = ("country", "organisation__city", "organisation__country")
PARTY = ("organisation", "organisation__parent")
OPEN = Q(raised_on__lte=Today()) & (Q(closed_on=None) | Q(closed_on__gt=Today()))


def wish():
    """The columns of a need and of an offer."""
    return (
        Column("subject", search=True),
        Column("number", search=True, show=QUIET),
        Column("organisation", filter=True),
        Column("country", filter=True),
        Column("sector", filter=True, search=True),
        Column("raised_on", filter=True),
        Column("closed_on", filter=True),
        Column("detail", search=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )


@register
class Services(Register):
    """Services asked for and delivered; one record may serve several firms."""

    model, key, date, menu = Service, "number", "delivered_on", "services"
    place, party = PLACE, PARTY
    total = ("firms", "people")
    rights = Rights(rows=own_division)
    columns = (
        Column("topic", search=True),
        Column("number", search=True, show=QUIET),
        Column("kind", filter=True),
        Column("organisation", filter=True),
        Column("recipient", search=True),
        Column("country", filter=True, show=QUIET),
        Column("asked_on", filter=True),
        Column("delivered_on", filter=True),
        Column("firms"),
        Column("people"),
        Column("contact", private="personal", show=QUIET),
        Column("result", search=True, show=QUIET),
        Column("event", filter=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    segments = {
        "delivered": Segment(_("delivered"), Q(delivered_on__lte=Today())),
        "asked": Segment(
            _("asked for and open"),
            Q(asked_on__lte=Today()) & (Q(delivered_on=None) | Q(delivered_on__gt=Today())),
            on="asked_on",
        ),
    }


@register
class Needs(Register):
    """What firms of the city look for abroad."""

    model, key, date, menu = Need, "number", "raised_on", "services"
    place, party, columns = PLACE, PARTY, (*wish(), Column("event", filter=True, show=QUIET))
    rights = Rights(rows=own_division)
    segments = {"open": Segment(pgettext_lazy("needs", "open"), OPEN)}
    panels = (PointingHere("services/match", "need"),)


@register
class Offers(Register):
    """What partners abroad offer."""

    model, key, date, menu = Offer, "number", "raised_on", "services"
    place, party, columns = PLACE, PARTY, wish()
    rights = Rights(rows=own_division)
    segments = {"open": Segment(pgettext_lazy("needs", "open"), OPEN)}
    panels = (PointingHere("services/match", "offer"),)


@register
class Matches(Register):
    """Needs and offers brought together, and what came of it."""

    model, key, date, menu = Match, ("need", "offer"), "proposed_on", "services"
    place = ("need__country", "offer__organisation__city", "offer__organisation__country")
    party = ("need__organisation", "offer__organisation")
    rights = Rights(rows=own_division)
    columns = (
        Column("need", filter=True),
        Column("offer", filter=True),
        Column("need__subject", search=True, show=()),
        Column("offer__subject", search=True, show=()),
        Column("proposed_on", filter=True),
        Column("met_on", filter=True),
        Column("outcome", filter=True),
        Column("agreed_on", filter=True),
        Column("led_to", show=QUIET),
        Column("note", search=True),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    segments = {
        "met": Segment(_("brought together"), Q(met_on__lte=Today()), on="met_on"),
        "agreed": Segment(_("agreed"), Q(outcome="agreed", agreed_on__lte=Today()), on="agreed_on"),
    }
