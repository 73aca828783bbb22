"""Which promises a record serves, waits for or was ruled out of: what stands on the record's own page and in lists.

Asked for many records of one register at once: one question for each named list that gauges of issued books ask of it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet, Value
from django.utils.translation import gettext as _

from waiban.kernel.dates import today
from waiban.register.declare import Register, catalogue

from . import matching
from .counting import TALKS, Counter
from .evidence import asked, said, stage_of
from .gauges import names_of
from .models import FINISHED, Book, Commitment, Gauge, Verdict

COUNTED, CANDIDATE, RULED_OUT, UNDER_WAY = "counted", "candidate", "ruled_out", "under_way"
AT_ONCE = 30  # gauges in one question: databases limit the columns of an answer


class Serving(NamedTuple):
    """One promise that a record has to do with: counted, candidate (waits for a nod), ruled_out or under_way, and why."""

    commitment: Commitment
    status: str
    why: str
    verdict: Verdict | None = None


def serves(record, day: dt.date | None = None) -> list[Serving]:
    """The promises of issued books that the record has to do with, in the order of the book."""
    return serves_many([record], day)[record.pk]


def serves_many(records: Iterable, day: dt.date | None = None) -> dict[int, list[Serving]]:
    """The same for many records of one register, in a few questions whatever their number."""
    records = list(records)
    register = catalogue.of(records[0]) if records else None
    found: dict[int, list[Serving]] = {record.pk: [] for record in records}
    if register:
        gauges = gauges_about(register, list(found), [Book.Status.ISSUED])
        for pk, serving in told(register, list(found), gauges, day or today()):
            found[pk].append(serving)
    return found


def under_way(record, known: Iterable[Commitment]) -> list[Serving]:
    """Promises the record moves and does not prove yet, besides the known ones: all gauges in one question."""
    register = catalogue.of(record)
    gauges = Gauge.objects.filter(commitment__book__status=Book.Status.ISSUED).exclude(commitment__in=known)
    gauges = gauges.exclude(commitment__reading__state__in=FINISHED) if register else gauges.none()
    gauges = gauges if register.label == TALKS else gauges.filter(register=register.label)
    gauges = [gauge for gauge in _of_books(gauges) if gauge.register in catalogue]
    counter = Counter(gauges, today())
    found = [counter.talks(g) if register.label == TALKS else counter.on_its_way(g, ()) for g in gauges]
    asked = [
        records.filter(pk=record.pk).order_by().values_list(Value(gauge.pk))
        for gauge, records in zip(gauges, found, strict=True)
        if records is not None
    ]
    moved = {pk for start in range(0, len(asked), AT_ONCE) for (pk,) in _all_of(asked[start : start + AT_ONCE])}
    return [Serving(gauge.commitment, UNDER_WAY, stage_of(record)) for gauge in gauges if gauge.pk in moved]


def _all_of(asked: Sequence[QuerySet]) -> QuerySet:
    return asked[0].union(*asked[1:]) if len(asked) > 1 else asked[0]


class Asking(NamedTuple):
    """The gauges of issued books that have to do with a register, ready to be asked about any of its records."""

    register: Register
    gauges: list[Gauge]
    counter: Counter

    @classmethod
    def of(cls, register: Register, day: dt.date) -> "Asking":
        gauges = gauges_about(register, None, [Book.Status.ISSUED])
        return cls(register, gauges, Counter(gauges, day))

    def statuses(self, pks: Sequence[int]) -> dict[int, list[tuple[Gauge, str]]]:
        """For each record the gauges it counts for or waits at: one question for each list they ask, no reasons."""
        matched, proved = _looked_at(self.register, pks, self.gauges, self.counter, None)
        found: dict[int, list[tuple[Gauge, str]]] = {pk: [] for pk in pks}
        for gauge in self.gauges:
            verdicts = self.counter.said[gauge.pk].verdicts
            for pk in pks:
                key = gauge.pk, pk
                status = _status(gauge, verdicts.get((self.register.label, pk)), key in proved, key in matched)
                if status in (COUNTED, CANDIDATE):
                    found[pk].append((gauge, status))
        return found


def gauges_about(register: Register, pks: Sequence[int] | None, statuses: Iterable[str]) -> list[Gauge]:
    """Gauges of books in these states that ask this register, or in which a person said something about the records."""
    asks = Q(register=register.label) | Q(also__startswith=f"{register.label}:")
    if register in matching.registers_of(matching.ALL):
        asks |= Q(register=matching.ALL)
    said = Verdict.objects.filter(register=register.label)
    spoken = Q(pk__in=(said if pks is None else said.filter(record__in=pks)).values("gauge"))
    return _of_books(Gauge.objects.filter(asks | spoken, commitment__book__status__in=list(statuses)))


def _of_books(gauges: QuerySet) -> list[Gauge]:
    """With their promises, in the order of the books."""
    gauges = gauges.select_related("commitment__book__scheme", "commitment__division", "commitment__person")
    gauges = gauges.defer("commitment__book__text", "commitment__book__doubts")
    return list(gauges.order_by("-commitment__book__year", "commitment__book", "commitment__start"))


def told(register: Register, pks: Sequence[int], gauges: Sequence[Gauge], day: dt.date):
    """(record, Serving) for every record that counts, waits or was ruled out, gauge by gauge."""
    counter, names = Counter(gauges, day), names_of(e for g in gauges for e in [*g.places, *g.parties])
    matched, proved = _looked_at(register, pks, gauges, counter, names)
    for gauge in gauges:
        for pk in pks:
            verdict = counter.said[gauge.pk].verdicts.get((register.label, pk))
            reasons = matched.get((gauge.pk, pk))
            if status := _status(gauge, verdict, (gauge.pk, pk) in proved, reasons is not None):
                parts = [*_listed(gauge, register, proved.get((gauge.pk, pk))), *(reasons or ())]
                parts += [said(verdict)] if verdict else []
                yield pk, Serving(gauge.commitment, status, _("; ").join(parts), verdict)


def _status(gauge: Gauge, verdict: Verdict | None, proved: bool, matches: bool) -> str:
    """As `Counter.counted` has it: a person's word goes before the gauge, but only what is on the list proves."""
    if verdict and verdict.what == Verdict.What.RULED_OUT:
        return RULED_OUT
    if proved and (verdict or (matches and gauge.admit == Gauge.Admit.EVERY)):
        return COUNTED
    return CANDIDATE if matches else ""


