"""A place, an organisation and a division are called in the reader's language; both names find them, history keeps the Chinese."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from waiban.accounts.tests.factories import DivisionFactory
from waiban.history.models import Change
from waiban.places.tests.factories import CityFactory, CountryFactory
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.register.names import Names
from waiban.sistercities.models import Tie

from .making import filled

pytestmark = pytest.mark.django_db
EN = {"Accept-Language": "en"}


@pytest.fixture
def tie(people):
    city = CityFactory.build(name_zh="瓦尔帕莱索", name_en="Valparaíso", country=CountryFactory(chile=True))
    records.save(city, by=people["clerk"])
    division = DivisionFactory(name="海外联络处", name_en="Overseas Division")
    return records.save(Tie(city=city, kind="friendship", division=division), by=people["clerk"])


def test_a_list_a_record_and_its_form_call_the_city_in_the_readers_language(client, people, tie):
    client.force_login(people["clerk"])
    ties = catalogue["sistercities/tie"]
    country = f"{ties.address()}?city__country={tie.city.country.code}"
    for address in (
        ties.address(),
        ties.address(tie),
        ties.address(tie, "edit"),
        ties.address(tie, "history"),
        country,
    ):
        page = client.get(address, headers=EN).content.decode()
        assert "Valparaíso" in page and "瓦尔帕莱索" not in page, address
        assert "瓦尔帕莱索" in client.get(address).content.decode(), address
    page = client.get(country, headers=EN).content.decode()
    assert "Chile" in page and "智利" not in page
    assert "Overseas Division" in client.get(ties.address(tie), headers=EN).content.decode()


def test_another_system_reads_the_names_in_its_language(client, people, tie):
    client.force_login(people["clerk"])
    address = f"/api/sistercities/tie/{tie.code}/"
    assert client.get(address, headers=EN).json()["city"]["name"] == "Valparaíso"
    assert client.get(address).json()["city"]["name"] == "瓦尔帕莱索"


@pytest.mark.parametrize("words", ["瓦尔帕莱索", "Valpara"])
def test_both_names_find_it(client, people, tie, words):
    client.force_login(people["clerk"])
    ties = catalogue["sistercities/tie"]
    assert "Valparaíso" in client.get(ties.address(), {"q": words}, headers=EN).content.decode()
    chosen = client.get(catalogue["places/city"].address(page="choose"), {"q": words}, headers=EN).json()
    assert [found["text"] for found in chosen] == ["Valparaíso"]


@pytest.mark.parametrize("typed", ["瓦尔帕莱索（智利）", "Valparaíso (Chile)", "Valparaíso", "瓦尔帕莱索"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_sheet_of_either_language_names_it(people, tie, typed, language):
    with translation.override(language):
        names = Names(type(tie.city), people["clerk"])
        names.prepare([typed])
        assert names.find(typed).pk == tie.city.pk


def test_history_keeps_the_chinese_whoever_writes(people):
    with translation.override("en"):
        city = records.save(
            CityFactory.build(name_zh="锡尼什", name_en="Sines", country=CountryFactory(chile=True)), by=people["clerk"]
        )
        assert str(city) == "Sines"
    assert Change.objects.get(record=city.pk).title == "锡尼什"


def test_a_name_without_a_foreign_spelling_stays_as_it_is():
    with translation.override("en"):
        assert str(CityFactory.build(name_zh="云屿", name_en="")) == "云屿"


@pytest.mark.parametrize("label", ["sistercities/tie", "contacts/exchange", "events/event"])
def test_a_list_asks_no_more_questions_in_english(client, people, label):
    register = catalogue[label]
    for n in range(5):
        filled(register, n)
    client.force_login(people["clerk"])
    asked = []
    for headers in ({}, EN, {}, EN):
        with CaptureQueriesContext(connection) as questions:
            assert client.get(register.address(), headers=headers).status_code == 200
        asked.append(len(questions))
    assert asked[2] == asked[3]
