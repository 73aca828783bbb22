"""The self-assessment (自评): an account of the year from the registers on a date, frozen and hashed.

`draft(book, on)` is plain data in Chinese, whoever asks; `snapshot` keeps it for ever; `intact` proves that it is what
was kept. What the data holds, all plain values (dates as 2026-06-09, numbers as text without noughts, no floats):

    {"shape": 1, "on", "book": {"code", "title", "unit", "year", "leader", "contact", "phone", "sha256"},
     "benchmark": {"city", "value", "source", "date", "method", "missing": [sentences]},
     "scheme": {"name", "city", "year", "source"} or None,
     "own": {"to", "signed", "dated", "problems", "next_steps"},  the clerk's words: addressee, who signs and when, …
     "summary": SUMMARY,                                      of all promises
     "categories": [{"name", "targets": [{
         "code", "number", "name", "own": the clerk's words, "owners": [names], "text": the words as issued,
         "summary": SUMMARY, "account": "共8项：…",
         "problems": [WORDS], "next_steps": [WORDS],          persons' words of unfinished promises: 存在问题, 下一步打算
         "measures": [{"ordinal", "text", "commitments": [{
             "code", "number": 1…, "text", "kind", "kind_label", "division", "person",
             "numeric": bool, "quantity", "unit", "wanted", "due", "deadline_stated": bool,
             "state", "state_label", "says", "value", "done_on", "last_on", "next_on", "stage", "stage_no", "stages",
             "gauge": the sentence how it is measured, "confirmed_by",
             "paragraph": written from the records, "missing": [sentences],
             "count": records that count, "candidates": records that wait for a nod,
             "evidence": [{"register", "register_title", "record": code, "name", "on", "why", "told": one sentence}],
             "amendments": [{"on", "ground", "approver", "document", "quantity", "deadline", "wording"}],
             "remarks": [WORDS]}]}]}]}]}
    SUMMARY {"total", "states": [COUNT], "numeric": {"total", "states": [COUNT]}, "others": {"total", "states": [COUNT]}}
    COUNT {"state", "label", "count", "share": "35.0" (percent of that total)}
    WORDS {"commitment": its number, "text", "kind", "kind_label", "on", "by", "state"}

Marks given by others (M-17) are not in it: their places on the paper stay empty.
"""

import datetime as dt
from collections import Counter as Tally
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from waiban.kernel import ids
from waiban.kernel.dates import today
from waiban.kernel.text import clean
from waiban.register import records

from . import account, benchmark, evidence, gauges, paper, readings
from .books import outline
from .kinds import kinds
from .models import FINISHED, Assessment, Book, Cited, Commitment, Remark, State
from .models.frozen import digest
from .models.measuring import short
from .operations.allowed import require_snapshot
from .terms import gauge_of, terms

SHAPE = 1
Own = Mapping[str, str]
PROBLEMS, NEXT = (Remark.Kind.DIFFICULTY, Remark.Kind.DELAY), (Remark.Kind.PROGRESS, Remark.Kind.STEPS)


def draft(book: Book, on: dt.date | None = None, own: Own | None = None) -> dict[str, Any]:
    """The account as of a day, not kept. `own`: the clerk's words by name; those on a target by its code."""
    with translation.override(settings.LANGUAGE_CODE):
        return _Writer(book, on or today(), own).write()


@transaction.atomic
def snapshot(book: Book, on: dt.date | None = None, *, by, own: Own | None = None) -> Assessment:
    """Freeze the account with its digest; Refused for a draft, a day ahead or before the book's year."""
    on = on or today()
    require_snapshot(by, book, on)
    with translation.override(settings.LANGUAGE_CODE):
        writer = _Writer(book, on, own)
        data = writer.write()
    made = Assessment(book=book, on=on, by=str(by)[:80], at=timezone.now(), data=data, sha256=digest(data))
    Cited.keep({pk: reading.evidence for pk, reading in writer.read.items()})
    return records.save(made, by=by, verb="frozen")


