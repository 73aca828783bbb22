"""活跃、平静、潜在: how alive a tie is, from the records that point at its city or at itself, with the reason (F-17).

Active: enough deeds of leaders or enough others in the last months; quiet: some contact in a longer time; dormant: none. The
numbers are dated values of F-17 in the rulebook. The class is a fact of the office: it is the same for everybody.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waiban.kernel.dates import PartialDate, day_number, today
from waiban.register.declare import catalogue
from waiban.register.lists import planning
from waiban.register.rights import visible
from waiban.rulebook.values import value_on
from waiban.targets.kept import kept

TIE, RULE = "sistercities/tie", "F-17"
CLASSES = {"active": gettext_lazy("active"), "quiet": gettext_lazy("quiet"), "dormant": gettext_lazy("dormant")}
NOTE = gettext_lazy(
    "By the records that point at the city or the tie, up to the last day; the numbers stand in the rulebook under F-17."
)
LEADING = ("head_of_state", "head_of_government", "minister_governor", "vice_minister", "director_general_mayor")


class Source(NamedTuple):
    """Records that show a tie is alive: the list that proves them, the paths to its city, and which are deeds of leaders."""

    register: str
    segment: str
    cities: tuple[str, ...]
    leading: Q | None = None


SOURCES = (
    Source("visits/visit", "received", ("city",), Q(rank__in=LEADING)),
    Source("contacts/exchange", "had", ("city",), Q(contact__rank__in=LEADING)),
    Source("events/event", "held", ("guests__city",)),
    Source("trips/trip", "carried_out", ("stops__city",)),
    Source("agreements/agreement", "signed", ("tie__city", "parties__city")),
    Source("sistercities/plannedexchange", "done", ("city",)),
)


class Rule(NamedTuple):
    """Contacts of leaders, or contacts in all, that make a tie active, and the months that are looked back."""

    leading: int
    others: int
    active_months: int
    quiet_months: int


class Activity(NamedTuple):
    """What was found of a city: deeds, those of leaders, and the newest date as it is kept."""

    deeds: int = 0
    leading: int = 0
    last: int | None = None


def rule_on(day: dt.date) -> Rule:
    """The numbers in force on a day; quiet looks back at least as far as active. Nought makes nothing active."""
    leading, others, active, quiet = (
        int(value_on(RULE, day, key) or 0) for key in ("leading", "contacts", "active", "quiet")
    )
    return Rule(leading, others, active, max(active, quiet))


def months_before(day: dt.date, months: int) -> dt.date:
    """The day after the one so many months ago, so that a year back from 24 November begins on 25 November."""
    number = day.year * 12 + day.month - 1 - months
    first = dt.date(max(number // 12, 1), number % 12 + 1, 1)
    return first + dt.timedelta(days=min(day.day, 28))


def deeds(day: dt.date, since: dt.date | None = None, cities: Iterable[int] | None = None) -> list[QuerySet]:
    """One question for each source and path: city (of these, else any), which register, which record, when, whether of leaders."""
    found = []
    for number, source in enumerate(SOURCES):
        register = catalogue[source.register]
        records = register.segment(source.segment).narrow(register.model._default_manager.order_by(), day, since)
        leading = (
            Case(When(source.leading, then=1), default=0, output_field=IntegerField()) if source.leading else Value(0)
        )
        for path in source.cities:
            named = {f"{path}__isnull": False} if cities is None else {f"{path}__in": cities}
            found.append(
                records.filter(**named).annotate(
                    city_=F(path), number_=Value(number, output_field=IntegerField()), leading_=leading
                ).values_list("city_", "number_", "pk", "on", "leading_")
            )  # fmt: skip
    return found


def by_city(day: dt.date, rule: Rule) -> dict[int, Activity]:
    """One question for all cities: each record once for a city, however often it names it."""
    return {row[0]: _activity(row[1:]) for row in _asked("SELECT * FROM alive", (), day, rule)}


def beside(ties: QuerySet, day: dt.date, rule: Rule) -> Iterable[tuple[tuple, Activity | None]]:
    """The columns of each tie, the first of them its city, and what was found of that; one question."""
    sql, params = ties.query.sql_with_params()
    city = next(iter(ties.query.annotation_select))
    every = f"SELECT * FROM ({sql}) ties LEFT JOIN alive ON alive.of_ = ties.{city}"  # noqa: S608
    for row in _asked(every, params, day, rule):
        yield row[:-4], _activity(row[-3:])


def _activity(found: tuple) -> Activity | None:
    number, leading, last = found
    return None if last is None else Activity(int(number), int(leading), last)


def _asked(sql: str, params: tuple, day: dt.date, rule: Rule) -> list[tuple]:
    """A question to `alive`: what was found of each city, in how many records, of leaders, the newest."""
    every, given = _every(day, months_before(day, rule.quiet_months))
    newer = day_number(months_before(day, rule.active_months))
    found = (
        f"WITH deeds (city_, number_, pk_, on_, leading_) AS ({every}), "  # noqa: S608
        "alive (of_, deeds_, leading_, last_) AS (SELECT city_, SUM(CASE WHEN on_ >= %s THEN 1 ELSE 0 END), "
        f"SUM(CASE WHEN on_ >= %s THEN leading_ ELSE 0 END), MAX(on_) FROM deeds GROUP BY city_) {sql}"
    )
    with connection.cursor() as cursor:
        cursor.execute(found, [*given, newer, newer, *params])
        return cursor.fetchall()


@lru_cache(maxsize=64)
def _every(day: dt.date, since: dt.date) -> tuple[str, tuple]:
    """All deeds as SQL; only where a record may name a city twice it is looked for doubles. Kept: making it takes long."""
    queries, parts, given = iter(deeds(day, since)), [], []
    for n, source in enumerate(SOURCES):
        asked = [next(queries).query.sql_with_params() for _path in source.cities]
        rows = {rows.name for rows in catalogue[source.register].rows}
        twice = len(asked) > 1 or source.cities[0].partition("__")[0] in rows
        union = " UNION ALL ".join(sql for sql, _params in asked)
        parts.append(f"SELECT {'DISTINCT ' if twice else ''}* FROM ({union}) of{n}")  # noqa: S608
        given += [p for _sql, params in asked for p in params]
    return " UNION ALL ".join(parts), tuple(given)


def class_by(activity: Activity | None, rule: Rule) -> str:
    if activity is None or activity.last is None:
        return "dormant"
    pairs = ((activity.leading, rule.leading), (activity.deeds, rule.others))
    return "active" if any(0 < wanted <= number for number, wanted in pairs) else "quiet"


def classes(day: dt.date) -> dict[int, str]:
    """The class of each tie that was ever begun, by its number; ties with one city share what happened there."""
    return kept(("classes", day), lambda: _classes(day))


def _classes(day: dt.date) -> dict[int, str]:
    rule = rule_on(day)
    found = by_city(day, rule)
    ties = catalogue[TIE].model._default_manager.order_by().values_list("pk", "city_id")
    return {tie: class_by(found.get(city), rule) for tie, city in ties}


def of_class(name: str) -> Callable[[dt.date], Q]:
    """The condition of ties of a class, of both kinds of cities."""

    def at(day: dt.date) -> Q:
        return Q(
            kind__in=("friendship", "cooperative"), pk__in=[tie for tie, found in classes(day).items() if found == name]
        )

    return at


def tied_cities(day: dt.date) -> QuerySet:
    """The cities to which there is a tie on a day."""
    register = catalogue[TIE]
    ties = register.segment("in_force").narrow(register.model._default_manager.order_by(), day)
    return ties.filter(kind__in=("friendship", "cooperative")).values("city")


class Reason(NamedTuple):
    """Why a tie has its class: what was counted, and the newest record this person may see."""

    name: str
    words: str
    record: Any = None
    on: PartialDate | None = None


def reasons(user, ties: Iterable, day: dt.date | None = None) -> dict[int, Reason]:
    """For the ties of a page: as many questions for fifty as for one."""
    day, ties = day or today(), list(ties)
    rule, cities = rule_on(day), {tie.city_id for tie in ties}
    found = by_city(day, rule)
    newest = _newest(user, cities, day)
    told = {}
    for tie in ties:
        activity = found.get(tie.city_id)
        told[tie.pk] = Reason(
            class_by(activity, rule), _why(activity or Activity(), rule), *newest.get(tie.city_id, ())
        )
    return told


def _why(activity: Activity, rule: Rule) -> str:
    return _("%(number)s contacts in %(months)s months, %(leading)s of them of leaders") % {
        "number": activity.deeds, "months": rule.active_months, "leading": activity.leading,
    }  # fmt: skip


def _newest(user, cities: set[int], day: dt.date) -> dict[int, tuple]:
    """The newest record of each city, whenever it was."""
    best: dict[int, tuple] = {}
    numbers = [number for number, source in enumerate(SOURCES) for _path in source.cities]
    for number, query in zip(numbers, deeds(day, cities=cities), strict=True):
        register = catalogue[SOURCES[number].register]
        mine = planning.through_relations(query.filter(pk__in=visible(user, register).values("pk")))
        for city, _number, pk, on, _leading in mine.order_by("on", "pk"):
            if on and (city not in best or best[city][0] < on):
                best[city] = on, number, pk
    records = {}
    for number in {number for _on, number, _pk in best.values()}:
        register = catalogue[SOURCES[number].register]
        pks = [pk for _on, n, pk in best.values() if n == number]
        records |= {(number, r.pk): r for r in register.model._default_manager.in_bulk(pks).values()}
    return {city: (records[number, pk], on) for city, (on, number, pk) in best.items()}
