"""Where a column of the register stands in a sheet, and how its cells are read and compared with what is kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models

from .. import pointer
from ..declare import Column
from ..names import Names, names_of
from . import cells
from .layout import writable
from .match import Purpose


@dataclass(frozen=True, slots=True)
class Unfound:
    """A name that means no record, or several; it may still be how the stored record is called."""

    text: str
    sentence: str


class Place:
    """One column of the register at one column of the sheet."""

    def __init__(self, column: Column, index: int, names: Names | None):
        self.column, self.path, self.index, self.names = column, column.path, index, names
        self.field, self.attname = column.field, column.field.attname
        self.writable = writable(column)
        self.empty = cells.empty(column.field)
        self.cell = None if names else cells.reader(column)
        self.write = cells.writer(column)
        self.repeats = names is not None or column.kind not in ("text", "long")
        self.known: dict[str, object] = {}
        self.pointed: dict[str, models.Model] | None = {} if column.kind == "pointer" else None

    def raw(self, values: list):
        return values[self.index] if self.index < len(values) else None

    def prepare(self, rows: Iterable[list]) -> None:
        """Begin with these rows: all their names are asked for at once."""
        self.known = {}
        if self.names:
            self.names.prepare({cells.plain(raw) for values in rows if (raw := self.raw(values)) not in ("", None)})
        elif self.pointed is not None:
            self.pointed = pointer.named(pointer.plain(cells.plain(self.raw(values))) for values in rows)

    def read(self, values: list):
        """The value of the cell; NEVER when an empty cell says nothing; ValidationError when it cannot be read."""
        raw = values[self.index] if self.index < len(values) else None
        if raw is None or raw == "":
            return self.empty
        if not (self.repeats and type(raw) is str):
            return self._read(raw)
        if raw not in self.known:  # a choice, a day or a firm stands in many rows
            self.known[raw] = self._read(raw)
        return self.known[raw]

    def _read(self, raw):
        if self.pointed is not None:
            return self._pointed(pointer.plain(cells.plain(raw)))
        return self._named(cells.plain(raw)) if self.names else self.cell(raw)

    def _pointed(self, text: str) -> str:
        if text and text not in self.pointed:
            raise ValidationError(pointer.NOBODY)
        return text

    def _named(self, text: str):
        if not text:
            return self.empty
        try:
            return self.names.find(text)
        except ValidationError as error:
            return Unfound(text, error.messages[0])

    def current(self, record: models.Model):
        return getattr(record, self.path)

    def put(self, record: models.Model, value) -> None:
        """Write the value into the record."""
        if self.names is None:
            setattr(record, self.attname, value)
        else:
            setattr(record, self.attname, value and value.pk)
            self.field.set_cached_value(record, value)

    def settled(self, record: models.Model, value) -> bool:
        """Whether the record holds this value already."""
        if record._state.adding:
            return False
        if self.names is None:
            return getattr(record, self.attname) == value
        if isinstance(value, Unfound):
            current = self.current(record)
            return current is not None and value.text in names_of(current)
        return getattr(record, self.attname) == (value and value.pk)

    def text(self, value) -> str:
        """The value as a preview shows it."""
        text = self.write(value)
        return "" if text is None else str(text)


def places_of(
    purpose: Purpose, columns: Iterable[Column], names_of: Callable[[type], Names], prefix: str = ""
) -> list[Place]:
    """The places of a sheet's columns that belong to the record itself (and of its stage, so that it can be checked)."""
    found = []
    for column in columns:
        index = purpose.places.get(prefix + column.path)
        if index is not None and column.own and (writable(column) or column.path == "stage"):
            names = names_of(column.field.related_model) if column.kind == "relation" else None
            found.append(Place(column, index, names))
    return found
