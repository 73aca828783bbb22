"""When and by whom each record of the year was written, so that its history reads like an office's, not a program's."""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from unittest import mock

from waiban.register import records

from .tables import BEGUN, NOW, TODAY, ZONE

IMPORTED = "imported"


@dataclass
class Entry:
    """One version of a record: who wrote it and when, with the rows it then had."""

    record: Any
    who: Any
    at: dt.datetime
    rows: dict[str, list] = field(default_factory=dict)
    verb: str = ""
    values: dict[str, Any] = field(default_factory=dict)

    def having(self) -> "Entry":
        """The record with the values of this version."""
        for name, value in self.values.items():
            setattr(self.record, name, value)
        return self


class Diary:
    """Keeps versions in the registers; `tell` gives each change in the history its time and person."""

    def __init__(self, clerk, seed: int):
        self.clerk, self.chance = clerk, random.Random(seed)
        self.lines: dict[int, Entry] = {}
        self.at, self.who = self.on(BEGUN), clerk

    def tell(self, change) -> None:
        entry = self.lines.pop(change.record, None)
        change.at, who = (entry.at, entry.who) if entry else (self.at, self.who)
        if entry and entry.verb:
            change.verb = entry.verb
        change.who_id, change.who = who.pk, who.name

    def on(self, day: dt.date, after: int = 0) -> dt.datetime:
        """An hour of work on the day or some days after it; never after the day on which everything stands."""
        day += dt.timedelta(days=after)
        day += dt.timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
        minutes = 8 * 60 + 40 + self.chance.randrange(8 * 60 + 40)
        moment = dt.datetime.combine(day, dt.time(minutes // 60, minutes % 60), ZONE)
        return moment if moment < NOW else NOW - dt.timedelta(minutes=self.chance.randrange(3, 60))

    def entry(self, record, who, day: dt.date, rows=None, **values) -> Entry:
        """A version written on a day or soon after; what is older than these registers was imported by the clerk."""
        if day < BEGUN:
            return Entry(record, self.clerk, self.on(BEGUN), rows or {}, IMPORTED, values)
        return Entry(record, who, self.on(day, self.chance.randrange(3)), rows or {}, values=values)

    def keep(self, entries: Sequence[Entry]) -> int:
        """Write versions of records of one model, one of each; the number written."""
        self.lines = {entry.record.pk: entry for entry in entries}
        return records.save_many([e.record for e in entries], by=self.clerk.name, rows=[e.rows for e in entries])

    def keep_versions(self, versions: Sequence[list[Entry]]) -> int:
        """For each record its versions in their order: all the first ones are written, then all the second ones."""
        for entries in versions:
            for earlier, later in pairwise(entries):
                later.at = max(later.at, earlier.at + dt.timedelta(minutes=7))
        for turn in range(max(map(len, versions), default=0)):
            self.keep([entries[turn].having() for entries in versions if len(entries) > turn])
        return len(versions)

    def grown(self, record, begun, done, after: Sequence[str], rows=None) -> list[Entry]:
        """A record that was begun and, where it is done, later told what came of it: the columns `after`."""
        first = begun.day if begun else TODAY - dt.timedelta(days=30)
        if not done or done.day < BEGUN:
            return [self.entry(record, record.person, done.day if done else first, rows)]
        values = {name: getattr(record, name) for name in after}
        empty = {name: record._meta.get_field(name).get_default() for name in after}
        return [
            self.entry(record, record.person, max(first, BEGUN), **empty),
            self.entry(record, record.person, done.day, rows, **values),
        ]

    def stages(self, record, who, rows: list) -> list[Entry]:
        """A record whose stages were entered as they were reached; older ones came in one piece."""
        rows = sorted(rows, key=lambda row: row.on.number)
        old = sum(row.on.day < BEGUN for row in rows)
        cuts = sorted({old or 1, *range(old + 1, len(rows) + 1)})
        return [self.entry(record, who, rows[cut - 1].on.day, {"stages": rows[:cut]}) for cut in cuts]

    @contextmanager
    def moment(self, at: dt.datetime, who) -> Iterator[None]:
        """What is done inside happens then: by the clock, and in the history by this person."""
        before = self.at, self.who
        self.at, self.who = at, who
        with mock.patch("django.utils.timezone.now", return_value=at.astimezone(dt.UTC)):
            yield
        self.at, self.who = before
