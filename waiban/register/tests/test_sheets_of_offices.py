"""Sheets as offices keep them: letters of any kind, dates of any kind, titles above, formulas; read as they are meant."""

import datetime as dt
import io

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from waiban.contacts.models import Organisation
from waiban.events.models import Event
from waiban.register.tests import office_files as made
from waiban.register.tests.sheets import confirm, csv_of, faults_of, hand_in, preview_of, xlsx_of

TABLE = "名称,国家,行业\n新星港务,智利,航运\n，，\n蓝湾冷链,智利,冷链\n"
LETTERS = {
    "UTF-8": TABLE.encode(), "UTF-8 with its mark": TABLE.encode("utf-8-sig"), "GBK": TABLE.encode("gbk"),
    "GB 18030": TABLE.replace("蓝湾", "蓝湾𠮷").encode("gb18030"), "UTF-16": TABLE.encode("utf-16"),
    "tabs": TABLE.replace(",", "\t").encode(), "semicolons": TABLE.replace(",", ";").encode(),
    "wide commas": TABLE.replace(",", "，").encode("gbk"), "lines of Windows": TABLE.replace("\n", "\r\n").encode("gbk"),
    "lines of old Macs": TABLE.replace("\n", "\r").encode(),
}  # fmt: skip


@pytest.mark.parametrize("data", LETTERS.values(), ids=LETTERS)
def test_text_in_any_letters_is_read(client, kept, organisations, data):
    confirm(client, organisations, hand_in(client, organisations, data, "单位.csv"))
    found = Organisation.objects.exclude(name_zh="远湾航运").order_by("id")
    assert [(o.name_zh.replace("𠮷", ""), o.country.name_zh, o.sector) for o in found] == [
        ("新星港务", "智利", "航运"), ("蓝湾冷链", "智利", "冷链")
    ]  # fmt: skip


@pytest.mark.parametrize("calendar", ["1900", "1904"])
def test_dates_of_both_calendars_are_the_same_days(client, kept, events, calendar):
    book = openpyxl.Workbook()
    if calendar == "1904":
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.append(["name", "begins", "ends", "starts_at"])
    sheet.append(["港口开放日", dt.date(2026, 4, 15), dt.datetime(2026, 4, 16, 0, 0), dt.datetime(2026, 4, 15, 14, 30)])
    file = io.BytesIO()
    book.save(file)
    confirm(client, events, hand_in(client, events, file.getvalue()))
    event = Event.objects.get()
    assert (str(event.begins), str(event.ends)) == ("2026-04-15", "2026-04-16")
    assert event.starts_at.isoformat() == "2026-04-15T06:30:00+00:00"


@pytest.mark.parametrize(
    ("typed", "kept_as"),
    [
        ("2026", "2026"), (2026, "2026"), (2026.0, "2026"), ("2026年", "2026"), ("2026-4", "2026-04"), ("2026年4月", "2026-04"),
        ("2026.4.5", "2026-04-05"), ("2026/04/05", "2026-04-05"), (20260405, "2026-04-05"), ("２０２６年４月５日", "2026-04-05"),
        ("２０２６－０４－０５", "2026-04-05"), (" 2026-04-05 ", "2026-04-05"), (dt.date(2026, 4, 5), "2026-04-05"),
    ],
)  # fmt: skip
def test_a_date_is_understood_as_offices_type_it(client, kept, events, typed, kept_as):
    answer = hand_in(client, events, xlsx_of(("events", ["name", "begins"], [["港口开放日", typed]])))
    confirm(client, events, answer)
    assert str(Event.objects.get().begins) == kept_as


