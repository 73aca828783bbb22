"""What was measured of the city's forums: nights, spending, media, each with its source and day."""

import datetime as dt

from waiban.events.models import Event, Measure
from waiban.kernel.dates import as_partial

from .city_year import CityYear
from .diary import Diary
from .tables import TODAY, table


def load(year: CityYear, diary: Diary) -> int:
    rows = table("measures")
    entries = []
    for event in (
        Event.objects.filter(name__in={row["event"] for row in rows}).select_related("person").order_by("begins")
    ):
        lines = [
            Measure(**{name: row[name] for name in ("kind", "value", "language", "source")}, measured_on=as_partial(row["measured_on"]))
            for row in rows if row["event"] == event.name
        ]  # fmt: skip
        last = max(line.measured_on.day for line in lines)
        entries.append(diary.entry(event, event.person, min(last + dt.timedelta(days=3), TODAY), {"measures": lines}))
    diary.keep(entries)
    return len(rows)
