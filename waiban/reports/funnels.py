"""Funnels: how far things have come, where they stand, and honestly where they dropped off; each number opens its records."""

from collections import defaultdict
from statistics import median
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.register.declare import Today, catalogue

from .counting import Cut, breakdown, counted, values
from .declare import Indicator, Records, every, has, has_rows, hidden, indicators, no
from .kinds import ITEMS
from .question import Question
from .span import Span
from .values import labels

PROJECT, NEED, MATCH, SERVICE = "projects/project", "services/need", "services/match", "services/service"


class Step(NamedTuple):
    name: str
    label: Any
    reached: Any  # the condition; a step holds what all steps before it hold


class Funnel(NamedTuple):
    name: str
    title: Any
    register: str
    steps: tuple[Step, ...]
    ways: tuple[str, ...]
    date: str | None = None  # a cohort: what began in the period; without it all there ever were
    stopped: Any = None  # a condition that parts what stopped from what still stands there
    stages: bool = False  # tells the days in each stage
    note: Any = ""

    def indicator(self, part: str, step: Step) -> Indicator:
        return indicators[f"{self.name}_{step.name}_{part}"]


funnels: dict[str, Funnel] = {}


def load() -> None:
    """Declares the funnels and the indicators behind their numbers."""
    for funnel in (_projects(), _needs()):
        funnels[funnel.name] = funnel
        before: list = []
        for step, following in zip(funnel.steps, [*funnel.steps[1:], None], strict=True):
            before.append(step.reached)
            reached = every(*before)
            here = every(reached, no(following.reached)) if following else reached
            parts = {"reached": reached, "here": here}
            if funnel.stopped:
                parts |= {"here": every(here, no(funnel.stopped)), "stopped": every(here, funnel.stopped)}
            hidden(*(_indicator(funnel, step, part, where) for part, where in parts.items()))


PARTS = {"reached": _("reached"), "here": _("stands there"), "stopped": _("stopped there")}


def _indicator(funnel: Funnel, step: Step, part: str, where) -> Indicator:
    return Indicator(
        f"{funnel.name}_{step.name}_{part}", funnel.register, title=_Titled(step.label, PARTS[part]), where=where, date=funnel.date,
        stock=funnel.date is None, country="country", by=funnel.ways, measures=(Records("records", unit=ITEMS),),
    )  # fmt: skip


class _Titled(NamedTuple):
    step: Any
    part: Any

    def __str__(self) -> str:
        return f"{self.step}: {self.part}"


def _projects() -> Funnel:
    register = catalogue[PROJECT]
    words = dict(register.stages.rows.model._meta.get_field("stage").flatchoices)
    order = register.stages.order
    steps = tuple(
        Step(stage, words[stage], has_rows(PROJECT, register.stages.name, Q(stage__in=order[number:], on__lte=Today())))
        for number, stage in enumerate(order)
    )
    stopped = has_rows(PROJECT, register.stages.name, Q(stage__in=register.stages.side, on__lte=Today()))
    note = _(
        "All projects up to the day. Who reached a later stage has passed the earlier ones. Days are those between two dated stages."
    )
    return Funnel(
        "projects",
        _("Funnel of projects"),
        PROJECT,
        steps,
        ("sector", "district"),
        stopped=stopped,
        stages=True,
        note=note,
    )


def _needs() -> Funnel:
    met = Q(met_on__lte=Today())
    agreed = has(MATCH, "need", met & Q(outcome="agreed", agreed_on__lte=Today()))
    served = has(SERVICE, "", Q(delivered_on__lte=Today()), organisation="organisation", delivered_on__gte="raised_on")
    steps = (
        Step("raised", pgettext_lazy("funnel", "needs raised"), Q(raised_on__lte=Today())),
        Step("matched", pgettext_lazy("funnel", "offer proposed"), has(MATCH, "need", Q(proposed_on__lte=Today()))),
        Step("met", pgettext_lazy("funnel", "brought together"), has(MATCH, "need", met)),
        Step(
            "outcome",
            pgettext_lazy("funnel", "came to an outcome"),
            has(MATCH, "need", met & Q(outcome__in=("agreed", "failed"))),
        ),
        Step("agreed", pgettext_lazy("funnel", "agreed"), agreed),
        Step("delivered", pgettext_lazy("funnel", "service delivered"), served),
    )
    note = _(
        "Needs raised in the period, as they stand on its last day. Delivered: agreed, and a service to the same firm since the need was raised."
    )
    return Funnel("needs", _("Funnel of needs and services"), NEED, steps, ("sector",), date="raised_on", note=note)


class Line(NamedTuple):
    """One step: who reached it, in percent of the first and of the step before, who left there, and the days."""

    step: Step
    reached: int
    of_first: float | None
    of_before: float | None
    here: int
    stopped: int | None
    days: float | None
    urls: dict[str, str]


def lines(funnel: Funnel, span: Span, user, cuts: tuple[Cut, ...] = ()) -> list[Line]:
    days = days_in_stages(funnel, span, user, cuts) if funnel.stages else {}
    found: list[Line] = []
    for step in funnel.steps:
        parts = ("reached", "here", *(("stopped",) if funnel.stopped else ()))
        numbers = {p: values(funnel.indicator(p, step), span, user, cuts)["records"] for p in parts}
        first = found[0].reached if found else numbers["reached"]
        before = found[-1].reached if found else numbers["reached"]
        urls = {p: Question(one := funnel.indicator(p, step), one.measures[0], span, cuts).url for p in parts}
        found.append(
            Line(step, numbers["reached"], _percent(numbers["reached"], first), _percent(numbers["reached"], before), numbers["here"],
                 numbers.get("stopped"), days.get(step.name), urls)
        )  # fmt: skip
    return found


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None


def days_in_stages(funnel: Funnel, span: Span, user, cuts=()) -> dict[str, float]:
    """The median days between entering a stage and the next dated stage; what still stands there is not counted."""
    first = funnel.indicator("reached", funnel.steps[0])
    rows = first.register.stages.rows
    records = counted(first, span, user, cuts)
    found = rows.model._default_manager.filter(on__lte=span.day, **{f"{rows.parent}__in": records.values("pk")})
    taken: dict[str, list[int]] = defaultdict(list)
    last: tuple = ()
    for record, stage, on in found.order_by(rows.parent, "on", "position").values_list(rows.parent, "stage", "on"):
        if last and last[0] == record and last[1] != stage:
            taken[last[1]].append((on.day - last[2]).days)
            last = record, stage, on.day
        elif not last or last[0] != record:
            last = record, stage, on.day
    return {stage: median(days) for stage, days in taken.items()}


def table(funnel: Funnel, span: Span, user, way: str) -> list[tuple[str, list[tuple[int, str]]]]:
    """One line for each country or sector: how many reached each step, each number with its list."""
    counts: dict[Any, dict[str, int]] = defaultdict(dict)
    for step in funnel.steps:
        for value, figures in breakdown(funnel.indicator("reached", step), span, way, user):
            counts[value][step.name] = figures["records"]
    first = funnel.steps[0].name
    ordered = sorted(counts, key=lambda value: (-counts[value].get(first, 0), str(value)))
    words = labels(funnel.indicator("reached", funnel.steps[0]), way, ordered)
    return [
        (words[v], [_cell(funnel, step, span, Cut(way, v), counts[v].get(step.name, 0)) for step in funnel.steps])
        for v in ordered
    ]


def _cell(funnel: Funnel, step: Step, span: Span, cut: Cut, number: int) -> tuple[int, str]:
    one = funnel.indicator("reached", step)
    return number, Question(one, one.measures[0], span, (cut,)).url
