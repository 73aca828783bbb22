"""After a large fill the database knows at once what its tables hold."""

import pytest
from django.db import connection

from waiban.kernel.bulk import MANY, estimate_anew
from waiban.places.models import Country
from waiban.places.tests.factories import CountryFactory

pytestmark = pytest.mark.django_db


def estimated() -> float | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [Country._meta.db_table])
        return cursor.fetchone()[0]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite plans by its indexes alone")
def test_only_a_large_fill_makes_postgresql_look_again():
    before = estimated()
    CountryFactory.create_batch(3)
    estimate_anew(MANY - 1)
    assert estimated() == before
    estimate_anew()
    assert estimated() == Country.objects.count() >= 3
