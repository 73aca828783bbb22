"""Sheets with headings of other houses: said once what they mean, matched by itself the next time, for the whole division."""

import pytest

from waiban.accounts.tests.factories import DivisionFactory, UserFactory
from waiban.contacts.models import Organisation
from waiban.register.models import Heading
from waiban.register.tests.sheets import confirm, csv_of, hand_in, preview_of, xlsx_of

FOREIGN = csv_of(["对口企业", "注册地", "联络备考"], [["新星港务", "智利", "去年见过"], ["蓝湾冷链", "智利", ""]])
MEANT = {"c::0": "name_zh", "c::1": "country", "c::2": ""}


def set_by_hand(client, register, answer, meant: dict):
    token = answer.context["upload"].token
    return client.post(register.address(page="import"), {"t": token, "do": "match", **meant}, follow=True)


def matched(answer) -> list[str]:
    [sheet] = answer.context["upload"].state["sheets"]
    return sheet["paths"]


def test_foreign_headings_are_asked_about_with_some_of_their_values(client, kept, organisations):
    before = kept()[:2]
    answer = hand_in(client, organisations, FOREIGN, "a.csv")
    page = answer.content.decode()
    assert answer.status_code == 200 and "No column of this sheet is known" in page
    assert "新星港务 · 蓝湾冷链" in page and "对口企业" in page and "3 not known" in page
    assert "do=confirm" not in page and 'value="confirm"' not in page
    confirm(client, organisations, answer)
    assert kept()[:2] == before


def test_said_once_the_next_sheet_is_matched_by_itself_and_says_so(client, kept, organisations):
    answer = set_by_hand(client, organisations, hand_in(client, organisations, FOREIGN, "a.csv"), MEANT)
    assert preview_of(answer)["counts"]["new"] == 2 and "not known" not in answer.content.decode()
    confirm(client, organisations, answer)
    assert Organisation.objects.filter(name_zh__in=["新星港务", "蓝湾冷链"]).count() == 2
    again = hand_in(
        client, organisations, xlsx_of(("二", [" 对口 企业", "注册地", "联络备考"], [["远山矿业", "智利", ""]]))
    )
    page = again.content.decode()
    assert matched(again) == ["name_zh", "country", ""]
    assert "Matched as 闻予安 did on" in page and "联络备考 → not read" in page and "not known" not in page
    confirm(client, organisations, again)
    assert Organisation.objects.filter(name_zh="远山矿业").exists()


def test_a_title_above_foreign_headings_is_not_taken_for_them(client, kept, organisations):
    rows = [["对口企业", "注册地"], ["新星港务", "智利"]]
    answer = hand_in(client, organisations, xlsx_of(("一", ["2026年对口企业一览"], rows)))
    assert answer.context["upload"].state["sheets"][0]["heads"] == ["对口企业", "注册地"]
    answer = set_by_hand(client, organisations, answer, {"c::0": "name_zh", "c::1": "country"})
    assert preview_of(answer)["counts"] == {"new": 1, "error": 0, "changed": 0, "unchanged": 0}


def test_what_a_person_says_counts_more_than_what_a_heading_seems_to_say(client, kept, organisations):
    sheet = csv_of(["名称", "单位", "国家"], [["XG Ports", "新星港务", "智利"]])
    answer = hand_in(client, organisations, sheet, "a.csv")
    assert matched(answer)[0] == "name_zh"
    set_by_hand(client, organisations, answer, {"c::0": "name_en", "c::1": "name_zh", "c::2": "country"})
    again = hand_in(client, organisations, sheet, "a.csv")
    assert matched(again) == ["name_en", "name_zh", "country"]
    assert preview_of(again)["rows"]["new"][0]["cells"][1]["text"] == "新星港务"


def test_the_last_one_to_say_it_is_remembered_and_what_goes_without_saying_is_not(client, kept, organisations):
    for meant in (MEANT, {**MEANT, "c::2": "sector"}):
        set_by_hand(client, organisations, hand_in(client, organisations, FOREIGN, "a.csv"), meant)
    assert matched(hand_in(client, organisations, FOREIGN, "a.csv")) == ["name_zh", "country", "sector"]
    plain = csv_of(["名称", "国家"], [["新星港务", "智利"]])
    for meant in ({"c::0": "name_en", "c::1": "country"}, {"c::0": "name_zh", "c::1": "country"}):
        set_by_hand(client, organisations, hand_in(client, organisations, plain, "a.csv"), meant)
    assert not Heading.objects.filter(head__in=["名称", "国家"]).exists()


def test_colleagues_of_the_division_need_not_say_it_again_and_others_are_asked(client, kept, officer, organisations):
    set_by_hand(client, organisations, hand_in(client, organisations, FOREIGN, "a.csv"), MEANT)
    client.force_login(UserFactory(name="覃晚枝", division=officer.division))
    assert matched(hand_in(client, organisations, FOREIGN, "a.csv")) == ["name_zh", "country", ""]
    client.force_login(UserFactory(name="卞清川", division=DivisionFactory(name="外语标识处")))
    assert matched(hand_in(client, organisations, FOREIGN, "a.csv")) == ["", "", ""]


def test_the_preview_and_the_writing_see_the_same_columns_whatever_others_say_meanwhile(client, kept, organisations):
    shown = set_by_hand(client, organisations, hand_in(client, organisations, FOREIGN, "a.csv"), MEANT)
    Heading.objects.all().delete()
    confirm(client, organisations, shown)
    assert Organisation.objects.filter(name_zh="新星港务").exists()


def test_nothing_chosen_is_said_and_nothing_is_remembered(client, kept, organisations):
    answer = hand_in(client, organisations, FOREIGN, "a.csv")
    for meant in ({}, {"c::0": "no_such_column"}, {"c::0": "<script>", "c::99": "name_zh"}):
        again = set_by_hand(client, organisations, answer, meant)
        assert again.status_code == 422 and "No column of this sheet is known" in again.context["problem"]
    assert not Heading.objects.exists() and not Organisation.objects.filter(name_zh="新星港务").exists()


def test_what_a_column_meant_is_forgotten_where_the_register_has_no_such_column(client, kept, officer, organisations):
    Heading.objects.create(
        register=organisations.label, division=officer.division_id or 0, head="对口企业", path="gone", who="某人"
    )
    answer = hand_in(client, organisations, FOREIGN, "a.csv")
    assert answer.status_code == 200 and matched(answer) == ["", "", ""]


@pytest.mark.parametrize("head", ["<script>alert(1)</script>", "长" * 400, "\u202e反", "=1+1"])
def test_hostile_headings_are_text_and_remembered_as_such(client, kept, organisations, head):
    sheet = csv_of([head, "国家"], [["新星港务", "智利"]])
    answer = hand_in(client, organisations, sheet, "a.csv")
    assert "<script>alert" not in answer.content.decode()
    set_by_hand(client, organisations, answer, {"c::0": "name_zh", "c::1": "country"})
    assert matched(hand_in(client, organisations, sheet, "a.csv")) == ["name_zh", "country"]
