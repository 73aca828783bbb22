"""The clerk closes the month: she freezes the review and takes its papers away, each with one click."""

import re

import openpyxl
import pypdfium2
import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def reviews(page, enter, live_server):
    enter("阮霁禾")
    page.goto(f"{live_server.url}/book/")
    page.get_by_role("link", name="月度调度").first.click()
    return page


def taken(page, paper: str, ending: str):
    """One click on the file beside the paper's name."""
    with page.expect_download() as download:
        page.locator(".take li", has_text=paper).get_by_role("link", name=ending).click()
    return download.value


def test_the_month_is_frozen_and_its_table_and_page_are_taken_away(reviews, tmp_path):
    page = reviews
    page.get_by_role("button", name="冻结").click()
    expect(page).to_have_url(re.compile(r"/book/reviews/[0-9a-z]{13}/"))
    expect(page.locator(".take li")).to_have_count(2)  # November closes no quarter
    stated = dict.fromkeys(page.locator(".legend b").all_inner_texts())
    assert stated and page.locator("table.review tbody tr[id]").count() == 40
    file = taken(page, "月度调度表", "XLSX")
    assert file.suggested_filename == "市外办2026年度业务目标11月份调度表.xlsx"
    file.save_as(tmp_path / "table.xlsx")
    numbers = [row[0] for row in openpyxl.load_workbook(tmp_path / "table.xlsx").active.values]
    assert [n for n in numbers if isinstance(n, int)] == list(range(1, 41))
    file = taken(page, "领导参阅一页纸", "PDF")
    file.save_as(tmp_path / "page.pdf")
    with pypdfium2.PdfDocument(tmp_path / "page.pdf") as paper:
        text = "".join(paper[0].get_textpage().get_text_range().split())
        assert len(paper) == 1 and "11月份进展一页纸" in text and "推动韩国诺昂公司" in text


def test_the_quarters_circular_opens_from_the_review_of_its_last_month(reviews, tmp_path):
    page = reviews
    page.get_by_role("link", name="2026-09").first.click()
    shown = int(page.locator(".legend .behind b").inner_text())
    for ending in ("PDF", "DOCX", "XLSX"):
        assert taken(page, "季度通报", ending).suggested_filename.startswith(
            "关于2026年第三季度业务目标进展情况的通报."
        )
    file = taken(page, "季度通报", "PDF")
    file.save_as(tmp_path / "circular.pdf")
    with pypdfium2.PdfDocument(tmp_path / "circular.pdf") as paper:
        text = "".join("".join(p.get_textpage().get_text_range().split()) for p in paper)
    assert f"欠进度{shown}项，涉及" in text
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
