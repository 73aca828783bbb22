"""Beside a need or an offer: who could answer it and why, and one key that makes the match."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from waiban.kernel import ids
from waiban.kernel.errors import Refused
from waiban.kernel.text import prose
from waiban.register.declare import catalogue
from waiban.register.opening import of_register
from waiban.register.rights import may_see, require_change, why_not_change

from . import operations, proposals
from .models import Match, Need, Offer

BESIDE = {"services/need": "need", "services/offer": "offer"}
FIRST = 3


def of_need(request, rid: int):
    return of_register(_page)(request, "services", "need", rid)


def of_offer(request, rid: int):
    return of_register(_page)(request, "services", "offer", rid)


def _page(request, register, record):
    user, matches = request.user, catalogue.of(Match)
    found, problem = proposals.for_wish(record, user), ""
    if request.method == "POST":
        require_change(user, matches)
        made, problem = _made(request, record, found)
        if made:
            messages.success(request, _("The match is noted. Enter the day they meet and what comes of it."))
            return redirect(matches.address(made))
    need = isinstance(record, Need)
    bodies = (
        proposals.organisations_for(record, user) if need and may_see(user, catalogue["contacts/organisation"]) else []
    )
    context = {
        "register": register, "record": record, "is_need": need, "found": found, "problem": problem,
        "bodies": [(one, _ask(record, one.record)) for one in bodies],
        "why_not": why_not_change(user, matches), "why_no_offer": why_not_change(user, catalogue.of(Offer)),
    }  # fmt: skip
    return render(request, "services/proposals.html", context, status=409 if problem else 200)


def _made(request, record, found):
    """The match with what was chosen, or why there is none."""
    try:
        wanted = ids.decode(request.POST.get("with", ""))
    except ValueError:
        wanted = None
    chosen = next((one for one in found if one.record.pk == wanted), None)
    if chosen is None:
        return None, _("This is not proposed any more. Look at the list as it is now.")
    pair = (record, chosen.record) if isinstance(record, Need) else (chosen.record, record)
    try:
        return operations.match(*pair, chosen.reasons, by=request.user), ""
    except ValidationError as error:
        return None, prose(*error.messages)
    except Refused as refusal:
        return None, str(refusal.message)


def _ask(need: Need, organisation) -> str:
    """The form of an offer with what is known of it."""
    given = {"organisation": organisation.code, "sector": organisation.sector, "country": organisation.country.code}
    return f"{catalogue.of(Offer).address(page='new')}?{urlencode(given)}"


def panel(request, register, record) -> str:
    """The three best on the record's own page, while it is open."""
    name = BESIDE.get(register.label)
    if not name or record.closed_on or not may_see(request.user, catalogue.of(Match)):
        return ""
    found = proposals.for_wish(record, request.user)
    context = {"found": found[:FIRST], "more": len(found), "all": reverse(f"services:{name}", args=[record.pk])}
    return render_to_string("services/_beside.html", context, request)
