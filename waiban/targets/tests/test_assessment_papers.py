"""The self-assessment on its pages and in its four files: frozen, complete, legible, and nothing private in it."""

import io
import json

import docx
import openpyxl
import pypdfium2
import pytest
from django.urls import reverse
from django.utils import translation

from waiban import reader
from waiban.agreements.tests.factories import AgreementFactory
from waiban.contacts.tests.factories import ExchangeFactory, PersonFactory
from waiban.register import records
from waiban.targets import assessment as assessing
from waiban.targets import books, operations, papers
from waiban.targets.models import Assessment
from waiban.targets.papers.phrases import numeral

from .year import FORMULA, TEXT, year  # noqa: F401

pytestmark = pytest.mark.django_db
SECRET = "不可外传7731"


@pytest.fixture
def clerk(client, year):  # noqa: F811
    client.force_login(year.clerk)
    return client


def freeze(client, year, **words):  # noqa: F811
    words = {"problems": "师资不足。\n经费未到位。", "next_steps": "12月补办两期。", **words}
    return client.post(reverse("targets:assessments", args=[year.book.pk]), words, follow=True)


def in_word(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def in_pdf(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as file:
        return "".join(page.get_textpage().get_text_range() for page in file).replace("\r\n", "").replace(" ", "")


def in_sheet(data: bytes) -> str:
    return repr([[list(row) for row in sheet.values] for sheet in openpyxl.load_workbook(io.BytesIO(data))])


READ = {"docx": in_word, "pdf": in_pdf, "xlsx": in_sheet, "json": lambda data: data.decode()}


def files(client, assessment) -> dict[str, str]:
    found = {}
    for ending, read in READ.items():
        answer = client.get(reverse("targets:assessment_file", args=[assessment.pk, ending]))
        assert answer.status_code == 200, ending
        found[ending] = read(answer.content)
    return found


def everything(client, assessment) -> dict[str, str]:
    page = client.get(reverse("targets:assessment", args=[assessment.pk])).content.decode()
    return {**files(client, assessment), "page": page[page.index("paper-head") :]}


def test_before_freezing_the_page_shows_what_it_would_say(clerk, year):  # noqa: F811
    page = clerk.get(reverse("targets:assessments", args=[year.book.pk])).content.decode()
    assert "签署《与瓦尔帕莱索市友好合作备忘录》" in page and "距目标还差1份。" in page
    assert not Assessment.objects.exists()
    assert "师资尚未落实" in page


def test_the_draft_of_a_past_day_counts_only_what_lay_before_it(clerk, year):  # noqa: F811
    page = clerk.get(reverse("targets:assessments", args=[year.book.pk]), {"on": "2026-03-31"}).content.decode()
    assert "签署《与瓦尔帕莱索市友好合作备忘录》" not in page


def test_every_file_holds_every_promise_with_its_evidence_and_the_clerks_words(clerk, year):  # noqa: F811
    freeze(clerk, year)
    for ending, text in everything(clerk, Assessment.objects.get()).items():
        for promise in year.promises:
            assert promise.text.rstrip("。") in text, (ending, promise.text)
        assert "与瓦尔帕莱索市友好合作备忘录" in text and "2026澜港潮汐论坛" in text, ending
        assert "经费未到位。" in text and "12月补办两期。" in text, ending
        assert "瀚屿市" in text and "打造港航友城合作品牌" in text, ending
        assert "距目标还差1份。" in text, ending


def test_the_report_reads_as_a_chinese_office_writes_it(clerk, year):  # noqa: F811
    freeze(clerk, year, to="市委考核办", signed="澜港市外办", dated="2026-12-03")
    document = docx.Document(io.BytesIO(papers.FORMATS["docx"].make(Assessment.objects.get())))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[:2] == ["关于2026年度业务目标完成情况的自评报告", "市委考核办："]
    headings = [line for line in lines if line[1:2] == "、"]
    assert headings == ["一、总体情况", "二、重点目标完成情况", "三、创优目标完成情况", "四、标杆对比", "五、存在问题",
                        "六、下一步打算"]  # fmt: skip
    whole = "\n".join(lines)
    assert "共设目标2项、承诺事项4项。已完成1项，占25.0%" in whole
    assert "附件：1. 各项承诺完成情况一览表" in whole and lines.index("澜港市外办") + 1 == lines.index("2026年12月3日")
    assert [numeral(n) for n in (1, 10, 11, 20, 34)] == ["一", "十", "十一", "二十", "三十四"]


def test_the_clerks_language_does_not_change_the_report(clerk, year):  # noqa: F811
    with translation.override("en"):
        made = assessing.snapshot(year.book, by=year.clerk)
        report = in_word(papers.FORMATS["docx"].make(made))
    assert "提前完成" in report and "done early" not in report


def test_a_later_change_of_a_register_changes_nothing_of_it(clerk, year):  # noqa: F811
    freeze(clerk, year)
    frozen = Assessment.objects.get()
    before = everything(clerk, frozen)
    year.forum.name, year.forum.status = "改名后的活动", "cancelled"
    records.save(year.forum, by="test")
    year.agreement.title = "改名后的协议"
    records.save(year.agreement, by="test")
    operations.remark(year.promises[0], "delay", "后来的说明", by=year.clerk)
    after = everything(clerk, frozen)
    assert before.keys() == {"docx", "pdf", "xlsx", "json", "page"}
    for ending, text in before.items():
        assert text == after[ending], ending
    draft = clerk.get(reverse("targets:assessments", args=[year.book.pk])).content.decode()
    assert "改名后的协议" in draft and "后来的说明" in draft


def test_the_page_shows_the_digest_and_that_it_is_intact(clerk, year):  # noqa: F811
    page = freeze(clerk, year).content.decode()
    assert Assessment.objects.get().sha256 in page and '<p class="notice bad"' not in page
    assert Assessment.objects.get().sha256 in files(clerk, Assessment.objects.get())["pdf"]


def test_what_was_tampered_with_is_told_and_not_handed_in(clerk, year):  # noqa: F811
    freeze(clerk, year)
    frozen = Assessment.objects.get()
    frozen.data["summary"]["states"][0]["count"] = 99
    Assessment.objects.filter(pk=frozen.pk).update(data=frozen.data)
    assert '<p class="notice bad"' in clerk.get(reverse("targets:assessment", args=[frozen.pk])).content.decode()
    assert "word late" in clerk.get(reverse("targets:assessments", args=[year.book.pk])).content.decode()
    for ending in papers.FORMATS:
        assert clerk.get(reverse("targets:assessment_file", args=[frozen.pk, ending])).status_code == 403


def test_the_files_carry_chinese_names_with_the_date(clerk, year):  # noqa: F811
    freeze(clerk, year)
    frozen = Assessment.objects.get()
    answer = clerk.get(reverse("targets:assessment_file", args=[frozen.pk, "pdf"]))
    assert answer["Content-Type"] == "application/pdf" and "attachment" in answer["Content-Disposition"]
    name = "澜港市外办2026年度业务目标自评报告（截至2026年11月24日）.pdf"
    assert papers.file_name(frozen, "pdf") == name


def test_json_tells_how_its_digest_is_made(clerk, year):  # noqa: F811
    freeze(clerk, year)
    whole = json.loads(files(clerk, Assessment.objects.get())["json"])
    assert assessing.digest(whole["data"]) == whole["sha256"] == Assessment.objects.get().sha256
    promises = [c for k in whole["data"]["categories"] for t in k["targets"] for m in t["measures"]
                for c in m["commitments"]]  # fmt: skip
    assert [c["text"] for c in promises] == [promise.text for promise in year.promises]


def test_the_workbook_counts_nothing_that_looks_like_a_formula(clerk, year):  # noqa: F811
    made = records.save(
        AgreementFactory.build(title=FORMULA, division=None, signed=True), by="test", rows={"parties": []}
    )
    operations.pin(year.promises[0].gauge, made, "=1+1", by=year.clerk)
    freeze(clerk, year, problems="=2+2")
    data = papers.FORMATS["xlsx"].make(Assessment.objects.get())
    cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(data)) for row in sheet for cell in row]
    assert FORMULA in [cell.value for cell in cells] and "=2+2" in [cell.value for cell in cells]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_numbers_stay_numbers_in_the_workbook(clerk, year):  # noqa: F811
    freeze(clerk, year)
    book = openpyxl.load_workbook(io.BytesIO(papers.FORMATS["xlsx"].make(Assessment.objects.get())))
    assert book.sheetnames == ["总体", "承诺", "佐证", "说明与批示", "调整"]
    heads, first = list(book["承诺"].values)[:2]
    row = dict(zip(heads, first, strict=True))
    assert (row["目标数"], row["完成数"], row["单位"]) == (2, 1, "份")


