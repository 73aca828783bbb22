"""Declare a register once: its model, its columns, its named lists; every surface is derived from this.

@register
class Agreements(Register):
    model = Agreement
    columns = (Column("number", search=True), Column("signed_on", filter=True))
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Exists, F, Min, OuterRef, Q, Subquery
from django.urls import reverse

from waiban.kernel.dates import PartialDateField

from . import indexes
from .prepared import Prepared
from .rights import Rights

EVERYWHERE = ("list", "detail", "edit", "sheet", "api")
QUIET = ("detail", "edit", "sheet", "api")
TAKEN = {
    "on": "named lists give each record `on`", "code": "`code` is a record's number in addresses",
    "sort": "lists are sorted by `sort`",
}  # fmt: skip


class Today:
    """Stands in a segment for the day that is asked about, or for so many days after it."""

    def __init__(self, days: int = 0):
        self.ahead = dt.timedelta(days=days)


def on_day(q: Q, day: dt.date) -> Q:
    """The condition with every Today() replaced by the day."""
    children = []
    for child in q.children:
        if isinstance(child, Q):
            children.append(on_day(child, day))
        elif isinstance(child[1], Today):
            children.append((child[0], day + child[1].ahead))
        else:
            children.append(child)
    fresh = Q()
    fresh.children, fresh.connector, fresh.negated = children, q.connector, q.negated
    return fresh


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
        return value


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


class Segment:
    """A named list ("signed", "overdue"): the condition, and the path of the date by which a record counts."""

    def __init__(self, label, q: Q = Q(), on: str | None = None):
        self.label, self.q, self.date = label, q, on

    def bind(self, register) -> "Segment":
        self.register = register
        self.date = self.date or register.date
        return self

    def reached(self, day: dt.date) -> tuple[Rows, models.QuerySet] | None:
        """The rows by which records can come into the list, where it is rows that bring them there."""
        return None

    def narrow(self, queryset, day: dt.date, since: dt.date | None = None):
        """The records of the list as of a day, each with `on`: the date by which it counts, not before `since`."""
        if self.q:
            queryset = queryset.filter(on_day(self.q, day))
        dated = F(self.date) if self.date else models.Value(None, output_field=PartialDateField())
        queryset = queryset.annotate(on=dated)
        return queryset.filter(on__gte=since) if since else queryset


class Reached(Segment):
    """Records that reached a stage; the date is that of the stage's row, so the past can be asked about."""

    def __init__(self, label, *stages: str, q: Q = Q(), ended: tuple[str, ...] = ()):
        super().__init__(label, q)
        self.stages, self.ended = stages, ended

    def reached(self, day: dt.date) -> tuple[Rows, models.QuerySet]:
        rows = self.register.stages.rows
        return rows, rows.model._default_manager.filter(stage__in=self.stages).order_by()

    def narrow(self, queryset, day: dt.date, since: dt.date | None = None):
        rows = self.register.stages.rows
        mine = rows.model._default_manager.filter(**{rows.parent: OuterRef("pk")}, on__lte=day).order_by()
        reached = mine.filter(stage__in=self.stages)
        first = reached.values(rows.parent).annotate(first=Min("on")).values("first")
        queryset = queryset.annotate(on=Subquery(first, output_field=PartialDateField()))
        queryset = queryset.filter(on__gte=since) if since else queryset.filter(Exists(reached))
        if self.ended:
            queryset = queryset.filter(~Exists(mine.filter(stage__in=self.ended)))
        return queryset.filter(on_day(self.q, day)) if self.q else queryset


@dataclass
class Stages:
    """The record's dated stages, kept in rows with `stage`, `on`; `order` lists them as they follow each other."""

    name: str
    order: tuple[str, ...]
    side: tuple[str, ...] = ()
    rows: Rows = field(init=False, repr=False, default=None)


@dataclass
class PointingHere:
    """A panel of records of another register that point at this one: "projects/project" by "agreement"."""

    register: str
    by: str
    label: Any = None  # the heading, else what the register is called


