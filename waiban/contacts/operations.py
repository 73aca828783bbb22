"""Verbs of care: a guest's follow-ups are made from the rhythm and move with the arrival; advice leads to an honour."""

import copy
import csv
import datetime as dt
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from waiban.history.sentences import say
from waiban.kernel.dates import PartialDate, today
from waiban.kernel.errors import Refused
from waiban.kernel.text import prose
from waiban.register import records
from waiban.register.verbs import Done

from .models import Advice, FollowUp, Honour, HonourRound, Liaison, Rhythm

USUAL = Path(__file__).parent / "data" / "rhythm.csv"
say(followed=gettext_lazy("made the follow-ups"), proposed=gettext_lazy("proposed for an honour"))


def rhythm() -> list[Rhythm]:
    """The lines in use; an office that has none begins with the usual ones (P-04) and edits them."""
    if not Rhythm.objects.exists():
        with USUAL.open(encoding="utf-8", newline="") as file:
            records.save_many(
                [Rhythm(**{**row, "offset": int(row["offset"])}) for row in csv.DictReader(file)], by="setup"
            )
    return list(Rhythm.objects.filter(active=True))


def follow_ups(liaison: Liaison, *, by) -> Done:
    """One dated follow-up for each line of the rhythm that is not made yet and whose day has not passed."""
    day, late = today(), 0
    if not liaison.appointed_on:
        liaison.appointed_on = PartialDate(day)
    rows = list(liaison.follow_ups.all())
    made, unknown, new = {(row.text, row.due_on) for row in rows}, 0, []
    open_lines = {row.line_id for row in rows if row.due_on.day >= day or not row.done_on}
    for line in rhythm():
        if line.country_id and line.country_id != liaison.contact.country_id:
            continue
        yearly = line.since == Rhythm.Since.YEARLY
        base = None if yearly else line.base(liaison)
        if not yearly and base is None:
            unknown += 1
            continue
        due = PartialDate(line.next_greeting(day) if yearly else line.due(base))
        if line.pk in open_lines or (line.text, due) in made or (not yearly and line.text in {r.text for r in rows}):
            continue
        if due.day < day:
            late += 1
            continue
        new.append(FollowUp(text=line.text, due_on=due, line=line, counted_from=base and PartialDate(base)))
    if not (new or unknown or late):
        raise Refused(_("Every line of the rhythm has its follow-up here already."))
    rows = sorted([*rows, *new], key=lambda row: row.due_on)
    records.save(liaison, by=by, verb="followed", rows={"follow_ups": rows})
    said = [ngettext("%(n)s follow-up is made.", "%(n)s follow-ups are made.", len(new)) % {"n": len(new)}]
    if late:
        said.append(_("Lines whose day has passed are left out: %(n)s.") % {"n": late})
    if unknown:
        said.append(_("%(n)s wait until the arrival is known to the day.") % {"n": unknown})
    return Done(prose(*said))


def moved(liaison: Liaison, rows: list[FollowUp]) -> list[FollowUp] | None:
    """The follow-ups as the changed dates want them: what is not done moves along; None where nothing moves."""
    pending = [row for row in rows if row.line_id and row.counted_from and not row.done_on]
    if not pending:
        return None
    lines, new, any_moved = Rhythm.objects.in_bulk({row.line_id for row in pending}), [], False
    for row in rows:
        line = lines.get(row.line_id) if row in pending else None
        base = line.base(liaison) if line else None
        if base and base != row.counted_from.day:
            row, any_moved = _counted_anew(row, line, base), True
        new.append(row)
    return sorted(new, key=lambda row: row.due_on) if any_moved else None


def _counted_anew(row: FollowUp, line: Rhythm, base: dt.date) -> FollowUp:
    """A day set by hand keeps its distance."""
    fresh, was = copy.copy(row), row.counted_from.day
    by_rule = row.due_on.day == line.due(was)
    fresh.due_on = PartialDate(line.due(base) if by_rule else row.due_on.day + (base - was))
    fresh.counted_from = PartialDate(base)
    return fresh


def propose(advice: Advice, *, by) -> Done:
    """A draft honour for the author with the advice as its ground; a proposal that is open already takes it in."""
    day = today()
    open_round = HonourRound.objects.filter(opens_on__lte=day).exclude(closes_on__lt=day).order_by("-opens_on").first()
    honour = Honour.objects.filter(nominee=advice.author, decided_on=None, withdrawn_on=None).order_by("id").first()
    if honour is None:
        honour = Honour(
            nominee=advice.author, ground=Honour.Ground.ADVICE, round=open_round, nominator=str(advice.division or ""),
            division_id=advice.division_id, person_id=by.pk,
        )  # fmt: skip
        records.save(honour, by=by, verb="proposed", note=advice.topic)
        said = _("A proposal is drafted with this advice as its ground. Complete it and enter the day.")
    else:
        said = _("The author is proposed already; this advice stands with that proposal now.")
    advice.honour = honour
    records.save(advice, by=by, verb="proposed")
    return Done(said, honour)


def may_be_proposed(advice: Advice) -> bool:
    return advice.honour_id is None and advice.adoption in (Advice.Adoption.ADOPTED, Advice.Adoption.PARTLY)
