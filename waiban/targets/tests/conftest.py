"""A small office and its target clerk at her desk, on a day in November."""

import datetime as dt

import pytest

from .desk import desk_of
from .making import Office


@pytest.fixture
def office(db):
    return Office()


@pytest.fixture
def clerk(office):
    return desk_of(office.clerk)


@pytest.fixture
def november(settings):
    settings.TODAY = dt.date(2026, 11, 24)
