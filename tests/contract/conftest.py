"""People of each role, and for each register a way to make records."""

import importlib

import pytest
from factory.django import DjangoModelFactory

from waiban.accounts.roles import Role
from waiban.accounts.tests.factories import UserFactory
from waiban.register.declare import catalogue

ROLES = tuple(Role.values)
REGISTERS = tuple(catalogue)


def factory_of(register) -> type[DjangoModelFactory]:
    """The factory whose model is the register's, from the package's tests.factories."""
    module = importlib.import_module(f"waiban.{register.model._meta.app_label}.tests.factories")
    for thing in vars(module).values():
        if isinstance(thing, type) and issubclass(thing, DjangoModelFactory) and thing._meta.model is register.model:
            return thing
    raise AssertionError(f"{register.label} has no factory in {module.__name__}")


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
