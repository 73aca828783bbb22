"""Invented rules for tests."""

import factory
from factory.django import DjangoModelFactory

from waiban.register.tests.factories import RecordFactory
from waiban.rulebook.models import Chapter, DatedValue, Rule


class RuleFactory(RecordFactory):
    class Meta:
        model = Rule

    number = factory.Sequence(lambda n: f"O-{n}")
    title = factory.Sequence(lambda n: f"值班安排{n}")
    chapter = Chapter.OWN


class DatedValueFactory(DjangoModelFactory):
    class Meta:
        model = DatedValue

    rule = factory.SubFactory(RuleFactory)
    value = 3
    verified = True
