"""Invented delegations for tests."""

import factory
from factory.django import DjangoModelFactory

from waiban.accounts.tests.factories import DivisionFactory
from waiban.places.tests.factories import CountryFactory
from waiban.register.tests.factories import RecordFactory
from waiban.visits.models import Guest, Item, Visit


class VisitFactory(RecordFactory):
    class Meta:
        model = Visit

    number = factory.Sequence(lambda n: f"澜访〔2026〕{n}号")
    name = factory.Sequence(lambda n: f"智利港口代表团{n}")
    country = factory.SubFactory(CountryFactory, chile=True)
    arrives = "2026-05-12"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        received = factory.Trait(status=Visit.Status.RECEIVED)


class GuestFactory(DjangoModelFactory):
    class Meta:
        model = Guest

    visit = factory.SubFactory(VisitFactory)
    name = "奥塔·里维森"


class ItemFactory(DjangoModelFactory):
    class Meta:
        model = Item

    visit = factory.SubFactory(VisitFactory)
    day, what = "2026-05-12", "参观东港集装箱码头"
