"""Brings the shipped rules and their values into the register; doing it again changes nothing."""

import csv
from pathlib import Path

from waiban.register import records

from .models import DatedValue, Rule

DATA = Path(__file__).with_name("data")


def rows_of(name: str) -> list[dict]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load(by: str = "setup") -> int:
    """Add the rules that are missing, with their values; those that are there are the office's own. The number added."""
    known = set(Rule.objects.values_list("number", flat=True))
    new = [Rule(**row) for row in rows_of("rules.csv") if row["number"] not in known]
    mine: dict[str, list[DatedValue]] = {}
    for row in rows_of("values.csv"):
        mine.setdefault(row.pop("rule"), []).append(_value(row))
    return records.save_many(new, by=by, rows=[{"values": mine.get(rule.number, [])} for rule in new])


def _value(row: dict) -> DatedValue:
    row["verified"] = row["verified"] == "yes"
    for name in ("value", "valid_from", "valid_to"):
        row[name] = row[name] or None
    return DatedValue(**row)
