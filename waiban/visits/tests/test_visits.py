"""A delegation counts when it is received; its people are its members."""

import datetime as dt

import pytest

from waiban.register import records
from waiban.register.declare import catalogue
from waiban.visits.models import Guest

from .factories import VisitFactory

pytestmark = pytest.mark.django_db


def test_people_are_counted_from_the_members_and_what_is_theirs_is_private():
    visit = records.save(
        VisitFactory(), by="test", rows={"members": [Guest(name="团长"), Guest(name="随行", people=7)]}
    )
    assert visit.people == 8
    members = catalogue["visits/visit"].rows[0]
    assert {c.path for c in members.columns if c.private} == {"passport", "phone", "diet"}


def test_a_delegation_is_received_from_the_day_of_arrival():
    VisitFactory(received=True)
    visits = catalogue["visits/visit"]
    days = (dt.date(2026, 5, 11), dt.date(2026, 5, 12))
    assert [visits.segment("received").narrow(visits.model.objects.all(), day).count() for day in days] == [0, 1]
