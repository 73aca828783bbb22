"""Declare a register once: its model, its columns, its named lists; every surface is derived from this.

@register
class Agreements(Register):
    model = Agreement
    columns = (Column("number", search=True), Column("signed_on", filter=True))
"""

from collections.abc import Iterable
from itertools import chain

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Q
from django.urls import reverse

from . import indexes
from .columns import EVERYWHERE, QUIET, Column, Rows
from .prepared import Prepared
from .rights import Rights
from .segments import PointingHere, Reached, Segment, Stages, Today, on_day

__all__ = [
    "EVERYWHERE", "QUIET", "Catalogue", "Column", "PointingHere", "Reached", "Register", "Rows", "Segment", "Stages",
    "Today", "catalogue", "label_of", "naming_path", "on_day", "register",
]  # fmt: skip

TAKEN = {
    "on": "named lists give each record `on`", "code": "`code` is a record's number in addresses",
    "sort": "lists are sorted by `sort`",
}  # fmt: skip


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
    fades = False  # nobody ticks its deadlines off: some time after they are in sight no more
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
