"""My work: what waits for a person, what is due, what changed in her promises, what she did last."""

import datetime as dt

from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from waiban.history.models import Change
from waiban.history.sentences import verb_label
from waiban.kernel.dates import today
from waiban.kernel.spans import after
from waiban.register.declare import catalogue
from waiban.register.rights import may_see
from waiban.rulebook.values import opened, value_on
from waiban.targets import books, readings
from waiban.targets.kept import kept
from waiban.targets.models import FINISHED, Book, State

from .due import DIVISION, LATE, ME, OFFICE, RULE, Asked, counted, first_hundred, named

URGENT = {
    state: n for n, state in enumerate((State.LATE, State.BEHIND, State.SOON, State.NONE, State.MOVING, State.PACE))
}
NEAR, NEAR_OTHERS, DONE = 14, 8, 12


def work(request):
    user, day = request.user, today()
    key = ("work", user.pk, user.role, user.division_id, translation.get_language(), day)
    context = kept(key, lambda: content(user, day))  # until a record of the office changes
    return render(request, "daily/work.html", context)


def lately(day: dt.date) -> dt.date:
    """Since when what changed is news (O-2)."""
    return after(day, days=-(value_on(RULE, day, "lately") or 0))


def content(user, day: dt.date) -> dict:
    with opened():
        own, since = own_promises(user), lately(day)
        return {
            "today": day, "drafts": drafts(user), "promises": own and own.told(), "since": since,
            "changed": own and own.changed(since), "due": due(user, day), "done": last_done(user),
        }  # fmt: skip


def drafts(user) -> list[Book] | None:
    """Books that the target clerk still corrects; None where none waits and there is a book to read."""
    if not user.may("book"):
        return None
    found = list(Book.objects.filter(status=Book.Status.DRAFT).defer("text", "doubts"))
    return found if found or not Book.objects.exists() else None


class Own:
    """The person's own promises in the book of the year, those of her division where she has none."""

    def __init__(self, user, book: Book):
        self.book = book
        own = Q(person=user) | Q(division=user.division_id) if user.division_id else Q(person=user)
        read = readings.own(book, own)
        every = [(reading.commitment, reading) for reading in read.values()]
        self.rows = [row for row in every if row[0].person_id == user.pk] or every
        self.rows.sort(key=lambda row: (URGENT.get(row[1].state, len(URGENT)), row[1].due, row[0].start))

    def told(self) -> list[dict]:
        """Each with its state, the urgent first."""
        return [
            {
                "text": c.text, "state": r.state, "word": r.get_state_display(), "says": r.says, "due": r.due,
                "next": r.next_on, "url": address(c), "open": r.state not in FINISHED, "waiting": r.candidates,
            }
            for c, r in self.rows
        ]  # fmt: skip

    def changed(self, since: dt.date) -> list[dict]:
        """Those that read otherwise than on a day, the newest first."""
        read = {c.pk: r for c, r in self.rows}
        moved = readings.changed_since(self.book, since, read) if read else []
        words = dict(State.choices)
        told = [
            {
                "text": c.commitment.text, "url": address(c.commitment), "state": c.after, "was": words.get(c.before, c.before),
                "word": words.get(c.after, c.after), "same": c.before == c.after, "says": read[c.commitment.pk].says, "at": c.at,
            }
            for c in moved
        ]  # fmt: skip
        return sorted(told, key=lambda row: row["at"], reverse=True)


def own_promises(user) -> Own | None:
    book = books.newest() if user.may("read") else None
    return Own(user, book) if book else None


def address(commitment) -> str:
    return f"{reverse('targets:book')}?c={commitment.code}#c-{commitment.code}"


def due(user, day: dt.date) -> list[dict]:
    """Her own first, then her division's; each with its number, counted to a hundred, and the way to all of them."""
    if not user.may("read"):
        return []
    others = DIVISION if user.division_id else OFFICE
    mine, rest = first_hundred(user, others, day)
    also = [item for item in mine if item.ours or others == OFFICE]
    groups = [
        _group(ME, mine, NEAR, counted(mine)),
        _group(others, rest, NEAR_OTHERS, _sum(counted(rest), counted(also, mine))),
    ]
    if others != OFFICE:
        groups[-1]["office_all"] = Asked(OFFICE).address()
    named([item for group in groups for item in group["items"]])
    return groups


def _group(who: str, found: list, size: int, numbers: tuple) -> dict:
    return {
        "who": who, "items": found[:size], "number": numbers[0], "late": numbers[1], "more": len(found) > size,
        "all": Asked(who).address(), "all_late": Asked(who, when=LATE).address(),
    }  # fmt: skip


def _sum(*pairs: tuple) -> tuple:
    return tuple(one + other for one, other in zip(*pairs, strict=True))


def last_done(user) -> list[dict]:
    """The person's own last changes, with the way back to each record."""
    found = []
    for change in Change.objects.filter(who_id=user.pk).defer("before", "after").order_by("-seq")[:DONE]:
        register = catalogue.get(change.register)
        if register and may_see(user, register):
            url = register.address(change.record) if change.verb != "removed" else ""
            found.append({"change": change, "verb": verb_label(change.verb), "register": register.single, "url": url})
    return found
