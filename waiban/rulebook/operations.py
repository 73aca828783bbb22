"""Brings the shipped rules and their values into the register; doing it again changes nothing, and nothing of the office's."""

import csv
from collections import defaultdict
from pathlib import Path

from django.db import transaction

from waiban.history.models import Change
from waiban.register import records
from waiban.register.declare import label_of

from .models import DatedValue, Rule

DATA = Path(__file__).with_name("data")


def rows_of(name: str) -> list[dict]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@transaction.atomic
def load(by: str = "setup") -> int:
    """Add the rules and values that are missing; what is there, and what the office took out, is its own. The number of rules written."""
    kept = {rule.number: rule for rule in Rule.objects.prefetch_related("values")}
    told, shipped = _told(kept.values()), _shipped()
    rules, rows = [], []
    for given in rows_of("rules.csv"):
        number = given["number"]
        rule = kept.get(number)
        missing = [value for value in shipped[number] if value.key not in told.get(number, ())]
        if rule is None and number not in told:
            rules.append(Rule(**given))
            rows.append({"values": missing})
        elif rule and missing:
            rules.append(rule)
            rows.append({"values": [*rule.values.all(), *missing]})
    return records.save_many(rules, by=by, rows=rows)


def renew() -> int:
    """Where the office keeps the rulebook, it gets what a new version brings."""
    return load() if Rule.objects.exists() else 0


def _shipped() -> dict[str, list[DatedValue]]:
    found: dict[str, list[DatedValue]] = defaultdict(list)
    for row in rows_of("values.csv"):
        found[row["rule"]].append(_value({name: value for name, value in row.items() if name != "rule"}))
    return found


def _told(kept) -> dict[str, set[str]]:
    """By number of each rule that is or ever was in the book: the keys of its values, of now and of all its history."""
    found: dict[str, set[str]] = defaultdict(set)
    numbers = {}
    for rule in kept:
        numbers[rule.pk] = rule.number
        found[rule.number] = {value.key for value in rule.values.all()}
    for change in Change.objects.filter(register=label_of(Rule)).order_by("seq"):
        for image in (change.before, change.after):
            number = image.get("number") or numbers.get(change.record)
            if number:
                numbers.setdefault(change.record, number)
                found[number] |= {row.get("key") or "" for row in image.get("rows:values") or ()}
    return found


def _value(row: dict) -> DatedValue:
    row["verified"] = row["verified"] == "yes"
    for name in ("value", "valid_from", "valid_to"):
        row[name] = row[name] or None
    return DatedValue(**row)
