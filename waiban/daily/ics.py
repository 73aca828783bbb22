"""A feed of the calendar as other programs read it (RFC 5545): whole days, moments with their zone, nothing private."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from waiban.kernel import ids
from waiban.kernel.dates import today
from waiban.kernel.zones import zone

from .entries import ONE, Entry, Wanted, entries, name_all
from .models import Feed

PAST, AHEAD = dt.timedelta(days=90), dt.timedelta(days=400)
MOST = 2_000
HOUR = dt.timedelta(hours=1)


def calendar_of(feed: Feed, name: str, base: str) -> bytes:
    """What the owner may see of the feed's scope, from three months ago until a year ahead."""
    day = today()
    wanted = {
        Feed.Scope.PERSON: Wanted(person=feed.owner_id), Feed.Scope.DIVISION: Wanted(division=feed.division_id),
        Feed.Scope.REGISTER: Wanted(key=feed.register),
    }  # fmt: skip
    found = entries(feed.owner, day - PAST, day + AHEAD, wanted[feed.scope])[:MOST]
    name_all(found)
    calendar = Calendar()
    calendar.add("prodid", "-//Waiban//daily//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Waiban: %(name)s") % {"name": name})
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    stamp = timezone.now()
    for entry in found:
        calendar.add_component(_event(entry, stamp, base))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(entry: Entry, stamp: dt.datetime, base: str) -> Event:
    event = Event()
    event.add("uid", f"{ids.encode(entry.pk)}-{entry.source.key.replace('/', '-').replace(':', '-')}@waiban")
    event.add("dtstamp", stamp.astimezone(dt.UTC))
    title = entry.name
    if entry.due:
        title = _("Due: %(name)s") % {"name": entry.name}
    if entry.rough:
        title = _("%(name)s (%(month)s, day not known yet)") % {"name": title, "month": entry.rough}
    event.add("summary", title)
    event.add("categories", [str(entry.source.title)])
    event.add("url", base.rstrip("/") + entry.url)
    event.add("transp", "TRANSPARENT" if entry.due or not entry.starts else "OPAQUE")
    _times(event, entry)
    return event


def _times(event: Event, entry: Entry) -> None:
    """A moment in the zone it is held in, so that programs follow its change of clocks; else whole days."""
    if not entry.starts:
        event.add("dtstart", entry.first)
        event.add("dtend", entry.last + ONE)  # the first day after it
        return
    there = zone(entry.zone) or ZoneInfo(settings.TIME_ZONE)
    begins = entry.starts.astimezone(there)
    event.add("dtstart", begins)
    if entry.stops and entry.stops > entry.starts:
        event.add("dtend", entry.stops.astimezone(there))
    else:
        days = entry.last - entry.first
        event.add("dtend", (entry.starts + days + HOUR).astimezone(there))
