"""The door: one tap for each guest who is here, taken back by another; made for a phone held in one hand."""

from django.shortcuts import redirect, render

from waiban.kernel.text import folded
from waiban.register.opening import tried
from waiban.register.rights import require_change, why_not_change

from .. import operations
from ..seating import name_of, title_of
from .opening import of_event

MANY = 8  # from so many guests on one looks for a name instead of turning the list


def found(guests: list, words: str) -> list[tuple]:
    """Guests with name and title as announced, those whose name, title or unit has the words in it."""
    lines = [(guest, name_of(guest), title_of(guest)) for guest in guests]
    own = [f"{g.person.name_zh} {g.person.name_latin}" if g.person else "" for g in guests]
    asked = folded(words)
    return [
        line for line, names in zip(lines, own, strict=True)
        if asked in folded(f"{names} {line[1]} {line[2]} {line[0].organisation or ''}")
    ]  # fmt: skip


@of_event
def page(request, register, event):
    """The list of guests; a tap answers with the list as it is now, whoever else stands at another door."""
    problem, words = "", request.GET.get("guest", "").strip()[:60]
    if request.method == "POST":
        require_change(request.user, register, event)
        code, arrived = request.POST.get("guest", ""), request.POST.get("arrived") == "1"
        problem = tried(lambda: operations.check_in(event, code, arrived, by=request.user))
        if not problem and not request.htmx:
            return redirect(request.get_full_path())
    guests = list(event.guests.select_related("person", "organisation", "city", "country"))
    context = {
        "register": register, "event": event, "guests": guests, "lines": found(guests, words), "problem": problem,
        "words": words, "many": len(guests) > MANY,
        "here": sum(g.people for g in guests if g.arrived), "awaited": sum(g.people for g in guests),
        "why_not": why_not_change(request.user, register, event),
    }  # fmt: skip
    name = "events/_door.html" if request.htmx else "events/check_in.html"
    return render(request, name, context, status=409 if problem and not request.htmx else 200)
