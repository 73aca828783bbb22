"""The order of precedence of an event: the rule, each place with its reason, places set by hand, and the paper."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from waiban.documents.formats import answer
from waiban.kernel.errors import Refused
from waiban.register.opening import tried
from waiban.register.rights import require_change, why_not_change

from .. import operations, papers, seating
from ..models import Event
from .opening import of_event


@of_event
def page(request, register, event):
    problem = ""
    if request.method == "POST":
        require_change(request.user, register, event)
        problem = tried(lambda: _write(request.POST, event, request.user))
        if not problem:
            return redirect(request.path)
    lines = [
        {
            "place": place,
            "name": seating.name_of(place.guest),
            "rank": seating.rank_label(place.guest),
            "title": seating.title_of(place.guest),
            "country": seating.country_of(place.guest),
        }
        for place in seating.order(event, seating.guests_of(event))
    ]
    context = {
        "register": register, "event": event, "lines": lines, "notes": seating.notes(), "rules": Event.Precedence.choices,
        "formats": papers.FORMATS, "problem": problem, "why_not": why_not_change(request.user, register, event),
    }  # fmt: skip
    return render(request, "events/seating.html", context, status=422 if problem else 200)


def _write(posted, event: Event, user) -> None:
    if posted.get("do") == "rule":
        operations.choose_rule(event, posted.get("rule", ""), by=user)
    elif posted.get("do") == "place":
        operations.place(
            event,
            posted.get("guest", ""),
            _seat(posted.get("seat", "")),
            posted.get("reason", "").strip()[:160],
            by=user,
        )
    else:
        raise Refused(_("Choose what is to be done on the page."))


def _seat(text: str) -> int | None:
    """The number of a place; empty gives the guest back to the rule."""
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) <= 500):
        raise Refused(_("Write the place as a number from 1 to 500, or leave it empty to go back to the rule."))
    return int(text[:6])


@of_event
def file(request, register, event, ending: str):
    return answer(papers.FORMATS, ending, event, papers.title(event))
