"""The clerk's year: a book is read in, corrected by one key each, issued and locked; in autumn it is reviewed and told."""

import io
import json
import re
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.reader import making

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
BOOKS = Path(__file__).resolve().parents[3] / "shared" / "reference" / "target-books"
FOUNDING = "00-qingdao-fao-2021"
CITY = Path(__file__).resolve().parents[2] / "demo" / "city"


def founding() -> str:
    path = BOOKS / f"{FOUNDING}.txt"
    if not path.exists():
        pytest.skip("The founding example is not here.")
    return "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))


def handed_in(kind: str) -> tuple[str, bytes]:
    """The founding example as a file of this kind."""
    text = founding()
    if kind == "txt":
        return "book.txt", text.encode()
    gold = json.loads((BOOKS / f"{FOUNDING}.gold.json").read_text(encoding="utf-8"))
    return f"book.{kind}", {"docx": making.as_docx, "xlsx": making.as_xlsx, "pdf": making.as_pdf}[kind](gold, text)


@pytest.fixture
def read_in(page, enter, live_server):
    """read_in(name, data) drops a file in as the clerk."""

    def drop(name: str, data: bytes):
        page.goto(f"{live_server.url}/book/read/")
        page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": data})
        page.locator("[data-save]").click()
        page.wait_for_url(re.compile("/draft/"))

    enter("阮霁禾")
    return drop


def row(page, text: str):
    return page.locator("#reading > [data-row]", has_text=text).first


@pytest.mark.parametrize("kind", ["txt", "docx", "xlsx", "pdf"])
def test_the_founding_example_is_read_from_every_kind_of_file(page, read_in, live_server, kind):
    read_in(*handed_in(kind))
    expect(page.locator(".notice[role=status]")).to_contain_text("43")
    expect(page.locator(".tabs [aria-current]")).to_have_attribute("href", "?show=doubtful")  # the doubtful come first
    page.locator(".tabs a[href*=all]").click()
    expect(page.locator(".tabs [aria-current]")).to_contain_text("43")
    expect(row(page, "比什凯克").locator(".meant")).to_contain_text("比什凯克")
    draft = page.url.split("?")[0]
    page.goto(f"{live_server.url}/work/")  # what was begun waits there
    page.locator("main a", has_text="2021年度").click()
    expect(page).to_have_url(draft)


def test_the_founding_example_is_pasted(page, enter, live_server):
    enter("阮霁禾")
    page.goto(f"{live_server.url}/book/read/")
    page.locator("textarea").fill(founding())
    page.locator("[data-save]").click()
    expect(page.locator(".notice[role=status]")).to_contain_text("43")


def test_one_key_joins_splits_names_the_kind_and_says_what_is_meant(page, read_in):
    read_in(*handed_in("txt"))
    page.locator(".tabs a[href*=all]").click()
    expect(page.locator("#reading > .cur")).to_contain_text("进一步密切与")  # the first is at hand
    page.keyboard.press("m")
    joined = row(page, "中日产业运营总部项目落户")
    expect(joined).to_contain_text("进一步密切与")
    expect(page.locator(".tabs a[href*=all]")).to_contain_text("42")
    page.keyboard.press("s")
    expect(joined.locator("[data-hint]")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".tabs a[href*=all]")).to_contain_text("43")
    page.keyboard.press("t")
    select = page.locator("#reading > .cur select[name=kind]")
    expect(select).to_be_focused()
    select.select_option("event_held")
    expect(page.locator("#reading > [data-row]").first.locator(".gauge-line")).to_contain_text("活动")
    city = row(page, "比什凯克")
    city.locator(".words").click()
    city.locator(".meant > span", has_text="比什凯克").locator("a").click()
    city.locator("button", has_text="比什凯克（").click()
    expect(row(page, "比什凯克").locator(".meant")).to_contain_text("比什凯克")
    page.locator(".tabs a[href*=doubtful]").click()
    before = int(page.locator(".tabs [aria-current] b").inner_text())
    page.keyboard.press("j")
    page.keyboard.press("0")  # no record is meant
    expect(page.locator(".tabs [aria-current] b")).not_to_have_text(str(before))


