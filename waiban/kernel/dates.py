"""Dates as offices know them: a day, only a month or only a year (2021, 2021-04, 2021-04-15).

A partial date counts on its last possible day, so that nothing counts early and every record falls into exactly
one month, quarter and year. It is stored as one whole number, YYYYMMDD followed by 0 (day), 1 (month) or 2 (year),
which sorts and compares in any database.
"""

import calendar
import datetime as dt
import functools
import itertools
import re
import unicodedata

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

DAY, MONTH, YEAR = range(3)
SHAPE = re.compile(r"(\d{4})(?:\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})\s*日?|\s*月)?|\s*年)?$")


def last_of_month(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


@functools.total_ordering
class PartialDate:
    """A date known to the day, the month or the year; `.day` is the last day it can mean."""

    __slots__ = ("day", "precision")

    def __init__(self, day: dt.date, precision: int = DAY):
        self.day, self.precision = day, precision

    @classmethod
    @functools.lru_cache(maxsize=20_000)
    def parse(cls, text: str) -> "PartialDate":
        """From 2021, 2021-04, 2021-04-15 and their Chinese or full-width forms; ValueError otherwise."""
        match = SHAPE.match(unicodedata.normalize("NFKC", str(text)).strip())
        if not match:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        if day:
            return cls(dt.date(year, month, day), DAY)
        if month:
            return cls(last_of_month(year, month), MONTH)
        return cls(dt.date(year, 12, 31), YEAR)

    @classmethod
    @functools.lru_cache(maxsize=20_000)
    def from_number(cls, number: int) -> "PartialDate":
        day, precision = divmod(number, 10)
        return cls(dt.date(day // 10000, day // 100 % 100, day % 100), precision)

    @property
    def number(self) -> int:
        return day_number(self.day) + self.precision

    @property
    def first_day(self) -> dt.date:
        if self.precision == DAY:
            return self.day
        return self.day.replace(month=1 if self.precision == YEAR else self.day.month, day=1)

    def __str__(self) -> str:
        return self.day.isoformat()[: (10, 7, 4)[self.precision]]

    def __repr__(self) -> str:
        return f"PartialDate({self})"

    def __eq__(self, other) -> bool:
        return isinstance(other, PartialDate) and self.number == other.number

    def __lt__(self, other) -> bool:
        return self.number < other.number

    def __hash__(self) -> int:
        return hash(self.number)

    def __len__(self) -> int:  # lets length validators and templates treat it as its text
        return len(str(self))


def day_number(day: dt.date) -> int:
    return (day.year * 10000 + day.month * 100 + day.day) * 10


def as_partial(value) -> PartialDate | None:
    """Whatever a form, a sheet or code hands over, as a partial date; ValidationError says what is wanted."""
    if value in (None, ""):
        return None
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, dt.datetime):
        return PartialDate(value.date())
    if isinstance(value, dt.date):
        return PartialDate(value)
    if isinstance(value, int) and value > 99_999_999:
        return PartialDate.from_number(value)
    try:
        return PartialDate.parse(value)
    except (ValueError, TypeError):
        raise ValidationError(
            _("“%(value)s” is no date. Write 2021, 2021-04 or 2021-04-15."), code="invalid", params={"value": value}
        ) from None


def in_order(record, *names: str) -> None:
    """These dates of a record follow each other, as far as they are known; ValidationError names the two that do not."""
    known = [(name, day) for name in names if isinstance(day := getattr(record, name), PartialDate)]
    for (before, first), (after, then) in itertools.pairwise(known):
        if then.day < first.first_day:
            labels = {"after": record._meta.get_field(after).verbose_name, "day": first}
            labels["before"] = record._meta.get_field(before).verbose_name
            raise ValidationError(
                {after: _("“%(after)s” lies before “%(before)s” (%(day)s). Check both dates.") % labels}
            )


def within_calendar(moment: dt.datetime) -> None:
    """A moment lies a year away from the ends of the calendar, so that every zone of the world can tell it."""
    if not dt.MINYEAR < moment.year < dt.MAXYEAR:
        raise ValidationError(_("“%(value)s” is no time anybody can keep. Check the year."), params={"value": moment})


class PartialDateFormField(forms.CharField):
    def to_python(self, value):
        return as_partial(super().to_python(value) if isinstance(value, str) else value)

    def prepare_value(self, value):
        return str(value) if isinstance(value, PartialDate) else value

    def has_changed(self, initial, data):
        return (str(initial) if initial else "") != (data or "").strip()


class PartialDateField(models.Field):
    """A column that keeps a PartialDate; compare it with days, partial dates or each other."""

    description = "a day, a month or a year"

    def get_internal_type(self):
        return "BigIntegerField"

    def from_db_value(self, value, expression, connection):
        return None if value is None else PartialDate.from_number(value)

    def to_python(self, value):
        return as_partial(value)

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return None if value is None else as_partial(value).number

    def value_to_string(self, obj):
        value = self.value_from_object(obj)
        return "" if value is None else str(value)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PartialDateFormField, **kwargs})


def upper(value) -> int:
    """The largest stored number that still lies on or before a day (or inside a partial date)."""
    return as_partial(value).number // 10 * 10 + 9


def lower(value) -> int:
    """The smallest stored number that lies on or after a day (or the first day of a partial date)."""
    return day_number(as_partial(value).first_day)


def _edge(base, edge):
    class Lookup(base):
        def get_prep_lookup(self):
            return self.rhs if hasattr(self.rhs, "resolve_expression") else edge(self.rhs)

    return Lookup


for _name, _base, _edge_of in (
    ("lte", models.lookups.LessThanOrEqual, upper),
    ("gt", models.lookups.GreaterThan, upper),
    ("gte", models.lookups.GreaterThanOrEqual, lower),
    ("lt", models.lookups.LessThan, lower),
):
    PartialDateField.register_lookup(_edge(_base, _edge_of), _name)


class _Between(models.lookups.Range):
    def get_prep_lookup(self):
        return lower(self.rhs[0]), upper(self.rhs[1])


PartialDateField.register_lookup(_Between, "range")


def today() -> dt.date:
    """The office's day; in the demonstration the day on which the invented year stands."""
    return settings.TODAY or timezone.localdate()


def last_workday(day: dt.date) -> dt.date:
    """The day itself or the Friday before a weekend; public holidays are the office's own table."""
    return day - dt.timedelta(days=max(0, day.weekday() - 4))
