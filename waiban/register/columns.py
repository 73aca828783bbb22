"""The columns of a register and of its rows: what people see, filter and exchange, each a field or a path to one."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Q

from waiban.kernel.dates import PartialDateField
from waiban.kernel.zones import ZoneField, with_name

EVERYWHERE = ("list", "detail", "edit", "sheet", "api")
QUIET = ("detail", "edit", "sheet", "api")


@dataclass
class Column:
    """One thing people see, filter and exchange: a field, or a path over relations ("tie__city").

    search: found by typed words · filter: offered as a filter (dates and numbers get from–to) · show: surfaces ·
    private: the right one needs to see it anywhere · small: second line in lists · label: else the field's name.
    """

    path: str
    search: bool = False
    filter: bool = False
    show: tuple[str, ...] = EVERYWHERE
    private: str | None = None
    small: bool = False
    label: Any = None
    field: models.Field = field(init=False, repr=False, default=None)

    def bind(self, model) -> "Column":
        """Find the model field at the end of the path; fails at start when the path does not exist."""
        current = model
        for part in self.path.split("__"):
            self.field = current._meta.get_field(part)
            current = self.field.related_model
        if self.label is None:
            self.label = self.field.verbose_name
        return self

    @property
    def own(self) -> bool:
        """Kept on the record itself, so that it can be edited and imported."""
        return "__" not in self.path

    @cached_property
    def kind(self) -> str:
        """text, long, choice, number, yes_no, date, partial, moment, file, relation or pointer (pointer.PointerField)."""
        if self.field.is_relation:
            return "relation"
        if self.field.choices:
            return "choice"
        if getattr(self.field, "said", None) is not None:
            return "pointer"
        for kind, types in KINDS:
            if isinstance(self.field, types):
                return kind
        return "text"

    @cached_property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.path.split("__"))

    @cached_property
    def choices(self) -> dict:
        """The words of each choice."""
        return dict(self.field.flatchoices)

    def value(self, record):
        """The value on the record, None where the path breaks off."""
        for part in self.parts:
            if record is None:
                return None
            record = getattr(record, part)
        return record

    def shown(self, record):
        """The value as people read it: the words of a choice, else the value."""
        value = self.value(record)
        if self.kind == "choice" and value not in (None, ""):
            return self.choices.get(value, value)
        return with_name(value) if value and isinstance(self.field, ZoneField) else value


KINDS = (
    ("partial", PartialDateField),
    ("moment", models.DateTimeField),
    ("date", models.DateField),
    ("yes_no", models.BooleanField),
    ("file", models.FileField),
    ("number", (models.IntegerField, models.DecimalField, models.FloatField)),
    ("long", models.TextField),
)


class Rows:
    """Child records edited, kept in history and exported with their record."""

    def __init__(self, name: str, columns: tuple[str | Column, ...], label=None, due: str = "", open: Q = Q()):
        self.name, self.label, self.due, self.open = name, label, due, open
        self.columns = tuple(c if isinstance(c, Column) else Column(c) for c in columns)

    def bind(self, model) -> "Rows":
        relation = model._meta.get_field(self.name)
        self.model, self.parent = relation.related_model, relation.field.name
        self.label = self.label or self.model._meta.verbose_name_plural
        for column in self.columns:
            column.bind(self.model)
        return self
