"""What a group costs: budget first and no more than that (T-86), nothing paid twice (T-79), what is asked before (T-85)."""

from django.utils import formats
from django.utils.translation import gettext as _

from waiban.rulebook.declare import Finding, check
from waiban.rulebook.values import value_on

from ..models import Cost, Stop, Trip

COMING = (Trip.Status.PLANNED, Trip.Status.APPROVED)


def yuan(amount) -> str:
    """As the reader's language writes it, without cents where there are none."""
    whole = amount == int(amount)
    return formats.number_format(int(amount) if whole else amount, None if whole else 2, force_grouping=True)


@check("T-86", on=Trip, stops=False)
def no_trip_without_its_budget_or_beyond_it(trip, rows):
    planned, paid = (sum(getattr(line, name) or 0 for line in rows["costs"]) for name in ("budgeted", "settled"))
    if not planned and trip.status in COMING:
        yield Finding(
            "costs", _("Enter what the group costs, in the six kinds: no trip is approved without its budget.")
        )
    if planned and paid > planned:
        words = _("%(paid)s yuan are settled, %(planned)s were approved. What lies above is not paid.")
        yield Finding("costs", words, paid=yuan(paid), planned=yuan(planned))


@check("T-79", on=Trip, stops=False)
def what_the_host_provides_is_not_paid_again(trip, rows):
    share = value_on("T-79", trip.departs)
    by_country = {stop.country_id: stop.provides for stop in rows["stops"] if stop.country_id and stop.provides}
    for line in rows["costs"]:
        provided = by_country.get(line.country_id) if line.budgeted else None
        if provided == Stop.Provides.BOARD and line.kind in (Cost.Kind.FOOD, Cost.Kind.LOCAL):
            words = _("The host provides food and local costs: they are not budgeted too.")
            yield Finding("costs", words, row=line, column="budgeted")
        elif provided == Stop.Provides.TRANSPORT and line.kind == Cost.Kind.LOCAL and share:
            words = _("The host provides transport: local costs are budgeted at %(share)s percent.")
            yield Finding("costs", words, row=line, column="budgeted", share=share)


@check("T-85", on=Trip, stops=False)
def travel_between_cities_is_approved_before(trip, rows):
    if trip.status in COMING and not trip.prior:
        for line in rows["costs"]:
            if line.kind == Cost.Kind.BETWEEN and line.budgeted:
                words = _("Travel between cities abroad is among the costs to be approved before: name it there.")
                yield Finding("prior", words)
                return
