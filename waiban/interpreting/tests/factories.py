"""Invented assignments for tests."""

import datetime as dt

import factory

from waiban.accounts.tests.factories import DivisionFactory
from waiban.interpreting.models import Assignment
from waiban.register.tests.factories import RecordFactory
from waiban.talents.tests.factories import TalentFactory


class AssignmentFactory(RecordFactory):
    class Meta:
        model = Assignment

    number = factory.Sequence(lambda n: f"译260415-{n:04}")
    talent = factory.SubFactory(TalentFactory, in_pool=True)
    language = "西班牙语"
    starts_at = dt.datetime(2026, 4, 15, 6, 30, tzinfo=dt.UTC)
    ends_at = dt.datetime(2026, 4, 15, 15, 0, tzinfo=dt.UTC)
    occasion = "港航座谈"
    status = Assignment.Status.CANCELLED  # so that tests may write it a second time: nobody is booked twice
    division = factory.SubFactory(DivisionFactory)