def test_nothing_private_of_a_person_is_in_any_of_it(clerk, year):  # noqa: F811
    guest = PersonFactory(
        name_zh="纪澜", document_number=SECRET, phone=SECRET, email="secret7731@example.org", diet=SECRET
    )
    operations.pin(year.promises[2].gauge, ExchangeFactory(contact=guest), "常态化联系", by=year.clerk)
    operations.pin(year.promises[2].gauge, guest, "常驻联络人", by=year.clerk)
    freeze(clerk, year)
    for ending, text in everything(clerk, Assessment.objects.get()).items():
        assert SECRET not in text and "secret7731" not in text, ending
        assert "纪澜" in text, ending


def test_an_officer_is_told_why_she_sees_none(client, year):  # noqa: F811
    made = assessing.snapshot(year.book, by=year.clerk)
    client.force_login(year.officer)
    addresses = [reverse("targets:assessments", args=[year.book.pk]), reverse("targets:assessment", args=[made.pk])]
    for address in [*addresses, reverse("targets:assessment_file", args=[made.pk, "pdf"])]:
        answer = client.get(address)
        assert answer.status_code == 403 and "目标管理员" in answer.content.decode()


def test_the_assessor_reads_and_takes_away_but_makes_none(client, year):  # noqa: F811
    made = assessing.snapshot(year.book, by=year.clerk)
    client.force_login(year.assessor)
    assert "<textarea" not in client.get(reverse("targets:assessments", args=[year.book.pk])).content.decode()
    assert files(client, made).keys() == papers.FORMATS.keys()
    assert freeze(client, year).status_code == 403 and Assessment.objects.count() == 1


