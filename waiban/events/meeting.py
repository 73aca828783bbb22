"""What the office asks of the clock: which day, whose hours, how long; read from an address, or from the event itself."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from waiban.kernel import ids
from waiban.kernel.dates import DAY, as_partial, today
from waiban.kernel.text import series
from waiban.kernel.zones import zone
from waiban.places.models import City, Country
from waiban.rulebook.values import value_on

from .models import Event
from .slots import ANY_HOUR, Party

SHORTEST, LONGEST, MOST = 5, 24 * 60, 40  # minutes of a meeting, places on one page


@dataclass
class Asked:
    """The question, with what could not be understood said in sentences."""

    day: dt.date
    invited: dt.date
    hours: tuple[int, int] = ANY_HOUR
    minutes: int = SHORTEST
    house: ZoneInfo = field(default_factory=lambda: ZoneInfo(settings.TIME_ZONE))
    host: str = ""
    cities: list[City] = field(default_factory=list)
    countries: list[Country] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def parties(self) -> list[Party]:
        """The house first, then one for each zone: whoever lives by the same clock sits together."""
        by_zone: dict[str, list[str]] = {self.house.key: [self.host or _("here")]}
        for place in (*self.cities, *self.countries):
            if there := zone(zone_of(place)):
                names = by_zone.setdefault(there.key, [])
                if str(place) not in names:
                    names.append(str(place))
        return [Party(series(names), ZoneInfo(key)) for key, names in by_zone.items()]

    @property
    def noon_of_invitation(self) -> dt.datetime:
        return dt.datetime.combine(self.invited, dt.time(12), self.house)


def zone_of(place: City | Country) -> str:
    """The zone of a city, else that of its country (which is its capital's)."""
    return place.tz or (place.country.tz if isinstance(place, City) else "")


def house_of(event: Event | None) -> ZoneInfo:
    """By whose clock an event runs: as noted, else that of its city, else the office's own."""
    noted = (event.tz or (zone_of(event.city) if event.city else "")) if event else ""
    return zone(noted) or ZoneInfo(settings.TIME_ZONE)


def asked(query, event: Event | None = None) -> Asked:
    """From the address; what it does not say is taken from the event and its guests."""
    found = Asked(day=_first_day(event), invited=today(), house=house_of(event))
    found.host = str(event.city.said("name_zh")) if event and event.city else ""
    found.day = _day(query.get("day", ""), found.day, found)
    found.invited = _day(query.get("invited", ""), found.invited, found)
    usual = working_hours(found.day)
    first = _number(query.get("from", ""), usual[0], 0, 23, found)
    last = _number(query.get("to", ""), usual[1], 1, 24, found)
    if first >= last:
        sentence = _("The working day would end before it begins: %(first)s to %(last)s is taken.")
        found.problems.append(sentence % {"first": usual[0], "last": usual[1]})
        first, last = usual
    found.hours = first, last
    found.minutes = _number(query.get("minutes", ""), _length(event, found.day), SHORTEST, LONGEST, found)
    if event and not any(name in query for name in ("city", "country", "day")):
        found.cities, found.countries = places_of(event)
    else:
        found.cities = _records(City.objects.select_related("country"), query.getlist("city"))
        found.countries = _records(Country.objects.all(), query.getlist("country"))
    for place in (*found.cities, *found.countries):
        if not zone(zone_of(place)):
            found.problems.append(_("No time zone is noted for %(place)s. Enter it there.") % {"place": place})
    return found


def working_hours(day: dt.date) -> tuple[int, int]:
    """From when until when people sit before a screen (E-31, by the rulebook of the day); the office writes others on the page."""
    first, last = value_on("E-31", day, "from"), value_on("E-31", day, "to")
    known = first is not None and last is not None and 0 <= first < last <= ANY_HOUR[1]
    return (int(first), int(last)) if known else ANY_HOUR


def places_of(event: Event) -> tuple[list[City], list[Country]]:
    """Where the guests of an event sit: their city, else their organisation's, else their country."""
    cities: dict[int, City] = {}
    countries: dict[int, Country] = {}
    for guest in event.guests.select_related("city__country", "organisation__city__country", "country"):
        city = guest.city or (guest.organisation.city if guest.organisation else None)
        if city:
            cities[city.pk] = city
        elif guest.country:
            countries[guest.country.pk] = guest.country
    return list(cities.values())[:MOST], list(countries.values())[:MOST]


def _first_day(event: Event | None) -> dt.date:
    if event and event.starts_at:
        return event.starts_at.astimezone(house_of(event)).date()
    if event and event.begins and not event.begins.precision:
        return event.begins.day
    return today() + dt.timedelta(days=7)


def _length(event: Event | None, day: dt.date) -> int:
    """As the event is noted, else as meetings usually last (E-31)."""
    if event and event.starts_at and event.ends_at:
        minutes = int((event.ends_at - event.starts_at).total_seconds() // 60)
        if SHORTEST <= minutes <= LONGEST:
            return minutes
    return min(max(int(value_on("E-31", day, "minutes") or 0), SHORTEST), LONGEST)


def _day(text: str, default: dt.date, found: Asked) -> dt.date:
    """A day within the years that clocks are known for."""
    text = text.strip()[:20]
    if not text:
        return default
    try:
        value = as_partial(text)
    except ValidationError:
        value = None
    if value and value.precision == DAY and 1970 < value.day.year < 2100:
        return value.day
    found.problems.append(
        _("“%(text)s” is no day; %(default)s is taken. Write it like 2026-12-01.") % {"text": text, "default": default}
    )
    return default


def _number(text: str, default: int, least: int, most: int, found: Asked) -> int:
    text = text.strip()[:6]
    if not text:
        return default
    if text.isascii() and text.isdigit() and least <= int(text) <= most:
        return int(text)
    found.problems.append(
        _("“%(text)s” is no number from %(least)s to %(most)s; %(default)s is taken.")
        % {"text": text, "least": least, "most": most, "default": default}
    )
    return default


def _records(queryset, codes: Iterable[str]) -> list:
    pks = []
    for code in list(codes)[:MOST]:
        try:
            pks.append(ids.decode(code))
        except ValueError:
            continue
    found = queryset.in_bulk(pks)
    return [found[pk] for pk in dict.fromkeys(pks) if pk in found]
