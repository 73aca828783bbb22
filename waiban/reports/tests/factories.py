"""Goals and rules of an invented plan."""

import factory

from waiban.register.tests.factories import RecordFactory
from waiban.reports.models import ActivityRule, Goal


class GoalFactory(RecordFactory):
    class Meta:
        model = Goal

    name = factory.Sequence(lambda n: f"规划目标{n}")
    first_year, last_year, number = 2026, 2030, 20


class ActivityRuleFactory(RecordFactory):
    class Meta:
        model = ActivityRule

    valid_from = factory.Sequence(lambda n: f"{1950 + n % 100}-01-01")
