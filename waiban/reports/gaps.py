"""The five-year plan: where the ties stand against the goals the office set, by continent, group, kind, field and dormancy.

Ties and plan items are read once, those that are alike as one line; every cell adds lines up and opens the same records as a list.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import F
from django.utils.translation import gettext as _

from waiban.kernel.dates import day_number, today
from waiban.register.declare import catalogue
from waiban.register.rights import may_see, visible
from waiban.targets.matching import GROUP

from . import activity
from .counting import Cut, counted, members
from .declare import indicators
from .models import Goal
from .question import Question
from .span import Span, of_part
from .values import labels, value_label

YEARS = 5
CLASSES = tuple(activity.CLASSES)


class Fact(NamedTuple):
    """Ties in force that are alike: their kind, where they are, whether they are new, how alive they are, how many."""

    kind: str
    country: int
    continent: str
    new: bool
    alive: str
    number: int = 1


class Item(NamedTuple):
    """A plan item: its field, where, and what became of it."""

    area: str
    country: int | None
    continent: str | None
    state: str  # done, open, dropped


class Cell(NamedTuple):
    number: int
    url: str


class Line(NamedTuple):
    """A row of the analysis; `goal` and `gap` where the office set one for exactly this row."""

    label: str
    cells: list[Cell]
    goal: int | None = None
    gap: int | None = None


class Told(NamedTuple):
    """A goal and how far it is."""

    goal: Goal
    where: str
    now: Cell
    gap: int
    percent: int


def plans(user) -> list[Span]:
    """The spans of years the office has goals for, and the five-year plan of today."""
    this = today().year - (today().year - 1) % YEARS
    spans = set(visible(user, catalogue["reports/goal"]).values_list("first_year", "last_year")) | {
        (this, this + YEARS - 1)
    }
    return [years(first, last) for first, last in sorted(spans)]


def years(first: int, last: int) -> Span:
    return Span(of_part(first, "").first, of_part(last, "").last)


class Analysis:
    """Everything the page shows, from few questions: ties, activity, items, groups, goals."""

    def __init__(self, user, span: Span):
        self.user, self.span, self.day = user, span, span.day
        self.facts, self.items = self._facts(), self._items()
        groups = visible(user, catalogue[GROUP]).order_by("short")
        self.groups = {group.pk: str(group) for group in groups}
        self.members = {pk: set(found) for pk, found in members(self.day, *self.groups).items()} if self.groups else {}
        self.goals = list(visible(user, catalogue["reports/goal"]).filter(
            first_year=span.first.year, last_year=span.last.year).select_related("group").order_by("pk"))  # fmt: skip

    def _facts(self) -> list[Fact]:
        if not may_see(self.user, catalogue[activity.TIE]):
            return []
        rule, first, found = activity.rule_on(self.day), day_number(self.span.first), Counter()
        ties = counted(indicators["ties_total"], self.span, self.user).annotate(
            city_=F("city"), kind_=F("kind"), country_=F("city__country"), continent_=F("city__country__continent"), on_=F("on"),
        )  # fmt: skip
        ties = ties.values_list("city_", "kind_", "country_", "continent_", "on_")
        for (_city, kind, country, continent, on), deeds in activity.beside(ties, self.day, rule):
            found[kind, country, continent, on >= first, activity.class_by(deeds, rule)] += 1
        return [Fact(*alike, number) for alike, number in found.items()]

    def _items(self) -> list[Item]:
        found = []
        for name, state in (("plan", ""), ("plan_dropped", "dropped")):
            rows = counted(indicators[name], self.span, self.user)
            for area, country, continent, done in rows.values_list(
                "area", "city__country", "city__country__continent", "done_on"
            ):
                found.append(
                    Item(area, country, continent, state or ("done" if done and done.day <= self.day else "open"))
                )
        return found

    # Rows

    def by(self, way: str) -> list[Line]:
        """One row for each continent, kind or group."""
        rows: dict[Any, list[Fact]] = defaultdict(list)
        if way == "group":
            for pk, countries in self.members.items():
                rows[pk] = [fact for fact in self.facts if fact.country in countries]
        else:
            for fact in self.facts:
                rows[getattr(fact, way)].append(fact)
        for goal in self.goals:  # a goal for where there is nothing yet is the widest gap
            if (key := self._key(goal, way)) is not None:
                rows.setdefault(key, [])
        words = self.groups if way == "group" else labels(indicators["ties_total"], way, rows)
        found = [
            self._line(words.get(value, ""), value, way, facts)
            for value, facts in rows.items()
            if facts or self._goal(way, value)
        ]
        return sorted(found, key=lambda line: (-line.cells[0].number, line.label))

    def total(self) -> Line:
        return self._line(_("in all"), None, "", self.facts)

    def _line(self, label: str, value, way: str, facts: list[Fact]) -> Line:
        cuts = (Cut(way, value),) if way else ()
        alive = Counter()
        for fact in facts:
            alive[fact.alive] += fact.number
        number = sum(alive.values())
        numbers = {
            ("ties_total", "ties"): number, ("ties_total", "countries"): len({f.country for f in facts}),
            ("ties_new", "ties"): sum(f.number for f in facts if f.new),
            **{(f"ties_{name}", "ties"): alive[name] for name in CLASSES},
        }  # fmt: skip
        cells = [Cell(number, self._url(*which, cuts)) for which, number in numbers.items()]
        goal = self._goal(way, value)
        return Line(label, cells, goal, goal - number if goal is not None else None)

    def _url(self, name: str, measure: str, cuts=()) -> str:
        return _question(name, measure, self.span)._replace(cuts=tuple(cuts)).url

    @staticmethod
    def _key(goal: Goal, way: str):
        """The row of a breakdown for which alone a goal of ties is set."""
        given = {"continent": goal.continent or None, "group": goal.group_id, "kind": goal.kind or None}
        only = {name for name, value in given.items() if value is not None}
        return given.get(way) if goal.what == Goal.What.TIES and only == {way} else None

    def _goal(self, way: str, value) -> int | None:
        if not way:
            none = [g for g in self.goals if g.what == Goal.What.TIES and not (g.continent or g.group_id or g.kind)]
            return max((g.number for g in none), default=None)
        found = [goal.number for goal in self.goals if self._key(goal, way) == value]
        return max(found, default=None)

    def fields(self) -> list[Line]:
        """Plan items by field: planned, done, still to be done, dropped, and the goal of items done."""
        areas = {item.area for item in self.items} | {
            g.area for g in self.goals if g.what == Goal.What.ITEMS and g.area
        }
        return sorted((self._field(area) for area in areas), key=lambda line: (-line.cells[0].number, line.label))

    def _field(self, area: str) -> Line:
        states = [item.state for item in self.items if item.area == area]
        cuts = (Cut("area", area or None),)
        done, dropped = states.count("done"), states.count("dropped")
        cells = [
            Cell(len(states) - dropped, self._url("plan", "planned", cuts)), Cell(done, self._url("plan", "done", cuts)),
            Cell(states.count("open"), self._url("plan_open", "items", cuts)), Cell(dropped, self._url("plan_dropped", "items", cuts)),
        ]  # fmt: skip
        goals = [
            g.number
            for g in self.goals
            if g.what == Goal.What.ITEMS and g.area == area and not (g.continent or g.group_id)
        ]
        goal = max(goals, default=None)
        return Line(area or _("not said"), cells, goal, goal - done if goal is not None else None)

    # Goals

    def told(self) -> list[Told]:
        return [self._told(goal) for goal in self.goals]

    def _told(self, goal: Goal) -> Told:
        name, measure, number = self._counted(goal)
        cuts = [
            Cut(way, value)
            for way, value in (
                ("continent", goal.continent),
                ("group", goal.group_id),
                ("kind", goal.kind if goal.what != Goal.What.ITEMS else ""),  # of ties
                ("area", goal.area if goal.what == Goal.What.ITEMS else ""),  # of plan items
            )
            if value
        ]
        where = " · ".join(value_label(indicators[name], cut) for cut in cuts)
        gap = goal.number - number if goal.what != Goal.What.DORMANT else number - goal.number
        percent = min(100 * number // goal.number, 100) if goal.number else 100
        return Told(goal, where, Cell(number, self._url(name, measure, cuts)), max(gap, 0), percent)

    def _counted(self, goal: Goal) -> tuple[str, str, int]:
        """The figure a goal is measured by, and its number."""
        What = Goal.What
        if goal.what == What.ITEMS:
            return (
                "plan",
                "done",
                sum(i.state == "done" and goal.area in ("", i.area) for i in self._within(goal, self.items)),
            )
        facts = [f for f in self._within(goal, self.facts) if goal.kind in ("", f.kind)]
        if goal.what == What.COUNTRIES:
            return "ties_total", "countries", len({f.country for f in facts})
        if goal.what == What.NEW:
            return "ties_new", "ties", _many(facts, new=True)
        if goal.what in (What.ACTIVE, What.DORMANT):
            return f"ties_{goal.what}", "ties", _many(facts, alive=goal.what)
        return "ties_total", "ties", _many(facts)

    def _within(self, goal: Goal, things: Iterable) -> list:
        inside: Callable = lambda _thing: True  # noqa: E731
        if goal.group_id:
            countries = self.members.get(goal.group_id, set())
            inside = lambda thing: thing.country in countries  # noqa: E731
        return [t for t in things if inside(t) and goal.continent in ("", t.continent)]


@lru_cache(maxsize=64)
def _question(name: str, measure: str, span: Span) -> Question:
    return Question(indicators[name], indicators[name].measure(measure), span)


def _many(facts: Iterable[Fact], **asked) -> int:
    """How many ties, of those that are new or of a class."""
    return sum(f.number for f in facts if all(getattr(f, name) == value for name, value in asked.items()))
