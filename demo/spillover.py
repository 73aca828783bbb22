"""What came of the city's events: agreements, projects, ties, visits, needs and services that name theirs."""

import datetime as dt

from waiban.events.models import Event
from waiban.register.declare import catalogue

from .city_year import CityYear
from .diary import Diary
from .tables import TODAY, table

KEYS = {"sistercities/tie": "city__name_zh", "projects/project": "name"}


def load(year: CityYear, diary: Diary) -> int:
    """Their officers noted it when the month was reviewed."""
    rows = table("came_of")
    events = {event.name: event for event in Event.objects.filter(name__in={row["event"] for row in rows})}
    for label in dict.fromkeys(row["register"] for row in rows):
        mine = {row["record"]: events[row["event"]] for row in rows if row["register"] == label}
        key = KEYS.get(label, "number")
        named = catalogue[label].model.objects.select_related("person").filter(**{f"{key}__in": mine})
        entries = [
            diary.entry(one, one.person, TODAY - dt.timedelta(days=14), event=mine[name]).having()
            for one, name in sorted(((one, _named(one, key)) for one in named), key=lambda found: found[1])
        ]
        if len(entries) != len(mine):
            raise LookupError(f"{label}: some of {sorted(mine)} are not in the city")
        diary.keep(entries)
    return len(rows)


def _named(record, key: str) -> str:
    for part in key.split("__"):
        record = getattr(record, part)
    return record
