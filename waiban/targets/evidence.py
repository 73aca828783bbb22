"""The records behind a promise and those that wait for a nod, each with why; and what a gauge would find today."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import F, Q
from django.utils.translation import gettext as _

from waiban.kernel.dates import PartialDate, today
from waiban.register.declare import Register, catalogue

from . import matching
from .counting import HAD, TALKS, Counter
from .gauges import asked_of, names_of, quoted, sentence, things, waits_for
from .models import Commitment, Gauge, Verdict
from .terms import gauge_of


class Evidence(NamedTuple):
    """A record behind a promise, the day by which it counts, and why."""

    record: Any
    register: Register
    on: PartialDate | None
    why: str
    verdict: Verdict | None = None

    @property
    def url(self) -> str:
        return self.register.address(self.record)


class Preview(NamedTuple):
    """What a gauge would find today: "today these 3 records match"."""

    sentence: str
    count: int
    records: list[Evidence]
    waits_for: str = ""


def preview(gauge: Gauge, day: dt.date | None = None, limit: int = 20) -> Preview:
    """Try a gauge, also one that is not saved yet."""
    if not matching.measured(gauge.register):
        return Preview(sentence(gauge), 0, [], waits_for(gauge))
    day = day or today()
    counter, found, number = Counter([gauge], day), [], 0
    for register in matching.asked_by(gauge):
        records = counter.matches(gauge, register)
        number += records.count()
        newest = records.order_by(F("on").desc(nulls_last=True), "-pk")[:limit]
        found += _told(gauge, register, _fetched(register, newest), counter)
    found.sort(key=_newest_first)
    return Preview(sentence(gauge), number, found[:limit])


def evidence(commitment: Commitment, day: dt.date | None = None, limit: int = 50) -> list[Evidence]:
    """The records that count, the newest first, each with why it counts."""
    return _listed(commitment, day, limit, lambda counter, gauge, register: counter.counted(gauge, register))


def candidates(commitment: Commitment, day: dt.date | None = None, limit: int = 50) -> list[Evidence]:
    """Matches that wait for a person's nod, the newest first."""

    def waiting(counter, gauge, register):
        return counter.matches(gauge, register).exclude(pk__in=counter.said[gauge.pk].about(register.label))

    return _listed(commitment, day, limit, waiting, only=Gauge.Admit.NODDED)


def ruled_out(commitment: Commitment) -> list[Evidence]:
    """What a person ruled out, with the reason."""
    found = []
    for verdict in commitment.gauge.verdicts.filter(what=Verdict.What.RULED_OUT):
        register = catalogue.get(verdict.register)
        record = register and register.model._default_manager.filter(pk=verdict.record).first()
        if record:
            found.append(Evidence(record, register, None, said(verdict), verdict))
    return found


def under_way(commitment: Commitment, day: dt.date | None = None, limit: int = 6) -> list[Evidence]:
    """What shows that something moves before it counts: records on their way, and the newest talks with the partners."""
    gauge = gauge_of(commitment)
    if gauge is None or gauge.register not in catalogue:
        return []
    counter, register, found = Counter([gauge], day or today()), catalogue[gauge.register], []
    records = counter.on_its_way(gauge, counter.counted(gauge, register).values_list("pk", flat=True))
    if records is not None:
        records = records.order_by(F("on").asc(nulls_last=True), "pk")
        records = records.prefetch_related(register.stages.name) if register.stages else records
        found += [_moved(register, record, counter.day) for record in _fetched(register, records[:limit])]
    if (talks := counter.talks(gauge)) is not None:
        register = catalogue[TALKS]
        talks = talks.annotate(on=F(register.segments[HAD].date)).order_by("-on", "-pk")
        found += [Evidence(record, register, record.on, "") for record in _fetched(register, talks[:limit])]
    return found


def _moved(register: Register, record, day: dt.date) -> Evidence:
    """A record on its way with the stage it had reached by the day, and when."""
    rows = getattr(record, register.stages.name).all() if register.stages else ()
    last = max((row for row in rows if row.on and row.on.day <= day), key=lambda row: row.on.number, default=None)
    return (
        Evidence(record, register, last.on, last.get_stage_display())
        if last
        else Evidence(record, register, record.on, "")
    )


