"""Invented invitations for tests."""

import factory
from factory.django import DjangoModelFactory

from waiban.accounts.tests.factories import DivisionFactory
from waiban.invitations.models import Invitation, Invitee
from waiban.places.tests.factories import CountryFactory
from waiban.register.tests.factories import RecordFactory


class InvitationFactory(RecordFactory):
    class Meta:
        model = Invitation

    number = factory.Sequence(lambda n: f"澜邀〔2026〕{n}号")
    subject = factory.Sequence(lambda n: f"海事专家来澜讲学{n}")
    country = factory.SubFactory(CountryFactory, chile=True)
    asked_on = "2026-04-13"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        issued = factory.Trait(issued_on="2026-04-20", state="issued")
        entered = factory.Trait(issued_on="2026-04-20", entered_on="2026-06-07", state="entered")


class InviteeFactory(DjangoModelFactory):
    class Meta:
        model = Invitee

    invitation = factory.SubFactory(InvitationFactory)
    name = "奥塔·里维森"
