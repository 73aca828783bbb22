"""The first page of each role, and what waits for a person: due dates, her promises, what she did last."""

import datetime as dt

from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse

from waiban.accounts.roles import Role
from waiban.history.models import Change
from waiban.history.sentences import verb_label
from waiban.kernel.dates import as_partial, today
from waiban.register.declare import catalogue, on_day
from waiban.register.rights import may_see, visible
from waiban.targets import books, readings
from waiban.targets.models import FINISHED, Book, State

URGENT = {
    state: n for n, state in enumerate((State.LATE, State.BEHIND, State.SOON, State.NONE, State.MOVING, State.PACE))
}
AHEAD, BEHIND, SHOWN = dt.timedelta(days=90), dt.timedelta(days=60), 30


def home(request):
    """Leader and assessor begin with the book, everyone else with what waits for them."""
    return redirect("targets:book" if request.user.role in (Role.LEADER, Role.ASSESSOR) else "work")


def work(request):
    day = today()
    context = {
        "drafts": drafts(request.user), "promises": promises(request.user), "due": due(request.user, day), "done": last_done(request.user), "today": day,
    }  # fmt: skip
    return render(request, "portal/work.html", context)


def drafts(user) -> list[Book] | None:
    """Books that the target clerk still corrects; None where none waits and there is a book to read."""
    if not user.may("book"):
        return None
    found = list(Book.objects.filter(status=Book.Status.DRAFT).defer("text", "doubts"))
    return found if found or not Book.objects.exists() else None


def promises(user) -> list[dict] | None:
    """The person's own promises in the book of the year, those of her division where she has none; the urgent first."""
    book = books.newest() if user.may("read") else None
    if book is None:
        return None
    own = Q(person=user) | Q(division=user.division_id) if user.division_id else Q(person=user)
    read = readings.current(book.commitments.filter(own))
    rows = [(reading.commitment, reading) for reading in read.values()]
    mine = [row for row in rows if row[0].person_id == user.pk] or rows
    mine.sort(key=lambda row: (URGENT.get(row[1].state, len(URGENT)), row[1].due, row[0].start))
    base = reverse("targets:book")
    return [
        {
            "text": c.text, "state": r.state, "word": r.get_state_display(), "says": r.says, "due": r.due,
            "next": r.next_on, "url": f"{base}?c={c.code}#c-{c.code}", "open": r.state not in FINISHED, "waiting": r.candidates,
        }
        for c, r in mine
    ]  # fmt: skip


def due(user, day: dt.date) -> list[dict]:
    """Deadlines of the person's division around today, soonest first: one query for each column of deadlines."""
    found = []
    around = (day - BEHIND, day + AHEAD)
    for register in catalogue.values():
        dated = [rows for rows in register.rows if rows.due]
        if not (register.due or dated) or not may_see(user, register):
            continue
        records = visible(user, register)
        if user.division_id and not user.may("keep_all"):
            records = records.filter(division=user.division_id)
        for path in register.due:
            asked = records.filter(on_day(register.open, day), **{f"{path}__range": around})
            for record in asked.order_by(path)[:SHOWN]:
                found.append(_due(register, record, record, path, day))
        for rows in dated:
            asked = rows.model._default_manager.filter(
                on_day(rows.open, day), **{f"{rows.due}__range": around, f"{rows.parent}__in": records.order_by()}
            )
            for row in asked.select_related(rows.parent).order_by(rows.due)[:SHOWN]:
                found.append(_due(register, getattr(row, rows.parent), row, rows.due, day))
    return sorted(found, key=lambda row: row["day"])[:SHOWN]


def _due(register, record, dated, path, day):
    """`dated` is the record itself, or the row of it that has the deadline."""
    due_on, column = as_partial(getattr(dated, path)).day, dated._meta.get_field(path)
    left = (due_on - day).days
    return {
        "record": record, "url": register.address(record), "register": register.single,
        "what": column.verbose_name if dated is record else dated,
        "day": due_on, "left": left, "over": -left, "late": left < 0,
    }  # fmt: skip


def last_done(user) -> list[dict]:
    """The person's own last changes, with the way back to each record."""
    found = []
    for change in Change.objects.filter(who_id=user.pk).order_by("-seq")[:12]:
        register = catalogue.get(change.register)
        if register and may_see(user, register):
            url = register.address(change.record) if change.verb != "removed" else ""
            found.append({"change": change, "verb": verb_label(change.verb), "register": register.single, "url": url})
    return found
