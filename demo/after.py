"""Which calls, letters and meetings came of an event, a visit or a trip: its officers noted it when they took place."""

import datetime as dt
from collections.abc import Iterable

from waiban.contacts.models import Exchange
from waiban.events.models import Event
from waiban.register.pointer import pointer_to
from waiban.trips.models import Trip
from waiban.visits.models import Visit

from .city_year import CityYear
from .diary import Diary
from .tables import BEGUN, TODAY

WITHIN, EACH, MOST = 75, 2, 5_000  # days after it ended; as many of each; as many are looked at


def load(year: CityYear, diary: Diary) -> int:
    """Exchanges with the countries concerned, in the weeks after; each named once, by the first it fits."""
    free = list(
        Exchange.objects.filter(held_on__gte=BEGUN, came_of="").exclude(country=None).select_related("person", "organisation")
        .order_by("held_on", "subject", "organisation__name_zh", "pk")[:MOST]
    )  # fmt: skip
    entries = []
    for whole, last, countries in sorted(_wholes(), key=lambda found: (found[1], str(found[0]))):
        fits = [
            one for one in free
            if one.country_id in countries and last < one.held_on.day <= min(last + dt.timedelta(days=WITHIN), TODAY)
        ][:EACH]  # fmt: skip
        for one in fits:
            free.remove(one)
            entries.append(
                diary.entry(one, one.person, one.held_on.day + dt.timedelta(days=4), came_of=pointer_to(whole)).having()
            )
    return diary.keep(entries)


def _wholes() -> Iterable[tuple]:
    """What took place this year, its last day and the countries it was about."""
    for event in Event.objects.filter(status="held", begins__gte=BEGUN).exclude(series="").prefetch_related("guests"):
        yield event, (event.ends or event.begins).day, {guest.country_id for guest in event.guests.all()} - {None}
    for visit in Visit.objects.filter(status="received", arrives__gte=BEGUN):
        yield visit, (visit.leaves or visit.arrives).day, {visit.country_id}
    for trip in Trip.objects.filter(status="carried_out", departs__gte=BEGUN).prefetch_related("stops"):
        yield trip, trip.returns.day, {stop.country_id for stop in trip.stops.all()}
