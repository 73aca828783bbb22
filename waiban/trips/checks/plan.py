"""The yearly plan and what is used of it (T-20 to T-23, T-86), how often one person travels, by when to apply (T-50)."""

import datetime as dt
from collections import Counter

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from waiban.kernel.spans import after
from waiban.rulebook.declare import Finding, check
from waiban.rulebook.values import rows_on, value_on

from ..models import AnnualPlan, Member, Trip
from .money import yuan
from .size import COUNTRY, countries

STANDING = (Trip.Status.PLANNED, Trip.Status.APPROVED)


def of_quota(trip, member) -> bool:
    """Teachers and researchers on an academic task are not counted in the number (T-30)."""
    return not (trip.academic and member.nature == Member.Nature.RESEARCH)


def person_trips(plans, trips=(), lines=()) -> Counter:
    """How many of each unit travel in each year, in whatever group (T-23); these trips as they will be, the others as kept."""
    wanted = {(plan.unit, plan.year) for plan in plans if plan.unit and dt.MINYEAR <= (plan.year or 0) <= dt.MAXYEAR}
    if not wanted:
        return Counter()
    units, years = {unit for unit, _year in wanted}, [year for _unit, year in wanted]
    theirs = Member.objects.filter(
        Q(unit__in=units) | Q(unit="", trip__unit__in=units),
        trip__departs__gte=dt.date(min(years), 1, 1), trip__departs__lte=dt.date(max(years), 12, 31),
    ).exclude(trip__status=Trip.Status.CANCELLED).exclude(trip__academic=True, nature=Member.Nature.RESEARCH)  # fmt: skip
    kept = (
        theirs.exclude(trip__in=[trip.pk for trip in trips])
        .order_by()
        .values_list("unit", "trip__unit", "trip__departs")
    )
    found: Counter = Counter()
    for unit, sending, departs, number in kept.annotate(number=Count("pk")):
        found[unit or sending, departs.day.year] += number
    for trip, rows in zip(trips, lines, strict=True):
        if trip.departs and trip.status != Trip.Status.CANCELLED:
            for member in rows["members"]:
                found[member.unit or trip.unit, trip.departs.day.year] += of_quota(trip, member)
    return found


def used(trips, lines) -> tuple[Counter, Counter]:
    """Of the plans these trips stand in: person-trips, and money bound."""
    plans = {trip.plan_id: trip.plan for trip in trips if trip.plan_id}
    money = bound(plans, [trip.pk for trip in trips])
    for trip, rows in zip(trips, lines, strict=True):
        if trip.plan_id and trip.status != Trip.Status.CANCELLED:
            money[trip.plan_id] += sum(line.budgeted or 0 for line in rows["costs"])
    return person_trips(plans.values(), trips, lines), money


def bound(plans, but=()) -> Counter:
    """The budgets of the trips in each plan."""
    theirs = Trip.objects.filter(plan__in=list(plans)).exclude(status=Trip.Status.CANCELLED).exclude(pk__in=but)
    return Counter(dict(theirs.order_by().values_list("plan").annotate(sum=Sum("budget")))) if plans else Counter()


@check("T-20", on=Trip, needs=("plan",), others=used, stops=False)
def a_trip_stands_in_its_units_plan_of_the_year(trip, rows, others):
    if not (trip.in_plan and trip.status == Trip.Status.PLANNED and trip.departs):
        return
    plan, year = trip.plan, trip.departs.day.year
    if plan is None:
        yield Finding("plan", _("Name the plan of the year it stands in, and its number there."))
    elif plan.year != year:
        yield Finding("plan", _("The group leaves in %(year)s: choose the plan of that year."), year=year)
    elif plan.quota is not None and (total := others[0][plan.unit, year]) > plan.quota:
        words = _("With this group %(used)s person-trips of the unit are taken, the plan has %(quota)s. Send fewer, or leave another trip out.")  # fmt: skip
        yield Finding("plan", words, used=total, quota=plan.quota)