def test_a_settled_book_is_issued_and_its_wording_is_locked(page, read_in, live_server):
    read_in("2027年度业务目标.txt", (CITY / "book.txt").read_bytes().replace("2026年度".encode(), "2027年度".encode()))
    asked = page.locator(".asks", has=page.locator(".choices"))
    while asked.count():
        one = asked.first.get_attribute("id")
        asked.first.locator("button", has_text="不指").click()
        expect(page.locator(f".asks#{one}")).to_have_count(0)
    page.locator(".tabs a[href*=unowned]").click()
    targets = page.locator("select[id^=o-]")
    while left := targets.count():
        targets.first.select_option(label="友城处")
        expect(targets).not_to_have_count(left)
    page.locator("a[data-key=a]").click()
    expect(page.locator(".confirming tbody tr").first).to_be_visible()
    page.keyboard.press("Control+s")
    page.wait_for_url(re.compile("/draft/"))
    page.locator(".tabs a[href*=unconfirmed]").click()
    for left in (1, 0):  # the reader was in doubt about two dates: each is looked at
        expect(page.locator("#reading > .cur button[data-key=c]")).to_be_visible()
        page.keyboard.press("c")
        expect(page.locator(".tabs a[href*=unconfirmed] b")).to_have_text(str(left))
    expect(page.locator(".progress")).to_contain_text("40 / 40")
    page.keyboard.press("i")
    page.locator("[data-save]").click()
    page.wait_for_url(re.compile(r"/book/([0-9a-z]{13}/)?$"))
    expect(page.locator(".stamp")).to_contain_text("下达")
    page.locator("[data-commitment]", has_text="锡尼什").first.click()
    page.locator("#panel a", has_text="调整").click()
    page.locator("[data-save]").click()
    for field in ("ground", "approver", "document"):
        expect(page.locator(f"[data-error={field}]")).not_to_be_empty()


def test_in_autumn_the_month_is_frozen_and_the_self_assessment_stays(page, enter, live_server, settings):
    enter("阮霁禾")
    page.goto(f"{live_server.url}/book/")
    page.locator("main a", has_text="月度调度").click()
    page.locator("form:has(#month) button").click()
    expect(page.locator(".frozen-ones, table").first).to_contain_text("2026-11")
    page.goto(f"{live_server.url}/book/")
    page.locator("main a", has_text="自评").first.click()
    page.locator("[name=problems]").fill("诺昂二期开工手续仍在办理。")
    page.locator("form.freeze [data-save]").click()
    page.wait_for_url(re.compile(r"/book/assessments/[0-9a-z]{13}/"))
    expect(page.locator(".sealed code")).to_have_text(re.compile("[0-9a-f]{64}"))
    frozen, files = page.url, {}
    for ending in ("docx", "pdf", "xlsx", "json"):
        files[ending] = page.request.get(f"{frozen}{ending}/").body()
    paper = "\n".join(p.text for p in docx.Document(io.BytesIO(files["docx"])).paragraphs)
    assert "诺昂二期开工手续仍在办理" in paper and "锡尼什" in paper
    pdf = pypdfium2.PdfDocument(files["pdf"])
    assert len(pdf) > 3 and "锡尼什" in "".join(pdf[n].get_textpage().get_text_range() for n in range(len(pdf)))
    assert openpyxl.load_workbook(io.BytesIO(files["xlsx"]), read_only=True).sheetnames
    before = page.locator(".paper").inner_text()
    page.goto(f"{live_server.url}/r/sistercities/tie/?q=锡尼什")
    page.locator("tbody tr a").first.click()
    page.locator("a[data-key=e]").click()
    page.locator("[name=note]").fill("改过的备注")
    page.keyboard.press("Control+s")
    expect(page.locator(".record")).to_contain_text("改过的备注")
    page.goto(frozen)
    assert page.locator(".paper").inner_text() == before
    assert page.request.get(f"{frozen}json/").body() == files["json"]
