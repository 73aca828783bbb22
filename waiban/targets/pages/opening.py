"""Opens a book or what was frozen of it for a person, or says in a sentence why not."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waiban.kernel.errors import Refused

from ..models import Book, Commitment

WHY_NOT = {
    "book": gettext_lazy(
        "Only the target clerk reads books in and changes their drafts and gauges. Ask the target clerk."
    ),
    "read": gettext_lazy("Your role does not open the target book. Ask the target clerk."),
    "assess": gettext_lazy(
        "Self-assessments are open to the target clerk, the leaders and the assessor. Ask the target clerk."
    ),
}


def address(page: str, *args) -> str:
    """Where a page of the book stands; nothing where there is none."""
    try:
        return reverse(f"targets:{page}", args=args)
    except NoReverseMatch:
        return ""


def find_book(rid: int) -> Book:
    return get_object_or_404(Book.objects.select_related("scheme"), pk=rid)


def find_promise(rid: int) -> Commitment:
    """A promise of an issued book; those of a draft stand on its own page."""
    issued = Commitment.objects.select_related("book", "gauge").exclude(book__status=Book.Status.DRAFT)
    return get_object_or_404(issued, pk=rid)


def for_readers(view: Callable) -> Callable:
    """For a page that whoever reads the registers may open."""

    @wraps(view)
    def page(request, *args, **rest):
        if not request.user.may("read"):
            return refused(request, WHY_NOT["read"])
        try:
            return view(request, *args, **rest)
        except Refused as refusal:
            return refused(request, refusal.message)

    return page


def opened(records, right: str) -> Callable:
    """For a page of one record of `records`: what does not exist is not found, what may not be seen is refused."""

    def wrap(view: Callable) -> Callable:
        @wraps(view)
        def page(request, rid: int, **rest):
            if not request.user.may(right):
                return refused(request, WHY_NOT[right])
            record = get_object_or_404(records.all(), pk=rid)
            try:
                return view(request, record, **rest)
            except Refused as refusal:
                return refused(request, refusal.message)

        return page

    return wrap


def refused(request, message) -> HttpResponse:
    """The page that says what cannot be done and what to do instead."""
    context = {"register": {"title": _("Targets")}, "message": message}
    return render(request, "register/refused.html", context, status=403)