@pytest.mark.parametrize(
    ("typed", "number"),
    [(120, 120), (120.0, 120), ("120", 120), ("１２０", 120), ("1,200", 1200), ("１，２００", 1200), (" 120 ", 120)],
)
def test_figures_may_be_wide(client, kept, events, typed, number):
    sheet = ("events", ["name", "begins", "participants"], [["港口开放日", "2026", typed]])
    confirm(client, events, hand_in(client, events, xlsx_of(sheet)))
    assert Event.objects.get().participants == number


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        ("participants", "一百二十", "is no number"), ("participants", "120人", "is no number"), ("participants", 1.5, "whole number"),
        ("participants", "1e999999999", "is no number"), ("participants", "-1", "0"), ("participants", "9" * 30, ""),
        ("begins", "去年", "is no date"), ("begins", "2026-02-30", "is no date"), ("begins", "2026-13", "is no date"),
        ("starts_at", "下午", ""), ("starts_at", "2026-04-15 25:00", ""), ("starts_at", "0001-01-01 00:00", "Check the year"),
        ("kind", "舞会", "is not known here"), ("city", "不存在的城", "No city is called"), ("name", "x" * 200, "160"),
        ("person", "没有此人", "is called"), ("mode", "<b>", "is not known here"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_beside_its_cell(client, kept, events, column, typed, said):
    before = kept()[:2]
    good = {"name": "港口开放日", "begins": "2026-04-15"}
    rows = [[*({**good, "name": "好的一行"} | {column: ""}).values()], [*{**good, column: typed}.values()]]
    heads = [*{**good, column: ""}]
    answer = hand_in(client, events, xlsx_of(("events", heads, rows)))
    [wrong] = [line for line in preview_of(answer)["rows"]["error"] if line["row"] == 3]
    cell = wrong["cells"][heads.index(column)]
    assert said in cell["wrong"] and cell["wrong"], wrong
    assert cell["wrong"] in answer.content.decode().replace("&quot;", '"').replace("&#x27;", "'").replace(
        "&lt;", "<"
    ).replace("&gt;", ">")
    assert kept()[:2] == before and not Event.objects.exists()


def test_formulas_give_the_results_they_were_saved_with(client, kept, events):
    rows = [
        [made.cell(f"{letter}1", head) for letter, head in zip("ABC", ("name", "begins", "participants"), strict=True)],
        [made.cell("A2", "港口开放日"), made.cell("B2", formula='"2026"&amp;"-04"', value="2026-04", kind="str"),
         made.cell("C2", formula="SUM(100,20)", value="120")],
        [made.cell("A3", "从未计算过"), made.cell("B3", "2026-05"), made.cell("C3", formula="SUM(1,2)")],
        [made.cell("A4", "算错了"), made.cell("B4", "2026-06"), made.cell("C4", formula="1/0", value="#DIV/0!", kind="e")],
    ]  # fmt: skip
    answer = hand_in(client, events, made.workbook(made.sheet(*rows)))
    page = answer.content.decode()
    assert "hold formulas" in page and "B2" in page
    assert preview_of(answer)["counts"] == {"new": 1, "error": 2, "changed": 0, "unchanged": 0}
    assert "formula without a result" in faults_of(answer) and "#DIV/0!" in faults_of(answer)
    confirm(client, events, answer)
    event = Event.objects.get()
    assert (event.name, str(event.begins), event.participants) == ("港口开放日", "2026-04", 120)


def test_text_that_looks_like_a_formula_stays_text(client, kept, organisations):
    names = ["=1+1", "+86", "-新星", "@远湾", '=HYPERLINK("http://x","y")']
    confirm(
        client,
        organisations,
        hand_in(client, organisations, csv_of(["name_zh", "country"], [[n, "智利"] for n in names]), "a.csv"),
    )
    assert list(Organisation.objects.order_by("id").values_list("name_zh", flat=True))[1:] == names


def test_a_title_above_the_headings_and_unknown_columns_are_passed_over(client, kept, organisations):
    rows = [["", ""], ["国别", "单位名称", "去年走访", ""], ["智利", "新星港务", "3 次", "甲"]]
    answer = hand_in(client, organisations, xlsx_of(("单位台账", ["2026 年外方单位台账"], rows)))
    confirm(client, organisations, answer)
    assert Organisation.objects.filter(name_zh="新星港务", country__name_zh="智利").exists()


def test_a_sheet_names_what_it_did_not_read(client, kept, organisations):
    answer = hand_in(
        client,
        organisations,
        xlsx_of(("organisations", ["name_zh", "country"], [["新星港务", "智利"]]), ("私人备注", ["a"], [["b"]])),
    )
    assert "私人备注" in answer.content.decode()


def test_columns_can_be_set_by_hand(client, kept, organisations):
    answer = hand_in(client, organisations, csv_of(["alpha", "country"], [["新星港务", "智利"]]), "a.csv")
    upload = answer.context["upload"]
    assert preview_of(answer)["counts"]["error"] == 1
    answer = client.post(
        organisations.address(page="import"),
        {"t": upload.token, "do": "match", "c::0": "name_zh", "c::1": "country"}, follow=True,
    )  # fmt: skip
    assert preview_of(answer)["counts"]["new"] == 1
    confirm(client, organisations, answer)
    assert Organisation.objects.filter(name_zh="新星港务").exists()


def test_what_the_sheet_does_not_name_stays_as_it_is(client, kept, organisations):
    firm = Organisation.objects.get()
    confirm(
        client,
        organisations,
        hand_in(client, organisations, csv_of(["name_zh", "name_en"], [["远湾航运", "Farbay"]]), "a.csv"),
    )
    firm.refresh_from_db()
    assert (firm.name_en, firm.sector, firm.country.name_zh) == ("Farbay", "航运", "智利")


def test_two_rows_about_the_same_record_are_refused(client, kept, organisations):
    rows = [["远湾航运", "甲"], ["远湾航运", "乙"], ["新星", "丙"], ["新星", "丁"]]
    answer = hand_in(client, organisations, csv_of(["name_zh", "sector"], rows), "a.csv")
    assert faults_of(answer).count("about the same record") == 2
