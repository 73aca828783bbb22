"""Invented projects at the stages tests ask about."""

import factory
from factory.django import DjangoModelFactory

from waiban.accounts.tests.factories import DivisionFactory
from waiban.contacts.tests.factories import OrganisationFactory
from waiban.places.tests.factories import CountryFactory
from waiban.projects.models import Matter, MatterStage, MatterStep, Project, ProjectStage, Stage
from waiban.register.tests.factories import RecordFactory


class ProjectStageFactory(DjangoModelFactory):
    class Meta:
        model = ProjectStage

    stage = Stage.LEAD
    on = "2025-03"


def reached(stage: Stage, on: str) -> factory.RelatedFactory:
    return factory.RelatedFactory(ProjectStageFactory, "project", stage=stage, on=on)


class ProjectFactory(RecordFactory):
    class Meta:
        model = Project
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"远湾分拨中心{n}期项目")
    investor = factory.SubFactory(OrganisationFactory)
    country = factory.SubFactory(CountryFactory, chile=True)
    sector = "现代物流"
    amount = 1200
    currency = "USD"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        signed = factory.Trait(stage=Stage.SIGNED, signing=reached(Stage.SIGNED, "2026-04-17"))
        landed = factory.Trait(stage=Stage.REGISTERED, landing=reached(Stage.REGISTERED, "2026-06-11"))
        stopped = factory.Trait(stage=Stage.STOPPED, stop=reached(Stage.STOPPED, "2026-09-01"))


class MatterStepFactory(DjangoModelFactory):
    class Meta:
        model = MatterStep

    stage = MatterStage.RAISED
    on = "2026-09-15"


def step(stage: MatterStage, on: str) -> factory.RelatedFactory:
    return factory.RelatedFactory(MatterStepFactory, "matter", stage=stage, on=on)


class MatterFactory(RecordFactory):
    class Meta:
        model = Matter
        skip_postgeneration_save = True

    subject = factory.Sequence(lambda n: f"二期项目施工许可{n}")
    why = "用地手续未齐"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        raised = factory.Trait(stage=MatterStage.RAISED, first=step(MatterStage.RAISED, "2026-09-15"))
        resolved = factory.Trait(
            stage=MatterStage.RESOLVED,
            first=step(MatterStage.RAISED, "2026-09-15"),
            last=step(MatterStage.RESOLVED, "2026-11-20"),
        )
