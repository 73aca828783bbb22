"""Counting all again from the raw rows: what the book shows must be what its registers hold."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from waiban.kernel.dates import today

from . import readings
from .models import Book, Commitment
from .plainly import PlainCounter


class Difference(NamedTuple):
    """What a promise shows and what its records say."""

    commitment: Commitment
    name: str
    shown: Any
    counted: Any

    def __str__(self):
        words = {"promise": self.commitment.text, "name": self.name, "shown": self.shown, "counted": self.counted}
        return _("“%(promise)s”, %(name)s: shown %(shown)s, counted %(counted)s") % words


def recount(day: dt.date | None = None, books: Iterable[Book] | None = None) -> list[Difference]:
    """Every difference between the readings that people see and a count of the raw rows; empty is right.

    A record may be saved while it counts: what differs is looked at a second time before it is told.
    """
    found = []
    for book in Book.objects.order_by("year", "pk") if books is None else books:
        if differing := _differences(book, day or today()):
            again = list({d.commitment.pk: d.commitment for d in differing}.values())
            found += _differences(again, day or today())
    return found


def _differences(of: readings.Promises, day: dt.date) -> list[Difference]:
    shown = readings.current(of, day) if day == today() else readings.as_of(of, day)
    counted = readings.derive(readings.promises(of), day, PlainCounter)
    found = []
    for pk, reading in counted.items():
        right, seen = readings.plain(reading), readings.plain(shown[pk])
        found += [
            Difference(reading.commitment, name, seen[name], right[name]) for name in right if seen[name] != right[name]
        ]
    return found
