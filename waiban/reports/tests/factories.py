"""Goals of an invented plan."""

import factory

from waiban.register.tests.factories import RecordFactory
from waiban.reports.models import Goal


class GoalFactory(RecordFactory):
    class Meta:
        model = Goal

    name = factory.Sequence(lambda n: f"规划目标{n}")
    first_year, last_year, number = 2026, 2030, 20
