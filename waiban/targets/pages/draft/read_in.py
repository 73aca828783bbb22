"""Bringing a book in: a document is dropped or its text pasted, and a draft stands there to be corrected."""

import re

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from waiban import reader
from waiban.kernel.text import prose
from waiban.reader import ReaderError
from waiban.register.limits import limited, too_large

from ... import books
from ...models import Book
from ..opening import WHY_NOT, refused

ACCEPT = ".docx,.xlsx,.pdf,.txt,.doc,.wps,.xls"
# How papers say that they are classified; nothing of them may be kept here.
CLASSIFIED = re.compile(r"(?:绝密|机密|秘密)\s*[★☆]")


def _too_large(request):
    return _page(request, {"file": too_large()})


@limited(_too_large)
def read_in(request):
    """Drop or paste; the drafts and books there are."""
    if request.method != "POST":
        return _page(request)
    if not request.user.may("book"):
        return refused(request, WHY_NOT["book"])
    try:
        file, text = request.FILES.get("file"), request.POST.get("text", "")
    except RequestDataTooBig:
        return _page(request, {"text": _told(ReaderError("too_long"))})
    if file and text.strip():
        return _page(request, {"text": _("Drop a file or paste its text, not both.")})
    if not file and not text.strip():
        return _page(request, {"file": _("Choose a file, or paste the text of the book.")})
    try:
        return _take(request, file, text)
    except ReaderError as error:
        return _page(request, {"file" if file else "text": _told(error)})


def _take(request, file, text: str):
    data = file.read() if file else b""
    read = reader.read(data if file else text, name=file.name if file else "")
    if mark := CLASSIFIED.search(read.text):
        told = _("This document is marked “%(mark)s”. Nothing of it was kept: classified papers do not belong here.")
        return _page(request, {"file" if file else "text": told % {"mark": mark[0]}})
    book = books.create_from(read, by=request.user, file_name=file.name if file else "", data=data)
    _say(request, book)
    return redirect("targets:draft", book.pk)


def _say(request, book: Book) -> None:
    number = book.commitments.count()
    told = ngettext("%(number)s promise was found.", "%(number)s promises were found.", number) % {"number": number}
    messages.success(request, prose(told, _("Look at the doubtful ones first.")))
    if other := Book.objects.filter(sha256=book.sha256).exclude(pk=book.pk).first():
        told = _("The same document was read in before: “%(book)s” (%(state)s). Remove the draft you do not need.")
        messages.warning(request, told % {"book": other.title, "state": other.get_status_display()})


def _told(error: ReaderError) -> str:
    """What is wrong, and what to do instead."""
    return prose(_(error.sentence), _(error.details))


def _page(request, problems: dict | None = None):
    if not request.user.may("book"):
        return refused(request, WHY_NOT["book"])
    confirmed = Count("commitments", filter=Q(commitments__gauge__confirmed_at__isnull=False))
    found = Book.objects.defer("text", "doubts", "benchmark_value")
    found = found.annotate(promises=Count("commitments"), confirmed=confirmed)
    text = ""
    if problems and "file" not in problems and request.method == "POST":
        text = _typed(request)
    context = {"books": found, "problems": problems or {}, "text": text, "accept": ACCEPT}
    return render(request, "targets/read_in.html", context, status=422 if problems else 200)


def _typed(request) -> str:
    """What was pasted stays in its field."""
    try:
        return request.POST.get("text", "")
    except RequestDataTooBig:
        return ""


urls = [path("read/", read_in, name="read_in")]
