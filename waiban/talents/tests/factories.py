"""Invented people of the pool, courses and rounds for tests."""

import factory
from factory.django import DjangoModelFactory

from waiban.accounts.tests.factories import DivisionFactory
from waiban.contacts.tests.factories import PersonFactory
from waiban.kernel.dates import as_partial
from waiban.register.tests.factories import RecordFactory
from waiban.talents.models import Attendance, Certificate, LanguageSkill, Nomination, Selection, Talent, Training


class TalentFactory(RecordFactory):
    class Meta:
        model = Talent

    number = factory.Sequence(lambda n: f"澜才{n:04}")
    name = factory.Sequence(lambda n: f"濮阳译{n}")
    unit = "澜港大学"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        in_pool = factory.Trait(consent_on=as_partial("2026-02-20"), joined_on=as_partial("2026-03-02"))


class LanguageSkillFactory(DjangoModelFactory):
    class Meta:
        model = LanguageSkill

    talent = factory.SubFactory(TalentFactory)
    language = "西班牙语"


class CertificateFactory(DjangoModelFactory):
    class Meta:
        model = Certificate

    talent = factory.SubFactory(TalentFactory)
    language, kind, grade = "日语", "日本语能力测试", "N1"


class TrainingFactory(RecordFactory):
    class Meta:
        model = Training

    name = factory.Sequence(lambda n: f"外事翻译专题培训班（第{n}期）")
    begins = "2026-05-12"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        held = factory.Trait(status=Training.Status.HELD)


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = Attendance

    training = factory.SubFactory(TrainingFactory)
    other = "各区市外办"
    people = 12


class SelectionFactory(RecordFactory):
    class Meta:
        model = Selection

    name = factory.Sequence(lambda n: f"第{n}届“潮信奖”评选")
    opened_on, quota = "2026-03-10", 200
    division = factory.SubFactory(DivisionFactory)

    class Params:
        decided = factory.Trait(decided_on="2026-09-21", decided_by="市政府")


class NominationFactory(DjangoModelFactory):
    class Meta:
        model = Nomination

    selection = factory.SubFactory(SelectionFactory)
    contact = factory.SubFactory(PersonFactory)
