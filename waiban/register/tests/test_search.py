"""A colleague finds anything by a piece of its name, in any spelling, the moment it is written."""

import pytest
from django.core.management import call_command

from waiban.accounts.roles import Role
from waiban.accounts.tests.factories import UserFactory
from waiban.contacts.models import Exchange, Organisation
from waiban.contacts.tests.factories import ExchangeFactory, OrganisationFactory
from waiban.places.tests.factories import CityFactory, CountryFactory
from waiban.register import records, search
from waiban.register.declare import catalogue
from waiban.register.lists import planning
from waiban.register.models import SearchDoc
from waiban.sistercities.tests.factories import TieFactory


@pytest.fixture
def found(client, officer):
    """The names of the records that a list shows for typed words, in the words of the database."""

    def ask(label: str, words: str, **more) -> set[str]:
        register = catalogue[label]
        page = client.get(register.address(), {"q": words, **more})
        codes = [line.split('data-id="')[1][:13] for line in page.context["lines"]]
        by_code = {record.code: record for record in register.model.objects.all()}
        return {getattr(by_code[code], "name_zh", None) or str(by_code[code]) for code in codes}

    return ask


@pytest.mark.parametrize(
    "words",
    ["远湾", "湾", "远湾航运", "ywhy", "YWHY", "Farbay", "farb", "ＦＡＲＢＡＹ", "远湾 shipping", "航运有限", "2号"],
)
def test_a_firm_is_found_by_a_piece_of_any_of_its_names(found, words):
    OrganisationFactory(name_zh="远湾航运有限公司2号", name_en="Farbay Shipping")
    OrganisationFactory(name_zh="北岸冷链", name_en="Northshore Cold Chain")
    assert found("contacts/organisation", words) == {"远湾航运有限公司2号"}


def test_a_character_read_in_two_ways_is_found_by_both():
    assert set(search.initials("重庆").split()) >= {"zq", "cq"}


@pytest.mark.parametrize("words", ["湾远", "远航", "远湾运", "bayfar", "%", "_", "远%湾", "'", '"', "()", "AND", "*"])
def test_pairs_that_do_not_make_the_word_find_nothing(found, words):
    OrganisationFactory(name_zh="远湾与湾航与航运", name_en="Farbay")
    assert found("contacts/organisation", words) == set()


def test_what_is_written_is_found_at_once_and_what_is_changed_or_removed_no_more(found, officer):
    firm = OrganisationFactory.build(name_zh="晨帆科技", country=CountryFactory(), division=officer.division)
    records.save(firm, by=officer)
    assert found("contacts/organisation", "晨帆") == {"晨帆科技"}
    firm.name_zh = "暮帆科技"
    records.save(firm, by=officer)
    assert found("contacts/organisation", "晨帆") == set() and found("contacts/organisation", "暮帆") == {"暮帆科技"}
    firm.name_zh = "朝帆科技"
    records.save_many([firm], by=officer)
    assert found("contacts/organisation", "暮帆") == set() and found("contacts/organisation", "朝帆") == {"朝帆科技"}
    records.remove(firm, by=officer)
    assert found("contacts/organisation", "帆") == set() and not SearchDoc.objects.filter(pk=firm.pk).exists()


def test_a_tie_is_found_by_its_city_also_after_that_is_called_otherwise(found, officer):
    city = CityFactory(name_zh="锡尼什")
    tie = TieFactory(city=city)
    TieFactory(city=CityFactory(name_zh="阿瓦鲁"))
    assert len(found("sistercities/tie", "锡尼")) == 1
    city.name_zh = "新锡城"
    records.save(city, by="test")
    assert found("sistercities/tie", "锡尼什") == set()
    assert found("sistercities/tie", "新锡") == {str(type(tie).objects.get(pk=tie.pk))}


def test_a_private_column_is_found_only_by_who_may_see_it(client, db):
    UserFactory(username="quietname", name="闻予默")
    for role, seen in ((Role.ADMIN, True), (Role.OFFICER, False)):
        client.force_login(UserFactory(role=role))
        assert ("闻予默" in client.get("/find/", {"q": "quietname"}).content.decode()) == seen
        assert "闻予默" in client.get("/find/", {"q": "闻予默"}).content.decode()


def test_find_shows_the_newest_of_every_register(client, officer):
    for number in range(10):
        OrganisationFactory(name_zh=f"蓝鲸{number}号", name_en="")
    ExchangeFactory(subject="商谈蓝鲸项目", held_on="2026-04")
    groups = client.get("/find/", {"q": "蓝鲸"}).context["groups"]
    by_register = {group["register"].label: group for group in groups}
    assert set(by_register) == {"contacts/organisation", "contacts/exchange"}
    firms = by_register["contacts/organisation"]
    assert [name for name, _url, _when in firms["rows"]] == [f"蓝鲸{number}号" for number in range(9, 1, -1)]
    assert firms["more"]
    ((_talk, _url, when),) = by_register["contacts/exchange"]["rows"]  # talks of one name are told apart by their day
    assert str(when) == "2026-04"


@pytest.mark.parametrize("words", ["合作", "合作 港口", "港", "hz", "无此词"])
@pytest.mark.parametrize("sort", ["", "held_on", "-form", "-id", "organisation"])
def test_gathered_or_read_in_order_the_list_is_the_same(client, officer, monkeypatch, words, sort):
    """Gathered by the index, looked up among those that hold the words, and read as text: three ways to one answer."""
    for number in range(6):
        ExchangeFactory(subject=f"商谈{'港口' if number % 2 else '教育'}合作{number}")
    seen = []
    for holding, listed in ((100, 100), (-1, 100), (-1, -1)):
        monkeypatch.setattr(planning, "GATHERED", holding)
        for name in ("LISTED", "LISTED_IN_USUAL_ORDER", "HOLDING_LISTED"):
            monkeypatch.setattr(planning, name, listed)
        lines = client.get("/r/contacts/exchange/", {"q": words, "sort": sort}).context["lines"]
        seen.append([line.split('data-id="')[1][:13] for line in lines])
    assert seen[0] == seen[1] == seen[2]
    assert len(seen[0]) == sum(all(w in search.text_of(catalogue["contacts/exchange"], x) for w in words.split())
                               for x in Exchange.objects.all())  # fmt: skip


def test_the_index_can_be_made_anew(found, db):
    OrganisationFactory.create_batch(3, sector="航运")
    before = set(SearchDoc.objects.values_list("id", "text"))
    SearchDoc.objects.all().delete()
    assert found("contacts/organisation", "航运") == set()
    call_command("reindex")
    assert set(SearchDoc.objects.values_list("id", "text")) == before
    assert len(found("contacts/organisation", "航运")) == Organisation.objects.count() == 3
