"""Verbs of an event that are one tap or one key: a slot is taken, a guest arrives, a place is set by hand."""

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waiban.history.sentences import say
from waiban.kernel.dates import PartialDate
from waiban.kernel.errors import Refused
from waiban.register import records

from .models import Event, Guest

say(
    scheduled=gettext_lazy("set the time"), arrived=gettext_lazy("noted an arrival"),
    not_arrived=gettext_lazy("took an arrival back"), placed=gettext_lazy("set a place"),
    ordered=gettext_lazy("chose the order of precedence"),
)  # fmt: skip


def schedule(
    event: Event, starts: dt.datetime, minutes: int, house: ZoneInfo, *, by, expect: int | None = None
) -> Event:
    """The event takes place then: instants, zone and the dates by the clock of its house."""
    ends = starts.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)
    first, last = starts.astimezone(house).date(), ends.astimezone(house).date()
    event.starts_at, event.ends_at, event.tz = starts.astimezone(dt.UTC), ends, house.key
    event.begins = PartialDate(first)
    kept = event.ends if event.ends and event.ends.day > last else None  # several days stay several days
    event.ends = kept or (PartialDate(last) if last > first else None)
    return records.save(event, by=by, verb="scheduled", expect=expect)


@transaction.atomic
def check_in(event: Event, code: str, arrived: bool, *, by) -> Guest:
    """One guest is here (or is not after all); two people at two doors never lose each other's."""

    def noted(guest):
        guest.arrived = arrived

    return _guest(event, code, noted, by=by, verb="arrived" if arrived else "not_arrived")


@transaction.atomic
def place(event: Event, code: str, seat: int | None, reason: str, *, by) -> Guest:
    """A place set by hand with its reason, or given back to the rule."""

    def placed(guest):
        guest.seat, guest.seat_reason = seat, reason if seat else ""

    return _guest(event, code, placed, by=by, verb="placed")


@transaction.atomic
def choose_rule(event: Event, rule: str, *, by) -> Event:
    if rule not in Event.Precedence.values:
        raise Refused(_("Choose one of the three orders of precedence."))
    stored = _held(event)
    stored.precedence = rule
    return records.save(stored, by=by, verb="ordered")


def _held(event: Event) -> Event:
    """The event as it is kept now, and nobody else writes it until we are done."""
    stored = Event.objects.select_for_update(of=("self",)).filter(pk=event.pk).first()
    if stored is None:
        raise Refused(_("Somebody removed this event meanwhile."))
    return stored


def _guest(event: Event, code: str, change: Callable[[Guest], None], *, by, verb: str) -> Guest:
    """One guest is changed on the list as it is now, through the one door, with the event's history."""
    stored = _held(event)
    guests = list(stored.guests.select_related("person", "organisation", "city", "country"))
    guest = next((one for one in guests if one.code == code), None)
    if guest is None:
        raise Refused(_("This guest is not on the list any more. Look at the list as it is now."))
    change(guest)
    records.save(stored, by=by, verb=verb, note=str(guest), rows={"guests": guests})
    return guest
