"""The columns of a register in the API: how a value goes out as JSON, and how what comes in becomes the column's value."""

from collections.abc import Mapping
from functools import cached_property, lru_cache

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from waiban.kernel import ids
from waiban.kernel.text import clean

from .. import pointer
from ..declare import Column, Register, Rows, catalogue
from ..names import Names, number
from ..rights import hidden_from, visible
from ..sheets import cells
from ..sheets.layout import writable
from ..writing.forms import ROWS_AT_MOST

DERIVED = ("id", "display", "page")  # said about every record, never written
SHAPES = {
    "number": ((int, float, str), _("a number")),
    "yes_no": ((bool,), _("true or false")),
    "relation": ((str, dict), _("the number or the name of a record")),
    "partial": ((str,), _("a date as text: 2021, 2021-04 or 2021-04-15")),
    "date": ((str,), _("a date as text: 2021-04-15")),
    "moment": ((str,), _("a time as text: 2021-04-15T14:30:00+08:00")),
}


class ColumnField(serializers.Field):
    """One column. Out: text, numbers, the code of a choice, {"id", "name"} of a relation; in: the same, or a name."""

    default_error_messages = {
        "required": _("This is needed."),
        "null": _("This cannot be empty."),
        "shape": _("Write {shape} here."),
    }

    def __init__(self, column: Column, **kwargs):
        self.column = column
        super().__init__(**kwargs)

    def get_attribute(self, instance):
        return self.column.value(instance)

    def to_representation(self, value):
        kind = self.column.kind
        if kind == "relation":
            return {"id": ids.encode(value.pk), "name": str(value)}
        if kind in ("number", "yes_no"):
            return value if isinstance(value, int | float) else str(value)  # amounts keep all their places
        if kind == "moment":
            return value.isoformat()
        return str(value)

    def run_validation(self, data=serializers.empty):
        if data is serializers.empty:
            return super().run_validation(data)
        kinds, shape = SHAPES.get(self.column.kind, ((str,), _("text")))
        if data is None:
            data = ""
        elif not isinstance(data, kinds) or (isinstance(data, bool) and bool not in kinds):
            self.fail("shape", shape=shape)
        try:
            value = self._related(data) if self.column.kind == "relation" else self._read(data)
            if value and self.column.kind == "pointer" and value not in pointer.named([value], self.context["user"]):
                raise ValidationError(pointer.NOBODY)
        except ValidationError as error:
            raise serializers.ValidationError(error.messages) from error
        if value is cells.NEVER:
            self.fail("null")
        return value

    @cached_property
    def _read(self):
        field = self.column.field
        if self.column.kind == "pointer":
            return lambda text: pointer.plain(clean(text))
        if self.column.kind in ("text", "long") and isinstance(field, models.CharField | models.TextField):
            return lambda text: clean(text) or (None if field.null else "")
        return cells.reader(self.column)

    def _related(self, data):
        """The record a number or a name means; what the record holds already may stay, whoever may see it."""
        text = data.get("id") if isinstance(data, dict) else data
        if not isinstance(text, str):
            self.fail("shape", shape=SHAPES["relation"][1])
        text, model = cells.plain(text), self.column.field.related_model
        if not text:
            return cells.empty(self.column.field)
        if (pk := number(text)) is not None and (found := self._numbered(model, pk)):
            return found
        names = self.context["names"].setdefault(model, Names(model, self.context["user"]))
        names.prepare({text})
        return names.find(text)

    def _numbered(self, model, pk):
        if held := self.context["held"].get((model, pk)):
            return held
        target = catalogue.of(model)
        records = visible(self.context["user"], target) if target else model._default_manager.all()
        return records.filter(pk=pk).first()


class Code(serializers.CharField):
    """The number of a row."""

    def to_representation(self, value):
        return ids.encode(value)


class Told(serializers.CharField):
    """Something said about the whole record."""

    def __init__(self, say):
        self.say = say
        super().__init__(source="*", read_only=True)

    def to_representation(self, value):
        return self.say(value)


