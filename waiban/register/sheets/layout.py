"""How a register lies in sheets: one for its records, a further one for each kind of rows, headed by the columns' labels.

The first sheets' last column is the record's number: with it a record is found again whatever else was changed.
"""

import re
from collections import Counter
from collections.abc import Iterable

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..declare import Column, Register, Rows

NUMBER = "#"  # stands for the record's number among the columns of a sheet
NUMBER_LABEL = _("Record number")
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def shown_columns(register: Register, user) -> tuple[Column, ...]:
    """What this person may take away in a sheet; files stay where they are."""
    return tuple(c for c in register.for_user(user, "sheet") if c.kind != "file")


def row_columns(register: Register, rows: Rows, user) -> tuple[Column, ...]:
    return tuple(c for c in register.row_columns(rows, user, "sheet") if c.kind != "file")


def key_columns(register: Register, user) -> tuple[Column, ...]:
    """The columns by which a row finds its record, when this person may see all of them."""
    columns = {c.path: c for c in shown_columns(register, user)}
    return tuple(columns[name] for name in register.key) if all(name in columns for name in register.key) else ()


def writable(column: Column) -> bool:
    """Whether a cell of this column can change its record: not what is derived or belongs to another record."""
    return column.own and column.field.editable and column.kind != "file"


def headings(columns: Iterable[Column]) -> list[str]:
    """The labels in the reader's language; where two are the same, each with its path."""
    labels = [str(column.label) for column in columns]
    times = Counter(labels)
    return [label if times[label] == 1 else f"{label} ({c.path})" for label, c in zip(labels, columns, strict=True)]


def sheet_name(label, taken: Iterable[str] = ()) -> str:
    """A name a spreadsheet program accepts, different from those taken."""
    name = FORBIDDEN.sub(" ", str(label)).strip("' ")[:31] or "Sheet"
    number = 2
    base, taken = name, {other.casefold() for other in taken}
    while name.casefold() in taken:
        name, number = f"{base[:28]} {number}", number + 1
    return name


def in_every_language(label) -> set[str]:
    """A label as each language of the office writes it."""
    found = {str(label)}
    if isinstance(label, Promise):
        for code, _name in settings.LANGUAGES:
            with translation.override(code):
                found.add(str(label))
    return found
