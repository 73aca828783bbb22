"""Runs the checks of a register over records and says for each what they found; only a verified rule stops."""

from collections.abc import Sequence
from functools import lru_cache

from django.db.models import prefetch_related_objects

from waiban.register.declare import Register, catalogue
from waiban.register.judging import Said

from . import values
from .declare import Check, Finding, checks
from .models import Rule

RELATED = 500  # as many related records are fetched at once


def judge(register: Register, records: Sequence, rows: Sequence[dict[str, list]], stops: bool = False):
    """For each record what the rules say; with `stops` only checks are asked that can stop."""
    told: list[list[Said]] = [[] for _record in records]
    with values.opened() as book:
        asked = [
            (one, book.rules[one.number])
            for one in checks.get(register.label, ())
            if one.number in book.rules and _speaks(one, book.rules[one.number], stops)
        ]
        _load(register, asked, records, rows)
        for one, rule in asked:
            others = (one.others(records, rows),) if one.others else ()
            for said, record, lines in zip(told, records, rows, strict=True):
                said += _said(one, rule, record, lines, others)
    return told


def _speaks(one: Check, rule: Rule, stops: bool) -> bool:
    return rule.effect != "rests" and (not stops or (rule.stops and one.stops))


def _said(one: Check, rule: Rule, record, lines: dict[str, list], others) -> list[Said]:
    with values.doubting() as doubts:
        found = list(one.run(record, lines, *others))
    stops = rule.stops and one.stops and not doubts
    return [_as_said(finding, rule, lines, stops and not finding.advises, not doubts) for finding in found]


def _as_said(finding: Finding, rule: Rule, lines, stops: bool, sure: bool) -> Said:
    row = next((i for i, row in enumerate(lines.get(finding.field, ())) if row is finding.row), None)
    return Said(rule.number, finding.sentence, stops, finding.field, row, finding.column, _address(rule.pk), sure)


@lru_cache(maxsize=500)
def _address(pk: int) -> str:
    return catalogue.of(Rule).address(pk)


def _load(register: Register, asked, records, rows) -> None:
    """Relations the checks follow, once for all; those of rows begin with the name of the rows."""
    names = {one.name for one in register.rows}
    for path in dict.fromkeys(path for one, _rule in asked for path in one.needs):
        name, _two, rest = path.partition("__")
        things = [row for lines in rows for row in lines.get(name, ())] if name in names else list(records)
        for start in range(0, len(things), RELATED):
            prefetch_related_objects(things[start : start + RELATED], rest if name in names else path)
