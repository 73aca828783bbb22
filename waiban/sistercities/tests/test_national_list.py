"""The national register's list beside the office's ties: three lists, one key takes a date over or registers a tie."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from waiban.accounts.tests.factories import DivisionFactory, UserFactory
from waiban.history.models import Change
from waiban.places.tests.factories import CityFactory, CountryFactory
from waiban.register.tests.sheets import csv_of, xlsx_of
from waiban.sistercities.models import Tie

from .factories import TieFactory, TieStageFactory

HEADS = ["sn", "prov", "city", "w_city", "w_country", "qzsj", "jhsj", "dsj"]
PAGE = "/ties/national/"


def line(number, w_city, w_country, signed="", city="澜港市", year=""):
    return [number, "海东省", city, w_city, w_country, signed, year, "大事记"]


@pytest.fixture
def officer(db, client):
    """Of the division that keeps the ties, reading English."""
    person = UserFactory(name="闻予安", division=DivisionFactory(name="友城处"))
    client.force_login(person)
    client.cookies["django_language"] = "en"
    return person


def tie(officer, city: str, *stages, kind="friendship", **of_city):
    """A tie of the officer's division with its dated stages."""
    made = TieFactory(city=CityFactory(name_zh=city, **of_city), kind=kind, division=officer.division)
    for position, (stage, on) in enumerate(stages):
        TieStageFactory(tie=made, stage=stage, on=on, position=position)
        made.stage = stage
    made.save()
    return Tie.objects.get(pk=made.pk)


def hand_in(client, rows, heads=HEADS, name="national.xlsx"):
    data = csv_of(heads, rows) if name.endswith(".csv") else xlsx_of(("list", heads, rows))
    return client.post(PAGE, {"file": SimpleUploadedFile(name, data)}, follow=True)


def do(client, answer, what: str, row: int, **more):
    sent = {"t": answer.context["upload"].token, "city": answer.context["city"], "do": what, "row": row, **more}
    return client.post(PAGE, sent, follow=True)


def names(answer) -> dict[str, list[str]]:
    found = answer.context["found"]
    return {
        "same": [p.tie.city.name_zh for p in found.same],
        "differing": [p.tie.city.name_zh for p in found.differing],
        "here": [t.city.name_zh for t, _day in found.here],
        "there": [one.line.w_city for one in found.there],
    }


def test_both_lists_are_laid_beside_each_other(client, officer):
    tie(officer, "瓦尔帕莱索", ("signed", "2015-05-06"))
    tie(officer, "伊基克", ("signed", "2016"))
    tie(officer, "安托法加斯塔", ("signed", "2018-03-01"))
    tie(officer, "蒙得维的亚", ("contact", "2024"))  # not signed: neither here nor missing
    tie(officer, "利马", ("signed", "2001-01-01"), ("terminated", "2020-01-01"))
    tie(officer, "卡亚俄", ("signed", "2011-01-01"), kind="cooperative")
    rows = [
        line(1, "瓦尔帕莱索市", "智利", "2015-05-06"), line(2, "伊基克", "智利", "2016-08-01"), line(3, "苏瓦", "斐济", "2019-01-01"),
        line(4, "卡亚俄", "智利", "2011-01-01"), line(5, "圣地亚哥", "智利", "1999-09-09", city="别的市"),
    ]  # fmt: skip
    answer = hand_in(client, rows)
    assert answer.context["city"] == "澜港市"
    assert names(answer) == {
        "same": ["瓦尔帕莱索"], "differing": ["伊基克"], "here": ["安托法加斯塔"], "there": ["苏瓦", "卡亚俄"]
    }  # fmt: skip
    page = answer.content.decode()
    assert "signed: here 2016, there 2016-08-01" in page
    assert "here as another kind" in page and "圣地亚哥" not in page
    for one in Tie.objects.filter(city__name_zh__in=["瓦尔帕莱索", "伊基克", "安托法加斯塔"]):
        assert f'href="/r/sistercities/tie/{one.code}/"' in page


