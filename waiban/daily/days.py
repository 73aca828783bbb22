"""Which entries stand on which day: the first few by name, all of them by number.

A month of three thousand entries names a hundred and fifty. The others are counted as they came out of the database.
"""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from waiban.kernel.dates import day_number

from .entries import ONE, Entry, Row, made


class Day(NamedTuple):
    day: dt.date
    first: list[Entry]
    number: int


class Sheet(NamedTuple):
    """The days looked at; `rough` are entries of which only the month or the year is known."""

    days: list[Day]
    rough: list[Entry]


class Agenda(NamedTuple):
    """The first entries in their order, and how many there are."""

    first: list[Entry]
    number: int
    rough: list[Entry]


def sheet(rows: Iterable[Row], first: dt.date, last: dt.date, most: int) -> Sheet:
    """The days from the first to the last, on each the first so many entries that touch it."""
    days = [first + ONE * n for n in range((last - first).days + 1)]
    place = {day_number(day): n for n, day in enumerate(days)}
    shown: list[list[Entry]] = [[] for _day in days]
    begins, rough, end, full = [0] * (len(days) + 1), [], len(days) - 1, 0
    for row, since, until, entry in _placed(rows, day_number(first), day_number(last), rough):
        start, stop = place.get(since, 0), place.get(until, end)
        begins[start] += 1
        begins[stop + 1] -= 1
        for n in range(max(start, full), stop + 1):
            if len(shown[n]) < most:
                entry = entry or made(row)
                shown[n].append(entry)
        while full <= end and len(shown[full]) >= most:
            full += 1  # up to here nothing is named any more
    found, there = [], 0
    for n, day in enumerate(days):
        there += begins[n]
        found.append(Day(day, shown[n], there))
    return Sheet(found, rough)


def agenda(rows: Iterable[Row], first: dt.date, last: dt.date, most: int) -> Agenda:
    """Each entry once, under the first of its days that is looked at."""
    found, rough, number = [], [], 0
    for row, _since, _until, entry in _placed(rows, day_number(first), day_number(last), rough):
        number += 1
        if number <= most:
            found.append(entry or made(row))
    return Agenda(sorted(found, key=lambda entry: max(entry.first, first)), number, rough)


def _placed(rows: Iterable[Row], first: int, last: int, rough: list[Entry]):
    """(row, from, to, entry) of what touches the days, by numbers of days; the entry only where it had to be made."""
    for row in rows:
        _at, _pk, since, until, _record, starts, _stops, _zone = row
        entry = None
        if starts is not None or since % 10 or until % 10:
            entry = made(row)
            if entry.rough:
                rough.append(entry)
                continue
            since, until = day_number(entry.first), day_number(entry.last)
        if since <= last and max(since, until) >= first:
            yield row, since, max(since, until), entry
