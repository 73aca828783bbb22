"""After a large fill PostgreSQL knows at once what its tables hold; SQLite plans by its indexes alone and is not asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from waiban.kernel.bulk import MANY, estimate_anew
from waiban.places.models import Country
from waiban.places.tests.factories import CountryFactory

pytestmark = pytest.mark.django_db


def estimated() -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [Country._meta.db_table])
        return cursor.fetchone()[0]


def test_only_a_large_fill_makes_the_database_look_again():
    CountryFactory.create_batch(3)
    postgresql = connection.vendor == "postgresql"
    before = estimated() if postgresql else None
    with CaptureQueriesContext(connection) as asked:
        estimate_anew(MANY - 1)
    assert not len(asked)
    with CaptureQueriesContext(connection) as asked:
        estimate_anew()
    assert len(asked) == postgresql
    if postgresql:
        assert estimated() == Country.objects.count() >= 3 and estimated() != before