def test_names_and_countries_that_differ_are_said(client, officer):
    tie(officer, "瓦尔帕莱索", ("signed", "2015-05-06"), aliases="法尔巴拉索|天堂谷")
    tie(officer, "伊基克", ("signed", "2016-01-01"))
    tie(officer, "蓬塔阿雷纳斯", ("signed", "2017-01-01"))
    tie(officer, "科皮亚波", ("signed", "2018-01-01"), name_en="Copiapó")
    rows = [line(1, "天堂谷", "智利", "2015-05-06"), line(2, "伊基克", "斐济", "2016-01-01"),
            line(3, "彭塔阿雷纳", "智利", "2017-01-01"), line(4, "Copiapó", "智利", "2018-01-01")]  # fmt: skip
    answer = hand_in(client, rows)
    page = answer.content.decode()
    assert names(answer)["same"] == ["瓦尔帕莱索"]  # another name the office knows is no difference
    assert "name: here 蓬塔阿雷纳斯, there 彭塔阿雷纳" in page and "name: here 科皮亚波, there Copiapó" in page
    assert "country: here" in page and "there 斐济" in page
    assert "signed: here" not in page


def test_one_key_takes_a_date_over_and_history_says_from_which_list(client, officer):
    iquique = tie(officer, "伊基克", ("contact", "2015"), ("signed", "2016"), ("in_force", "2016-09-01"))
    answer = hand_in(client, [line(77, "伊基克", "智利", "2016-08-01")])
    after = do(client, answer, "take", 2, version=iquique.version)
    assert names(after)["same"] == ["伊基克"] and "is now signed on 2016-08-01" in after.content.decode()
    stages = [(row.stage, str(row.on)) for row in iquique.stages.all()]
    assert stages == [("contact", "2015"), ("signed", "2016-08-01"), ("in_force", "2016-09-01")]
    change = Change.objects.get(record=iquique.pk, verb="changed")
    assert (change.who, change.note) == ("闻予安", "national list of ties “national.xlsx”, no. 77")
    assert change.note in client.get(f"/r/sistercities/tie/{iquique.code}/history/").content.decode().replace(
        "&quot;", '"'
    )


def test_a_signing_nobody_had_entered_is_put_before_coming_into_force(client, officer):
    iquique = tie(officer, "伊基克", ("in_force", "2016-09-01"))
    answer = hand_in(client, [line(1, "伊基克", "智利", "2016-08-02")])
    do(client, answer, "take", 2, version=iquique.version)
    assert [row.stage for row in iquique.stages.all()] == ["signed", "in_force"]
    iquique.refresh_from_db()
    assert iquique.stage == "in_force"


def test_a_missing_tie_is_registered_with_its_signing(client, officer):
    CityFactory(name_zh="苏瓦", country=CountryFactory(fiji=True))
    answer = hand_in(client, [line(9, "苏瓦市", "斐济", "2019-01-02")])
    assert "Register the tie" in answer.content.decode()
    after = do(client, answer, "draft", 2)
    assert names(after)["same"] == ["苏瓦"]
    made = Tie.objects.get()
    assert (made.kind, made.stage, str(made.stages.get().on)) == ("friendship", "signed", "2019-01-02")
    assert (made.division_id, made.person_id) == (officer.division_id, officer.pk)
    assert Change.objects.get(record=made.pk).note.endswith("no. 9")
    again = do(client, answer, "draft", 2)
    assert again.status_code == 422 and "no longer as it was" in again.content.decode()
    assert Tie.objects.count() == 1


def test_a_city_nobody_registered_comes_first(client, officer):
    CountryFactory(fiji=True)
    answer = hand_in(client, [line(1, "苏瓦<b>", "斐济", "2019-01-02")])
    page = answer.content.decode()
    assert "Register the city first" in page and "苏瓦<b>" not in page
    assert "/r/places/city/new/?name_zh=%E8%8B%8F%E7%93%A6%3Cb%3E&amp;country=" in page
    assert do(client, answer, "draft", 2).status_code == 422 and not Tie.objects.exists()


