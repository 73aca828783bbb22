"""Guests of the coming weeks whose officers let the rhythm make their follow-ups, and advice that leads to an honour."""

import datetime as dt

from waiban.contacts import operations
from waiban.contacts.models import Advice, Liaison

from .city_year import CityYear
from .diary import Diary
from .results import dates
from .tables import NOW, table

ADVISED = "海事英语教师互换一学期"


def load(year: CityYear, diary: Diary) -> int:
    coming = [
        Liaison(
            contact=year.persons[row["contact"]], occasion=row["occasion"], note=row["note"],
            **dates(row, "arrives_on", "leaves_on"), **year.office.owner(row["division"], row["officer"]),
        )
        for row in table("coming_guests")
    ]  # fmt: skip
    diary.keep([diary.entry(one, one.person, NOW.date() - dt.timedelta(days=4)) for one in coming])
    for minutes, one in enumerate(coming, 5):
        with diary.moment(NOW - dt.timedelta(minutes=40 - minutes), one.person):
            operations.follow_ups(one, by=one.person)
    advice = Advice.objects.select_related("person").get(topic=ADVISED)
    with diary.moment(NOW - dt.timedelta(hours=19), advice.person):
        operations.propose(advice, by=advice.person)
    return len(coming) + 1
