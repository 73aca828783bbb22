"""The period a report is about: a year, a half, a quarter, a month, or from one day to another; and the same one of last year."""

import datetime as dt
from typing import NamedTuple

from django.utils import formats
from django.utils.translation import gettext as _

from waiban.kernel.dates import PartialDate, today
from waiban.kernel.period import Period

FIRST, LAST = 1949, 2100
PARTS = ("", "H1", "H2", "Q1", "Q2", "Q3", "Q4", *(f"{n:02}" for n in range(1, 13)))


class Span(NamedTuple):
    """Both days are included."""

    first: dt.date
    last: dt.date

    @property
    def day(self) -> dt.date:
        """The day on which it is counted: its last one, or today while it lasts."""
        return max(min(self.last, today()), self.first)

    @property
    def passed(self) -> "Span":
        return Span(self.first, self.day)

    @property
    def before(self) -> "Span":
        """The same period of last year, as far as this one has passed."""
        return Span(a_year_before(self.first), a_year_before(self.day))

    @property
    def ahead(self) -> bool:
        return self.first > today()

    def __str__(self) -> str:
        return f"{self.first}~{self.last}"

    @property
    def label(self) -> str:
        """2026, first quarter of 2026, 2026-05 or both days."""
        for part in PARTS:
            if self == of_part(self.first.year, part):
                return part_label(self.first.year, part)
        return _("%(first)s to %(last)s") % {"first": day_label(self.first), "last": day_label(self.last)}


def a_year_before(day: dt.date) -> dt.date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


def of_part(year: int, part: str) -> Span:
    if not part:
        return Span(*Period.year(year))
    number = int(part.lstrip("HQ"))
    if part[0] == "H":
        return Span(Period.month(year, number * 6 - 5).first, Period.month(year, number * 6).last)
    return Span(*(Period.quarter if part[0] == "Q" else Period.month)(year, number))


def part_label(year: int, part: str) -> str:
    if not part:
        return _("year %(year)s") % {"year": year}
    if part[0] in "HQ":
        return _("%(part)s of %(year)s") % {"part": part_name(part), "year": year}
    return formats.date_format(dt.date(year, int(part), 1), "YEAR_MONTH_FORMAT")


def part_name(part: str) -> str:
    names = {
        "": _("whole year"), "H1": _("first half"), "H2": _("second half"), "Q1": _("first quarter"), "Q2": _("second quarter"),
        "Q3": _("third quarter"), "Q4": _("fourth quarter"),
    }  # fmt: skip
    return names[part] if part in names else formats.date_format(dt.date(2000, int(part), 1), "F")


def day_label(day: dt.date) -> str:
    return formats.date_format(day, "DATE_FORMAT")


def asked(query, problems: list[str]) -> Span:
    """What an address asks for: `from` and `to`, or `year` and `part`; what is wrong is said, and this year shown."""
    first, last = (_day(query.get(name, ""), name == "to", problems) for name in ("from", "to"))
    if first or last:
        span = Span(first or dt.date(last.year, 1, 1), last or max(today(), first))
        if span.first <= span.last:
            return span
        problems.append(_("The period would end before it begins. Check both dates."))
    year, part = query.get("year", ""), query.get("part", "")
    if part not in PARTS:
        problems.append(_("“%(value)s” is no part of a year. Choose one of the list.") % {"value": part[:20]})
        part = ""
    if year and not (year.isascii() and year.isdigit() and FIRST <= int(year[:5]) <= LAST):
        problems.append(_("“%(value)s” is no year. Write four digits.") % {"value": year[:20]})
        year = ""
    return of_part(int(year or today().year), part)


def _day(text: str, end: bool, problems: list[str]) -> dt.date | None:
    if not text:
        return None
    try:
        found = PartialDate.parse(text[:40])
    except ValueError:
        problems.append(_("“%(value)s” is no date. Write 2021, 2021-04 or 2021-04-15.") % {"value": text[:40]})
        return None
    day = found.day if end else found.first_day
    if FIRST <= day.year <= LAST:
        return day
    problems.append(_("“%(value)s” is no year. Write four digits.") % {"value": str(day.year)})
    return None