def test_two_cities_of_one_name_are_told_apart_by_their_country(client, officer):
    fiji = CountryFactory(fiji=True)
    tie(officer, "圣何塞", ("signed", "2015-01-01"))
    tie(officer, "圣何塞", ("signed", "2016-01-01"), country=fiji)
    answer = hand_in(client, [line(1, "圣何塞", "斐济", "2016-01-01")])
    assert [p.tie.city.country_id for p in answer.context["found"].same] == [fiji.pk]
    assert names(answer)["here"] == ["圣何塞"]


def test_what_an_old_list_lacks_is_no_difference_but_what_contradicts_is(client, officer):
    tie(officer, "瓦尔帕莱索", ("signed", "2015-05-06"))
    tie(officer, "伊基克", ("signed", "2016-05-06"))
    answer = hand_in(client, [line(1, "瓦尔帕莱索", "智利", year="2015"), line(2, "伊基克", "智利", year="2017")])
    assert names(answer)["same"] == ["瓦尔帕莱索"] and names(answer)["differing"] == ["伊基克"]


def test_a_line_twice_and_a_date_that_is_none_are_said(client, officer):
    tie(officer, "伊基克", ("signed", "2016-05-06"))
    answer = hand_in(client, [line(1, "伊基克", "智利", "2016-05-06"), line(2, "伊基克", "智利", "去年")])
    page = answer.content.decode()
    assert "names this tie twice, in rows 2 and 3" in page and "is no date" in page
    assert do(client, answer, "take", 3, version=0).status_code == 422


def test_an_earlier_version_is_not_written_over(client, officer):
    iquique = tie(officer, "伊基克", ("signed", "2016"))
    answer = hand_in(client, [line(1, "伊基克", "智利", "2016-08-01")])
    for version in ("7", "", "x", "9" * 30):
        after = do(client, answer, "take", 2, version=version)
        assert after.status_code == 422 and "Somebody else saved" in after.content.decode()
    assert str(iquique.stages.get().on) == "2016"


def test_rules_are_asked_as_everywhere(client, officer, rulebook):
    """F-16: what came before the signing cannot come after it; the sentence stands on the page, nothing is written."""
    other = tie(officer, "伊基克", ("intent", "2017-01-01"), ("in_force", "2018-01-01"))
    answer = hand_in(client, [line(1, "伊基克", "智利", "2016-08-01")])
    after = do(client, answer, "take", 2, version=other.version)
    assert after.status_code == 422 and "cannot come after" in after.content.decode()
    assert [row.stage for row in other.stages.all()] == ["intent", "in_force"]


def test_ties_of_other_divisions_are_compared_but_not_changed(client, officer):
    theirs = tie(officer, "伊基克", ("signed", "2016"))
    theirs.division = DivisionFactory(name="礼宾处")
    theirs.save()
    answer = hand_in(client, [line(1, "伊基克", "智利", "2016-08-01")])
    assert "belongs to another division" in answer.content.decode() and 'value="take"' not in answer.content.decode()
    after = do(client, answer, "take", 2, version=theirs.version)
    assert after.status_code == 422 and str(theirs.stages.get().on) == "2016"


@pytest.mark.parametrize("role", ["assessor", "leader", "applicant"])
def test_who_keeps_no_ties_does_not_get_in(client, officer, role):
    answer = hand_in(client, [line(1, "伊基克", "智利")])
    token = answer.context["upload"].token
    client.force_login(UserFactory(name="别人", role=role))
    for sent in ({}, {"t": token, "do": "take", "row": "2"}):
        assert client.get(PAGE, sent).status_code == 403 and client.post(PAGE, sent).status_code == 403
    client.force_login(UserFactory(name="同事", division=officer.division))
    assert client.get(PAGE, {"t": token}).status_code == 404  # a list is opened only by who brought it


