"""Clocks around the world: an instant has its hour in every zone, and clocks there may be changed in between."""

import datetime as dt
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HOUR = dt.timedelta(hours=1)
NEVER = dt.timedelta(0)
FURTHEST = 1_100  # days: nobody invites three years ahead


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    return frozenset(available_timezones())


def known_zone(name: str) -> None:
    """A zone as the world writes it, so that everybody's clock finds it."""
    if name not in names():
        raise ValidationError(
            _("“%(value)s” is no time zone. Write it like Asia/Shanghai or Europe/Berlin."), params={"value": name}
        )


def zone(name: str) -> ZoneInfo | None:
    """The zone of that name; nothing where there is none."""
    return ZoneInfo(name) if name in names() else None


def offset(there: ZoneInfo, moment: dt.datetime) -> dt.timedelta:
    """How far the clock there is ahead of the world's at the moment."""
    return moment.astimezone(there).utcoffset() or NEVER


class Clocks(NamedTuple):
    """A change of clocks: the day there, and by how much they go forward (or back)."""

    day: dt.date
    by: dt.timedelta


def changes(there: ZoneInfo, since: dt.datetime, until: dt.datetime) -> list[Clocks]:
    """Each change of the clocks there between two moments, day by day."""
    found, moment = [], since
    for _n in range(FURTHEST):
        if moment >= until:
            break
        following = min(moment + dt.timedelta(days=1), until)
        by = offset(there, following) - offset(there, moment)
        if by:
            found.append(Clocks(_day(there, moment, following), by))
        moment = following
    return found


def _day(there: ZoneInfo, before: dt.datetime, after: dt.datetime) -> dt.date:
    """The day on which the clocks changed, to the minute."""
    was = offset(there, before)
    while after - before > dt.timedelta(minutes=1):
        middle = before + (after - before) / 2
        before, after = (middle, after) if offset(there, middle) == was else (before, middle)
    return after.astimezone(there).date()
