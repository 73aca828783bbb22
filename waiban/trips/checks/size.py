"""How many days, countries and people a group has (T-1 to T-7), and what is decided case by case (T-15, T-30)."""

from django.utils.translation import gettext as _

from waiban.kernel.dates import DAY
from waiban.kernel.text import series
from waiban.rulebook.declare import Finding, check
from waiban.rulebook.values import value_on

from ..models import Member, Trip

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
    """Fairs, investment promotion, training and what is named so are decided case by case (T-15)."""
    return bool(trip.exception) or trip.category in (
        Trip.Category.INVESTMENT,
        Trip.Category.FAIR,
        Trip.Category.TRAINING,
    )


def as_needed(trip, rows) -> bool:
    """Teachers and researchers with an academic task stay as long and go as many as it needs (T-30)."""
    people = rows["members"]
    return bool(trip.academic and people and all(one.nature == Member.Nature.RESEARCH for one in people))


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
    if not there or all(map(far, there)) or as_needed(trip, rows):  # T-4, T-30
        return
    limit = value_on("T-2", trip.departs, str(len(there)))
    if limit is not None and asked is not None and asked > limit:
        yield too_long(trip, asked, limit, there)


@check("T-4", on=Trip, needs=COUNTRY)
def a_day_more_where_connections_are_poor(trip, rows):
    there, asked = countries(rows), days(trip)
    limit = value_on("T-4", trip.departs, str(len(there))) if there and all(map(far, there)) else None
    if limit is not None and asked is not None and asked > limit and not as_needed(trip, rows):
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
    if most is not None and people > most and not as_needed(trip, rows):
        yield Finding(
            "members",
            _("%(people)s people, the interpreter included; a group has at most %(most)s."),
            people=people,
            most=most,
            advises=exempt(trip),
        )


@check("T-15", on=Trip)
def what_is_decided_case_by_case_gives_its_reason(trip, rows):
    if trip.exception and not trip.exception_reason:
        yield Finding(
            "exception_reason",
            _(
                "The approving office decides such trips one by one: say why the usual limits do not hold, and add the paper."
            ),
        )


@check("T-30", on=Trip, stops=False)
def an_academic_task_is_that_of_teachers_and_researchers(trip, rows):
    for one in rows["members"] if trip.academic else ():
        if one.nature != Member.Nature.RESEARCH:
            yield Finding(
                "members",
                _("Only for teaching and research staff do days and people follow the academic task; with this member the usual limits hold for the group."),
                row=one, column="nature",
            )  # fmt: skip


@check("X-2", on=Trip, stops=False)
def stops_lie_within_the_days_of_the_trip(trip, rows):
    for stop in rows["stops"]:
        early = stop.arrives and trip.departs and stop.arrives.day < trip.departs.first_day
        late = stop.leaves and trip.returns and trip.returns.day < stop.leaves.first_day
        if early or late:
            yield Finding(
                "stops",
                _(
                    "The days of this stop lie outside those of the trip. Letter, form and programme have the same days."
                ),
                row=stop,
                column="arrives" if early else "leaves",
            )
