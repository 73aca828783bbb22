"""The book as the first page a leader sees: the issued text in its colours, and how it stands around it."""

from typing import NamedTuple

from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import path
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.vary import vary_on_headers

from waiban.kernel import ids

from ... import operations
from ...kept import kept
from ...models import Book, Commitment
from ..opening import address, find_book, find_promise, for_readers
from . import bar, panel
from .asked import Asked
from .sight import Sight
from .standing import Standing
from .typeset import Typesetter


class Page(NamedTuple):
    """The parts of the page that all people of a role see alike, and what its address could not mean."""

    bar: SafeString
    standing: SafeString
    paper: SafeString
    idle: SafeString
    problems: list[str]


@for_readers
def book(request):
    """The newest issued book; before there is one, how to begin."""
    books = Book.objects.exclude(status=Book.Status.DRAFT).order_by("-year", "-id")
    newest = books.filter(status=Book.Status.ISSUED).first() or books.first()
    return show(request, newest) if newest else begin(request)


@for_readers
def of(request, rid: int):
    """Any book; a draft stands on its own page."""
    found = find_book(rid)
    if found.is_draft:
        draft = address("draft", found.pk)
        return redirect(draft) if draft else begin(request, found)
    return show(request, found)


def begin(request, draft: Book | None = None):
    """No book yet: the clerk reads one in, the others are told what will stand here."""
    draft = draft or Book.objects.filter(status=Book.Status.DRAFT).order_by("-year", "-id").first()
    context = {
        "draft": draft, "draft_url": address("draft", draft.pk) if draft else "", "read_in": address("read_in"),
        "why_not": operations.why_not(request.user, "set"),
    }  # fmt: skip
    return render(request, "targets/book_empty.html", context)


def show(request, book: Book, chosen: Commitment | None = None, said=None, status: int = 200):
    """The page of a book; with `?c=` and without JavaScript the panel of that promise stands beside the paper."""
    asked = Asked(book, request.GET)
    chosen = chosen or _chosen(book, asked.chosen)
    page = page_of(request.user, book, asked)
    lost = [_("The promise that this address names is not in this book.")] if asked.chosen and not chosen else []
    context = {"book": book, "page": page, "problems": page.problems + lost}
    if chosen:
        context |= panel.context(request.user, chosen, asked, said)
    return render(request, "targets/book.html", context, status=status)


@for_readers
@vary_on_headers("HX-Request")
def promise(request, rid: int):
    """The panel beside the paper; as a page of its own it is the book with this promise chosen."""
    found = find_promise(rid)
    asked = Asked(found.book, request.GET)
    if request.htmx:
        return render(request, "targets/_panel.html", panel.context(request.user, found, asked))
    return redirect(asked.at(found.code))


def page_of(user, book: Book, asked: Asked) -> Page:
    """Set anew only when a record has changed since."""
    key = (book.pk, asked.today, str(asked.said()), tuple(asked.problems), get_language(), user.role)
    return kept(key, lambda: set_page(user, book, asked))


def set_page(user, book: Book, asked: Asked) -> Page:
    sight = Sight(book, asked)
    setter = Typesetter(sight)
    standing = Standing(sight, setter)
    context = {
        "book": book, "asked": asked, "sight": sight, "heads": _heads(book), **bar.context(sight, user),
        "body": setter.body(standing.tally), **standing.context(may_judge=user.may("judge")),
    }  # fmt: skip
    parts = [render_to_string(f"targets/_{name}.html", context) for name in ("bar", "standing", "paper", "idle")]
    return Page(*parts, problems=asked.problems)


def _heads(book: Book) -> list[tuple[str, str]]:
    """The lines under the title, as the paper has them."""
    lines = (
        (_("Unit: "), book.unit), (_("Person in charge: "), book.leader), (_("Contact: "), book.contact),
        (_("Telephone: "), book.phone),
    )  # fmt: skip
    return [line for line in lines if line[1]]


def _chosen(book: Book, code: str) -> Commitment | None:
    try:
        return book.commitments.filter(pk=ids.decode(code)).first()
    except ValueError:
        return None


urls = [
    path("", book, name="book"),
    path("<rid:rid>/", of, name="of"),
    path("c/<rid:rid>/", promise, name="promise"),
]
