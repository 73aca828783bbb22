"""Invented units, divisions and people for tests."""

import factory

from waiban.accounts.models import Division, Unit, User
from waiban.accounts.roles import Role
from waiban.register.tests.factories import RecordFactory


class UnitFactory(RecordFactory):
    class Meta:
        model = Unit
        django_get_or_create = ("name",)

    name = "澜港市外办"


class DivisionFactory(RecordFactory):
    class Meta:
        model = Division
        django_get_or_create = ("name",)

    unit = factory.SubFactory(UnitFactory)
    name = "友城处"


class UserFactory(RecordFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person{n}")
    name = factory.Sequence(lambda n: f"闻予{n}")
    role = Role.OFFICER
    division = factory.SubFactory(DivisionFactory)

    class Params:
        leader = factory.Trait(role=Role.LEADER)
        clerk = factory.Trait(role=Role.CLERK)
        head = factory.Trait(role=Role.HEAD)
        assessor = factory.Trait(role=Role.ASSESSOR, division=None)
        applicant = factory.Trait(role=Role.APPLICANT, division=None)
        admin = factory.Trait(role=Role.ADMIN, division=None)
