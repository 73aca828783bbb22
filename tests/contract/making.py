"""Records of any register with something in every column, made from the declaration and the register's own factory."""

import datetime as dt
import importlib
import os
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from factory.django import DjangoModelFactory

from waiban.kernel.dates import as_partial
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.register.pointer import pointer_to
from waiban.register.writing.forms import writable

DESK = os.environ.get("WAIBAN_DESK") == "1"


def factory_of(register) -> type[DjangoModelFactory]:
    """The factory whose model is the register's, from the package's tests.factories."""
    module = importlib.import_module(f"waiban.{register.model._meta.app_label}.tests.factories")
    for thing in vars(module).values():
        if isinstance(thing, type) and issubclass(thing, DjangoModelFactory) and thing._meta.model is register.model:
            return thing
    raise AssertionError(f"{register.label} has no factory in {module.__name__}")


def share(register, values, of: int = 3) -> list:
    """A third of the values, begun elsewhere for each register: all together try each of them many times."""
    return list(values)[list(catalogue).index(register.label) % of :: of]


def some(register, values, of: int = 3) -> list:
    """All of the values, a share of them at the desk."""
    return share(register, values, of) if DESK else list(values)


def texts(columns) -> list:
    """The columns that keep what somebody typed."""
    return [c for c in columns if c.own and c.kind in ("text", "long") and c.field.editable and not c.field.choices]


def allows(field, value) -> bool:
    try:
        field.clean(value, None)
    except ValidationError:
        return False
    return True


def text_for(field, *wishes: str) -> str:
    """The first of the wishes that the field allows, else something it does; fields of mail and user names have a shape."""
    longest = field.max_length or 200
    for wish in (*(w[:longest] for w in wishes), "w@lan.example", "Asia/Tokyo", "w"):
        if allows(field, wish):
            return wish
    raise AssertionError(f"no text is allowed in {field}")


def least(field) -> int:
    """From where on the numbers of a column begin where it says so itself: years are no nought."""
    own = [v.limit_value for v in field._validators if isinstance(v, MinValueValidator)]
    return max([0, *own])


def value_for(column, n: int):
    """A value a column allows, another for each number."""
    field = column.field
    if column.kind == "choice":
        values = [value for value, _label in field.flatchoices if value not in (None, "")]
        return values[n % len(values)]
    if column.kind == "relation":
        return factory_of(catalogue.of(field.related_model))()
    if column.kind == "pointer":
        return pointer_to(factory_of(catalogue["contacts/exchange"])())
    if column.kind in ("text", "long"):
        name = f"{chr(0x4E00 + n)}记{n}"
        return text_for(field, name, f"w{n}@lan.example", f"w{n}")
    return {
        "partial": as_partial(("2027", "2027-04", "2027-04-15")[n % 3]),
        "date": dt.date(2026, 4, 15),
        "moment": dt.datetime(2026, 4, 15, 14, 30, tzinfo=dt.UTC),
        "yes_no": True,
        "number": Decimal("12.50") if isinstance(field, models.DecimalField) else least(field) + n + 2,
    }[column.kind]


def fresh(register, n: int = 0):
    """A record nothing points at yet."""
    make = factory_of(register)
    names = {name: value_for(register.column(name), n) for name in make._meta.django_get_or_create or ()}
    return make(**(names if register.model._meta.app_label == "accounts" else {}))


def filled(register, n: int = 0):
    """A record with something in every column, and two rows of every kind."""
    record = fresh(register, n)
    for column in register.columns:
        if column.own and column.field.editable and column.kind != "file" and column.value(record) in (None, ""):
            setattr(record, column.path, value_for(column, n))
    rows = {rows.name: [row_for(rows, 2 * n), row_for(rows, 2 * n + 1)] for rows in register.rows}
    records.save(record, by="test", rows=rows)
    return register.model._default_manager.get(pk=record.pk)


def row_for(rows, n: int):
    return rows.model(**{c.path: value_for(c, n) for c in rows.columns if c.own and c.field.editable})


def rows_of(register, record) -> dict[str, list]:
    return {r.name: list(r.model._default_manager.filter(**{r.parent: record})) for r in register.rows}


def image(register, record, columns=None) -> dict:
    """Everything a record holds, its rows too, without numbers of its own."""
    record = register.model._default_manager.get(pk=record.pk)
    kept = records.plain(record)
    rows = {
        r.name: [records.plain(row, skip=(r.parent,)) for row in lines]
        for r, lines in zip(register.rows, rows_of(register, record).values(), strict=True)
    }
    return {name: value for name, value in (kept | rows).items() if columns is None or name in columns}


def written_by(register, person) -> list:
    """The columns this person writes herself."""
    return writable(register.columns, person, derived=("stage",) if register.stages else ())
