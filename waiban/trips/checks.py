"""The numbered rules for trips on duty: how many days, countries and people, in the plan or not, and what follows after."""

from django.utils.translation import gettext as _

from waiban.kernel.dates import DAY, today
from waiban.kernel.spans import after
from waiban.kernel.text import series
from waiban.rulebook.declare import Finding, check
from waiban.rulebook.values import rows_on, value_on

from .models import Member, Trip

STANDING = (Trip.Status.PLANNED, Trip.Status.APPROVED)
NORTHERN = ("US", "CA", "GL", "PM", "BM")  # the rest of North America counts as Latin America
COUNTRY = ("stops__country",)


def countries(rows) -> list:
    """The countries that count: where somebody leaves the airport (T-3)."""
    return list(dict.fromkeys(stop.country for stop in rows["stops"] if stop.country_id and not stop.airport_only))


def far(country) -> bool:
    """Latin America and Africa, where connections are poor (T-4)."""
    return country.continent in ("AF", "SA") or (country.continent == "NA" and country.iso2 not in NORTHERN)


def days(trip) -> int | None:
    """Both the day of leaving and the day of coming back count (T-1)."""
    if trip.departs and trip.returns and trip.departs.precision == trip.returns.precision == DAY:
        return max((trip.returns.day - trip.departs.day).days + 1, 0)
    return None


def exempt(trip) -> bool:
    """Fairs, investment promotion and training are decided case by case (T-15)."""
    return trip.category in (Trip.Category.INVESTMENT, Trip.Category.FAIR, Trip.Category.TRAINING)


@check("T-2", on=Trip, needs=COUNTRY)
def days_and_countries_keep_to_the_limit(trip, rows):
    there, asked = countries(rows), days(trip)
    most = value_on("T-2", trip.departs, "countries")
    if most is not None and len(there) > most:
        yield Finding(
            "stops",
            _("%(count)s countries or regions; a trip has at most %(most)s. Leave one out."),
            count=len(there),
            most=most,
            advises=exempt(trip),
        )
    if not there or all(map(far, there)):  # T-4
        return
    limit = value_on("T-2", trip.departs, str(len(there)))
    if limit is not None and asked is not None and asked > limit:
        yield too_long(trip, asked, limit, there)


@check("T-4", on=Trip, needs=COUNTRY)
def a_day_more_where_connections_are_poor(trip, rows):
    there, asked = countries(rows), days(trip)
    limit = value_on("T-4", trip.departs, str(len(there))) if there and all(map(far, there)) else None
    if limit is not None and asked is not None and asked > limit:
        yield too_long(trip, asked, limit, there)


def too_long(trip, asked, limit, there) -> Finding:
    said = _("%(days)s days asked, %(limit)s allowed for %(count)s countries or regions: shorten a stop.")
    if exempt(trip):
        said = _(
            "%(days)s days asked, %(limit)s usual for %(count)s countries or regions: the approving office decides; give the reason."
        )
    return Finding("returns", said, days=asked, limit=limit, count=len(there), advises=exempt(trip))


@check("T-6", on=Trip, needs=COUNTRY, stops=False)
def the_countries_lie_on_one_continent(trip, rows):
    continents = list(dict.fromkeys(c.get_continent_display() for c in countries(rows) if c.continent))
    if len(continents) > 1:
        yield Finding(
            "stops",
            _("The countries lie on several continents (%(names)s); as a rule they lie on one."),
            names=series(continents),
        )


@check("T-7", on=Trip)
def a_group_is_small(trip, rows):
    most, people = value_on("T-7", trip.departs), len(rows["members"])
    if most is not None and people > most:
        yield Finding(
            "members",
            _("%(people)s people, the interpreter included; a group has at most %(most)s."),
            people=people,
            most=most,
            advises=exempt(trip),
        )


@check("T-21", on=Trip, stops=False)
def a_trip_outside_the_plan_says_why(trip, rows):
    if not trip.in_plan and trip.status in STANDING:
        yield Finding(
            "in_plan", _("Not in the yearly plan: exchange it for a planned trip within the unit's number and say why.")
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


@check("T-55", on=Trip, stops=False)
def a_trip_is_reported_in_time(trip, rows):
    term = value_on("T-55", trip.returns)
    if trip.status == Trip.Status.CARRIED_OUT and trip.returns and term and not trip.report:
        by = after(trip.returns.day, days=term)
        late = by < today()
        said = _("The report was due on %(day)s and is missing.") if late else _("The report is due on %(day)s.")
        yield Finding("report", said, day=by)


@check("T-64", on=Trip)
def approval_is_never_given_afterwards(trip, rows):
    if trip.approved_on and trip.departs and trip.departs.day < trip.approved_on.first_day:
        yield Finding(
            "approved_on",
            _("The group left on %(day)s, before it was approved. Approval is not given afterwards; check both dates."),
            day=trip.departs,
        )
