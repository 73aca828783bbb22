"""Of the advice received, what came from people the city has honoured stands in a list of its own."""

import datetime as dt

import pytest

from waiban.contacts.models import Advice, Honour, Person
from waiban.contacts.tests.factories import PersonFactory
from waiban.register import records
from waiban.register.declare import catalogue

pytestmark = pytest.mark.django_db


def keep(record):
    return records.save(record, by="test")


def advice(author: Person, topic: str) -> Advice:
    return keep(Advice(author=author, topic=topic, received_on="2026-05-06"))


def listed(day: str) -> list[str]:
    register = catalogue["contacts/advice"]
    found = register.segments["honoured"].narrow(register.model.objects.order_by("topic"), dt.date.fromisoformat(day))
    return [record.topic for record in found]


def test_advice_of_an_honoured_person_is_told_apart_from_that_of_others():
    honoured, other = PersonFactory(), PersonFactory()
    keep(Honour(nominee=honoured, kind="friendship_award", proposed_on="2026-03-01", decided_on="2026-04-01"))
    keep(Honour(nominee=other, kind="friendship_award", proposed_on="2026-03-01"))
    advice(honoured, "冷链"), advice(other, "签证")
    assert listed("2026-11-24") == ["冷链"]


def test_an_honour_withdrawn_or_not_yet_given_counts_for_nothing():
    person = PersonFactory()
    honour = keep(Honour(nominee=person, kind="friendship_award", proposed_on="2026-03-01", decided_on="2026-06-01"))
    advice(person, "冷链")
    assert listed("2026-05-31") == [] and listed("2026-06-01") == ["冷链"]
    honour.withdrawn_on, honour.withdrawn_for = "2026-08-01", "失实"
    keep(honour)
    assert listed("2026-07-31") == ["冷链"] and listed("2026-08-01") == []