def intact(assessment: Assessment) -> bool:
    """Whether what is kept is still what was frozen."""
    return digest(assessment.data) == assessment.sha256


class _Writer:
    """Collects what is asked once for the whole book, then writes it target by target."""

    def __init__(self, book: Book, on: dt.date, own: Own | None):
        self.book, self.on = book, on
        self.own = {name: clean(words) for name, words in (own or {}).items()}
        self.targets, self.measures, self.commitments = outline(book)
        known = on == today()
        self.read = readings.current(self.commitments) if known else readings.as_of(self.commitments, on)
        self.numbers = {commitment.pk: number for number, commitment in enumerate(self.commitments, 1)}
        entries = [e for c in self.commitments if gauge_of(c) for e in [*c.gauge.places, *c.gauge.parties]]
        self.names = gauges.names_of(entries)
        self.remarks: dict[int, list[Remark]] = {c.pk: [] for c in self.commitments}
        for remark in Remark.objects.filter(commitment__book=book, on__lte=on).order_by("on", "pk"):
            self.remarks[remark.commitment_id].append(remark)
        self.found = self._evidence_of_all()

    def _evidence_of_all(self) -> dict[int, list[evidence.Evidence]]:
        found = {c.pk: evidence.evidence(c, self.on, readings.KEPT) for c in self.commitments}
        told = account.prepared(e for listed in found.values() for e in listed)
        return {
            pk: [e._replace(record=told.get((e.register.label, e.record.pk), e.record)) for e in listed]
            for pk, listed in found.items()
        }

    def write(self) -> dict[str, Any]:
        book, scheme = self.book, self.book.scheme
        told = ("title", "unit", "year", "leader", "contact", "phone", "sha256")
        laid_out = paper.lay_out(book.text, self.targets, self.measures, self.commitments)
        return {
            "shape": SHAPE,
            "on": self.on.isoformat(),
            "book": {"code": book.code, **{name: getattr(book, name) for name in told}},
            "benchmark": benchmark.told(book, self.on),
            "scheme": scheme and {name: getattr(scheme, name) for name in ("name", "city", "year", "source")},
            "own": {name: self.own.get(name) or usual for name, usual in self._usual().items()},
            "summary": self._summary(self.commitments),
            "categories": [
                {"name": name, "targets": [self._target(section) for section in sections]}
                for name, sections in laid_out
            ],
        }

    def _usual(self) -> dict[str, str]:
        """What stands where the clerk writes nothing."""
        return {
            "to": "市考核办", "signed": self.book.unit, "dated": today().isoformat(), "problems": "", "next_steps": "",
        }  # fmt: skip

    def _summary(self, commitments: Sequence[Commitment]) -> dict[str, Any]:
        numeric = [c for c in commitments if account.is_numeric(c, self.read[c.pk])]
        others = [c for c in commitments if c not in numeric]
        return {**self._states(commitments), "numeric": self._states(numeric), "others": self._states(others)}

    def _states(self, commitments: Sequence[Commitment]) -> dict[str, Any]:
        """Counts and shares in the order of the states (M-24)."""
        counted, total = Tally(str(self.read[c.pk].state) for c in commitments), len(commitments)
        rows = [
            {"state": s.value, "label": str(s.label), "count": counted[s], "share": f"{100 * counted[s] / total:.1f}"}
            for s in State
            if counted[s]
        ]
        return {"total": total, "states": rows}

    def _target(self, section: paper.Section) -> dict[str, Any]:
        target = section.target
        commitments = [c for paragraph in section.paragraphs for c in paragraph.commitments]
        summary = self._summary(commitments)
        account_ = "、".join(f"{row['label']}{row['count']}项" for row in summary["states"])
        open_ = [c for c in commitments if self.read[c.pk].state not in FINISHED]
        return {
            "code": target.code, "number": target.number, "name": target.name, "own": self.own.get(target.code, ""),
            "owners": list(target.owners),
            "text": self.book.text[target.start : target.end],
            "summary": summary, "account": f"共{len(commitments)}项：{account_}。" if commitments else "",
            "problems": self._said(open_, PROBLEMS), "next_steps": self._said(open_, NEXT),
            "measures": [self._measure(paragraph) for paragraph in section.paragraphs],
        }  # fmt: skip

    def _measure(self, paragraph: paper.Paragraph) -> dict[str, Any]:
        measure = paragraph.measure
        return {
            "ordinal": measure.ordinal,
            "text": self.book.text[measure.start : measure.end],
            "commitments": [self._commitment(commitment) for commitment in paragraph.commitments],
        }

    def _commitment(self, commitment: Commitment) -> dict[str, Any]:
        reading, remarks, gauge = self.read[commitment.pk], self.remarks[commitment.pk], gauge_of(commitment)
        found = self.found[commitment.pk]
        return {
            **self._promise(commitment),
            **self._reading(reading),
            "gauge": gauges.sentence(gauge, self.names) if gauge else "",
            "confirmed_by": gauge.confirmed_by if gauge else "",
            "paragraph": account.paragraph(commitment, reading, found, self.on),
            "missing": account.missing(commitment, reading, remarks),
            "evidence": [self._evidence(commitment, e) for e in found],
            "amendments": [self._amendment(a) for a in terms(commitment, self.on).amended],
            "remarks": [self._words(remark) for remark in remarks],
        }

    def _promise(self, commitment: Commitment) -> dict[str, Any]:
        asked = terms(commitment, self.on)
        kind = kinds[commitment.kind]
        return {
            "code": commitment.code, "number": self.numbers[commitment.pk], "text": commitment.text,
            "kind": commitment.kind, "kind_label": str(kind.label),
            "division": str(commitment.division or ""), "person": str(commitment.person or ""),
            "numeric": account.is_numeric(commitment, self.read[commitment.pk]),
            "quantity": _number(commitment.quantity), "unit": commitment.unit, "wanted": _number(asked.wanted),
            "due": asked.due.isoformat(), "deadline_stated": commitment.deadline_stated,
        }  # fmt: skip

    @staticmethod
    def _reading(reading) -> dict[str, Any]:
        dates = {name: str(getattr(reading, name) or "") for name in ("done_on", "last_on", "next_on")}
        return {
            "state": str(reading.state), "state_label": str(State(reading.state).label), "says": reading.says,
            "value": _number(reading.value), **dates, "stage": reading.stage_label, "stage_no": reading.stage_no,
            "stages": reading.stages, "count": reading.count, "candidates": reading.candidates,
        }  # fmt: skip

    @staticmethod
    def _evidence(commitment: Commitment, found: evidence.Evidence) -> dict[str, Any]:
        return {
            "register": found.register.label, "register_title": str(found.register.title),
            "record": ids.encode(found.record.pk), "name": str(found.record), "on": str(found.on or ""),
            "why": found.why, "told": account.told(commitment, found),
        }  # fmt: skip

    @staticmethod
    def _amendment(amendment) -> dict[str, Any]:
        return {
            "on": amendment.on.isoformat(), "ground": amendment.ground, "approver": amendment.approver,
            "document": amendment.document, "quantity": _number(amendment.quantity),
            "deadline": amendment.deadline.isoformat() if amendment.deadline else "", "wording": amendment.wording,
        }  # fmt: skip

    def _words(self, remark: Remark) -> dict[str, Any]:
        return {
            "commitment": self.numbers[remark.commitment_id], "text": remark.text, "kind": remark.kind,
            "kind_label": str(remark.get_kind_display()), "on": remark.on.isoformat(), "by": remark.by,
            "state": str(remark.get_state_display() if remark.state else ""),
        }  # fmt: skip

    def _said(self, commitments: Iterable[Commitment], of: Iterable[str]) -> list[dict[str, Any]]:
        said = [remark for c in commitments for remark in self.remarks[c.pk] if remark.kind in of]
        return [self._words(remark) for remark in said]


def _number(value) -> str:
    return "" if value is None else short(value)
