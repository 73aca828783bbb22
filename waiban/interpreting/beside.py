"""Beside an event or a visit: who interprets, what is missing, and the way to who could."""

from django.template.loader import render_to_string
from django.urls import reverse

from waiban.register.declare import catalogue
from waiban.register.rights import may_see, visible

from . import finding

STANDS_BESIDE = {"events/event": "event", "visits/visit": "visit"}


def panel(request, register, record) -> str:
    name, assignments = STANDS_BESIDE.get(register.label), catalogue["interpreting/assignment"]
    if not name or not may_see(request.user, assignments):
        return ""
    booked = list(visible(request.user, assignments).filter(**{name: record}).select_related("talent")[:50])
    context = {
        "lines": [(a, assignments.address(a), finding.told(a.starts_at)) for a in booked],
        "lacking": finding.lacking(booked), "who": reverse(f"interpreting:{name}", args=[record.pk]),
    }  # fmt: skip
    return render_to_string("interpreting/_beside.html", context, request)
