"""So many days or months after or before a day, as offices count: three months after 30 November is the end of February."""

import calendar
import datetime as dt

MONTHS = (12 * dt.MINYEAR, 12 * dt.MAXYEAR + 11)
DAYS = (dt.date.min.toordinal(), dt.date.max.toordinal())


def after(day: dt.date, *, months: int = 0, days: int = 0) -> dt.date:
    """The day so much later (or earlier); what lies beyond the calendar is its last or first day."""
    year, month = divmod(_within(day.year * 12 + day.month - 1 + int(months), MONTHS), 12)
    same = dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    return dt.date.fromordinal(_within(same.toordinal() + int(days), DAYS))


def _within(number: int, edges: tuple[int, int]) -> int:
    return max(edges[0], min(number, edges[1]))
