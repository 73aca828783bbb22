"""What follows once a group is back: passports (T-53 to T-56), its report (T-55); and that approval lies before (T-64)."""

import datetime as dt

from django.db.models import Min, Q
from django.utils.translation import gettext as _

from waiban.kernel.dates import today
from waiban.kernel.spans import after
from waiban.rulebook.declare import Finding, check
from waiban.rulebook.values import value_on

from ..models import Member, Trip


@check("T-53", on=Trip, stops=False)
def passports_come_back_soon_after_the_return(trip, rows):
    days = value_on("T-53", trip.returns) if trip.returns else None
    out = [member for member in rows["members"] if not member.passport_back]
    if days and out and trip.status == Trip.Status.CARRIED_OUT:
        by = after(trip.returns.day, days=days)
        said = (
            _("%(count)s passports were to be handed back by %(day)s and are not noted as back.") if by < today()
            else _("%(count)s passports are to be handed back by %(day)s.")
        )  # fmt: skip
        yield Finding("members", said, count=len(out), day=by)


def units_in_arrears(trips, lines) -> dict[str, dt.date]:
    """Units that sent somebody whose passport has long been due back, each with the day since when."""
    asked = {trip.unit for trip in trips if trip.unit and trip.status == Trip.Status.PLANNED}
    days, late = value_on("T-53", None), value_on("T-54", None)
    if not asked or days is None or late is None:
        return {}
    out = Member.objects.filter(
        Q(unit__in=asked) | Q(unit="", trip__unit__in=asked), trip__status=Trip.Status.CARRIED_OUT,
        trip__returns__lt=after(today(), days=-(days + late)), passport_back=None,
    )  # fmt: skip
    first = out.order_by().values_list("unit", "trip__unit").annotate(first=Min("trip__returns"))
    found: dict[str, dt.date] = {}
    for unit, sending, returns in first:
        due = after(returns.day, days=days)
        found[unit or sending] = min(due, found.get(unit or sending, due))
    return found


@check("T-54", on=Trip, others=units_in_arrears, stops=False)
def a_unit_with_late_passports_does_not_apply_anew(trip, rows, others):
    if trip.status == Trip.Status.PLANNED and trip.unit in others:
        words = _(
            "Passports of this unit have been due back since %(day)s. Its applications rest until they are there."
        )
        yield Finding("unit", words, day=others[trip.unit])


@check("T-55", on=Trip, stops=False)
def a_trip_is_reported_in_time(trip, rows):
    term = value_on("T-55", trip.returns)
    if trip.status != Trip.Status.CARRIED_OUT or not trip.returns or not term:
        return
    by = after(trip.returns.day, days=term)
    if trip.reported_on:
        if by < trip.reported_on.first_day:
            yield Finding("reported_on", _("The report was due on %(day)s and came later."), day=by)
    elif not trip.report:
        late = by < today()
        said = _("The report was due on %(day)s and is missing.") if late else _("The report is due on %(day)s.")
        yield Finding("report", said, day=by)


@check("T-56", on=Trip, stops=False)
def passports_hold_long_enough_for_a_visa(trip, rows):
    months = value_on("T-56", trip.departs)
    if not months or not trip.departs or trip.status not in (Trip.Status.PLANNED, Trip.Status.APPROVED):
        return
    until = after((trip.returns or trip.departs).day, months=months)
    for member in rows["members"]:
        if member.passport_until and member.passport_until.day < until:
            words = _("For a visa it holds until %(day)s at least: apply for a new one.")
            yield Finding("members", words, row=member, column="passport_until", day=until)


@check("T-64", on=Trip)
def approval_is_never_given_afterwards(trip, rows):
    if trip.approved_on and trip.departs and trip.departs.day < trip.approved_on.first_day:
        yield Finding(
            "approved_on",
            _("The group left on %(day)s, before it was approved. Approval is not given afterwards; check both dates."),
            day=trip.departs,
        )
