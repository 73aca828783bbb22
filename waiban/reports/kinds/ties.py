"""友好城市: ties as a stock, new ones as a flow, countries counted once over both kinds (F-24)."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from waiban.register.declare import Today

from .. import activity
from ..declare import Distinct, Indicator, Records, Share, has_rows, hidden, section
from . import COUNTRIES, ITEMS, PERCENT, TIES, TIMES

TIE, PLAN = "sistercities/tie", "sistercities/plannedexchange"
BOTH = Q(kind__in=("friendship", "cooperative"))
NOTE = _("In force on the last day; a country with several ties is counted once.")


def stock(name: str, number: str, title, where: Q, says="", note=NOTE) -> Indicator:
    return Indicator(
        name, TIE, "in_force", title=title, where=where, country="city__country", by=("kind",), stock=True, says=says, note=note,
        measures=(Records("ties", number, unit=TIES), Distinct("countries", number, "city__country", unit=COUNTRIES)),
    )  # fmt: skip


def of_class(name: str, title) -> Indicator:
    return stock(f"ties_{name}", "K18", title, activity.of_class(name), note=activity.NOTE)


section(
    "ties", _("Sister cities"),
    stock("ties_friendship", "K10", _("sister cities"), Q(kind="friendship"), _("there are %(ties)s sister cities in %(countries)s countries")),
    stock("ties_cooperative", "K11", _("friendly cooperative cities"), Q(kind="cooperative"), _("%(ties)s friendly cooperative cities in %(countries)s countries")),
    stock("ties_total", "K12", _("friendly ties in all"), BOTH, _("in all %(ties)s friendly ties with cities in %(countries)s countries, each country counted once")),
    Indicator(
        "ties_new", TIE, "in_force", title=_("new ties"), where=BOTH, country="city__country", by=("kind",),
        measures=(Records("ties", "K13", unit=TIES), Distinct("countries", "", "city__country", unit=COUNTRIES)),
        says=_("%(ties)s new ties were concluded, in %(countries)s countries"),
        note=_("By the first day on which the tie was signed or in force; a tie that was raised to another kind is not new."),
    ),
    of_class("active", _("active ties")), of_class("quiet", _("quiet ties")), of_class("dormant", _("dormant ties")),
    Indicator(
        "plan", PLAN, title=_("items of exchange plans"), date="planned_for", ahead=True, where=Q(dropped=""), country="city__country",
        by=("plan", "area"),
        measures=(
            Records("planned", "K14", unit=ITEMS, label=_("planned")),
            Records("done", "K14", unit=ITEMS, label=_("of these done"), where=Q(done_on__lte=Today())),
            Share("rate", "K14", "done/planned", unit=PERCENT, label=_("completion")),
        ),
        says=_("of %(planned)s items of the exchange plans %(done)s were done, %(rate)s%%"),
        note=_("By the day for which an item is planned; dropped items are left out."),
    ),
    Indicator(
        "tie_events", "events/event", "held", title=_("events with partner cities"), country="guests__country", by=("kind", "mode"),
        where=has_rows("events/event", "guests", lambda day: Q(city__in=activity.tied_cities(day))),
        measures=(Records("events", "K15", unit=TIMES),),
        says=_("%(events)s events were held with partner cities"),
        note=_("Events with a guest of a city to which there is a tie."),
    ),
    Indicator(
        "tie_exchanges", "contacts/exchange", "had", title=_("exchanges with partner cities"), country="city__country", by=("form",),
        where=lambda day: Q(city__in=activity.tied_cities(day)),
        measures=(Records("exchanges", "K15", unit=TIMES, label=_("exchanges")), Distinct("cities", "", "city", unit=_("cities"))),
        says=_("%(exchanges)s exchanges took place with %(cities)s partner cities"),
    ),
    Indicator(
        "tie_outcomes", "agreements/agreement", "signed", title=_("agreements signed under ties"), where=Q(tie__isnull=False),
        country="tie__city__country", by=("kind",), measures=(Records("agreements", "K16", unit=ITEMS),),
        says=_("%(agreements)s agreements were signed under ties"),
    ),
    Indicator(
        "plan_results", PLAN, "done", title=_("plan items done with a result on record"), where=~Q(result=""), country="city__country",
        by=("plan", "area"), measures=(Records("results", "K16", unit=ITEMS),),
        says=_("%(results)s plan items ended with a result on record"),
    ),
    stock(
        "ties_units", "K17", _("ties of schools, hospitals and other units"), Q(kind="unit"),
        _("%(ties)s ties of schools, hospitals and other units in %(countries)s countries"),
        _("Counted apart from ties of cities (F-12); the register does not tell schools from hospitals."),
    ),
)  # fmt: skip

# Cells of the gap analysis that are no line of the report.
hidden(
    *(
        Indicator(
            name, PLAN, title=title, date="planned_for", ahead=True, where=where, country="city__country", by=("plan", "area"),
            measures=(Records("items", "K14", unit=ITEMS),),
        )
        for name, title, where in (
            ("plan_open", _("plan items still to be done"), Q(dropped="") & ~Q(done_on__lte=Today())),
            ("plan_dropped", _("plan items dropped"), ~Q(dropped="")),
        )
    )
)  # fmt: skip
