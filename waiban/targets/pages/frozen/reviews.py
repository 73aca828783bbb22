"""The month's review (调度): its list, its freezing, and the table as it was frozen."""

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from waiban.kernel.dates import today
from waiban.kernel.errors import Refused
from waiban.kernel.period import Period

from ... import operations, readings
from ...models import Book, Commitment, Reading, Remark, Review, State
from ...models.measuring import short
from ...operations.allowed import require, why_not
from ...papers import reviewed
from ..opening import opened
from ..shares import shares


@opened(Book.objects, "read")
def index(request, book):
    """The months that were frozen, and the months that may be."""
    if request.method == "POST":
        return _freeze(request, book)
    lines = [(review, shares(image["state"] for image in review.data.values())) for review in book.reviews.all()]
    frozen = {review.month for review, _shares in lines}
    context = {
        "book": book, "lines": lines, "months": [m for m in months(book) if m not in frozen],
        "why_not": why_not(request.user, "review"), "may_assess": request.user.may("assess"),
    }  # fmt: skip
    return render(request, "targets/reviews.html", context)


def months(book: Book) -> list[dt.date]:
    """The months of the book's year that have begun, the newest first."""
    if book.is_draft:
        return []
    first_days = [dt.date(book.year, month, 1) for month in range(12, 0, -1)]
    return [day for day in first_days if day <= today()]


def _freeze(request, book):
    month = _month(request.POST.get("month", ""))
    try:
        require(request.user, "review")
        if month not in months(book) and not book.is_draft:
            raise Refused(_("Choose a month of %(year)s that has begun.") % {"year": book.year})
        review = operations.review(book, month, by=request.user)
    except (Refused, ValidationError, IntegrityError) as error:
        messages.error(request, _sentence(error))
        return redirect("targets:reviews", book.pk)
    messages.success(request, _("The readings of this month are frozen; nothing changes them any more."))
    return redirect("targets:review", review.pk)


def _sentence(error) -> str:
    """A second clerk may freeze at the same moment: then the first one's review stands."""
    if isinstance(error, Refused):
        return str(error.message)
    return _("The review of this month is frozen already.")


def _month(text: str) -> dt.date | None:
    """The first day of 2026-10; nothing for anything else."""
    try:
        return dt.date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


class Line(NamedTuple):
    """A promise in the table: how it read, how it had read a month before, and what was said."""

    number: int
    commitment: Commitment
    reading: Reading
    before: Reading | None
    remarks: list[Remark]

    @property
    def moved(self) -> bool:
        return bool(self.before) and self.before.state != self.reading.state

    @property
    def changed(self) -> bool:
        return bool(self.before) and (self.moved or self.before.value != self.reading.value)

    @property
    def more(self) -> str:
        """What was added since: +2, or −1 when a record fell away."""
        if not self.before or self.reading.value is None or self.before.value == self.reading.value:
            return ""
        added = self.reading.value - (self.before.value or Decimal(0))
        return f"+{short(added)}" if added > 0 else f"−{short(-added)}"


@opened(Review.objects.select_related("book__scheme"), "read")
def page(request, review):
    """The table of the month as frozen, with what changed against the review before."""
    before = Review.objects.filter(book=review.book, month__lt=review.month).first()
    after = Review.objects.filter(book=review.book, month__gt=review.month).order_by("month").first()
    everything = lines(review, before)
    state, changed = request.GET.get("state", ""), request.GET.get("changed") == "1"
    shown = [x for x in everything if state in ("", x.reading.state) and (x.changed or not changed)]
    context = {
        "review": review, "book": review.book, "before": before, "after": after, "lines": shown,
        "shares": shares(x.reading.state for x in everything), "state": state if state in State.values else "",
        "changed": changed, "changes": sum(x.changed for x in everything),
        "papers": reviewed.papers_of(review), "formats": reviewed.FORMATS, "intact": review.intact,
    }  # fmt: skip
    return render(request, "targets/review.html", context)


@opened(Review.objects.all(), "read")
def file(request, review, paper: str, ending: str):
    """One of its papers; what is not intact any more is not given away as if it were."""
    chosen = reviewed.papers_of(review).get(paper)
    if chosen is None or ending not in reviewed.FORMATS:
        raise Http404
    if not review.intact:
        raise Refused(_("This review is not what was frozen. Tell the administrator; do not circulate it."))
    answer = HttpResponse(reviewed.make(review, chosen, ending), content_type=reviewed.FORMATS[ending][1])
    answer["Content-Disposition"] = content_disposition_header(True, reviewed.file_name(review, chosen, ending))
    return answer


def lines(review: Review, before: Review | None) -> list[Line]:
    """Every promise that was frozen, in the order of the text; the words said in its month beside it."""
    said = defaultdict(list)
    period = Period.month(review.month.year, review.month.month)
    for remark in Remark.objects.filter(commitment__book=review.book, on__range=period).order_by("on", "id"):
        said[remark.commitment_id].append(remark)
    was = before.data if before else {}
    return [
        Line(number, c, thawed(c, review.data[str(c.pk)]), thawed(c, was.get(str(c.pk))), said[c.pk])
        for number, c in enumerate(readings.promises(review.book), 1)
        if str(c.pk) in review.data
    ]


def thawed(commitment: Commitment, image: dict | None) -> Reading | None:
    """The reading a review kept as plain values; never saved."""
    if image is None:
        return None
    values = {name: Reading._meta.get_field(name).to_python(value) for name, value in image.items()}
    return Reading(commitment=commitment, **values)


urls = [
    path("<rid:rid>/reviews/", index, name="reviews"),
    path("reviews/<rid:rid>/", page, name="review"),
    path("reviews/<rid:rid>/<slug:paper>/<slug:ending>/", file, name="review_file"),
]
