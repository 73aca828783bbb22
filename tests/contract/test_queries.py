"""A list asks the database as often for two rows as for fifty, and at most twelve times."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


def asked(client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_a_list_asks_as_often_for_two_rows_as_for_fifty(client, keeper, register, make):
    client.force_login(keeper)
    make.create_batch(2)
    asked(client, register.address())  # what is cached for the process
    few = asked(client, register.address())
    make.create_batch(48)
    assert asked(client, register.address()) == few <= 12


def test_the_api_asks_as_often_for_two_rows_as_for_fifty(client, keeper, register, make):
    client.force_login(keeper)
    make.create_batch(2)
    url = f"/api/{register.label}/"
    few = asked(client, url)
    make.create_batch(48)
    assert asked(client, url) == few <= 12
