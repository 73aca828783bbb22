"""What the self-assessment says of one promise: how it stands, a paragraph from its records, and what is missing."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from waiban.kernel.dates import PartialDate
from waiban.register.declare import Register, catalogue

from . import matching, telling
from .evidence import Evidence
from .gauges import waits_for
from .models import FINISHED, Commitment, Gauge, Reading, Remark, State
from .models.measuring import short
from .plainly import whole
from .terms import gauge_of, terms
from .ways import ways

TOLD, TOLD_OF_WORK = 12, 6  # records that a paragraph names, of a number and of work without a finish line
AT_ONCE = 1_000  # records fetched with one question


def is_numeric(commitment: Commitment, reading: Reading) -> bool:
    """Promises with a number are reported apart from the others (M-24)."""
    return commitment.quantity is not None and reading.state not in (State.ONGOING, State.UNMEASURED)


def prepared(found: Iterable[Evidence]) -> dict[tuple[str, int], Any]:
    """The records that the sentences tell of, by register and number, fetched with all that is told."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for evidence in found:
        wanted[evidence.register.label].add(evidence.record.pk)
    records = {}
    for label, pks in wanted.items():
        asked = whole(catalogue[label], telling.related(catalogue[label]))
        chosen = sorted(pks)
        for start in range(0, len(chosen), AT_ONCE):
            some = asked.filter(pk__in=chosen[start : start + AT_ONCE])
            records |= {(label, record.pk): record for record in some}
    return records


def paragraph(commitment: Commitment, reading: Reading, found: Sequence[Evidence], on: dt.date) -> str:
    """How it stands, then the records by their dates, then what was changed."""
    parts = [_standing(commitment, reading, found, on), _records(commitment, reading, found)]
    parts += [_amended(commitment, amendment) for amendment in terms(commitment, on).amended]
    return "".join(f"{part}。" for part in parts if part)


def _day(day: dt.date | PartialDate, commitment: Commitment) -> str:
    return telling.date(day if isinstance(day, PartialDate) else PartialDate(day), commitment.book.year)


def _standing(commitment: Commitment, reading: Reading, found: Sequence[Evidence], on: dt.date) -> str:
    until = f"截至{_day(on, commitment)}"
    if reading.state == State.UNMEASURED:
        return f"{until}，本项所需的登记簿尚未建立，未作计量"
    if reading.state == State.ONGOING:
        of = f"（{telling.tally([e.register for e in found])}）" if found else ""
        return f"{until}，认定佐证{reading.count}条{of}"
    if is_numeric(commitment, reading):
        return f"{until}，{_number(commitment, reading)}"
    if reading.state in FINISHED:
        when = f"{_day(reading.done_on, commitment)}" if reading.done_on else until
        return f"{when}完成，期限为{_day(reading.due, commitment)}"
    return f"{until}，{_underway(commitment, reading)}"


def _number(commitment: Commitment, reading: Reading) -> str:
    unit = (gauge_of(commitment) and commitment.gauge.unit) or commitment.unit
    value, wanted = reading.value or Decimal(0), reading.wanted
    told = f"目标{short(wanted)}{unit}，完成{short(value)}{unit}"
    if commitment.gauge.way != Gauge.Way.SHARE and wanted:
        told += f"，完成率{short(round(100 * value / wanted, 1))}%"
    if reading.done_on:
        told += f"，{_day(reading.done_on, commitment)}达到目标"
    return told


def _underway(commitment: Commitment, reading: Reading) -> str:
    told = "尚未完成"
    if reading.stage_no:
        told = f"进展到“{reading.stage_label}”阶段（共{reading.stages}步的第{reading.stage_no}步）"
    elif reading.state == State.NONE:
        told = "尚未启动"
    if reading.last_on:
        told += f"，最近一次活动在{_day(reading.last_on, commitment)}"
    if reading.next_on:
        told += f"，下一次安排在{_day(reading.next_on, commitment)}"
    return told


def _records(commitment: Commitment, reading: Reading, found: Sequence[Evidence]) -> str:
    limit = TOLD_OF_WORK if reading.state == State.ONGOING else TOLD
    chosen = sorted(_weightiest(found, limit), key=lambda e: (e.on.number if e.on else 0, e.record.pk))
    told = "；".join(_told(commitment, evidence) for evidence in chosen)
    return f"其中：{told}等" if told and len(chosen) < reading.count else told


def _weightiest(found: Sequence[Evidence], limit: int) -> list[Evidence]:
    """Where there are too many: the rarer a kind of record, the more it says; of one kind the newest."""
    by_register: dict[str, list[Evidence]] = defaultdict(list)
    for evidence in found:
        by_register[evidence.register.label].append(evidence)
    by_rarity = sorted(by_register.values(), key=len)
    return [evidence for same in by_rarity for evidence in same][:limit]


def _told(commitment: Commitment, evidence: Evidence) -> str:
    register: Register = evidence.register
    segment = matching.segment_of(commitment.gauge, register)
    return telling.sentence(register, segment, evidence.record, evidence.on, commitment.book.year)


def told(commitment: Commitment, evidence: Evidence) -> str:
    """One record as a sentence, for the list of evidence."""
    return _told(commitment, evidence).lstrip("，")


def _amended(commitment: Commitment, amendment) -> str:
    changes = []
    if amendment.deadline:
        changes.append(f"完成期限调整为{_day(amendment.deadline, commitment)}")
    if amendment.quantity is not None:
        changes.append(f"目标数调整为{short(amendment.quantity)}{commitment.unit}")
    if amendment.wording:
        changes.append(f"表述调整为“{amendment.wording}”")
    on = _day(amendment.on, commitment)
    return f"{on}经{amendment.approver}批准（{amendment.document}），{'，'.join(changes)}"


def missing(commitment: Commitment, reading: Reading, remarks: Sequence[Remark]) -> list[str]:
    """Plain sentences: what the assessor will ask for and does not find."""
    found = []
    if reading.state == State.UNMEASURED:
        gauge = gauge_of(commitment)
        return [f"{waits_for(gauge)}。请另附佐证材料。" if gauge else "尚未确定如何计量。"]
    unit = commitment.gauge.unit or commitment.unit
    if reading.state == State.ONGOING:
        if not reading.count:
            found.append("没有认定的佐证记录。")
        if not any(remark.kind == Remark.Kind.JUDGEMENT for remark in remarks):
            found.append("没有责任人的评价。")
    elif reading.state not in FINISHED and ways[commitment.gauge.way].finishes:
        if is_numeric(commitment, reading) and reading.value is not None and reading.value < reading.wanted:
            found.append(f"距目标还差{short(reading.wanted - reading.value)}{unit}。")
        elif not reading.count:
            found.append("没有可以证明完成的记录。")
        if reading.state == State.LATE and not any(remark.kind == Remark.Kind.DELAY for remark in remarks):
            found.append("已逾期，没有说明原因。")
    if reading.candidates:
        found.append(f"另有{reading.candidates}条记录等待认领。")
    if commitment.division_id is None:
        found.append("没有责任处室。")
    return found
