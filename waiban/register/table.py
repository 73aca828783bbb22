"""The lines of a list as HTML, written by one loop over the columns: fifty records in about two milliseconds."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from operator import attrgetter
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from waiban.kernel.dates import PartialDate, today
from waiban.kernel.spans import after
from waiban.kernel.zones import ZoneField, with_name

from .templatetags.show import shown

LONG_WORDS, SHORT_WORDS = 60, 40  # a number or a short name stands on one line
DATE, SHORT = ' class="num"', ' class="short"'
CLASSES = {
    "number": ' class="num right"',
    "date": DATE,
    "partial": DATE,
    "moment": DATE,
    "choice": SHORT,
    "yes_no": SHORT,
}
soon: list[Callable[[], int]] = []  # from how many days before on a deadline stands out; a package above says it


@dataclass
class Layout:
    """Which columns stand beside each other, and which stand small under the one that names the record."""

    columns: list
    main: object = None
    small: list = field(default_factory=list)
    due: tuple[str, ...] = ()

    def __post_init__(self):
        self.cells = [(self._css(c), c is self.main, cell(c)) for c in self.columns]
        self.small_cells = [cell(c) for c in self.small]
        self.name = next((told for _css, main, told in self.cells if main), lambda _record: "")

    def _css(self, column) -> str | Callable[[Any], str]:
        if column.path in self.due:
            return nearly_due(column)
        short = column.kind == "text" and (column.field.max_length or LONG_WORDS) <= SHORT_WORDS
        return SHORT if short or column.path in ("person", "division") else CLASSES.get(column.kind, "")


def nearly_due(column) -> Callable[[Any], str]:
    """A deadline of the next weeks has the colour of what is nearly due."""
    first = today()
    last = after(first, days=soon[0]() if soon else 0)

    def css(record) -> str:
        found = column.value(record)
        day = getattr(found, "day", None) if isinstance(found, PartialDate) else found
        return ' class="num soon"' if day and first <= day <= last else DATE

    return css


def layout(columns, due: tuple[str, ...] = ()) -> Layout:
    main = main_column(columns)
    small = [c for c in columns if c.small and c is not main]
    return Layout([c for c in columns if c not in small], main, small, due)


def main_column(columns):
    """The column that names the record: set in bold, linked, with the small columns beneath."""
    named = (c for c in columns if c.path == "title" or c.path.split("_")[0] == "name")
    return next(named, columns[0] if columns else None)


def words(column, record) -> str:
    """A column of a record in words, shortened for one line, not yet escaped."""
    return teller(column)(record)


def teller(column) -> Callable[[Any], str]:
    """How a column tells its value in words, worked out once for all lines."""
    value = attrgetter(column.path) if column.own else column.value
    if column.kind == "choice":
        labels = {chosen: str(label) for chosen, label in column.choices.items()}
        return lambda record: labels.get(found := value(record), found) or ""

    if isinstance(column.field, ZoneField):
        return lambda record: with_name(found) if (found := value(record)) else ""

    if column.kind == "relation":
        return lambda record: "" if (found := value(record)) is None else str(found)

    def tell(record) -> str:
        found = value(record)
        if found is None or found == "":
            return ""
        text = found if type(found) is str else shown(found)
        return text[:LONG_WORDS] + "…" if column.kind == "long" and len(text) > LONG_WORDS else text

    return tell


def cell(column) -> Callable[[Any], str]:
    """The same as HTML; what stands on many lines (a person, a choice, a day) is put into words once a page."""
    tell = teller(column)
    if column.kind in ("text", "long", "file"):
        return lambda record: escape(tell(record))
    value, known = attrgetter(column.field.attname) if column.own else column.value, {}

    def told(record) -> str:
        found = known.get(key := value(record))
        if found is None:
            found = known[key] = escape(tell(record))
        return found

    return told


def line(record, code: str, url: str, shape: Layout, later: list[str]) -> SafeString:
    """One record as a table row; everything a person wrote is escaped here. `later`: places of what is still fetched."""
    name = shape.name(record) or escape(str(record))
    cells = [
        _name(record, url, name, shape)
        if main
        else f"<td{css if type(css) is str else css(record)}>{told(record)}</td>"
        for css, main, told in shape.cells
    ]
    cells += [f'<td><span id="{place}"></span></td>' for place in later]
    return mark_safe(
        f'<tr data-row data-href="{url}" data-id="{code}"><td class="pick">'
        f'<input type="checkbox" name="id" value="{code}" aria-label="{name}"></td>{"".join(cells)}</tr>'
    )


def _name(record, url: str, name: str, shape: Layout) -> str:
    small = " · ".join(part for told in shape.small_cells if (part := told(record)))
    below = f"<small>{small}</small>" if small else ""
    return f'<td class="t"><a href="{url}">{name}</a>{below}</td>'
