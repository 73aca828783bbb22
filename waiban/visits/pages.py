"""Cars and rooms of a delegation, as they follow from when its members arrive and leave."""

from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from waiban.documents.formats import answer
from waiban.register.opening import of_register
from waiban.register.rights import why_not_change

from . import logistics, papers
from .models import Guest, Room


def page(request, rid: int):
    return of_register(_page)(request, "visits", "visit", rid)


def _page(request, register, visit):
    plan, labels = logistics.plan(visit), dict(Room.choices)
    context = {
        "register": register, "visit": visit, "plan": plan, "formats": papers.FORMATS,
        "groups": [(way, [(ride, papers.span(ride)) for ride in plan.rides if ride.way == way]) for way in papers.WAYS],
        "kinds": [labels[kind] for kind in plan.kinds],
        "nights": [(night, [night.rooms.get(kind) for kind in plan.kinds]) for night in plan.nights],
        "unknown": [(one, [Guest._meta.get_field(name).verbose_name for name in gaps]) for one, gaps in plan.unknown],
        "why_not": why_not_change(request.user, register, visit),
    }  # fmt: skip
    return render(request, "visits/arrivals.html", context)


def file(request, rid: int, ending: str):
    def made(_request, _register, visit):
        return answer(papers.FORMATS, ending, visit, papers.title(visit))

    return of_register(made)(request, "visits", "visit", rid)


def beside(request, register, record) -> str:
    """The way to it, and how many members are not noted yet."""
    if register.label != "visits/visit":
        return ""
    context = {"url": reverse("visits:arrivals", args=[record.pk])}
    return render_to_string("visits/_beside.html", context, request)
