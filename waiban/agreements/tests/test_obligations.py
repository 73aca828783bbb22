"""What a signed text binds us to is due until it is fulfilled, and says when it was."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from waiban.accounts.tests.factories import UserFactory
from waiban.agreements.models import Obligation
from waiban.agreements.tests.factories import AgreementFactory
from waiban.daily.due import DIVISION, Asked, soonest
from waiban.register import records

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 11, 24)


def test_an_obligation_is_due_until_it_is_fulfilled():
    officer = UserFactory()
    agreement = AgreementFactory(signed=True, division=officer.division)
    obligations = [
        Obligation(text="互派青年", due_on="2026-12-01"),
        Obligation(text="互设展位", due_on="2026-12-01", fulfilled_on="2026-10-20", fulfilled_by="港口城市论坛"),
    ]
    records.save(agreement, by="test", rows={"obligations": obligations})
    assert [(due.name, due.record) for due in soonest(officer, Asked(DIVISION), 9, day=DAY)] == [
        ("互派青年", agreement.pk)
    ]


def test_what_fulfilled_it_says_when():
    agreement = AgreementFactory(signed=True)
    with pytest.raises(ValidationError):
        records.save(agreement, by="test", rows={"obligations": [Obligation(text="互派青年", fulfilled_by="来访")]})
