"""Invented agreements for tests."""

import factory
from factory.django import DjangoModelFactory

from waiban.accounts.tests.factories import DivisionFactory
from waiban.agreements.models import Agreement, Obligation, Party
from waiban.contacts.tests.factories import OrganisationFactory
from waiban.register.tests.factories import RecordFactory


class PartyFactory(DjangoModelFactory):
    class Meta:
        model = Party

    organisation = factory.SubFactory(OrganisationFactory)


class ObligationFactory(DjangoModelFactory):
    class Meta:
        model = Obligation

    clause = "第三条"
    text = "每年互派一批青年"
    due_on = "2026-12-01"


class AgreementFactory(RecordFactory):
    class Meta:
        model = Agreement
        skip_postgeneration_save = True

    number = factory.Sequence(lambda n: f"澜外协〔2026〕{n}号")
    title = factory.Sequence(lambda n: f"港口合作备忘录{n}")
    division = factory.SubFactory(DivisionFactory)

    class Params:
        signed = factory.Trait(status=Agreement.Status.SIGNED, signed_on="2026-04-17")
        intent = factory.Trait(kind=Agreement.Kind.LETTER_OF_INTENT)
        with_party = factory.Trait(party=factory.RelatedFactory(PartyFactory, "agreement"))
