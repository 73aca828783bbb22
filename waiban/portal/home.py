"""The first page of each role, and what waits for a person: due dates, her promises, what she did last."""

import datetime as dt

from django.shortcuts import redirect, render

from waiban.accounts.roles import Role
from waiban.history.models import Change
from waiban.history.sentences import verb_label
from waiban.kernel.dates import PartialDateField, as_partial, today
from waiban.register.declare import catalogue
from waiban.register.rights import may_see, visible

AHEAD, BEHIND, SHOWN = dt.timedelta(days=90), dt.timedelta(days=60), 30


def home(request):
    """Leader and assessor begin with the book, everyone else with what waits for them."""
    return redirect("targets:book" if request.user.role in (Role.LEADER, Role.ASSESSOR) else "work")


def work(request):
    day = today()
    context = {"due": due(request.user, day), "done": last_done(request.user), "today": day}
    return render(request, "portal/work.html", context)


def due(user, day: dt.date) -> list[dict]:
    """Deadlines of the person's division around today, soonest first: one query for each deadline column."""
    found = []
    for register in catalogue.values():
        if not register.due or not may_see(user, register):
            continue
        for path in register.due:
            column = register.model._meta.get_field(path)
            records = visible(user, register).filter(**{f"{path}__range": (day - BEHIND, day + AHEAD)})
            if user.division_id and not user.may("keep_all"):
                records = records.filter(division=user.division_id)
            for record in records.order_by(path)[:SHOWN]:
                found.append(_due(register, record, column, day))
    return sorted(found, key=lambda row: row["day"])[:SHOWN]


def _due(register, record, column, day):
    value = getattr(record, column.name)
    due_on = value.day if isinstance(column, PartialDateField) else as_partial(value).day
    left = (due_on - day).days
    return {
        "record": record, "url": register.address(record), "register": register.single, "what": column.verbose_name,
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
