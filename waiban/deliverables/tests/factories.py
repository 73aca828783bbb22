"""Invented documents and studies for tests."""

import factory
from factory.django import DjangoModelFactory

from waiban.accounts.tests.factories import DivisionFactory
from waiban.deliverables.models import (
    Figure,
    Inspection,
    IssuedDocument,
    Pilot,
    Platform,
    Recommendation,
    Research,
    Task,
    Use,
    Work,
)
from waiban.places.tests.factories import CityFactory
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


class TaskFactory(DjangoModelFactory):
    class Meta:
        model = Task

    text = "推动港口互访"
    owner = "市港航局"
    due_on = "2026-12-01"


class PilotFactory(RecordFactory):
    class Meta:
        model = Pilot

    name = factory.Sequence(lambda n: f"因公出国集成审批试点第{n}批")
    granting_body = "省外办"
    applied_on = "2026-02-10"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        granted = factory.Trait(answer=Pilot.Answer.GRANTED, answered_on="2026-08-20")
        declined = factory.Trait(answer=Pilot.Answer.DECLINED, answered_on="2026-08-20")


class UseFactory(DjangoModelFactory):
    class Meta:
        model = Use

    on = "2026-09"
    number = 1200


class PlatformFactory(RecordFactory):
    class Meta:
        model = Platform
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"外事服务平台{n}版")
    functions = "对外邀请网上办理"
    begun_on = "2026-01"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        opened = factory.Trait(opened_on="2026-07-01")
        used = factory.Trait(use=factory.RelatedFactory(UseFactory, "platform"))


class FigureFactory(RecordFactory):
    class Meta:
        model = Figure

    name = factory.Sequence(lambda n: f"经贸团组占比{n}")
    city = factory.SubFactory(CityFactory)
    value = 58
    unit = "%"
    measured_on = "2026-06-30"
    source = "因公出国团组登记"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        benchmark = factory.Trait(whose=Figure.Whose.BENCHMARK, method="年度统计口径")


class WorkFactory(RecordFactory):
    class Meta:
        model = Work

    name = factory.Sequence(lambda n: f"服务大厅{n}区改造")
    begun_on = "2026-03"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        finished = factory.Trait(finished_on="2026-08-20")


class InspectionFactory(RecordFactory):
    class Meta:
        model = Inspection

    name = factory.Sequence(lambda n: f"中介服务专项检查第{n}次")
    opened_on = "2026-04-02"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        closed = factory.Trait(closed_on="2026-05-20", inspected=12, found=5, corrected=3)
