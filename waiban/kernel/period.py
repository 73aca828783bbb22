"""Years, quarters and months as the office reports them."""

import calendar
import datetime as dt
from typing import NamedTuple


class Period(NamedTuple):
    """From the first to the last day, both included."""

    first: dt.date
    last: dt.date

    @classmethod
    def year(cls, year: int) -> "Period":
        return cls(dt.date(year, 1, 1), dt.date(year, 12, 31))

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        return cls(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        return cls(cls.month(year, quarter * 3 - 2).first, cls.month(year, quarter * 3).last)

    def until(self, day: dt.date) -> "Period":
        """The part of the period that has passed on a day; empty when it lies ahead."""
        return Period(self.first, min(self.last, day))

    def share(self, day: dt.date) -> float:
        """How much of the period has passed by the end of a day, 0 to 1, by whole months (M-23: 11/12)."""
        if day < self.first:
            return 0.0
        if day >= self.last:
            return 1.0
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        passed = (day.year - self.first.year) * 12 + day.month - self.first.month
        in_month = day.day / calendar.monthrange(day.year, day.month)[1]
        return (passed + in_month) / months