def _listed(gauge: Gauge, register: Register, on: Any) -> list[str]:
    segment = matching.segment_of(gauge, register)
    return [f"{segment.label} {on}"] if on else []


def _looked_at(register: Register, pks, gauges, counter: Counter, names: dict | None) -> tuple[dict, dict]:
    """By (gauge, record): the reasons of each match (with names), and the date of each record on the list that proves."""
    by_list: dict[tuple, list[Gauge]] = defaultdict(list)
    for gauge in gauges:
        by_list[matching.segment_name(gauge, register), counter.last(gauge)].append(gauge)
    matched: dict[tuple, list[str]] = {}
    proved: dict[tuple, Any] = {}
    for same in by_list.values():
        for start in range(0, len(same), AT_ONCE):
            _look(register, pks, same[start : start + AT_ONCE], counter, names, matched, proved)
    return matched, proved


def _look(register, pks, gauges, counter, names, matched, proved) -> None:
    records = counter.proved(gauges[0], register).filter(pk__in=pks)
    reasons = [[] if names is None else list(asked(gauge, register, counter, names)) for gauge in gauges]
    flags = {}
    for g, gauge in enumerate(gauges):
        flags[f"g{g}"] = matching.flag(counter.asks(gauge, register))
        flags |= {f"g{g}_{n}": matching.flag(q) for n, (_told, q) in enumerate(reasons[g])}
    for row in records.annotate(**flags).values("pk", "on", *flags):
        for g, gauge in enumerate(gauges):
            proved[gauge.pk, row["pk"]] = row["on"]
            if row[f"g{g}"]:
                why = [told for n, (told, _q) in enumerate(reasons[g]) if row[f"g{g}_{n}"]]
                matched[gauge.pk, row["pk"]] = why
