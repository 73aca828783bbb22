"""Ties with invented cities, at the stages tests ask about."""

import factory
from factory.django import DjangoModelFactory

from waiban.accounts.tests.factories import DivisionFactory
from waiban.places.tests.factories import CityFactory
from waiban.register.tests.factories import RecordFactory
from waiban.sistercities.models import PlannedExchange, Stage, Tie, TieStage


class TieStageFactory(DjangoModelFactory):
    class Meta:
        model = TieStage

    stage = Stage.CONTACT
    on = "2025-03"


def reached(stage: Stage, on: str) -> factory.RelatedFactory:
    return factory.RelatedFactory(TieStageFactory, "tie", stage=stage, on=on)


class TieFactory(RecordFactory):
    class Meta:
        model = Tie
        skip_postgeneration_save = True

    city = factory.SubFactory(CityFactory)
    kind = "friendship"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        intended = factory.Trait(stage=Stage.INTENT, intent=reached(Stage.INTENT, "2026-03-20"))
        in_force = factory.Trait(stage=Stage.IN_FORCE, force=reached(Stage.IN_FORCE, "2026-06-10"))
        lapsed = factory.Trait(stage=Stage.LAPSED, lapse=reached(Stage.LAPSED, "2026-09-01"))


class PlannedExchangeFactory(RecordFactory):
    class Meta:
        model = PlannedExchange

    name = factory.Sequence(lambda n: f"友城青年足球赛第{n}届")
    period = "2026"
    city = factory.SubFactory(CityFactory)
    planned_for = "2026-10"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        done = factory.Trait(done_on="2026-10-18")