class Register:
    """One register. `key` finds a row on import; `date`, `place`, `party` are what a promise may name."""

    model: type[models.Model]
    key: str | tuple[str, ...] = ()
    date: str | None = None
    span: tuple[str, str] | None = None
    clock: tuple[str, str, str] | None = None  # moments a span begins and ends ("" where none is kept), and their zone
    place: str | tuple[str, ...] = ()
    party: str | tuple[str, ...] = ()
    total: tuple[str, ...] = ()
    point: tuple[str, str] | None = None
    due: tuple[str, ...] = ()
    due_for: dict[str, str] = {}  # which rows' persons a deadline reaches too: "score_by": "reviewers__reviewer"
    pushes: tuple[str, ...] = ()  # the list whose date says that a leader is asked, then paths to what she moves
    same: tuple[str, ...] = ()  # its column, another register, that one's column: equal ones count once
    open = Q()  # whose deadlines still stand: what is done is due no more
    sort: str | None = None
    rights = Rights()
    columns: tuple[Column, ...] = ()
    segments: dict[str, Segment] = {}
    rows: tuple[Rows, ...] = ()
    stages: Stages | None = None
    panels: tuple[PointingHere, ...] = ()
    cards: dict[str, str] = {}  # which column takes what from a business card (see vcard.py)
    card_rows: dict[str, dict[str, str]] = {}  # the same for a kind of rows; the first column must be on the card
    verbs: dict = {}  # what can be done with a record besides writing it (verbs.Verb)
    menu: str | None = None

    def __init__(self):
        for name in ("place", "party", "key"):
            given = getattr(self, name)
            setattr(self, name, (given,) if isinstance(given, str) else tuple(given))
        self._prepared: dict[tuple, Prepared] = {}
        self._look()
        self.columns = tuple(column.bind(self.model) for column in self.columns)
        self.rows = tuple(rows.bind(self.model) for rows in self.rows)
        if self.stages:
            self.stages.rows = next(rows for rows in self.rows if rows.name == self.stages.name)
        self.segments = {name: segment.bind(self) for name, segment in self.segments.items()}
        self.sort = self.sort or (f"-{self.date}" if self.date and "__" not in self.date else "-id")

    def _look(self) -> None:
        """Every path named exists, and no column of the record has a name that means something else everywhere."""
        own = (self.date, *(self.span or ()), *(self.clock or ()), *(self.point or ()), *self.total, *self.due)
        for path in (*self.key, *self.place, *self.party, *self.pushes[1:], *self.same[:1], *filter(None, own)):
            Column(path).bind(self.model)
        for f in self.model._meta.concrete_fields:
            if f.name in TAKEN:
                raise TypeError(f"{self.label}: call the column {f.name} otherwise, {TAKEN[f.name]}")

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """`agreements/agreement`: its name in addresses, history, gauges and the API."""
        return label_of(self.model)

    @property
    def title(self):
        return self.model._meta.verbose_name_plural

    @property
    def single(self):
        return self.model._meta.verbose_name

    def column(self, path: str) -> Column | None:
        return next((column for column in self.columns if column.path == path), None)

    def for_user(self, user, surface: str) -> tuple[Column, ...]:
        """The columns of a surface (list, detail, edit, sheet, api) without what is private to this person."""
        return self._public(self.columns, user, surface)

    def row_columns(self, rows: Rows, user, surface: str = "detail") -> tuple[Column, ...]:
        return self._public(rows.columns, user, surface)

    @staticmethod
    def _public(columns, user, surface):
        from .rights import may_see_column

        return tuple(c for c in columns if surface in c.show and may_see_column(user, c))

    def related(self, columns=None) -> tuple[str, ...]:
        """Relations to fetch with the records so that showing these columns asks nothing more."""
        found = {naming_path(column).rpartition("__")[0] for column in columns or self.columns}
        return tuple(sorted(found - {""}))

    def shown(self, columns) -> Prepared:
        """Fetches records with what these columns show; of related records only what they are called by."""
        key = tuple(column.path for column in columns)
        if key not in self._prepared:
            self._prepared[key] = self._prepare(columns)
        return self._prepared[key]

    def _prepare(self, columns) -> Prepared:
        wanted = [f.name for f in self.model._meta.concrete_fields]
        for column in columns:
            if column.kind == "relation":
                target = catalogue.of(column.field.related_model)
                wanted += [f"{column.path}__{name}" for name in target.called_by()] if target else [column.path]
            elif not column.own:
                wanted.append(column.path)
        return Prepared(self.model._default_manager.select_related(*self.related(columns)).only(*wanted))

    def called_by(self) -> list[str]:
        """What a record is called by where another one names it: its key, and the texts it is searched by."""
        found = []
        twins = chain.from_iterable(getattr(self.model, "twins", {}).items())
        for path in dict.fromkeys([*self.key, *twins, *(c.path for c in self.columns if c.search and not c.private)]):
            field = Column(path).bind(self.model).field
            target = catalogue.of(field.related_model) if field.is_relation else None
            if target:
                found += [f"{path}__{name}" for name in target.called_by()]
            elif isinstance(field, models.CharField) or path in self.key:
                found.append(path)
        return found

    def segment(self, name: str | None) -> Segment:
        """A named list of the register, or the list of all when no name is given."""
        return self.segments[name] if name else Segment(self.title).bind(self)

    def prepare(self, record, rows: dict[str, list]) -> dict[str, list] | None:
        """Derive columns from others before a save (current stage, full name); override where needed.

        `rows`: as they will be after it, by name. Rows that follow from the record are handed back as full new lists.
        """
        if self.stages and hasattr(record, "stage"):
            known = (row for row in rows[self.stages.name] if row.on or row.stage)
            reached = sorted(known, key=lambda row: (row.on.number if row.on else 0, row.position))
            record.stage = reached[-1].stage if reached else ""

    def clashes(self, records) -> Iterable[tuple[int, str, str]]:
        """What others say against keeping these: (index, column, sentence). Asked for many, again while writing."""
        return ()

    def address(self, record=None, page: str = "") -> str:
        """Where the list, the record or one of its pages ("edit", "history") stands."""
        app, model = self.label.split("/")
        if record is None:
            return reverse(f"register:{page or 'list'}", args=(app, model))
        pk = record if isinstance(record, int) else record.pk
        return reverse(f"register:{page or 'record'}", args=(app, model, pk))


def naming_path(column: Column) -> str:
    """The path to the text that names a value: of a relation the first searched text of its register."""
    if column.kind != "relation":
        return column.path
    target = catalogue.of(column.field.related_model)
    for inner in target.columns if target else ():
        if inner.search and inner.private is None and isinstance(inner.field, models.CharField | models.TextField):
            return f"{column.path}__{inner.path}"
    return f"{column.path}__pk"


def label_of(model) -> str:
    return f"{model._meta.app_label}/{model._meta.model_name}"


class Catalogue(dict):
    """All registers by label, in the order of declaration."""

    def of(self, record_or_model) -> Register | None:
        return self.get(label_of(record_or_model))


catalogue = Catalogue()


def register(cls: type[Register]) -> type[Register]:
    """Put the register into the catalogue."""
    try:
        declared = cls()
    except (FieldDoesNotExist, StopIteration) as error:
        raise TypeError(f"{cls.__name__} names something its model does not have: {error}") from error
    catalogue[declared.label] = declared
    indexes.add(declared)
    return cls
