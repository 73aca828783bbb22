"""The marks of a round: a reviewer's own sheet while it is open; mean, spread and everybody's marks when it is closed."""

from decimal import Decimal, InvalidOperation

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from waiban.kernel import ids
from waiban.kernel.errors import Refused
from waiban.kernel.text import prose
from waiban.register.opening import of_register
from waiban.register.sheets.cells import figures
from waiban.register.sheets.tables import workbook

from .. import scoring

NAMED = ("talent", "contact", "organisation")


def page(request, rid: int):
    return of_register(_page)(request, "talents", "selection", rid)


def _page(request, register, selection):
    user, problem = request.user, ""
    mine = scoring.reviews(user, selection)
    if request.method == "POST":
        if not mine:
            raise Refused(_("Only the reviewers of this round give marks."))
        try:
            scoring.hand_in(selection, _given(request.POST), by=user)
        except Refused as refusal:
            problem = str(refusal.message)
        except ValidationError as error:
            problem = prose(*error.messages)
        else:
            messages.success(request, _("Your marks are kept. Nobody else sees them until the round is closed."))
            return redirect(request.path)
    nominations = list(selection.nominations.select_related(*NAMED))
    standard = list(selection.standard.all())
    told = _told(selection, nominations, standard) if selection.closed_on and user.may("personal") else None
    if told and request.GET.get("as") == "xlsx":
        return _workbook(selection, standard, told)
    context = {
        "register": register, "selection": selection, "standard": standard, "problem": problem, "mine": mine,
        "total": sum(c.points for c in standard), "handed": scoring.handed_in(selection),
        "sheet": _sheet(request, selection, nominations, standard) if mine else [],
        "told": told,
    }  # fmt: skip
    return render(request, "talents/marks.html", context, status=422 if problem else 200)


def _name(nomination, part) -> str:
    return f"{ids.encode(nomination.pk)}-{ids.encode(part.pk)}"


def _sheet(request, selection, nominations, standard) -> list[dict]:
    """Her own marks, or what she has just written."""
    marks = scoring.own(request.user, selection)
    found = []
    for one in nominations:
        cells = []
        for part in standard:
            kept, name = marks.get((one.pk, part.pk)), _name(one, part)
            cells.append(
                {
                    "name": name,
                    "part": part,
                    "value": request.POST.get(name, format(kept.points.normalize(), "f") if kept else "")[:12],
                }
            )
        found.append({"nominee": one, "cells": cells})
    return found


def _given(posted) -> dict:
    """The marks of the form; ValidationError where one is no number."""
    found = {}
    for name, text in posted.items():
        nominee, _dash, part = name.partition("-")
        try:
            key = ids.decode(nominee), ids.decode(part)
        except ValueError:
            continue  # another field of the form
        try:
            value = Decimal(figures(text)) if figures(text) else None
        except InvalidOperation:
            value = Decimal("NaN")
        if value is not None and (not value.is_finite() or abs(value.adjusted()) > 6 or value != round(value, 1)):
            raise ValidationError(_("“%(value)s” is no mark. Write a number such as 8 or 8.5.") % {"value": text[:20]})
        found[key] = value
    return found


def _told(selection, nominations, standard) -> dict:
    """Means and spread, the best first, with each reviewer's total."""
    found = scoring.results(selection)
    panel = [row.reviewer for row in selection.reviewers.select_related("reviewer")]
    lines = [
        {
            "nominee": one, "mean": found[one.pk].mean, "spread": found[one.pk].spread, "chosen": one.chosen,
            "parts": [found[one.pk].parts.get(part.pk) for part in standard],
            "totals": [found[one.pk].totals.get(who.pk) for who in panel],
        }
        for one in nominations
    ]  # fmt: skip
    return {"panel": panel, "lines": sorted(lines, key=lambda line: -(line["mean"] or -1))}


def _workbook(selection, standard, told: dict):
    """What the page tells of a closed round."""
    title = pgettext("selection", "Marks")
    heads = [
        _("nomination"),
        _("mean of the marks"),
        _("spread of the marks"),
        *map(str, standard),
        *map(str, told["panel"]),
    ]
    rows = [
        [str(line["nominee"]), line["mean"], line["spread"], *line["parts"], *line["totals"], line["chosen"]]
        for line in told["lines"]
    ]
    return workbook(f"{selection} {title}", [(title, [*heads, _("chosen")], rows)])


def beside(request, register, record) -> str:
    """The way to the marks, and how many reviewers have handed in."""
    if register.label != "talents/selection" or not record.reviewers.exists():
        return ""
    done, every = scoring.handed_in(record)
    context = {
        "record": record, "done": done, "every": every, "mine": scoring.reviews(request.user, record),
        "url": reverse("talents:marks", args=[record.pk]),
    }  # fmt: skip
    return render_to_string("talents/_marks.html", context, request)
