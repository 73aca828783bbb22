"""A small office and its target clerk at her desk, on a day in November."""

import datetime as dt

import pytest
from django.conf import settings as configured
from django.utils import translation

from waiban.history import marks
from waiban.targets.kinds import kinds

from .desk import desk_of
from .making import Office


@pytest.fixture(autouse=True)
def in_the_offices_language():
    """Whatever language the test before asked a page in."""
    with translation.override(configured.LANGUAGE_CODE):
        yield


@pytest.fixture
def one_by_one(monkeypatch):
    """All in one transaction: changes are told apart by their numbers, on PostgreSQL too (no commit overtakes another)."""
    monkeypatch.setattr(marks, "on_postgresql", lambda: False)


@pytest.fixture
def office(db):
    return Office()


@pytest.fixture
def clerk(office):
    return desk_of(office.clerk)


@pytest.fixture
def november(settings):
    settings.TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def no_trips(monkeypatch):
    """An office that keeps no register of what a kind asks for."""
    monkeypatch.setattr(kinds["delegation_sent"], "register", "nowhere/trip")
