"""Invented groups and plans for tests."""

import factory
from factory.django import DjangoModelFactory

from waiban.accounts.tests.factories import DivisionFactory
from waiban.places.tests.factories import CountryFactory
from waiban.register.tests.factories import RecordFactory
from waiban.trips.models import AnnualPlan, Member, Stop, Trip


class AnnualPlanFactory(RecordFactory):
    class Meta:
        model = AnnualPlan

    unit = factory.Sequence(lambda n: f"澜港市第{n}局")
    year, quota, budget = 2026, 12, "600000.00"
    division = factory.SubFactory(DivisionFactory)


class TripFactory(RecordFactory):
    class Meta:
        model = Trip

    number = factory.Sequence(lambda n: f"澜出〔2026〕{n}号")
    name = factory.Sequence(lambda n: f"澜港市友好代表团{n}")
    departs = "2026-05-12"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        approved = factory.Trait(status=Trip.Status.APPROVED, approved_on="2026-04-20")
        carried_out = factory.Trait(status=Trip.Status.CARRIED_OUT, approved_on="2026-04-20", returns="2026-05-16")


class StopFactory(DjangoModelFactory):
    class Meta:
        model = Stop

    trip = factory.SubFactory(TripFactory)
    country = factory.SubFactory(CountryFactory, chile=True)


class MemberFactory(DjangoModelFactory):
    class Meta:
        model = Member

    trip = factory.SubFactory(TripFactory)
    name = "芮疏桐"
