"""What a rule's value was on a day. The book is small: it is read once, and again when one of its rules has changed."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import connection

from waiban.kernel.dates import PartialDate, today

from .models import DatedValue, Rule

Day = dt.date | PartialDate | None
ENDLESS = dt.date.max.toordinal()  # days


@dataclass(frozen=True)
class Book:
    """All rules by number, and the values of each, the newest first."""

    rules: dict[str, Rule] = field(default_factory=dict)
    values: dict[str, list[DatedValue]] = field(default_factory=dict)


_kept: tuple[tuple | None, Book] = (None, Book())
_open: ContextVar[Book | None] = ContextVar("rulebook", default=None)
_doubts: ContextVar[list | None] = ContextVar("doubts", default=None)


def book() -> Book:
    """The rules as they stand: one question tells whether what was read before still holds."""
    global _kept
    if (opened := _open.get()) is not None:
        return opened
    if _kept[0] != (standing := _standing()):
        _kept = standing, _read()
    return _kept[1]


def _standing() -> tuple:
    """Another one after each change: versions only grow, a rule taken out is one less, and a new one has the highest number."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*), sum(version), max(id) FROM {Rule._meta.db_table}")  # noqa: S608
        return cursor.fetchone()


def _read() -> Book:
    rules = {rule.pk: rule for rule in Rule.objects.order_by("place")}
    found = Book({rule.number: rule for rule in rules.values()}, {rule.number: [] for rule in rules.values()})
    for row in DatedValue.objects.all():
        if row.rule_id in rules:
            found.values[rules[row.rule_id].number].append(row)
    for rows in found.values.values():
        rows.sort(key=lambda row: row.valid_from.number if row.valid_from else 0, reverse=True)
    return found


def forget() -> None:
    """Begin anew, where a database was taken back to an earlier state."""
    global _kept
    _kept = None, Book()


@contextmanager
def opened() -> Iterator[Book]:
    """The book is looked at once for all that is asked inside."""
    token = _open.set(book())
    try:
        yield _open.get()
    finally:
        _open.reset(token)


@contextmanager
def doubting() -> Iterator[list]:
    """Collects the values used inside that nobody has verified."""
    token = _doubts.set([])
    try:
        yield _doubts.get()
    finally:
        _doubts.reset(token)


def value_on(rule: str, day: Day, key: str | None = None) -> int | Decimal | None:
    """The amount that held on a day (None: today); of a date known to the month or year, on its last day."""
    row = row_on(rule, day, key)
    return row.amount if row else None


def words_on(rule: str, day: Day, key: str | None = None) -> list[str]:
    """The words that held on a day, where the book keeps several parted by a bar."""
    row = row_on(rule, day, key)
    return [word for word in row.words.split("|") if word] if row else []


def row_on(rule: str, day: Day, key: str | None = None) -> DatedValue | None:
    """The row that held on a day: of several the one that began last."""
    return next(iter(rows_on(rule, day, key or "")), None)


def rows_on(rule: str, day: Day, key: str | None = None) -> list[DatedValue]:
    """All rows of a rule that held on a day (with `key` only its own), the newest first."""
    day = (day.day if isinstance(day, PartialDate) else day) or today()
    found = [
        row
        for row in book().values.get(rule, ())
        if (key is None or row.key == key)
        and (row.valid_from is None or row.valid_from.first_day <= day)
        and (row.valid_to is None or day <= row.valid_to.day)
    ]
    if (doubts := _doubts.get()) is not None:
        doubts += [row for row in found[: 1 if key is not None else None] if not row.verified]
    return found


def last_known(rule: str, day: Day) -> PartialDate | None:
    """Until when the newest values of a rule held that held before a day; nothing where there never were any."""
    day = (day.day if isinstance(day, PartialDate) else day) or today()
    ended = [row.valid_to for row in book().values.get(rule, ()) if row.valid_to and row.valid_to.day < day]
    return max(ended, key=lambda until: until.day, default=None)


def days_on(rule: str, key: str = "") -> Callable[[dt.date], int]:
    """For a named list: so many days as the book has on the day that is asked about; without end where it has none."""

    def at(day: dt.date) -> int:
        days = value_on(rule, day, key)
        return ENDLESS if days is None else int(days)

    return at


def value_as_read(rule: str, key: str = "") -> int | Decimal | None:
    """As `value_on` for today, by the book as it was last read: for what follows from many records kept in a row."""
    token = _open.set(_open.get() or (book() if _kept[0] is None else _kept[1]))
    try:
        return value_on(rule, None, key)
    finally:
        _open.reset(token)
