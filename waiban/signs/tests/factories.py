"""Invented signs and findings for tests."""

import factory

from waiban.accounts.tests.factories import DivisionFactory
from waiban.register.tests.factories import RecordFactory
from waiban.signs.models import Finding, Sign, SurveyRound


class SignFactory(RecordFactory):
    class Meta:
        model = Sign

    number = factory.Sequence(lambda n: f"牌{n:04}")
    site = "澜港站"
    chinese, foreign, language = "小心台阶", "Mind the Steps", "英语"
    division = factory.SubFactory(DivisionFactory)


class SurveyRoundFactory(RecordFactory):
    class Meta:
        model = SurveyRound

    name = factory.Sequence(lambda n: f"交通枢纽外语标识普查第{n}轮")
    begins = "2026-03-09"
    division = factory.SubFactory(DivisionFactory)


class FindingFactory(RecordFactory):
    class Meta:
        model = Finding

    number = factory.Sequence(lambda n: f"查{n:04}")
    sign = factory.SubFactory(SignFactory)
    found_on = "2026-03-12"
    division = factory.SubFactory(DivisionFactory)