def test_a_draft_book_has_none_yet(clerk, year):  # noqa: F811
    draft = books.create_from(reader.read(TEXT.encode()), by=year.clerk)
    page = clerk.get(reverse("targets:assessments", args=[draft.pk]))
    assert page.status_code == 200 and "<textarea" not in page.content.decode()
    assert clerk.post(reverse("targets:assessments", args=[draft.pk])).status_code == 403


@pytest.mark.parametrize("day", ["2027-01-01", "2025-12-31", "2026-13-40", "x" * 300, "\x00", "2026-06"])
def test_a_day_that_cannot_be_meant_is_told_and_keeps_the_words(clerk, year, day):  # noqa: F811
    answer = freeze(clerk, year, on=day, problems="写了很久的话")
    assert answer.status_code == 422 and "写了很久的话" in answer.content.decode()
    assert not Assessment.objects.exists()
    page = clerk.get(reverse("targets:assessments", args=[year.book.pk]), {"on": day})
    assert page.status_code == 200 and '<p class="notice bad"' in page.content.decode()


@pytest.mark.parametrize("number", ["0" * 13, "z" * 13, "' or 1=1 --", "%00" * 13, "１" * 13])
def test_addresses_that_nobody_gave_out_are_not_found(clerk, number):
    for address in (f"{number}/assessments/", f"assessments/{number}/", f"assessments/{number}/pdf/"):
        assert clerk.get(f"/book/{address}").status_code == 404


def test_a_file_of_no_known_kind_is_not_found(clerk, year):  # noqa: F811
    freeze(clerk, year)
    code = Assessment.objects.get().code
    for ending in ("exe", "PDF", "docx.exe"):
        assert clerk.get(f"/book/assessments/{code}/{ending}/").status_code == 404


def test_long_and_odd_words_do_not_break_a_paper(clerk, year):  # noqa: F811
    freeze(clerk, year, problems="长" * 9_000 + "\u202e\x07#set page()\n*" * 40, signed="澜" * 80, to="#read(1)")
    found = files(clerk, Assessment.objects.get())
    assert "#set page()" in found["docx"] and "\u202e" not in found["docx"]
    assert "#read(1)" in found["pdf"]
