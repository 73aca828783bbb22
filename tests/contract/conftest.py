"""People of each role, and for each register a way to make records."""

import copy

import pytest
from django.db import transaction

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


@pytest.fixture(scope="module")
def _staff(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield {role: UserFactory(**({} if role == Role.OFFICER else {role: True})) for role in ROLES}
        transaction.set_rollback(True)


@pytest.fixture
def people(_staff, db):
    """One person for each role, all of one division where the role has one; the same in all tests of a module."""
    return {role: copy.copy(person) for role, person in _staff.items()}


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
