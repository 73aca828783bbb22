"""Named lists of a register as of any day: what promises ask for, and by which date each of their records counts."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Exists, F, Min, OuterRef, Q, Subquery

from waiban.kernel.dates import PartialDateField
from waiban.kernel.spans import after

from .columns import Rows


class Today:
    """Stands in a segment for the day that is asked about, or for so many days after it (a number, or of the day)."""

    def __init__(self, days: int | Callable[[dt.date], int] = 0):
        self.days = days

    def on(self, day: dt.date) -> dt.date:
        return after(day, days=self.days(day) if callable(self.days) else self.days)


def on_day(q: Q, day: dt.date) -> Q:
    """The condition with every Today() replaced by the day."""
    children = []
    for child in q.children:
        if isinstance(child, Q):
            children.append(on_day(child, day))
        elif isinstance(child[1], Today):
            children.append((child[0], child[1].on(day)))
        else:
            children.append(child)
    fresh = Q()
    fresh.children, fresh.connector, fresh.negated = children, q.connector, q.negated
    return fresh


class Segment:
    """A named list ("signed", "overdue"): the condition, and the path of the date by which a record counts."""

    looks_at: tuple[str, ...] = ()  # further registers whose records decide who is on the list

    def __init__(self, label, q: Q = Q(), on: str | None = None):
        self.label, self.q, self.date = label, q, on

    def bind(self, register) -> "Segment":
        self.register = register
        self.date = self.date or register.date
        return self

    def reached(self, day: dt.date) -> tuple[models.QuerySet, str] | None:
        """The rows that bring records into the list, and how they name the record, where it is rows that do so."""
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

    def reached(self, day: dt.date) -> tuple[models.QuerySet, str]:
        rows = self.register.stages.rows
        return rows.model._default_manager.filter(stage__in=self.stages).order_by(), rows.parent

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
