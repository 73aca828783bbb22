"""Days on which the office works: Monday to Friday; public holidays are the office's own table."""

import datetime as dt


def workdays_from(day: dt.date, number: int) -> dt.date:
    """The day so many working days after (or, below nought, before) a day; 0 is the day itself or the next one worked."""
    step = dt.timedelta(days=-1 if number < 0 else 1)
    while day.weekday() > 4 and not number:
        day += step
    for _each in range(abs(number)):
        day += step
        while day.weekday() > 4:
            day += step
    return day
