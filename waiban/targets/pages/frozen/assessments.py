"""The self-assessment: what it would say today, its freezing with the clerk's own words, the frozen ones and their files."""

import datetime as dt
from copy import deepcopy
from itertools import chain

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from waiban.kernel.dates import as_partial, today
from waiban.kernel.errors import Refused
from waiban.register.declare import catalogue
from waiban.register.rights import may_see

from ... import assessment as assessing
from ... import papers
from ...models import Assessment, Book
from ...operations.allowed import require_snapshot, why_not
from ...papers.attachments import promises
from ...papers.report import overall, suggested
from ..opening import opened
from ..shares import shares

WORDS = ("to", "signed", "dated", "problems", "next_steps")
LONGEST = 10_000  # letters of a person's words on one matter


@opened(Book.objects.select_related("scheme"), "assess")
def index(request, book):
    """The frozen ones, and below them what a new one would say."""
    if request.method == "POST":
        return _freeze(request, book)
    on, problem = _day(request.GET.get("on", ""))
    try:
        require_snapshot("page", book, on)
    except Refused as refusal:
        on, problem = today(), "" if book.is_draft else str(refusal.message)
    return _index(request, book, on, problem)


def _index(request, book, on: dt.date, problem: str = "", own: dict | None = None):
    """`own`: the words already written, when freezing was refused."""
    kept = [(one, assessing.intact(one)) for one in book.assessments.all()]
    context = {"book": book, "kept": kept, "on": on, "problem": problem, "formats": papers.FORMATS}
    if not book.is_draft:
        data = assessing.draft(book, on, own)
        if own is None:
            data["own"] |= {name: suggested(data, name) for name in ("problems", "next_steps")}
        context |= {"writing": why_not(request.user, "snapshot") is None, **_shown(request.user, data)}
    return render(request, "targets/assessments.html", context, status=422 if problem and own is not None else 200)


def _freeze(request, book):
    own = {name: words[:LONGEST] for name, words in request.POST.items() if name in WORDS or len(name) == 13}
    on, problem = _day(request.POST.get("on", ""))
    dated, wrong = _day(own.pop("dated", ""))
    own["dated"] = dated.isoformat()
    if problem or wrong:
        return _index(request, book, on, problem or wrong, own)
    try:
        made = assessing.snapshot(book, on, by=request.user, own=own)
    except Refused as refusal:
        if why_not(request.user, "snapshot") or book.is_draft:
            raise
        return _index(request, book, today(), str(refusal.message), own)
    messages.success(request, _("The self-assessment is frozen; nothing changes it any more."))
    return redirect("targets:assessment", made.pk)


def _day(text: str) -> tuple[dt.date, str]:
    """The day that was written, or today and why that is no day."""
    told = _("“%(value)s” is no date. Write it like 2026-06-30.") % {"value": text[:20]}
    try:
        value = as_partial(text.strip()[:20]) if text.strip() else None
    except (ValueError, ValidationError):
        return today(), told
    if value is None:
        return today(), ""
    return (value.day, "") if not value.precision else (today(), told)


@opened(Assessment.objects.select_related("book"), "assess")
def page(request, assessment):
    """A frozen one as it stands, its files, and whether it still is what was frozen."""
    context = {
        "assessment": assessment, "book": assessment.book, "intact": assessing.intact(assessment),
        "formats": papers.FORMATS, **_shown(request.user, assessment.data),
    }  # fmt: skip
    return render(request, "targets/assessment.html", context)


@opened(Assessment.objects.all(), "assess")
def file(request, assessment, ending: str):
    """One of its files; what is not intact any more is not given away as if it were."""
    chosen = papers.FORMATS.get(ending)
    if chosen is None:
        raise Http404
    if not assessing.intact(assessment):
        raise Refused(_("This self-assessment is not what was frozen. Tell the administrator; do not hand it in."))
    answer = HttpResponse(chosen.make(assessment), content_type=chosen.content_type)
    answer["Content-Disposition"] = content_disposition_header(True, papers.file_name(assessment, ending))
    return answer


def _shown(user, data: dict) -> dict:
    """What the paper on the page needs: counts as a line of colour, and the way to each record this person may open."""
    states = chain.from_iterable([row["state"]] * row["count"] for row in data["summary"]["states"])
    opens = {label: register.address() for label, register in catalogue.items() if may_see(user, register)}
    data = deepcopy(data)
    for category in data["categories"]:
        for target in category["targets"]:
            for promise in promises(target):
                for found in promise["evidence"]:
                    found["url"] = f"{opens[found['register']]}{found['record']}/" if found["register"] in opens else ""
    said = {name: suggested(data, name) for name in ("problems", "next_steps")}
    whole = [block.text for block in overall(data)]
    return {"data": data, "shares": shares(states), "overall": whole, "suggested": said}


urls = [
    path("<rid:rid>/assessments/", index, name="assessments"),
    path("assessments/<rid:rid>/", page, name="assessment"),
    path("assessments/<rid:rid>/<slug:ending>/", file, name="assessment_file"),
]
