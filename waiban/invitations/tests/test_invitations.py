"""The state of a case is the furthest step that has a date; it counts when the guests have entered."""

import datetime as dt

import pytest

from waiban.invitations.models import Invitee
from waiban.kernel.dates import as_partial
from waiban.register import records
from waiban.register.declare import catalogue

from .factories import InvitationFactory

pytestmark = pytest.mark.django_db


def test_the_state_follows_from_the_dates_and_the_people_from_the_invitees():
    case = InvitationFactory()
    rows = {"invitees": [Invitee(name="奥塔·里维森"), Invitee(name="随员", people=3)]}
    records.save(case, by="test", rows=rows)
    said = [case.state]
    for name in ("issued_on", "entered_on", "closed_on"):
        case = type(case).objects.get()
        setattr(case, name, as_partial("2026-06-07"))
        said.append(records.save(case, by="test").state)
    assert said == ["asked", "issued", "entered", "closed"] and case.people == 4


def test_a_case_counts_from_the_day_of_entry():
    InvitationFactory(entered=True)
    cases = catalogue["invitations/invitation"]
    for segment, counts in (("open", [1, 0]), ("entered", [0, 1]), ("issued", [1, 1])):
        days = (dt.date(2026, 6, 6), dt.date(2026, 6, 7))
        assert [cases.segment(segment).narrow(cases.model.objects.all(), day).count() for day in days] == counts


def test_passport_and_birth_date_are_private():
    (invitees,) = catalogue["invitations/invitation"].rows
    assert {c.path for c in invitees.columns if c.private} == {"passport", "born_on"}
