"""An exchange says of which event, visit or trip it came, and stands on that record's page."""

import pytest

from waiban.accounts.tests.factories import UserFactory
from waiban.contacts.tests.factories import ExchangeFactory
from waiban.kernel.errors import Refused
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.register.pointer import pointer_to
from waiban.trips.tests.factories import TripFactory
from waiban.visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [VisitFactory, TripFactory])
def test_an_exchange_stands_with_the_visit_or_trip_it_came_of(client, make):
    whole = make()
    exchange = ExchangeFactory(came_of=pointer_to(whole))
    client.force_login(UserFactory())
    page = client.get(catalogue.of(whole).address(whole)).content.decode()
    assert "由此产生的往来" in page and exchange.subject in page
    theirs = client.get(catalogue.of(exchange).address(exchange)).content.decode()
    assert f'href="{catalogue.of(whole).address(whole)}"' in theirs


def test_what_an_exchange_came_of_stays_while_the_exchange_names_it():
    visit = VisitFactory()
    ExchangeFactory(came_of=pointer_to(visit))
    with pytest.raises(Refused, match="引用了这一条"):
        records.remove(visit, by="test")


def test_a_list_of_what_came_of_something_says_so_in_its_chip_and_names_nothing_unseen(client):
    visit = VisitFactory(name="港航代表团来访")
    ExchangeFactory(came_of=pointer_to(visit))
    client.force_login(UserFactory())
    exchanges = catalogue["contacts/exchange"].address()
    assert "港航代表团来访" in client.get(exchanges, {"came_of": pointer_to(visit)}).content.decode()
    nowhere = client.get(exchanges, {"came_of": "visits/visit/0000000000000"})
    assert nowhere.status_code == 200 and client.get(exchanges, {"came_of": "什么"}).status_code == 200
