"""A statistic declared once: which records of which register count, what is counted of them, by what it is broken down.

    report(Indicator("outbound", "trips/trip", "approved", title=_("groups sent abroad"),
        measures=(Records("batches", "K01", unit=BATCHES), Total("persons", "K02", "people", unit=PERSONS)),
        country="stops__country", by=("category",)))

A flow counts what fell into the period, a stock what stands on its last day; both are told with the same period of last year.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q

from waiban.register.declare import Column, Register, Segment, catalogue, label_of, on_day

from .groups import EXPRESSIONS

Condition = Q | Callable[[dt.date], Q]


def fulfilled(condition: Condition, day: dt.date) -> Q:
    return on_day(condition, day) if isinstance(condition, Q) else condition(day)


def has(label: str, by: str = "", q: Q = Q(), **same: str) -> Callable[[dt.date], Q]:
    """Some record of another register points here by a column and fulfils a condition; `same` compares columns with ours."""

    def at(day: dt.date) -> Q:
        theirs = {**({by: OuterRef("pk")} if by else {}), **{name: OuterRef(path) for name, path in same.items()}}
        return Q(Exists(catalogue[label].model._default_manager.filter(on_day(q, day), **theirs).order_by()))

    return at


def has_rows(label: str, name: str, condition: Condition) -> Callable[[dt.date], Q]:
    """Some row of the record fulfils a condition."""

    def at(day: dt.date) -> Q:
        rows = rows_of(catalogue[label], name)
        return Q(
            Exists(
                rows.model._default_manager.filter(
                    fulfilled(condition, day), **{rows.parent: OuterRef("pk")}
                ).order_by()
            )
        )

    return at


def every(*conditions: Condition) -> Callable[[dt.date], Q]:
    def at(day: dt.date) -> Q:
        found = Q()
        for condition in conditions:
            found &= fulfilled(condition, day)
        return found

    return at


def no(condition: Condition) -> Callable[[dt.date], Q]:
    return lambda day: ~fulfilled(condition, day)


def rows_of(register: Register, name: str):
    return next((rows for rows in register.rows if rows.name == name), None)


@dataclass(frozen=True)
class Path:
    """The way from a record to what it is broken down by; `rows` when it leads through the record's rows."""

    register: Register
    path: str

    @cached_property
    def rows(self):
        first, _mark, rest = self.path.partition("__")
        return rows_of(self.register, first) if rest else None

    @cached_property
    def rest(self) -> str:
        return self.path.partition("__")[2] if self.rows else self.path

    @cached_property
    def column(self) -> Column:
        return Column(self.path).bind(self.register.model)

    @property
    def target(self) -> Register | None:
        field = self.column.field
        return catalogue.of(field.related_model) if field.is_relation else None


@dataclass(frozen=True)
class Measure:
    """What is counted: records, the sum of a column, or different ones; only of those that fulfil `where`."""

    name: str
    number: str = ""  # K01: as the yearly reports number it
    of: str = ""  # the column that is added up, the path to what is counted once
    unit: Any = ""
    label: Any = ""
    where: Condition = Q()
    form = "records"  # records, total, distinct, share


class Records(Measure):
    pass


class Total(Measure):
    form = "total"


class Distinct(Measure):
    """Each one counted once: its list is the list of those."""

    form = "distinct"


class Share(Measure):
    """One measure in percent of another; `of` names both, "done/planned"."""

    form = "share"


@dataclass
class Indicator:
    """One line of the report. `country` leads to a country, `by` are further columns, `count_rows` says which rows count."""

    name: str
    register_label: str
    segment_name: str | None = None
    title: Any = ""
    measures: tuple[Measure, ...] = ()
    country: str = ""
    by: tuple[str, ...] = ()
    where: Condition = Q()
    date: str | None = None
    stock: bool = False
    ahead: bool = False  # counts what is planned for days that still lie ahead
    count_rows: Q = Q()
    says: Any = ""  # the sentence of the yearly report, with each measure by its name
    note: Any = ""  # what a reader should know of how it is counted
    called: str = ""  # typed in as a figure of our own whose name holds these words
    why: Any = ""  # why no register counts it
    section: str = ""

    @property
    def register(self) -> Register:
        return catalogue[self.register_label]

    @cached_property
    def segment(self) -> Segment:
        if self.segment_name or not self.date:
            return self.register.segment(self.segment_name)
        return Segment(self.register.title, on=self.date).bind(self.register)

    @cached_property
    def ways(self) -> dict[str, Path]:
        """Everything it can be broken down by: country and what follows from it, month, division, its own columns."""
        found: dict[str, Path] = {}
        if self.country:
            found["country"] = Path(self.register, self.country)
            found["continent"] = Path(self.register, f"{self.country}__continent")
        if self.country and found["country"].rows is None:
            found["group"] = found["country"]
        if not self.stock:
            found["month"] = Path(self.register, "pk")
        if any(f.name == "division" for f in self.register.model._meta.concrete_fields):
            found["division"] = Path(self.register, "division")
        return {**found, **{path.rpartition("__")[2]: Path(self.register, path) for path in self.by}}

    def measure(self, name: str) -> Measure | None:
        return next((measure for measure in self.measures if measure.name == name), None)

    def listed_in(self, measure: Measure) -> Register:
        """The register whose list shows what is counted."""
        if measure.form != "distinct":
            return self.register
        return Path(self.register, measure.of).target

    @property
    def numbers(self) -> str:
        """K01, K02"""
        return ", ".join(dict.fromkeys(m.number for m in self.measures if m.number))


SECTIONS: dict[str, Any] = {}
indicators: dict[str, Indicator] = {}


def section(name: str, label, *entries: Indicator) -> None:
    """A part of the report, in the order in which the parts are declared."""
    SECTIONS[name] = label
    for entry in entries:
        entry.section = name
        indicators[entry.name] = entry


def hidden(*entries: Indicator) -> None:
    """Figures of other pages: counted and opened alike, but no line of the report."""
    indicators.update({entry.name: entry for entry in entries})


def check() -> None:
    """Fails at start when a path does not exist or leads to something private."""
    for one in indicators.values():
        one.segment  # noqa: B018 (fails when the register has no such list)
        private = {c.path for c in one.register.columns if c.private}
        paths = {way.path for way in one.ways.values()} | {m.of for m in one.measures if m.form != "share"}
        for path in paths - {"", "pk", *EXPRESSIONS}:
            if path in private:
                raise TypeError(f"{one.name}: {path} is private and is counted nowhere")
            Path(one.register, path).column  # noqa: B018


def shown_in() -> set[str]:
    """The registers whose lists open from a figure."""
    return {label_of(one.listed_in(m).model) for one in indicators.values() for m in one.measures}
