"""The page somebody of the pool opens by her link, without signing in: what is kept of her, and what she says to it."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from waiban.kernel.errors import Refused
from waiban.kernel.text import prose
from waiban.register.declare import catalogue
from waiban.register.rights import why_not_change
from waiban.register.templatetags.show import shown

from .. import consent
from ..models import Talent

OFFICES = (
    "number",
    "division",
    "person",
    "reviewed_on",
    "confirm_by",
    "correction",
    "correct_by",
    "withdrawn_on",
    "left_on",
)
LAST = 4  # of a document's number


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request, code: str):
    link = consent.found(code)
    if link is None:
        return _say(
            request, _("This link opens nothing. Check that it was copied whole, or ask the office for a new one."), 404
        )
    if why := consent.why_dead(link):
        return _say(request, why, 410)
    if request.user.is_authenticated and request.method == "POST":
        return _say(
            request, _("You are signed in: only the person herself answers here. Pass the link on to her."), 403
        )
    problem, words = "", request.POST.get("words", "").replace("\x00", "")[:500]
    if request.method == "POST":
        try:
            said = consent.answer(link, request.POST.get("do", ""), words)
        except Refused as refusal:
            problem = str(refusal.message)
        except ValidationError as error:
            problem = prose(*error.messages)
        else:
            return _say(request, said, 200, good=True)
    context = {
        "talent": link.talent, "lines": kept(link.talent), "tables": tables(link.talent), "last": link.last_day,
        "problem": problem, "words": words,
    }  # fmt: skip
    return render(request, "talents/consent.html", context, status=422 if problem else 200)


def _say(request, sentence: str, status: int, good=False):
    return render(request, "talents/consent_said.html", {"sentence": sentence, "good": good}, status=status)


def kept(talent: Talent) -> list[tuple]:
    """What is kept, as label and words; of a document's number only its end, whoever holds the link."""
    found = []
    for column in catalogue.of(Talent).columns:
        if column.own and column.path not in OFFICES and (value := column.shown(talent)) not in (None, ""):
            text = shown(value)
            found.append((column.label, "•••• " + text[-LAST:] if column.path == "document_number" else text))
    return found


def tables(talent: Talent) -> list[dict]:
    """Languages and certificates as they are kept."""
    found = []
    for rows in catalogue.of(Talent).rows:
        lines = list(rows.model._default_manager.filter(**{rows.parent: talent}))
        cells = [
            [shown(value) if (value := c.shown(line)) not in (None, "") else "" for c in rows.columns] for line in lines
        ]
        if cells:
            found.append({"label": rows.label, "columns": rows.columns, "lines": cells})
    return found


def beside(request, register, record) -> str:
    """The link that still answers, for who may change the record and see private columns."""
    user = request.user
    if register.label != "talents/talent" or not user.may("personal") or why_not_change(user, register, record):
        return ""
    if (link := consent.live(record)) is None:
        return ""
    address = request.build_absolute_uri(reverse("talents:consent", args=[consent.token_of(link)]))
    return render_to_string("talents/_link.html", {"link": link, "address": address}, request)
