"""The invented city filled once for a module of tests; each test's own changes are undone after it."""

import pytest
from django.db import transaction
from django.test import override_settings

from demo import load, tables
from waiban.targets import books, readings


@pytest.fixture(scope="module")
def _filled(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), override_settings(TODAY=tables.TODAY), transaction.atomic():
        load.fill(say=lambda _words: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def city(_filled, db):
    """The promises of the city's book by their numbers: C01 to C40."""
    return {f"C{n:02}": promise for n, promise in enumerate(readings.promises(books.newest()), 1)}
