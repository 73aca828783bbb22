"""What an import would do, before it does it: counts, errors beside their cells, before and after, a file to correct."""

from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _
from openpyxl import Workbook

from waiban.kernel.text import labelled

from .. import judging
from . import cells
from .exporting import Page
from .layout import sheet_name
from .match import Purpose
from .outcomes import Outcome
from .plan import Plan

FAULTS, CHANGED, NEW, SAME = 500, 200, 200, 20
STATUSES = ("error", "new", "changed", "unchanged")


@dataclass
class Preview:
    """Light enough to be kept: numbers, and the first rows of each kind."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STATUSES, 0))
    faults: int = 0
    rows: dict[str, list[dict]] = field(default_factory=lambda: {status: [] for status in STATUSES})
    fingerprint: str = ""

    def add(self, plan: Plan, outcome: Outcome) -> dict | None:
        """Count the row; its line when it is among those shown."""
        status = outcome.status
        self.counts[status] += 1
        shown = self.rows[status]
        limit = {"changed": CHANGED, "new": NEW, "unchanged": SAME}.get(status, FAULTS)
        if status == "error":
            self.faults += len(outcome.faults)
        if len(shown) >= limit:
            return None
        shown.append(line_of(plan, outcome))
        return shown[-1]


def make(plan: Plan, errors: Path) -> Preview:
    """Read the whole sheet once; rows with errors are written to a file of their own on the way."""
    preview, wrong = Preview(), ErrorFile(errors)
    for chunk in plan.chunks():
        shown = []
        for outcome in chunk:
            line = preview.add(plan, outcome)
            if outcome.faults:
                wrong.add(plan.main, outcome)
            elif line and outcome.status != "unchanged":
                shown.append((outcome, line))
        _advise(plan, shown)
    wrong.close()
    preview.fingerprint = plan.fingerprint.hexdigest()
    return preview


def _advise(plan: Plan, shown: list[tuple[Outcome, dict]]) -> None:
    """What rules advise of the rows that are shown, as a form would say it while one types."""
    records, rows = [outcome.record for outcome, _line in shown], [outcome.rows for outcome, _line in shown]
    for said, (_outcome, line) in zip(judging.look(plan.register, records, rows), shown, strict=True):
        line["advice"] = [str(one) for one in said if not one.stops and not one.hidden(plan.register, plan.user)]


def line_of(plan: Plan, outcome: Outcome) -> dict:
    """One row as the preview shows it: each cell with what it was before or what is wrong with it."""
    changes = {path: (before, after) for path, before, after in outcome.changes}
    sheet = plan.main.sheet.name
    beside = {
        f.index: f.sentence for f in outcome.faults if f.index is not None and f.sheet == sheet and f.row == outcome.row
    }
    shown = []
    for path, index in plan.main.places.items():
        before, after = changes.get(path, (None, None))
        text = cells.plain(outcome.values[index])[:120] if index < len(outcome.values) else ""
        shown.append({"text": text, "before": before, "after": after, "wrong": beside.get(index, "")})
    rest = [
        _told(f, sheet) for f in outcome.faults if f.index not in beside or f.sheet != sheet or f.row != outcome.row
    ]
    lists = [
        {"label": str(rows.label), "before": changes[name][0], "after": changes[name][1]}
        for rows in plan.register.rows
        if (name := f"rows:{rows.name}") in changes
    ]
    new_rows = [
        labelled(rows.label, len(outcome.rows[rows.name])) for rows in plan.register.rows if rows.name in outcome.rows
    ]
    name = str(outcome.record)[:120] if outcome.record is not None else ""
    return {
        "row": outcome.row,
        "name": name,
        "cells": shown,
        "wrong": rest,
        "lists": lists,
        "rows": new_rows if not outcome.stored else [],
    }


def _told(fault, sheet: str) -> str:
    where = " ".join(filter(None, (fault.sheet if fault.sheet != sheet else "", fault.heading)))
    place = _("row %(row)s") % {"row": fault.row} if fault.sheet != sheet else ""
    start = " ".join(filter(None, (where, place)))
    return labelled(start, fault.sentence) if start else fault.sentence


class ErrorFile:
    """The rows with errors as they came, with the sentences in a last column; made only when there are any."""

    def __init__(self, path: Path):
        self.path, self.book, self.pages = path, None, {}
        path.unlink(missing_ok=True)

    def add(self, main: Purpose, outcome: Outcome) -> None:
        own = [f for f in outcome.faults if f.sheet == main.sheet.name]
        sentences = [labelled(f.heading, f.sentence) if f.heading else f.sentence for f in own]
        self._page(main).append(_line(main, outcome.values, sentences))
        for purpose, row, values in outcome.lines:
            said = [
                labelled(f.heading, f.sentence)
                for f in outcome.faults
                if f.sheet == purpose.sheet.name and f.row == row
            ]
            self._page(purpose).append(_line(purpose, values, said))

    def _page(self, purpose: Purpose) -> Page:
        self.book = self.book or Workbook(write_only=True)
        name = purpose.sheet.name or str(_("records"))
        if name not in self.pages:
            self.pages[name] = Page(self.book, sheet_name(name), [*purpose.heads, str(_("What is wrong"))])
        return self.pages[name]

    def close(self) -> None:
        if self.book:
            self.book.save(self.path)


def _line(purpose: Purpose, values: list, sentences: list[str]) -> list:
    width = len(purpose.heads)
    padded = [*values[:width], *[""] * (width - len(values))]
    return [*[value if value != "" else None for value in padded], "\n".join(sentences) or None]
