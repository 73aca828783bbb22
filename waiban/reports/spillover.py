"""Beside an event: what came of it after 0, 6, 12 and 24 months (E-23), each figure with the list of its records."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models import CharField, Count, DecimalField, QuerySet, Sum, Value
from django.db.models.functions import Cast
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from waiban.kernel.dates import today
from waiban.kernel.spans import after
from waiban.register.declare import Register, catalogue
from waiban.register.lists.planning import through_relations
from waiban.register.pointer import pointer_to
from waiban.register.rights import may_see, visible, why_not_change

from .counting import Cut, counted
from .declare import Indicator, Measure, indicators
from .question import Question
from .span import FIRST, LAST, Span
from .telling import plain

EVENT, SECTION, POINTER, HELD = "events/event", "spillover", "came_of", "held"
NOW = -1  # stands for today, whatever marks have passed
NUMBER = DecimalField(max_digits=20, decimal_places=2)


class Cell(NamedTuple):
    """One figure at one mark; None for a day that is still to come."""

    months: int
    number: Any
    url: str

    @property
    def text(self) -> str:
        return plain(self.number)


class Line(NamedTuple):
    label: Any
    unit: Any
    cells: list[Cell]


class Kept(NamedTuple):
    """All records of a register that name the event, dated or not, and the way to add one."""

    register: Register
    number: int
    url: str
    new: str


def marks(event) -> dict[int, Span]:
    """From the event's first day until so many months after its last one, and until today."""
    months_after = catalogue[EVENT].marks(event)
    first, last = max(event.begins.first_day, dt.date(FIRST, 1, 1)), (event.ends or event.begins).day
    days = {months: min(after(last, months=months), dt.date(LAST, 12, 31)) for months in months_after} | {NOW: today()}
    return {months: Span(first, max(first, day)) for months, day in days.items()}


def lines(user, event) -> tuple[list[Line], list[Kept]]:
    """Every figure at every mark that has passed: one question, however much came of it."""
    seen = [one for one in indicators.values() if one.section == SECTION and may_see(user, one.register)]
    spans = marks(event)
    passed = {months: span for months, span in spans.items() if span.last <= today()}
    naming = {one.register: _naming(one, event) for one in seen}
    asked = [_number(visible(user, r).filter(**{cut.way: cut.value}).order_by(), r.label) for r, cut in naming.items()]
    asked += [
        _number(
            through_relations(counted(one, span, user, (naming[one.register],), measure), naming[one.register].way),
            _key(one, measure, months), measure,
        )
        for one in seen for measure in one.measures for months, span in passed.items()
    ]  # fmt: skip
    found = dict(asked[0].union(*asked[1:], all=True)) if asked else {}
    told = [_line(one, measure, spans, (naming[one.register],), found) for one in seen for measure in one.measures]
    kept = [_kept(user, r, cut, event, int(found.get(r.label) or 0)) for r, cut in naming.items()]
    return [line for line in told if line], kept


def _naming(one: Indicator, event) -> Cut:
    """How records of this figure's register name the event: by a relation, or by a pointer from below."""
    return Cut("event", event.pk) if "event" in one.ways else Cut(POINTER, pointer_to(event))


def _key(one: Indicator, measure: Measure, months: int) -> str:
    return f"{one.name}.{measure.name}.{months}"


def _number(records: QuerySet, key: str, measure: Measure | None = None) -> QuerySet:
    """A line (key, number) of the question."""
    number = Sum(measure.of) if measure and measure.form == "total" else Count("pk")
    named = records.annotate(key_=Value(key, output_field=CharField())).values("key_")
    return named.annotate(number_=Cast(number, NUMBER)).values_list("key_", "number_")


def _line(one: Indicator, measure: Measure, spans: dict[int, Span], cut, found: dict) -> Line | None:
    """Sums that are nought everywhere are not told."""
    cells = []
    for months, span in spans.items():
        number = found.get(_key(one, measure, months), 0) or 0 if span.last <= today() else None
        number = int(number) if number is not None and number == int(number) else number
        cells.append(Cell(months, number, Question(one, measure, span, cut).url if number else ""))
    if measure.form == "total" and not any(cell.number for cell in cells):
        return None
    return Line(one.title if measure.form == "records" else "", measure.unit, cells)


def _kept(user, register: Register, cut: Cut, event, number: int) -> Kept:
    here = f"?{cut.way}={cut.value if cut.way == POINTER else event.code}"
    new = "" if why_not_change(user, register) else register.address(page="new") + here
    return Kept(register, number, register.address() + here if number else "", new)


def _tidy(value):
    """640 rather than 640.00, 93.5 rather than 93.50."""
    return int(value) if value == int(value) else value.normalize()


def measured(register: Register, event, spans: dict[int, Span]) -> list[dict]:
    """What was measured of the event itself: each value with the mark at which it was first known."""
    passed = {months: span for months, span in spans.items() if span.last <= today()}
    taken = register.measured(event, [span.last for span in passed.values()])
    return [{"label": line.label, "source": line.source, "told": list(_changes(line.values, passed))} for line in taken]


def _changes(values: list, marks_: Iterable[int]) -> Iterator[tuple[str, str]]:
    before = None
    for months, value in zip(marks_, values, strict=True):
        if value is not None and value != before:
            yield _when(months), plain(_tidy(value))
            before = value


def _when(months: int) -> str:
    """Nothing is said of what was known when the event was held."""
    if months == NOW:
        return pgettext("mark", "today")
    return _("after %(n)s months") % {"n": months} if months else ""


def panel(request, register, record) -> str:
    """Nothing stands there for what never took place, unless something names it."""
    if register.label != EVENT:
        return ""
    told, kept = lines(request.user, record)
    if not kept or (record.status != HELD and not any(one.number for one in kept)):
        return ""
    spans = marks(record)
    context = {
        "lines": told,
        "kept": kept,
        "months": [months for months in spans if months != NOW],
        "people": register.people(record) if record.status == HELD else [],
        "measured": measured(register, record, spans),
        "began": spans[NOW].last <= today(),
        "came": any(one.number for one in kept),
    }
    return render_to_string("reports/_spillover.html", context, request)
