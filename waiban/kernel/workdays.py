"""Days on which the office works: Monday to Friday; public holidays are the office's own table."""

import datetime as dt

from .spans import after


def workdays_from(day: dt.date, number: int) -> dt.date:
    """The day so many working days after (or, below nought, before) a day; 0 is the day itself or the next one worked.

    What lies beyond the calendar is its last or first day.
    """
    step = -1 if number < 0 else 1
    while day.weekday() > 4 and not number:
        day = after(day, days=step)
    for _each in range(abs(number)):
        if (following := after(day, days=step)) == day:
            break
        day = following
        while day.weekday() > 4:
            day = after(day, days=step)
    return day
