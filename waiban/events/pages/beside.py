"""What stands beside an event's record: the ways to its pages, and its beginning by everybody's clock, both dates."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import meeting
from ..slots import sitting


def panel(request, register, record) -> str:
    if register.label != "events/event":
        return ""
    pages = {"slots": _("Find a time"), "seating": _("Order of precedence"), "check_in": _("Check-in")}
    links = [(label, reverse(f"events:{name}", args=[record.pk])) for name, label in pages.items()]
    return render_to_string("events/_beside.html", {"links": links, "times": _times(record)}, request)


def _times(event) -> list:
    """The hours of everybody where the event has one, the house first."""
    if not event.starts_at:
        return []
    asked = meeting.Asked(day=event.starts_at.date(), invited=event.starts_at.date(), house=meeting.house_of(event))
    asked.host = str(event.city.said("name_zh")) if event.city else ""
    asked.cities, asked.countries = meeting.places_of(event)
    parties = asked.parties
    return [sitting(party, event.starts_at, event.ends_at or event.starts_at) for party in parties][:12]
