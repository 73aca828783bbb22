"""Clocks around the world: an instant has its hour in every zone, and clocks there may be changed in between."""

import datetime as dt
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale, UnknownLocaleError
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, to_locale
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


AREAS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")

# Zones the world has since named otherwise: their words stand under the older name.
OLDER = {
    "Africa/Asmara": "Africa/Asmera", "America/Argentina/Buenos_Aires": "America/Buenos_Aires", "America/Argentina/Catamarca": "America/Catamarca",
    "America/Argentina/Cordoba": "America/Cordoba", "America/Argentina/Jujuy": "America/Jujuy", "America/Argentina/Mendoza": "America/Mendoza",
    "America/Atikokan": "America/Coral_Harbour", "America/Indiana/Indianapolis": "America/Indianapolis", "America/Kentucky/Louisville": "America/Louisville",
    "America/Nuuk": "America/Godthab", "Asia/Ho_Chi_Minh": "Asia/Saigon", "Asia/Kathmandu": "Asia/Katmandu", "Asia/Kolkata": "Asia/Calcutta",
    "Asia/Yangon": "Asia/Rangoon", "Atlantic/Faroe": "Atlantic/Faeroe", "Europe/Kyiv": "Europe/Kiev", "Pacific/Chuuk": "Pacific/Truk",
    "Pacific/Pohnpei": "Pacific/Ponape",
}  # fmt: skip


def called(name: str) -> str:
    """The city a zone is called after, in the reader's language: 瓜亚基尔."""
    return _words(get_language() or "").get(OLDER.get(name, name)) or name.rpartition("/")[2].replace("_", " ")


def with_name(name: str) -> str:
    """The city and the zone as the world writes it: 瓜亚基尔（America/Guayaquil）."""
    city = called(name)
    return name if city == name else _("%(city)s (%(zone)s)") % {"city": city, "zone": name}


def offered() -> list[str]:
    """The zones to choose among: each by its present name."""
    past = frozenset(OLDER.values())
    return sorted(name for name in names() if name.partition("/")[0] in AREAS and name not in past)


@lru_cache(maxsize=4)
def _words(language: str) -> dict[str, str]:
    try:
        known = Locale.parse(to_locale(language)).time_zones
    except (UnknownLocaleError, ValueError):
        return {}
    return {name: words["city"] for name, words in known.items() if "city" in words}


class ZoneField(models.CharField):
    """A time zone, kept as the world writes it and shown by the name of its city; in the database plain text."""

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


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
