"""The end of reading in: all undoubtful gauges confirmed at once, the book issued and locked, or an unwanted draft removed."""

from collections import defaultdict

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from waiban.kernel.errors import Refused

from ... import operations
from ...models import Book
from ..opening import opened
from .owners import Owners
from .rows import fill, rows_of


@opened(Book.objects, "book")
def confirm(request, book: Book):
    """Every sentence that nothing stands against, with what it finds today; the ticked ones are confirmed."""
    if not book.is_draft:
        return redirect("targets:of", book.pk)
    rows = [row for row in rows_of(book, Owners()) if row.gauge and not row.confirmed and not row.doubtful]
    if request.method == "POST":
        seen = set(request.POST.getlist("seen"))
        chosen = [row.gauge for row in rows if f"{row.commitment.code}.{row.seen}" in seen]
        number = operations.confirm(chosen, by=request.user)
        if number < len(seen):
            messages.warning(request, _("What was changed meanwhile waits for another look."))
        told = ngettext("%(n)s gauge is confirmed.", "%(n)s gauges are confirmed.", number)
        messages.success(request, told % {"n": number})
        return redirect("targets:draft", book.pk)
    fill(rows)
    return render(request, "targets/confirm.html", {"book": book, "rows": rows})


@opened(Book.objects, "book")
def issue(request, book: Book):
    """Asks once: the wording is then locked. What is missing is listed with the way to it."""
    if request.method == "POST":
        try:
            operations.issue(book, by=request.user)
        except Refused as refusal:
            return _asking(request, book, refusal.message, 409)
        messages.success(request, _("“%(book)s” is issued. Its wording is locked.") % {"book": book.title})
        return redirect("targets:of", book.pk)
    if not book.is_draft:
        return redirect("targets:of", book.pk)
    return _asking(request, book)


def _asking(request, book: Book, problem: str = "", status: int = 200):
    others = Book.objects.filter(unit=book.unit, year=book.year, status=Book.Status.ISSUED).exclude(pk=book.pk)
    lacking, found = defaultdict(list), operations.missing(book) if book.is_draft else []
    for one in found:
        lacking[one.commitment].append(one.sentence)
    context = {
        "book": book, "problem": problem, "lacking": dict(lacking), "number": len(found),
        "promises": book.commitments.count(), "other": others.first(),
    }  # fmt: skip
    return render(request, "targets/issue.html", context, status=status)


@opened(Book.objects, "book")
def discard(request, book: Book):
    """Asks once, then the draft goes."""
    if request.method == "POST":
        operations.discard(book, by=request.user)
        messages.success(request, _("The draft “%(book)s” is removed; its history is kept.") % {"book": book.title})
        return redirect("targets:read_in")
    return render(request, "targets/discard.html", {"book": book, "promises": book.commitments.count()})


urls = [
    path("<rid:rid>/draft/confirm/", confirm, name="confirm"),
    path("<rid:rid>/issue/", issue, name="issue"),
    path("<rid:rid>/discard/", discard, name="discard"),
]
