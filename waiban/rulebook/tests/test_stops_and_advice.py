"""A rule that stops does so alike in form, API, sheet and bulk and nothing is written; one that is unsure only advises."""

import json

import pytest
from django.core.exceptions import ValidationError

from waiban.accounts.tests.factories import UserFactory
from waiban.contacts.models import Gift
from waiban.contacts.tests.factories import GiftFactory
from waiban.history.models import Change
from waiban.places.models import Country
from waiban.places.tests.factories import CityFactory, CountryFactory
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.register.tests.sheets import confirm, csv_of, hand_in, preview_of, xlsx_of
from waiban.sistercities.models import Tie, TieStage
from waiban.sistercities.tests.factories import TieFactory

from .book import change, from_now_on, said_of

pytestmark = pytest.mark.usefixtures("rulebook")


@pytest.fixture
def officer(client):
    person = UserFactory()
    client.force_login(person)
    client.cookies["django_language"] = "en"
    return person


@pytest.fixture
def apart():
    """A city of a country without diplomatic relations."""
    return CityFactory(
        name_zh="静湾", country=CountryFactory(name_zh="静岛国", relations=False, relations_as_of="2024")
    )


def kept():
    return Tie.objects.count(), TieStage.objects.count(), Change.objects.count()


def form_of(city, **more):
    return {"city": city.code, "kind": "friendship", "stages-TOTAL_FORMS": "0", "stages-INITIAL_FORMS": "0", **more}


def send(client, url, data):
    return client.post(url, json.dumps(data), content_type="application/json")


def test_the_form_says_while_she_types_and_when_she_saves_that_a_rule_stops_her(client, officer, apart):
    ties, before = catalogue["sistercities/tie"], kept()
    told = client.post(ties.address(page="check"), form_of(apart)).json()
    assert told["errors"]["city"][0].startswith("F-03: ") and "no diplomatic relations" in told["errors"]["city"][0]
    answer = client.post(ties.address(page="new"), form_of(apart))
    assert answer.status_code == 422 and "F-03" in answer.content.decode() and kept() == before


def test_the_api_says_the_same_beside_the_same_column(client, officer, apart):
    before = kept()
    answer = send(client, "/api/sistercities/tie/", {"city": apart.code, "kind": "friendship", "stages": []})
    assert answer.status_code == 400 and answer.json()["city"][0].startswith("F-03: ") and kept() == before


def test_a_sheet_is_stopped_in_the_cell_and_its_other_rows_go_in(client, officer, apart):
    ties, good = catalogue["sistercities/tie"], CityFactory(name_zh="远湾角")
    answer = hand_in(
        client, ties, csv_of(["city", "kind"], [["静湾", "friendship"], ["远湾角", "friendship"]]), "a.csv"
    )
    found = preview_of(answer)
    assert found["counts"]["error"] == found["counts"]["new"] == 1
    assert [cell["wrong"][:5] for cell in found["rows"]["error"][0]["cells"]] == ["F-03:", ""]
    confirm(client, ties, answer)
    assert list(Tie.objects.values_list("city", flat=True)) == [good.pk]


def test_a_stage_out_of_order_is_named_in_its_own_sheet(client, officer):
    CityFactory(name_zh="远湾角")
    stages = [["远湾角", "friendship", "approved", "2026-03"], ["远湾角", "friendship", "intent", "2026-05"]]
    data = xlsx_of(
        ("Ties", ["city", "kind"], [["远湾角", "friendship"]]), ("stages", ["#city", "#kind", "stage", "on"], stages)
    )
    answer = hand_in(client, catalogue["sistercities/tie"], data)
    wrong = preview_of(answer)["rows"]["error"][0]["wrong"]
    assert len(wrong) == 1 and "F-16" in wrong[0] and "row 3" in wrong[0] and "date" in wrong[0]


def test_many_at_once_are_stopped_as_one_is_and_nothing_is_written(apart):
    before = kept()
    with pytest.raises(ValidationError, match="F-03"):
        records.save_many([Tie(city=CityFactory(), kind="unit"), Tie(city=apart, kind="unit")], by="import")
    assert kept() == before


def test_changing_many_says_before_which_a_rule_stops(client, officer):
    dear, cheap = (GiftFactory(value=value, division=officer.division) for value in (900, 90))
    body = {"id": [dear.code, cheap.code], "column": "disposal", "disposal": "kept"}
    answer = client.post(catalogue["contacts/gift"].address(page="bulk"), body)
    assert [("P-07" in line["against"], line["against"] == "") for line in answer.context["plan"]] == [
        (True, False),
        (False, True),
    ]
    client.post(catalogue["contacts/gift"].address(page="bulk"), {**body, "save": "1"})
    assert set(Gift.objects.filter(disposal="kept")) == {cheap}


