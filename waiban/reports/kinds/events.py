"""Events held: promotion, conferences, international ones by E-01, and who came to them."""

import datetime as dt

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from waiban.register.declare import catalogue

from ..declare import Distinct, Indicator, Records, Total, rows_of, section
from ..stated import stated
from . import PERSONS, TIMES

EVENT = "events/event"
TOGETHER = ("forum", "dialogue", "meeting")
HOME = ("CN", "HK", "MO", "TW")  # E-01: not counted among the three
ABROAD_FROM = 3


def international(_day: dt.date) -> Q:
    """E-01: participants of three or more countries or regions."""
    rows = rows_of(catalogue[EVENT], "guests")
    country = Coalesce("country__iso2", "city__country__iso2", "organisation__country__iso2", "person__country__iso2")
    guests = rows.model._default_manager.annotate(of=country).filter(of__isnull=False).exclude(of__in=HOME).order_by()
    number = guests.filter(**{rows.parent: OuterRef("pk")}).values(rows.parent).annotate(n=Count("of", distinct=True))
    return Q(
        pk__in=catalogue[EVENT]
        .model._default_manager.annotate(n=Subquery(number.values("n")))
        .filter(n__gte=ABROAD_FROM)
        .order_by()
        .values("pk")
    )


def held(name: str, number: str, title, where, says="", note="") -> Indicator:
    return Indicator(
        name, EVENT, "held", title=title, where=where, country="guests__country", by=("kind", "mode"), says=says, note=note,
        measures=(Records("events", number, unit=TIMES), Total("persons", "", "participants", unit=PERSONS, label=_("participants"))),
    )  # fmt: skip


section(
    "events", _("Events"),
    held("events", "", _("events held"), Q(), _("%(events)s events with %(persons)s participants were held")),
    held("promotion", "K19", _("promotion and exhibitions"), Q(kind__in=("exhibition", "campaign", "visit_day")),
         _("%(events)s exhibitions and promotions with %(persons)s participants")),
    Indicator(
        "matchmaking", "services/match", "met", title=_("firms brought together with partners abroad"), country="need__country", by=("outcome",),
        measures=(Records("matches", "K19", unit=TIMES),), says=_("firms were brought together with partners abroad %(matches)s times"),
    ),
    held("conferences", "K20", _("forums, dialogues and meetings"), Q(kind__in=TOGETHER),
         _("%(events)s forums, dialogues and meetings with %(persons)s participants")),
    held("international", "K20", _("international meetings"), lambda day: Q(kind__in=TOGETHER) & international(day),
         _("of these %(events)s international meetings with %(persons)s participants"),
         _("Guests of three or more countries or regions, without Hong Kong, Macao and Taiwan of China (E-01).")),
    Indicator(
        "guests", EVENT, "held", title=_("guests of events who came"), country="guests__person__country", by=("guests__person__rank",),
        count_rows=Q(arrived=True), measures=(Distinct("persons", "K21", "guests__person", unit=PERSONS),),
        says=_("%(persons)s guests known by name came to events"), note=_("Each person once, however often she came."),
    ),
    stated("media", "K23", _("reports in the media"), "媒体报道", _("No register holds reports in the media and their reach.")),
)  # fmt: skip
