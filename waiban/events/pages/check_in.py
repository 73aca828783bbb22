"""The door: one tap for each guest who is here, taken back by another; made for a phone held in one hand."""

from django.shortcuts import redirect, render

from waiban.register.rights import require_change, why_not_change

from .. import operations
from ..seating import name_of, title_of
from .opening import of_event, tried


@of_event
def page(request, register, event):
    """The list of guests; a tap answers with the list as it is now, whoever else stands at another door."""
    problem = ""
    if request.method == "POST":
        require_change(request.user, register, event)
        code, arrived = request.POST.get("guest", ""), request.POST.get("arrived") == "1"
        problem = tried(lambda: operations.check_in(event, code, arrived, by=request.user))
        if not problem and not request.htmx:
            return redirect(request.path)
    guests = list(event.guests.select_related("person", "organisation", "city", "country"))
    context = {
        "register": register, "event": event, "guests": guests, "lines": [(g, name_of(g), title_of(g)) for g in guests], "problem": problem,
        "here": sum(g.people for g in guests if g.arrived), "awaited": sum(g.people for g in guests),
        "why_not": why_not_change(request.user, register, event),
    }  # fmt: skip
    name = "events/_door.html" if request.htmx else "events/check_in.html"
    return render(request, name, context, status=409 if problem and not request.htmx else 200)
