"""A service counts when it is delivered; a match when both have met."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from waiban.kernel.dates import as_partial
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.services.models import Service

from .factories import MatchFactory, ServiceFactory

pytestmark = pytest.mark.django_db


def listed(register: str, segment: str, day: str) -> int:
    found = catalogue[f"services/{register}"]
    return found.segment(segment).narrow(found.model.objects.all(), dt.date.fromisoformat(day)).count()


def test_a_service_is_open_until_the_day_it_is_delivered():
    ServiceFactory(delivered=True)
    for segment, counts in (("asked", [1, 0]), ("delivered", [0, 1])):
        assert [listed("service", segment, day) for day in ("2026-03-10", "2026-03-11")] == counts


def test_a_service_is_for_somebody():
    with pytest.raises(ValidationError):
        records.save(Service(number="1", topic="咨询", asked_on=as_partial("2026-03-02")), by="test")


def test_what_a_match_agreed_has_its_date():
    match = MatchFactory(met_on="2026-04-02")
    assert listed("match", "met", "2026-04-02") == 1 and listed("match", "agreed", "2026-04-02") == 0
    match = type(match).objects.get()
    match.outcome = "agreed"
    with pytest.raises(ValidationError):
        records.save(match, by="test")
