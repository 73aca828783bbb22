"""One search box finds in every register what a person may see, and asks the same few questions however many they are."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo import tables
from waiban.accounts.roles import Role
from waiban.accounts.tests.factories import UserFactory
from waiban.contacts.tests.factories import ExchangeFactory, PersonFactory
from waiban.kernel import ids

pytestmark = pytest.mark.django_db


def groups_of(client, words: str) -> dict[str, dict]:
    return {group["register"].label: group for group in client.get("/find/", {"q": words}).context["groups"]}


def test_however_many_registers_hold_a_word_a_handful_of_questions_is_asked(client, city, settings):
    settings.TODAY = tables.TODAY
    client.force_login(get_user_model().objects.get(name="闻疏樵"))
    asked = {}
    for words in ("没有这样的词", "澜港", "澜港 合作", "合作", "a"):
        groups_of(client, words)  # questions of a new shape are planned once
        with CaptureQueriesContext(connection) as queries:
            asked[words] = len(groups_of(client, words)), len(queries)
    assert asked["没有这样的词"][0] == 0 and asked["合作"][0] > 9
    assert max(questions for _groups, questions in asked.values()) <= 5, asked


def test_what_is_found_in_each_register_is_called_as_its_list_calls_it_and_opens(client, city, settings):
    settings.TODAY = tables.TODAY
    client.force_login(get_user_model().objects.get(name="闻疏樵"))
    for label, group in groups_of(client, "合作").items():
        numbers = [ids.decode(url.rstrip("/").rpartition("/")[2]) for _name, url, _when in group["rows"]]
        records = group["register"].model.objects.in_bulk(numbers)
        assert [str(records[pk]) for pk in numbers] == [name for name, _url, _when in group["rows"]], label
        assert client.get(group["rows"][0][1]).context["record"].pk == numbers[0], label


@pytest.mark.parametrize("words", ["合作", "澜港", "合作 澜港", "北九州", "没有这样的词"])
def test_gathered_or_met_among_the_newest_the_same_is_found(client, city, settings, monkeypatch, words):
    settings.TODAY = tables.TODAY
    client.force_login(get_user_model().objects.get(name="闻疏樵"))
    found = []
    for gathered in (10**6, -1):
        monkeypatch.setattr("waiban.portal.find.GATHERED", gathered)
        found.append({label: (group["rows"], group["more"]) for label, group in groups_of(client, words).items()})
    assert found[0] == found[1] and bool(found[0]) == (words != "没有这样的词")


def test_whoever_may_not_read_the_office_finds_places_alone(client):
    person = PersonFactory(name_zh="蓝鲸·智利")
    ExchangeFactory(subject="蓝鲸座谈", held_on="2026-03-01", contact=person)
    client.force_login(UserFactory(role=Role.OFFICER))
    assert {"contacts/person", "contacts/exchange"} <= set(groups_of(client, "蓝鲸"))
    client.force_login(UserFactory(role=Role.APPLICANT))
    assert groups_of(client, "蓝鲸") == {} and set(groups_of(client, "智利")) == {"places/country"}
