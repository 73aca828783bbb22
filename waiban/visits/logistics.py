"""From the one table of arrivals and departures: which cars go where and when, and which rooms stand for which night."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import ceil

from django.utils import timezone

from waiban.kernel.naming import reads_chinese
from waiban.rulebook.values import opened, rows_on, value_on

from .models import Guest, Room, Visit

NIGHTS = 60  # a longer stay is a slip of the pen
ARRIVES, LEAVES = "arrives", "leaves"


@dataclass
class Ride:
    """Members fetched or brought together: where, from when to when, and the cars that takes."""

    way: str
    where: str
    first: dt.datetime
    last: dt.datetime
    members: list[Guest] = field(default_factory=list)
    cars: list[tuple[str, int]] = field(default_factory=list)

    @property
    def people(self) -> int:
        return sum(one.people for one in self.members)

    @property
    def by(self) -> list[str]:
        """Flights and trains."""
        return list(dict.fromkeys(filter(None, (getattr(one, f"{self.way}_by") for one in self.members))))


@dataclass(frozen=True)
class Night:
    """The rooms of one night by kind: how many, and for how many people."""

    day: dt.date
    rooms: dict[str, tuple[int, int]]

    @property
    def total(self) -> int:
        return sum(number for number, _people in self.rooms.values())


@dataclass
class Plan:
    """Everything that follows from the table, and what is not noted yet."""

    rides: list[Ride]
    nights: list[Night]
    unknown: list[tuple[Guest, list[str]]]

    @property
    def kinds(self) -> list[str]:
        return [kind for kind in Room.values if any(kind in night.rooms for night in self.nights)]


def plan(visit: Visit) -> Plan:
    members = list(visit.members.select_related("contact"))
    with opened():
        rides = [*_rides(visit, members, ARRIVES), *_rides(visit, members, LEAVES)]
        return Plan(rides, _nights(visit, members), [(m, gaps) for m in members if (gaps := _gaps(m))])


def _gaps(member: Guest) -> list[str]:
    return [name for name in ("arrives_at", "leaves_at", "room") if not getattr(member, name)]


def _rides(visit: Visit, members: Iterable[Guest], way: str) -> list[Ride]:
    """Who comes to one place within the time the rulebook lets people wait shares the cars."""
    wait = dt.timedelta(minutes=int(value_on("P-10", visit.arrives, "wait") or 0))
    known = sorted((m for m in members if getattr(m, f"{way}_at")), key=lambda m: (getattr(m, f"{way}_at"), m.position))
    found: list[Ride] = []
    for one in known:
        at, where = timezone.localtime(getattr(one, f"{way}_at")), getattr(one, f"{way}_where")
        ride = next((r for r in found if r.where == where and at - r.first <= wait), None)
        if ride is None:
            found.append(ride := Ride(way, where, at, at))
        ride.last = at
        ride.members.append(one)
    seats = capacities(visit)
    for ride in found:
        ride.cars = cars_for(ride.people, seats)
    return found


def capacities(visit: Visit) -> list[tuple[int, str]]:
    """Seats and name of each kind of car on the day, the smallest first."""
    rows = [row for row in rows_on("P-10", visit.arrives) if row.words == "car" and row.amount and row.amount > 0]
    return sorted((int(row.amount), row.name if reads_chinese() else row.name_en or row.name) for row in rows)


def cars_for(people: int, seats: list[tuple[int, str]]) -> list[tuple[str, int]]:
    """As few cars as carry everybody, the last as small as it may be; nothing where no car is in the rulebook."""
    found: Counter = Counter()
    while people > 0 and seats:
        size, name = next((one for one in seats if one[0] >= people), seats[-1])
        found[name] += 1
        people -= size
    return list(found.items())


def _nights(visit: Visit, members: Iterable[Guest]) -> list[Night]:
    """Each night from a member's arrival to the departure, the visit's own days where no time is noted."""
    people: dict[dt.date, Counter] = defaultdict(Counter)
    for one in members:
        if one.room in ("", Room.NONE):
            continue
        first, last = (
            _day(one.arrives_at, visit.arrives.first_day),
            _day(one.leaves_at, (visit.leaves or visit.arrives).day),
        )
        for n in range(min((last - first).days, NIGHTS)):
            people[first + dt.timedelta(days=n)][one.room] += one.people
    share = {kind: int(value_on("P-10", visit.arrives, kind) or 1) for kind in (Room.SUITE, Room.SINGLE, Room.TWIN)}
    return [
        Night(day, {kind: (ceil(number / max(share[kind], 1)), number) for kind, number in sorted(people[day].items())})
        for day in sorted(people)
    ]


def _day(moment: dt.datetime | None, otherwise: dt.date) -> dt.date:
    return timezone.localtime(moment).date() if moment else otherwise