class Known(serializers.Serializer):
    """Refuses what it does not know: a column written wrongly must not be lost in silence."""

    columns: tuple[Column, ...] = ()
    written: frozenset[str] = frozenset()

    def get_fields(self):
        return {c.path: self._field(c) for c in self.columns}

    def _field(self, column: Column):
        if column.path not in self.written:
            return ColumnField(column, read_only=True)
        return ColumnField(column, required=not column.field.blank and not column.field.has_default())

    def to_internal_value(self, data):
        problems = self.problems(data) if isinstance(data, Mapping) else {}
        try:
            values = super().to_internal_value(data)
        except serializers.ValidationError as error:
            problems = {**error.detail, **problems}
        if problems:
            raise serializers.ValidationError(problems)
        return values

    def problems(self, data) -> dict[str, list]:
        return {name: [_("There is no such column here.")] for name in data if name not in self.fields}


class RowSerializer(Known):
    """A row inside a record; with its `id` a stored row goes on, without one it is new."""

    def get_fields(self):
        return {"id": Code(required=False, help_text=_("Leave it out for a new row.")), **super().get_fields()}


class RecordSerializer(Known):
    """A record with its rows as a person may see it."""

    register: Register
    rows: tuple[tuple[str, type[RowSerializer]], ...] = ()

    def get_fields(self):
        fields = dict(zip(DERIVED, map(Told, (lambda r: r.code, str, self.register.address)), strict=True))
        fields["version"] = serializers.IntegerField(
            required=False, min_value=0, help_text=_("The version you saw; a change must name it.")
        )
        fields |= super().get_fields()
        for name, shape in self.rows:
            fields[name] = shape(many=True, required=False, max_length=ROWS_AT_MOST, read_only=not shape.written)
        chosen = self.context.get("columns")
        return {name: field for name, field in fields.items() if not chosen or name in (*DERIVED, "version", *chosen)}

    def problems(self, data) -> dict[str, list]:
        """What is only shown may come back as it went out, so that a record that was read can be sent again."""
        found = super().problems(data)
        shown = self.to_representation(self.instance) if self.instance else {}
        stages = self.register.stages
        for name, value in data.items():
            if name in found or name in DERIVED or not self.fields[name].read_only or value == shown.get(name):
                continue
            found[name] = [_("This cannot be written here: it follows from other columns.")]
            if stages and name == "stage":
                found[name] = [_("The stage follows from the dated stages: add one with its date to “stages”.")]
        return found


def record_serializer(register: Register, user=None) -> type[RecordSerializer]:
    """The shape of a record as this person sees it; without a person the whole, as the schema tells it."""
    return _shape(register, hidden_from(user, register))


@lru_cache(maxsize=500)
def _shape(register: Register, hidden: frozenset) -> type[RecordSerializer]:
    derived = ("stage",) if register.stages else ()
    inner = [(rows.name, _row_shape(register, rows, hidden)) for rows in register.rows]
    body = {
        **_columns(register.columns, hidden, derived),
        "register": register,
        "rows": tuple((name, shape) for name, shape in inner if shape.columns),
        "__doc__": type(register).__doc__,
    }
    return type(_named(register, register.model), (RecordSerializer,), body)


def _row_shape(register: Register, rows: Rows, hidden: frozenset) -> type[RowSerializer]:
    body = {**_columns(rows.columns, hidden), "__doc__": rows.model.__doc__}
    return type(_named(register, rows.model), (RowSerializer,), body)


def _columns(columns, hidden, derived=()) -> dict:
    seen = tuple(c for c in columns if "api" in c.show and (c.private is None or c.private not in hidden))
    return {
        "columns": seen,
        "written": frozenset(c.path for c in seen if writable(c) and "edit" in c.show) - {*derived},
    }


def _named(register: Register, model) -> str:
    """The name of a shape in the schema."""
    return register.label.split("/")[0].title() + model.__name__
