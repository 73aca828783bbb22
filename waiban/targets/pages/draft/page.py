"""Reading a book in: what was read is corrected promise by promise, one key each, the doubtful ones first."""

from collections import defaultdict

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waiban.kernel.errors import Conflict, Refused
from waiban.kernel.text import prose

from ...models import Book
from ..opening import opened
from . import correcting
from .head import HeadForm
from .owners import Owners
from .rows import PAGE, Row, fill, owner_of, rows_of

TABS = {
    "doubtful": gettext_lazy("doubtful"),
    "unconfirmed": gettext_lazy("not confirmed"),
    "unowned": gettext_lazy("without an owner"),
    "all": gettext_lazy("all"),
}
BELONGS = {
    "doubtful": lambda row: row.doubtful,
    "unconfirmed": lambda row: not row.confirmed,
    "unowned": lambda row: row.commitment.division_id is None,
    "all": lambda row: True,
}


class Desk:
    """All rows of a draft sorted into tabs, and those of the tab that is open, with their figures."""

    def __init__(self, book: Book, query):
        self.book, self.owners = book, Owners()
        self.rows = rows_of(book, self.owners)
        self.counts = {name: sum(map(belongs, self.rows)) for name, belongs in BELONGS.items()}
        first = next(name for name in TABS if self.counts[name] or name == "all")
        self.tab = query.get("show") if query.get("show") in TABS else first
        self.page = int(text) if (text := query.get("page", "")).isdigit() and len(text) < 6 else 1

    @cached_property
    def open(self) -> list[Row]:
        chosen = list(filter(BELONGS[self.tab], self.rows))
        self.page = max(1, min(self.page, -(-len(chosen) // PAGE)))
        shown = chosen[(self.page - 1) * PAGE : self.page * PAGE]
        fill(shown)
        of_target = defaultdict(set)
        for row in self.rows:
            of_target[row.commitment.measure.target_id].add(owner_of(row.commitment))
        for row in shown:
            owners = of_target[row.commitment.measure.target_id]
            row.shared_owner = next(iter(owners)) if len(owners) == 1 else ""
        return shown

    @property
    def tabs(self) -> list[dict]:
        return [{"name": name, "label": label, "count": self.counts[name]} for name, label in TABS.items()]

    @property
    def pages(self) -> range:
        return range(1, -(-self.counts[self.tab] // PAGE) + 1)

    @property
    def confirmed(self) -> int:
        return len(self.rows) - self.counts["unconfirmed"]

    @property
    def sure(self) -> int:
        """Gauges that wait for confirmation while nothing about their promise is in doubt."""
        return sum(not row.doubtful and not row.confirmed for row in self.rows)

    @property
    def in_doubt(self) -> int:
        """Words that a person has to decide on before the book can be issued."""
        return sum(len(row.in_doubt) for row in self.rows)

    @property
    def ready(self) -> bool:
        return bool(self.rows) and not (self.in_doubt or self.counts["unconfirmed"] or self.counts["unowned"])

    @property
    def following(self) -> str:
        """Where work is left when this tab is empty."""
        return next((name for name in TABS if name != self.tab and self.counts[name]), "all")


@opened(Book.objects, "book")
def draft(request, book: Book):
    """The draft; every correction is a post to this page, and answers with the page as it is then."""
    if not book.is_draft:
        messages.info(request, _("“%(book)s” is issued: its wording stays.") % {"book": book.title})
        return redirect("targets:of", book.pk)
    if request.method != "POST":
        return _page(request, book)
    if request.POST.get("do") == "head":
        return _head(request, book)
    try:
        done = correcting.done(request.POST, book, request.user)
    except Refused as refusal:
        return _page(request, book, said=refusal.message, status=409)
    except ValidationError as error:
        problems, code = _beside(error), request.POST.get("c", "")
        return _page(request, book, problems={code: problems}, said=prose(*problems.values()), status=422)
    return _answer(request, book, done.sentence, done.row)


def _beside(error: ValidationError) -> dict[str, str]:
    """The sentences by field; a quantity is written in the field of its amount."""
    found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    names = {"quantity": "amount", "unit": "amount"}
    return {names.get(name, name): prose(*said) for name, said in found.items()}


def _head(request, book: Book):
    form = HeadForm(request.POST, instance=book)
    try:
        corrected = form.correct(by=request.user)
    except Conflict as conflict:
        return _page(request, conflict.details["stored"], said=conflict.message, status=409)
    book = Book.objects.get(pk=book.pk)
    if corrected:
        return _answer(request, book, _("The head of the book is corrected."), "head")
    return _page(request, book, head=form, status=422)


def _answer(request, book: Book, sentence: str, row: str):
    """The page again: drawn at once for a script, by another request without one."""
    messages.success(request, sentence)
    if request.htmx:
        return _page(request, book)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(f"{reverse('targets:draft', args=[book.pk])}{query}#{row}")


def _page(request, book: Book, *, problems=None, said="", head=None, status=200):
    if said:
        messages.error(request, said)
    desk = Desk(book, request.GET)
    for row in desk.open:
        if found := (problems or {}).get(row.commitment.code):
            row.problems, row.typed = found, request.POST
    context = {"book": book, "desk": desk, "head": head or HeadForm(instance=book)}
    name = "targets/_draft.html" if request.htmx else "targets/draft.html"
    return render(request, name, context, status=status)


urls = [path("<rid:rid>/draft/", draft, name="draft")]
