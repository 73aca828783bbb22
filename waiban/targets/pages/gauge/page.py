"""How a promise is measured, edited as a sentence: what it finds today is shown while it is written, saving confirms it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from waiban.kernel.errors import Conflict

from ... import evidence, gauges, operations
from ...models import Commitment, Gauge
from ...operations.gauging import check
from ...terms import complete
from ..draft.rows import Row
from ..opening import opened
from .blanks import Blanks

SHOWN = 20


class Promises:
    """Promises with all that their gauge looks at."""

    @staticmethod
    def all() -> QuerySet[Commitment]:
        return complete(Commitment.objects.all()).prefetch_related("mentions")


@opened(Promises, "book")
def edit(request, commitment: Commitment):
    """The sentence with its blanks; `do` says whether to try it, to save it, or to propose it anew."""
    gauge = _gauge(commitment, request.user)
    if request.method != "POST":
        return _page(request, commitment, Blanks(gauge, request.user), evidence.preview(gauge, limit=SHOWN))
    if request.POST.get("do") == "propose":
        operations.repropose(commitment, by=request.user)
        messages.success(request, _("The gauge is proposed anew. Look at it and confirm it."))
        return redirect("targets:gauge", commitment.pk)
    blanks, tried = Blanks(gauge, request.user, data=request.POST), None
    if blanks.is_valid():
        tried = _tried(commitment, blanks)
    if request.POST.get("do") != "save":
        return _shown(request, commitment, blanks, tried)
    if blanks.turned:
        blanks.add_error(
            None, _("Another register or way was chosen. Look at the sentence as it is now, then save it.")
        )
    if blanks.errors:
        return _page(request, commitment, blanks, tried, status=422)
    return _save(request, commitment, blanks, tried)


def _gauge(commitment: Commitment, by) -> Gauge:
    return getattr(commitment, "gauge", None) or operations.repropose(commitment, by=by)


def _tried(commitment: Commitment, blanks: Blanks):
    """What the sentence would find today; nothing is kept. What stands against it is put beside the blanks."""
    gauge = Gauge(commitment=commitment, **blanks.filled())
    try:
        check(gauge)
    except ValidationError as error:
        blanks.refuse(error)
        return None
    return evidence.preview(gauge, limit=SHOWN)


def _save(request, commitment: Commitment, blanks: Blanks, tried):
    gauge = Gauge.objects.select_related("commitment__book").get(pk=blanks.gauge.pk)
    seen = blanks.cleaned_data["seen"]
    try:
        operations.change_gauge(gauge, by=request.user, confirm=True, expect=seen, **blanks.filled())
    except Conflict as conflict:
        return _page(request, commitment, blanks, tried, theirs=conflict.details["stored"], status=409)
    except ValidationError as error:
        blanks.refuse(error)
        return _page(request, commitment, blanks, tried, status=422)
    messages.success(request, _("Confirmed: %(sentence)s") % {"sentence": gauges.sentence(gauge)})
    return redirect(address(commitment))


def address(commitment: Commitment) -> str:
    """Where the promise stands: on its draft, or in the book."""
    if commitment.book.is_draft:
        return f"{reverse('targets:draft', args=[commitment.book_id])}?show=all#p-{commitment.code}"
    return f"{reverse('targets:of', args=[commitment.book_id])}?c={commitment.code}#c-{commitment.code}"


def _shown(request, commitment, blanks, tried):
    """What is found, and the blanks drawn anew where another register or way was chosen."""
    if not request.htmx:
        return _page(request, commitment, blanks, tried, status=422 if blanks.errors else 200)
    context = {"blanks": blanks, "tried": tried, "commitment": commitment}
    return render(request, "targets/_tried.html", context)


def _page(request, commitment, blanks: Blanks, tried, *, theirs=None, status=200):
    context = {
        "commitment": commitment, "book": commitment.book, "row": Row(commitment, {}, None), "blanks": blanks,
        "tried": tried, "back": address(commitment), "theirs": theirs,
        "their_sentence": gauges.sentence(theirs) if theirs else "",
        "seen": theirs.version if theirs else blanks["seen"].value(),
    }  # fmt: skip
    return render(request, "targets/gauge.html", context, status=status)


@opened(Promises, "book")
def matches(request, commitment: Commitment):
    """The records that match today, unfolded in the row of a draft."""
    tried = evidence.preview(_gauge(commitment, request.user), limit=SHOWN)
    return render(request, "targets/_matches.html", {"tried": tried, "commitment": commitment})


urls = [
    path("gauge/<rid:rid>/", edit, name="gauge"),
    path("gauge/<rid:rid>/matches/", matches, name="matches"),
]
