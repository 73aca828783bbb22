"""因公出国（境）: groups and people always as a pair, each country counted once."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..declare import Distinct, Indicator, Missing, Records, Total, section
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
        "outbound_cancelled", "trips/trip", title=_("groups cancelled or dissuaded"), date="departs", ahead=True,
        where=Q(status="cancelled"), country="stops__country", count_rows=LEFT_PLANE, by=BY,
        measures=(Records("batches", "K04", unit=BATCHES), Total("persons", "K04", "people", unit=PERSONS)),
        says=_("%(batches)s groups with %(persons)s people were cancelled or dissuaded"),
        note=_("By the day of departure. The register keeps that a group was cancelled, not who asked for it."),
    ),
    Missing("K03", _("trips led by leaders of the city"), _("Trips keep the rank of a member in free words; no register holds who is a leader of the city.")),
    Missing("K08", _("APEC business travel cards applied for"), _("No register holds applications for APEC cards.")),
    Missing("K09", _("APEC business travel cards in all"), _("No register holds APEC cards.")),
)  # fmt: skip
