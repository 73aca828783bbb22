"""What a page, a sheet and a paragraph show: each figure with last year's, the change, and the list it opens."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from waiban.register.rights import may_see
from waiban.targets.kept import kept

from .counting import Cut, breakdown, measured_by, values
from .declare import SECTIONS, Indicator, Measure, indicators
from .question import Question
from .span import Span
from .stated import known
from .telling import Change, change, plain
from .values import labels, way_label

SHOWN = 60  # lines of a breakdown on a page; the sheet has all


class Figure(NamedTuple):
    measure: Measure
    value: Any
    before: Any
    change: Change | None
    url: str
    before_url: str

    @property
    def label(self) -> str:
        return str(self.measure.label or self.measure.unit)

    @property
    def text(self) -> str:
        return plain(self.value)

    @property
    def before_text(self) -> str:
        return plain(self.before)


class Line(NamedTuple):
    """One line of a breakdown, as long as it is against the longest."""

    label: str
    figures: list[Figure]
    width: int
    before_width: int


def seen_by(user) -> list[Indicator]:
    """The lines of the report this person may see, part by part."""
    order = list(SECTIONS)
    shown = [one for one in indicators.values() if one.section and may_see(user, one.register)]
    return sorted(shown, key=lambda one: order.index(one.section))


def report(user, span: Span) -> list[tuple[Indicator, dict, dict]]:
    """Each line with the figures of the period and of the same one of last year; counted again when something changed."""
    return kept(("report", user.pk, span, span.day), lambda: counted_report(user, span))


def counted_report(user, span: Span) -> list[tuple[Indicator, dict, dict]]:
    return [(one, values(one, span, user), values(one, span.before, user)) for one in seen_by(user)]


def told(found: list[tuple[Indicator, dict, dict]]) -> tuple[list, list]:
    """The lines that have figures, and those nobody has typed in yet, by their numbers."""
    left = [entry[0] for entry in found if not known(entry)]
    return [entry for entry in found if known(entry)], sorted(left, key=lambda one: one.numbers)


def figures(one: Indicator, span: Span, now: dict, before: dict, cuts=(), last=None) -> list[Figure]:
    """`last` are the cuts of last year where they are other ones: the month of last year."""
    found = []
    for measure in one.measures:
        if measure.name in now:
            value, earlier = now[measure.name], before.get(measure.name, 0)
            found.append(
                Figure(
                    measure, value, earlier, change(measure, value, earlier), Question(one, measure, span, cuts).url,
                    Question(one, measure, span.before, cuts if last is None else last).url,
                )
            )  # fmt: skip
    return found


def lines(one: Indicator, span: Span, way: str, user, cuts: tuple[Cut, ...] = ()) -> list[Line]:
    """A breakdown with last year beside it; what was only there last year stands at the end."""
    now = dict(breakdown(one, span, way, user, cuts))
    before = dict(breakdown(one, span.before, way, user, cuts))
    keys = [*now, *(key for key in (_a_year_on(way, k) for k in before) if key not in now)]
    keys = sorted(keys) if way == "month" else keys
    words = labels(one, way, keys)
    nothing = {measure.name: 0 for measure in measured_by(one, way)}
    first = next(iter(nothing), "")
    rows = [(key, now.get(key, nothing), before.get(_a_year_back(way, key), nothing)) for key in keys]
    top = max((max(n.get(first) or 0, b.get(first) or 0) for _key, n, b in rows), default=0) or 1
    return [
        Line(
            words[key],
            figures(one, span, n, b, (*cuts, Cut(way, key)), (*cuts, Cut(way, _a_year_back(way, key)))),
            round(100 * (n.get(first) or 0) / top), round(100 * (b.get(first) or 0) / top),
        )
        for key, n, b in rows
    ]  # fmt: skip


def _a_year_on(way: str, key):
    return f"{int(key[:4]) + 1}{key[4:]}" if way == "month" else key


def _a_year_back(way: str, key):
    return f"{int(key[:4]) - 1}{key[4:]}" if way == "month" else key


def ways(one: Indicator) -> list[tuple[str, str]]:
    return [(name, way_label(one, name)) for name in one.ways if measured_by(one, name)]


def heads(one: Indicator, way: str) -> list[str]:
    return [str(m.label or m.unit) for m in measured_by(one, way)]


def parts(found: Iterable[tuple[Indicator, dict, dict]]) -> dict[str, list]:
    by_part: dict[str, list] = {}
    for entry in found:
        by_part.setdefault(entry[0].section, []).append(entry)
    return by_part