@check("T-20", on=AnnualPlan, others=lambda plans, lines: person_trips(plans), stops=False)
def a_plan_tells_how_many_person_trips_are_left(plan, rows, others):
    if plan.quota is None:
        return
    total = others[plan.unit, plan.year]
    if total > plan.quota:
        words = _("%(used)s person-trips are taken, %(over)s more than the plan has.")
        yield Finding("quota", words, used=total, over=total - plan.quota)
    else:
        words = _("%(used)s person-trips are taken, %(left)s are left.")
        yield Finding("quota", words, used=total, left=plan.quota - total)


@check("T-86", on=AnnualPlan, others=lambda plans, lines: bound([plan.pk for plan in plans]), stops=False)
def a_plan_tells_how_much_money_is_left(plan, rows, others):
    total = others[plan.pk]
    if plan.budget is None:
        return
    if total > plan.budget:
        words = _("%(used)s yuan are bound by its trips, %(over)s more than the budget of the year.")
        yield Finding("budget", words, used=yuan(total), over=yuan(total - plan.budget))
    else:
        words = _("%(used)s yuan are bound by its trips, %(left)s are left.")
        yield Finding("budget", words, used=yuan(total), left=yuan(plan.budget - total))


@check("T-86", on=Trip, needs=("plan",), others=used, stops=False)
def no_trip_goes_beyond_the_money_of_the_year(trip, rows, others):
    if trip.status == Trip.Status.PLANNED and trip.plan and trip.plan.budget is not None:
        total = others[1][trip.plan_id]
        if total > trip.plan.budget:
            words = _("With this group %(used)s yuan are bound, the unit's budget of the year has %(budget)s.")
            yield Finding("costs", words, used=yuan(total), budget=yuan(trip.plan.budget))


@check("T-21", on=Trip, stops=False)
def a_trip_outside_the_plan_says_why(trip, rows):
    if not trip.in_plan and trip.status in STANDING and not trip.outside_reason:
        yield Finding(
            "outside_reason",
            _("Not in the yearly plan: exchange it for a planned trip within the unit's number and say why."),
        )


def trips_of_the_same_people(trips, rows) -> dict[str, list]:
    """Earlier and later trips of people of these names."""
    names = {member.name for lines in rows for member in lines["members"] if member.name and member.rank}
    others = Member.objects.filter(name__in=names).exclude(trip__status=Trip.Status.CANCELLED)
    found: dict[str, list] = {}
    for name, trip, departs in others.values_list("name", "trip_id", "trip__departs") if names else ():
        found.setdefault(name, []).append((trip, departs))
    return found


@check("T-22", on=Trip, others=trips_of_the_same_people, stops=False)
def people_of_a_rank_travel_only_so_often(trip, rows, others):
    if not trip.departs:
        return
    limits = {row.key: row.amount for row in rows_on("T-22", trip.departs)}
    for member in rows["members"]:
        years = next((years for rank, years in limits.items() if rank and member.rank and rank in member.rank), None)
        near = [
            day for other, day in others.get(member.name, ())
            if other != trip.pk and years and 0 <= (trip.departs.day - day.day).days < 365 * years
        ]  # fmt: skip
        if near:
            yield Finding(
                "members",
                _("Somebody of this name travelled already (%(day)s); for this rank once in %(years)s years is usual."),
                row=member, column="name", day=max(near), years=years,
            )  # fmt: skip


@check("T-50", on=Trip, needs=COUNTRY, stops=False)
def a_trip_is_asked_for_in_time(trip, rows):
    there = countries(rows)
    ahead = value_on("T-50", trip.departs, str(min(len(there), 3))) if there else None
    if ahead and trip.status == Trip.Status.PLANNED and trip.departs:
        by = after(trip.departs.first_day, days=-ahead)
        yield Finding("departs", _("Apply %(days)s days ahead: by %(day)s."), days=ahead, day=by)
