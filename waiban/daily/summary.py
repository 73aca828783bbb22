"""The summary of the day: what is overdue, due today and this week, what changed, what stands in the calendar."""

import datetime as dt
from dataclasses import dataclass, field

from django.shortcuts import render

from waiban.kernel.dates import last_workday, today

from .due import COMING, DIVISION, LATE, ME, Asked, Item, numbers, soonest
from .entries import Entry, Wanted, entries, name_all
from .work import own_promises

ONE, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
SHOWN = 30


@dataclass
class Summary:
    """What one person is told on a day."""

    day: dt.date
    since: dt.date
    late: list[Item] = field(default_factory=list)
    now: list[Item] = field(default_factory=list)
    week: list[Item] = field(default_factory=list)
    changed: list[dict] = field(default_factory=list)
    judge: list[dict] = field(default_factory=list)
    calendar: list[Entry] = field(default_factory=list)
    later: int = 0
    late_more: int = 0
    division: int = 0

    @property
    def empty(self) -> bool:
        return not (self.late or self.now or self.week or self.changed or self.judge or self.calendar)


def of(user, day: dt.date | None = None) -> Summary:
    """The person's own day; what her division has to do is told as a number."""
    day = day or today()
    told = Summary(day, last_workday(day - ONE))
    if not user.may("read"):
        return told
    counted = numbers(user, day)
    told.late = soonest(user, Asked(ME, when=LATE), SHOWN, day=day)
    coming = soonest(user, Asked(ME, when=COMING), SHOWN, day=day)
    told.now = [item for item in coming if item.left == 0]
    told.week = [item for item in coming if 0 < item.left <= WEEK.days]
    told.later = counted.of(ME, COMING) - len(told.now) - len(told.week)
    told.late_more = counted.of(ME, LATE) - len(told.late)
    told.division = counted.of(DIVISION, LATE)
    if own := own_promises(user):
        told.changed = own.changed(told.since)
        told.judge = [row for row in own.told() if row["waiting"]]
    told.calendar = today_of(user, day)
    return told


def today_of(user, day: dt.date) -> list[Entry]:
    """What stands in the calendar of the person's division today, else in her own; deadlines are told apart."""
    wanted = Wanted(division=user.division_id) if user.division_id else Wanted(person=user.pk)
    found = [e for e in entries(user, day, day, wanted) if not e.due and not e.rough and e.first <= day <= e.last]
    name_all(found[:SHOWN])
    return found[:SHOWN]


def page(request):
    context = {
        "told": of(request.user),
        "all": Asked(ME).address(),
        "all_division": Asked(DIVISION, when=LATE).address(),
    }
    return render(request, "daily/summary.html", context)
