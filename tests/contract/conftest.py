"""People of each role, and for each register a way to make records."""

import pytest

from waiban.accounts.roles import Role
from waiban.accounts.tests.factories import UserFactory
from waiban.register.declare import catalogue
from waiban.register.rights import hidden_from

from .making import factory_of

ROLES = tuple(Role.values)
REGISTERS = tuple(catalogue)


@pytest.fixture(params=REGISTERS)
def register(request):
    return catalogue[request.param]


@pytest.fixture
def make(register):
    return factory_of(register)


@pytest.fixture
def people(db):
    """One person for each role, all of one division where the role has one."""
    return {role: UserFactory(**({} if role == Role.OFFICER else {role: True})) for role in ROLES}


@pytest.fixture
def keeper(people, register):
    """Somebody who may change this register in every division."""
    return next(
        person for role, person in people.items() if person.may(register.rights.change) and person.may("keep_all")
    )


@pytest.fixture
def writer(people, register):
    """Somebody who may change this register's records of her division and sees the most of its columns."""
    able = [person for person in people.values() if person.may(register.rights.change)]
    return min(able, key=lambda person: len(hidden_from(person, register)))