def test_the_office_corrects_the_country_and_the_tie_can_be_made(apart, officer):
    country = Country.objects.get(pk=apart.country_id)
    country.relations = True
    records.save(country, by="test")
    records.save(Tie(city=CityFactory._meta.model.objects.get(pk=apart.pk), division=officer.division), by=officer)
    assert Tie.objects.count() == 1


def test_an_unverified_rule_never_stops_whatever_is_chosen(apart):
    change("F-03", level="unverified", effect="stops")
    tie = records.save(Tie(city=apart), by="test")
    assert said_of(tie) == ["F-03"]


def test_a_value_nobody_verified_never_stops():
    from_now_on("P-07", 100, "2026-01-01", verified=False)
    gift = GiftFactory.build(contact=None, division=None, value=150, disposal="kept", declared_on="2026-06-11")
    assert said_of(records.save(gift, by="test")) == ["P-07"]
    from_now_on("P-07", 100, "2026-02-01")
    with pytest.raises(ValidationError, match="P-07"):
        records.save(
            GiftFactory.build(contact=None, division=None, value=150, disposal="kept", declared_on="2026-06-11"),
            by="test",
        )


def test_a_rule_at_rest_says_nothing(apart):
    change("F-03", effect="rests")
    assert said_of(records.save(Tie(city=apart), by="test")) == []


def test_a_rule_taken_out_of_the_book_is_not_checked(apart):
    from waiban.rulebook.models import Rule

    records.remove(Rule.objects.get(number="F-03"), by="test")
    assert said_of(records.save(Tie(city=apart), by="test")) == []


def test_what_held_before_the_rule_can_still_be_looked_after(apart):
    tie = TieFactory(city=apart)
    tie = Tie.objects.get(pk=tie.pk)
    tie.note = "对方来函"
    records.save(tie, by="test")
    assert Tie.objects.get(pk=tie.pk).note == "对方来函" and said_of(tie) == ["F-03"]


def test_the_record_says_what_the_rules_say_with_the_way_to_the_rule(client, officer):
    gift = GiftFactory(value=900)
    page = client.get(catalogue.of(gift).address(gift)).content.decode()
    assert "What the rules say" in page and "P-07" in page and "1993" in page
    from waiban.rulebook.models import Rule

    assert catalogue.of(Rule).address(Rule.objects.get(number="P-07")) in page
    assert "What the rules say" not in client.get(catalogue.of(gift).address(GiftFactory())).content.decode()


def test_advice_stands_beside_its_input_and_does_not_stop(client, officer):
    gifts = catalogue["contacts/gift"]
    body = {
        "number": "礼1",
        "item": "瓷盘",
        "direction": "received",
        "category": "thing",
        "value": "900",
        "handed_on": "2026-06-10",
    }
    told = client.post(gifts.address(page="check"), body).json()
    assert not told["errors"] and told["advice"]["declared_on"][0]["rule"] == "P-07"
    assert client.get(told["advice"]["declared_on"][0]["url"]).status_code == 200
    assert client.post(gifts.address(page="new"), body).status_code == 302 and Gift.objects.count() == 1


def test_a_row_that_is_typed_is_told_in_its_own_line(client, officer):
    lines = {"stages-TOTAL_FORMS": "2", "stages-INITIAL_FORMS": "0"}
    for n, (stage, on) in enumerate((("approved", "2026-03"), ("intent", "2026-05"))):
        lines |= {f"stages-{n}-stage": stage, f"stages-{n}-on": on}
    ties = catalogue["sistercities/tie"]
    told = client.post(ties.address(page="check"), form_of(CityFactory(), **lines)).json()
    assert list(told["errors"]) == ["stages-1-on"] and "F-16" in told["errors"]["stages-1-on"][0]
    answer = client.post(ties.address(page="new"), form_of(CityFactory(), **lines))
    assert answer.status_code == 422 and "Row 2: F-16" in answer.content.decode() and not Tie.objects.exists()


def test_many_are_judged_in_as_many_questions_as_few(django_assert_max_num_queries):
    country = CountryFactory(chile=True)
    cities = [CityFactory(country=country) for _n in range(60)]
    stages = [TieStage(stage="intent", on="2026-03"), TieStage(stage="approved", on="2026-05")]

    def bring(some):
        fresh = [Tie(city_id=city.pk, kind="friendship") for city in some]
        rows = [{"stages": [TieStage(stage=row.stage, on=row.on) for row in stages]} for _tie in fresh]
        return records.save_many(fresh, by="import", rows=rows)

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as few:
        bring(cities[:2])
    with django_assert_max_num_queries(len(few)):
        assert bring(cities[2:]) == 58


def test_a_list_asks_no_rule(client, officer, monkeypatch):
    from waiban.register import judging

    GiftFactory(value=900)
    monkeypatch.setitem(judging.judges, "contacts/gift", None)  # asking it would fail
    assert client.get(catalogue["contacts/gift"].address()).status_code == 200
