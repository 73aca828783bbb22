"""Invented documents and studies for tests."""

import factory
from factory.django import DjangoModelFactory

from waiban.accounts.tests.factories import DivisionFactory
from waiban.deliverables.models import IssuedDocument, Recommendation, Research
from waiban.register.tests.factories import RecordFactory


class IssuedDocumentFactory(RecordFactory):
    class Meta:
        model = IssuedDocument

    number = factory.Sequence(lambda n: f"澜外办〔2026〕{n}号")
    title = factory.Sequence(lambda n: f"友城工作五年规划第{n}稿")
    division = factory.SubFactory(DivisionFactory)

    class Params:
        issued = factory.Trait(issued_on="2026-03-20")


class RecommendationFactory(DjangoModelFactory):
    class Meta:
        model = Recommendation

    text = "统一译名库"


class ResearchFactory(RecordFactory):
    class Meta:
        model = Research
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"港口减碳课题第{n}次研究")
    topic = "绿色航运"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        reported = factory.Trait(status=Research.Status.REPORTED, reported_on="2026-06-18")
        recommending = factory.Trait(recommendation=factory.RelatedFactory(RecommendationFactory, "research"))
