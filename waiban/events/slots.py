"""When people in several zones can meet (E-30, E-31): hours that suit all, else the least bad with who sits when."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from waiban.kernel.zones import HOUR, changes, offset

NOTHING, DAY = dt.timedelta(), 24 * 60
ANY_HOUR = (0, 24)
BEST, AT_MOST = 3, 8  # how many are suggested where nothing suits all, and where much does


@dataclass(frozen=True)
class Party:
    """Somebody who sits before a screen: what she is called and by which clock she lives."""

    name: str
    zone: ZoneInfo

    @property
    def key(self) -> str:
        return self.zone.key


@dataclass(frozen=True)
class Sitting:
    """One party in one slot: her own date and hours, and how far outside her hours she would begin or end."""

    party: Party
    starts: dt.datetime
    ends: dt.datetime
    outside: dt.timedelta  # before her day begins, or after it has ended; nothing where it suits
    over: dt.timedelta  # how long it lasts past the end of her day

    @property
    def suits(self) -> bool:
        return not self.outside

    @property
    def day(self) -> dt.date:
        return self.starts.date()

    @property
    def clock(self) -> str:
        """When it begins there, by the clock on her wall."""
        return f"{self.starts:%H:%M}"

    @property
    def until(self) -> str:
        return f"{self.ends:%H:%M}"


@dataclass(frozen=True)
class Slot:
    """One hour to begin, by the clock of the house, with everybody's own."""

    starts: dt.datetime
    sittings: tuple[Sitting, ...]

    @property
    def day(self) -> dt.date:
        return self.starts.date()

    @property
    def clock(self) -> str:
        return f"{self.starts:%H:%M}"

    @property
    def suits_all(self) -> bool:
        return all(sitting.suits for sitting in self.sittings)

    @property
    def badness(self) -> tuple:
        """The worst-off first, then how many suffer and how much, then how long it lasts past the day's end."""
        outside = [sitting.outside for sitting in self.sittings]
        over = sum((sitting.over for sitting in self.sittings), NOTHING)
        return max(outside, default=NOTHING), sum(map(bool, outside)), sum(outside, NOTHING), over, self.starts


@dataclass(frozen=True)
class Found:
    """What is suggested for a day: the slots in their order, and whether any suits all."""

    slots: list[Slot]
    suits: bool
    every: list[Slot] = field(repr=False)


def find(day: dt.date, house: ZoneInfo, parties: Iterable[Party], hours, minutes: int = 60) -> Found:
    """Every full hour of the day in the house, judged by everybody's hours (the house is one of the parties)."""
    parties = tuple(parties)
    every = [_slot(moment, parties, hours, minutes) for moment in full_hours(day, house)]
    good = sorted((slot for slot in every if slot.suits_all), key=lambda slot: slot.badness)
    chosen = good[:AT_MOST] or sorted(every, key=lambda slot: slot.badness)[:BEST]
    return Found(sorted(chosen, key=lambda slot: slot.starts) if good else chosen, bool(good), every)


def full_hours(day: dt.date, house: ZoneInfo) -> Iterator[dt.datetime]:
    """The hours of a day as its clock strikes them: 23 or 25 where clocks are changed, none that does not exist."""
    moment = dt.datetime.combine(day, dt.time(), house).astimezone(dt.UTC)
    until = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), house).astimezone(dt.UTC)
    while moment < until:
        yield moment.astimezone(house)
        moment += HOUR


def _slot(moment: dt.datetime, parties: tuple[Party, ...], hours, minutes: int) -> Slot:
    ends = moment.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)
    return Slot(moment, tuple(sitting(party, moment, ends, hours) for party in parties))


def sitting(party: Party, starts: dt.datetime, ends: dt.datetime, hours=ANY_HOUR) -> Sitting:
    """Whoever begins within her hours is suited; else the nearer end of her day counts."""
    there, until = starts.astimezone(party.zone), ends.astimezone(party.zone)
    begin, length = there.hour * 60 + there.minute, int((ends - starts).total_seconds() // 60)
    first, last = hours[0] * 60, hours[1] * 60
    if first <= begin < last:
        return Sitting(party, there, until, NOTHING, dt.timedelta(minutes=max(0, begin + length - last)))
    outside = min((first - begin) % DAY, (begin - last) % DAY + length)
    return Sitting(party, there, until, dt.timedelta(minutes=outside), NOTHING)


@dataclass(frozen=True)
class Warning:
    """What is easily overlooked: a zone that is not whole hours away, or clocks changed before the day."""

    party: Party
    odd: dt.timedelta | None = None  # the difference to the house
    day: dt.date | None = None
    by: dt.timedelta | None = None


def warnings(moment: dt.datetime, invited: dt.datetime, house: ZoneInfo, parties: Iterable[Party]) -> list[Warning]:
    """One for each zone with a half hour, one for each change of clocks between the invitation and the end of the day."""
    found = []
    for party in parties:
        apart = offset(party.zone, moment) - offset(house, moment)
        if apart % HOUR:
            found.append(Warning(party, odd=apart))
        found += [Warning(party, day=c.day, by=c.by) for c in changes(party.zone, invited, moment + 24 * HOUR)]
    return found
