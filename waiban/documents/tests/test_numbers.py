"""A new invitation is offered the next number of the year, in the shape the office gave its numbers."""

import datetime as dt

import pytest

from waiban.accounts.tests.factories import UserFactory
from waiban.invitations.models import Invitation
from waiban.invitations.tests.factories import InvitationFactory
from waiban.places.tests.factories import CountryFactory
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.rulebook.models import DatedValue, Rule

pytestmark = pytest.mark.usefixtures("rulebook")
NEW = catalogue["invitations/invitation"].address(page="new")


@pytest.fixture(autouse=True)
def _day(settings):
    settings.TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def officer(client):
    client.force_login(person := UserFactory())
    return person


def offered(client, address: str = NEW) -> str:
    return client.get(address).context["form"]["number"].value()


def test_the_first_number_of_the_year_is_one_and_then_they_follow_each_other(client, officer):
    assert offered(client) == "外邀〔2026〕1号"
    for number in ("外邀〔2026〕9号", "外邀〔2026〕10号", "外邀〔2025〕80号", "外邀〔2026〕补号"):
        InvitationFactory(number=number)
    assert offered(client) == "外邀〔2026〕11号"
    assert offered(client, catalogue["trips/trip"].address(page="new")) == "外出〔2026〕1号"


def test_the_office_shapes_its_numbers_from_a_day_on(client, officer):
    rule = Rule.objects.get(number="O-1")
    row = DatedValue(key="invitations/invitation", words="澜邀〔{year}〕第{n}号", valid_from="2026-11-24")
    records.save(rule, by="test", rows={"values": [*rule.values.all(), row]})
    assert offered(client) == "澜邀〔2026〕第1号"


def test_a_register_without_a_shape_is_offered_nothing(client, officer):
    assert not client.get(catalogue["contacts/gift"].address(page="new")).context["form"]["number"].value()
    Rule.objects.get(number="O-1").delete()
    assert not offered(client)


def test_of_two_who_were_offered_the_same_number_the_second_is_told(client, officer):
    first, second = offered(client), offered(client)
    body = {
        "number": first,
        "subject": "专家来访",
        "country": CountryFactory(chile=True).code,
        "paper": "letter",
        "asked_on": "2026-11-24",
    }
    assert first == second and client.post(NEW, body).status_code == 302
    answer = client.post(NEW, body)
    assert answer.status_code == 422 and Invitation.objects.count() == 1
    assert answer.context["writing"].sentences()["number"] and offered(client) == "外邀〔2026〕2号"


def test_a_number_that_is_offered_counts_those_of_other_divisions_too(client, officer):
    InvitationFactory(number="外邀〔2026〕3号")  # of a division whose cases she does not see
    assert offered(client) == "外邀〔2026〕4号"
