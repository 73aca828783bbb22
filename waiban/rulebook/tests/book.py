"""The shipped rulebook in a test's office, and what its administrator does with it."""

import pytest

from waiban.register import records
from waiban.register.declare import catalogue
from waiban.register.judging import look
from waiban.rulebook import operations
from waiban.rulebook.models import DatedValue, Rule


@pytest.fixture
def rulebook(db):
    """The rules every office starts with."""
    operations.load()


def change(number: str, **fields) -> None:
    """The administrator writes into a rule."""
    rule = Rule.objects.get(number=number)
    for name, value in fields.items():
        setattr(rule, name, value)
    records.save(rule, by="test")


def from_now_on(number: str, value, since: str, key: str = "", verified: bool = True) -> None:
    """The administrator adds a value that holds from a day on; the older ones stay."""
    rule = Rule.objects.get(number=number)
    row = DatedValue(key=key, value=value, valid_from=since, verified=verified)
    records.save(rule, by="test", rows={"values": [*rule.values.all(), row]})


def said_of(record, **rows) -> list[str]:
    """The numbers of the rules that have something to say of a record as it would be kept."""
    return [said.rule for said in look(catalogue.of(record), [record], [rows])[0]]


def sentences_of(record, number: str, **rows) -> list[str]:
    return [said.sentence for said in look(catalogue.of(record), [record], [rows])[0] if said.rule == number]
