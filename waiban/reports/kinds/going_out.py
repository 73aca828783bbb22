"""因公出国（境）: groups and people always as a pair, each country counted once."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..declare import Distinct, Indicator, Records, Total, every, has_rows, section
from ..leaders import named_in
from ..stated import stated
from . import BATCHES, COUNTRIES, PERSONS

LEFT_PLANE = Q(airport_only=False)  # T-3: a country where nobody leaves the airport is none
BY = ("category", "unit")


def measures(*more) -> tuple:
    return Records("batches", "K01", unit=BATCHES), Total("persons", "K02", "people", unit=PERSONS), *more


section(
    "going_out", _("Going abroad on duty"),
    Indicator(
        "outbound", "trips/trip", "approved", title=_("groups approved to go abroad"), country="stops__country",
        count_rows=LEFT_PLANE, by=BY, measures=measures(Distinct("countries", "", "stops__country", unit=COUNTRIES)),
        says=_("%(batches)s groups with %(persons)s people were approved to go abroad on duty, bound for %(countries)s countries or regions"),
        note=_("A group to several countries stands under each of them; the total counts it once."),
    ),
    Indicator(
        "outbound_done", "trips/trip", "carried_out", title=_("groups that were abroad"), country="stops__country",
        count_rows=LEFT_PLANE, by=BY, measures=measures(Distinct("countries", "", "stops__country", unit=COUNTRIES)),
        says=_("%(batches)s groups with %(persons)s people carried out their trips, to %(countries)s countries or regions"),
        note=_("A group to several countries stands under each of them; the total counts it once."),
    ),
    Indicator(
        "outbound_leaders", "trips/trip", "carried_out", title=_("trips led by leaders of the city"), country="stops__country",
        count_rows=LEFT_PLANE, where=has_rows("trips/trip", "members", every(Q(role="leader"), named_in("title"))),
        measures=(
            Records("batches", "K03", unit=BATCHES), Total("persons", "K03", "people", unit=PERSONS),
            Distinct("countries", "", "stops__country", unit=COUNTRIES),
        ),
        says=_("of these %(batches)s groups with %(persons)s people were led by leaders of the city"),
        note=_("By the title of the head of the group; which titles are those of the city's leaders stands in the rulebook (P-09)."),
    ),
    Indicator(
        "outbound_cancelled", "trips/trip", title=_("groups cancelled or dissuaded"), date="departs", ahead=True,
        where=Q(status="cancelled"), country="stops__country", count_rows=LEFT_PLANE, by=BY,
        measures=(Records("batches", "K04", unit=BATCHES), Total("persons", "K04", "people", unit=PERSONS)),
        says=_("%(batches)s groups with %(persons)s people were cancelled or dissuaded"),
        note=_("By the day of departure. The register keeps that a group was cancelled, not who asked for it."),
    ),
    stated("apec", "K08", _("APEC business travel cards applied for"), "APEC商务旅行卡申办", _("No register holds applications for APEC cards.")),
    stated("apec_in_all", "K09", _("APEC business travel cards in all"), "APEC商务旅行卡累计", _("No register holds APEC cards."), stock=True),
)  # fmt: skip