def stage_of(record) -> str:
    """The stage the record has reached, in words."""
    return str(record.get_stage_display()) if getattr(record, "stage", "") else ""


def _listed(commitment, day, limit, choose, only: str = "") -> list[Evidence]:
    gauge = gauge_of(commitment)
    if gauge is None or not matching.measured(gauge.register) or (only and gauge.admit != only):
        return []
    counter, found = Counter([gauge], day or today()), []
    for register in matching.asked_by(gauge) if only else counter.registers(gauge):
        records = choose(counter, gauge, register).order_by(F("on").desc(nulls_last=True), "-pk")[:limit]
        found += _told(gauge, register, _fetched(register, records), counter)
    return sorted(found, key=_newest_first)[:limit]


def _fetched(register: Register, records) -> list:
    return list(records.select_related(*register.related()))


def _newest_first(evidence: Evidence):
    return -(evidence.on.number if evidence.on else 0), -evidence.record.pk


def said(verdict: Verdict) -> str:
    """Whose word it is: pinned in by 闻疏樵: 与市商务局合签."""
    words = {"word": verdict.get_what_display(), "by": verdict.by, "reason": verdict.reason}
    return _("%(word)s by %(by)s: %(reason)s") % words if verdict.reason else _("%(word)s by %(by)s") % words


def _told(gauge, register: Register, records: list, counter: Counter) -> list[Evidence]:
    """Each record with the filters that matched it: one question for each filter, not for each record."""
    if not records:
        return []
    reasons = why(gauge, register, [r.pk for r in records], counter)
    segment = matching.segment_of(gauge, register)
    found = []
    for record in records:
        parts = [f"{segment.label} {record.on}" if record.on else str(segment.label), *reasons[record.pk]]
        verdict = counter.said[gauge.pk].verdicts.get((register.label, record.pk))
        parts += [said(verdict)] if verdict else []
        found.append(Evidence(record, register, record.on, _("; ").join(parts), verdict))
    return found


def asked(gauge, register: Register, counter: Counter, names: dict) -> Iterator[tuple[str, Q]]:
    """Each place, party, word and column of the gauge in words, with the condition that a record fulfils it."""
    for entry in gauge.places:
        places = matching.Places.of([entry], counter.members, counter.first(gauge), counter.last(gauge))
        yield _("place: %(name)s") % {"name": names.get(tuple(entry), "?")}, matching.places_q(register, places)
    for entry in gauge.parties:
        told = _("party: %(name)s") % {"name": names.get(tuple(entry), "?")}
        yield told, matching.parties_q(register, [entry[1]], together=False)
    for word in (word for entry in gauge.words for word in entry.split("|")):
        yield (
            _("named %(words)s") % {"words": quoted(word)},
            matching.words_q(register, [word], matching.by_partner(gauge)),
        )
    if gauge.where and gauge.register == register.label:
        kinds = [things(gauge, register)] if "kind" in gauge.where else []
        yield _("; ").join([*kinds, *asked_of(gauge, register)]), matching.where_q(register, gauge.where)


def why(gauge, register: Register, pks: list[int], counter: Counter) -> dict[int, list[str]]:
    """Which places, parties and words of the gauge each record fulfils: one question for all."""
    reasons = list(asked(gauge, register, counter, names_of([*gauge.places, *gauge.parties])))
    found: dict[int, list[str]] = {pk: [] for pk in pks}
    if not reasons:
        return found
    base = matching.segment_of(gauge, register).narrow(register.model._default_manager.order_by(), counter.last(gauge))
    flags = {f"r{number}": matching.flag(q) for number, (_told, q) in enumerate(reasons)}
    for row in base.filter(pk__in=pks).annotate(**flags).values("pk", *flags):
        found[row["pk"]] = [told for number, (told, _q) in enumerate(reasons) if row[f"r{number}"]]
    return found
