"""Finding a time over time zones: hours that suit all with both local dates, what is easily overlooked, one key to take one."""

import datetime as dt

from django.contrib import messages
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from waiban.kernel.errors import Refused
from waiban.kernel.zones import called
from waiban.register.declare import catalogue
from waiban.register.opening import of_register, tried
from waiban.register.rights import require_change, why_not_change

from .. import meeting, operations
from ..models import Event
from ..slots import Found, Sitting, Slot, find, warnings
from .opening import of_event

HOUR = dt.timedelta(hours=1)


@of_event
def page(request, register, event):
    """For one event: its guests' cities at the beginning, and a slot can be taken."""
    problem = ""
    if request.method == "POST":
        require_change(request.user, register, event)
        problem = tried(lambda: _take(request, event))
        if not problem:
            messages.success(request, _("The event now begins at %(at)s.") % {"at": told(event)})
            return redirect(register.address(event))
        event = Event.objects.select_related("city__country").get(pk=event.pk)
    why_not = why_not_change(request.user, register, event)
    return _page(request, event, problem=problem, why_not=why_not)


def alone(request):
    """Without an event: when could we call them?"""
    if request.method != "GET":
        return HttpResponseNotAllowed(["GET"])
    opened = of_register(lambda request, register: _page(request, None))
    return opened(request, "events", "event")


def _page(request, event: Event | None, problem: str = "", why_not: str | None = None):
    asked = meeting.asked(request.GET, event)
    parties = asked.parties
    found = find(asked.day, asked.house, parties, asked.hours, asked.minutes)
    noon = dt.datetime.combine(asked.day, dt.time(12), asked.house)
    context = {
        "event": event, "asked": asked, "problem": problem, "why_not": why_not, "found": found,
        "slots": [_told(slot, number) for number, slot in enumerate(found.slots, 1)], "table": _table(found),
        "warnings": [_warning(one) for one in warnings(noon, asked.noon_of_invitation, asked.house, parties)],
        "city_choices": catalogue["places/city"].address(page="choose"),
        "country_choices": catalogue["places/country"].address(page="choose"),
        "register": catalogue["events/event"],
    }  # fmt: skip
    return render(request, "events/slots.html", context, status=422 if problem else 200)


def _take(request, event: Event) -> None:
    """The slot that was chosen becomes the event's time, unless somebody changed the event meanwhile."""
    asked = meeting.asked(request.GET, event)
    at, version = _moment(request.POST.get("at", "")), request.POST.get("version", "")
    seen = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else -1
    operations.schedule(event, at, asked.minutes, asked.house, by=request.user, expect=seen)


def _moment(text: str) -> dt.datetime:
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None or not 1970 < found.year < 2100:
        raise Refused(_("Choose one of the times on the page."))
    return found


def told(event: Event) -> str:
    house = meeting.house_of(event)
    return f"{event.starts_at.astimezone(house):%Y-%m-%d %H:%M} ({called(house.key)})"


def _told(slot: Slot, number: int) -> dict:
    """A slot in words: for each party date and hours, how the date differs, and what it costs her."""
    return {
        "slot": slot, "number": number, "at": slot.starts.astimezone(dt.UTC).isoformat(), "key": str(number) if number < 10 else "",
        "lines": [
            {"one": one, "other": _other_day(one.day, slot.day), "why": _cost(one)} for one in slot.sittings
        ],
    }  # fmt: skip


def _cost(sitting: Sitting) -> str:
    if sitting.outside:
        return _("%(hours)s h outside the working day") % {"hours": _hours(sitting.outside)}
    if sitting.over:
        return _("lasts %(hours)s h past the working day") % {"hours": _hours(sitting.over)}
    return ""


def _hours(length: dt.timedelta) -> str:
    return f"{length / HOUR:.2f}".rstrip("0").rstrip(".")


def _other_day(there: dt.date, here: dt.date) -> str:
    days = (there - here).days
    return {-1: _("the day before"), 1: _("the day after")}.get(days, "")


def _table(found: Found) -> list[dict]:
    """Each party's clock over the whole day of the house."""
    return [
        {
            "party": sitting.party,
            "hours": [(slot.sittings[index], slot.suits_all) for slot in found.every],
        }
        for index, sitting in enumerate(found.every[0].sittings)
    ]


def _warning(one) -> str:
    names = {"name": one.party.name, "zone": called(one.party.key)}
    if one.odd is not None:
        return _("%(name)s (%(zone)s) is %(hours)s h from our clock: not a whole number of hours.") % {
            **names,
            "hours": _signed(one.odd),
        }
    return _(
        "The clocks of %(name)s (%(zone)s) change by %(hours)s h on %(day)s, between the invitation and the event: write both local times."
    ) % {**names, "day": one.day.isoformat(), "hours": _signed(one.by)}


def _signed(length: dt.timedelta) -> str:
    return ("+" if length > dt.timedelta() else "−") + _hours(abs(length))
