"""Invented needs, offers and services for tests."""

import factory

from waiban.accounts.tests.factories import DivisionFactory
from waiban.contacts.tests.factories import OrganisationFactory
from waiban.register.tests.factories import RecordFactory
from waiban.services.models import Match, Need, Offer, Service


class NeedFactory(RecordFactory):
    class Meta:
        model = Need

    number = factory.Sequence(lambda n: f"需{n:04}")
    subject = factory.Sequence(lambda n: f"寻找冷链仓储合作方{n}")
    organisation = factory.SubFactory(OrganisationFactory)
    raised_on = "2026-02-10"
    division = factory.SubFactory(DivisionFactory)


class OfferFactory(RecordFactory):
    class Meta:
        model = Offer

    number = factory.Sequence(lambda n: f"供{n:04}")
    subject = factory.Sequence(lambda n: f"港口冷库出租{n}")
    organisation = factory.SubFactory(OrganisationFactory)
    raised_on = "2026-02-16"
    division = factory.SubFactory(DivisionFactory)


class MatchFactory(RecordFactory):
    class Meta:
        model = Match

    need = factory.SubFactory(NeedFactory)
    offer = factory.SubFactory(OfferFactory)
    proposed_on = "2026-03-02"
    division = factory.SubFactory(DivisionFactory)


class ServiceFactory(RecordFactory):
    class Meta:
        model = Service

    number = factory.Sequence(lambda n: f"服{n:04}")
    topic = factory.Sequence(lambda n: f"外方专家来华邀请{n}")
    organisation = factory.SubFactory(OrganisationFactory)
    asked_on = "2026-03-02"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        delivered = factory.Trait(delivered_on="2026-03-11")