BAD = {
    "no file": (None, "Choose a file"),
    "another sheet": (xlsx_of(("x", ["name", "date"], [["a", "b"]])), "it needs the columns"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "holds no sheet"),
    "an empty file": (b"", "empty"),
    "cards": (b"BEGIN:VCARD\nFN:x\nEND:VCARD\n", "Hand it in at"),
    "too many": (csv_of(HEADS, [line(n, f"城{n}", "智利") for n in range(20_001)]), "Divide it"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "said"), BAD.values(), ids=BAD)
def test_what_is_not_the_list_is_said(client, officer, data, said):
    sent = {"file": SimpleUploadedFile("x.xlsx", data)} if data is not None else {}
    answer = client.post(PAGE, sent)
    assert answer.status_code == 422 and said in answer.context["problem"]


def test_hostile_words_and_addresses_are_text(client, officer):
    rows = [
        line("=1+1", "<script>alert(1)</script>", "\u202e智利", "9999-99-99"),
        line("'", "x" * 5_000, "<img src=x>", "=A1"),
    ]
    answer = hand_in(client, rows, name="<script>.csv")
    assert answer.status_code == 200 and "<script>alert" not in answer.content.decode()
    token = answer.context["upload"].token
    for row in ("", "x", "\x00", "9" * 40, "-1"):
        assert do(client, answer, "draft", row).status_code == 422
        assert client.get(PAGE, {"t": token, "city": row}).status_code == 200
    for wrong in ("x" * 30, "../..", "\x00"):
        assert client.get(PAGE, {"t": wrong}).status_code == 404
    assert client.post(PAGE, {"do": "take"}).status_code == 200


def test_an_import_never_opens_such_a_list(client, officer):
    token = hand_in(client, [line(1, "伊基克", "智利")]).context["upload"].token
    assert client.get("/r/sistercities/tie/import/", {"t": token}).status_code == 404


def test_headings_of_sheets_made_by_people_and_a_city_to_choose(client, officer):
    heads = ["省份", "中方城市", "外方城市", "国家", "结好时间"]
    rows = [["海东省", "甲市", "伊基克", "智利", "2016年5月6日"], ["海东省", "乙市", "苏瓦", "斐济", "2017.1.2"]]
    answer = hand_in(client, rows, heads=heads)
    assert answer.context["found"] is None and "Say which city is ours" in answer.content.decode()
    chosen = client.get(PAGE, {"t": answer.context["upload"].token, "city": "乙市"})
    assert names(chosen)["there"] == ["苏瓦"] and "2017-01-02" in chosen.content.decode()


def test_of_many_cities_the_one_with_our_partners_is_taken_for_ours(client, officer):
    tie(officer, "伊基克", ("signed", "2016-05-06"))
    tie(officer, "苏瓦", ("signed", "2017-01-02"), country=CountryFactory(fiji=True))
    rows = [line(n, f"某城{n}", "智利", city="大城市") for n in range(9)] + [
        line(20, "伊基克", "智利", "2016-05-06", city="大城市")
    ]
    rows += [line(21, "伊基克", "智利", "2016-05-06"), line(22, "苏瓦", "斐济", "2017-01-02")]
    answer = hand_in(client, rows)
    assert answer.context["city"] == "澜港市" and names(answer)["same"] == ["伊基克", "苏瓦"]


def test_many_ties_are_compared_with_as_many_questions_as_few(client, officer):
    def asked(number):
        for n in range(number):
            tie(officer, f"近湾{number}{n}", ("signed", "2016"), country=CountryFactory(chile=True))
        rows = [line(n, f"近湾{number}{n}", "智利", "2016-08-01") for n in range(number)]
        rows += [line(n, f"远洋{number}{n}", "智利", "2016-08-01") for n in range(number)]
        token = hand_in(client, rows).context["upload"].token
        with CaptureQueriesContext(connection) as queries:
            assert len(client.get(PAGE, {"t": token}).context["found"].differing) == number
        return len(queries)

    assert asked(3) == asked(30) <= 20


def test_the_menu_leads_there(client, officer):
    assert reverse("sistercities:national") == PAGE
    assert re.search(rf'href="{PAGE}"', client.get("/r/sistercities/tie/").content.decode())
