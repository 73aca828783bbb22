"""The officer keeps her registers and sees the book move: nobody types progress."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PROMISE = "推动与厄瓜多尔瓜亚基尔市签署结好意向书"


def words(page, text: str):
    return page.locator("[data-commitment]", has_text=text).first


def choose(page, field: str, typed: str, wanted: str | None = None):
    """Type into a choosing field and take the first record offered."""
    box = page.locator(field).locator("xpath=following-sibling::*[contains(@class, 'ts-wrapper')]").first
    box.locator("input").fill(typed)
    box.locator(".option", has_text=wanted or typed).first.click()


@pytest.fixture
def signed(page, enter, live_server):
    """The officer registers a letter of intent signed with Guayaquil today; gives the record's address."""
    enter("闻疏樵")
    page.goto(f"{live_server.url}/r/agreements/agreement/new/")
    page.locator("[name=number]").fill("澜外协〔2026〕28号")
    page.locator("[name=title]").fill("澜港市与瓜亚基尔市缔结友好城市意向书")
    page.locator("select[name=kind]").select_option("letter_of_intent")
    page.locator("select[name=status]").select_option("signed")
    expect(page.locator("[data-error=signed_on]")).to_contain_text("签署")  # the form checks while she types
    page.locator("[name=signed_on]").fill("2026-11-24")
    page.locator("[name=signed_on]").press("Tab")
    expect(page.locator("[data-error=signed_on]")).to_be_hidden()
    choose(page, "select[name=parties-0-city]", "瓜亚基尔")
    page.locator("[data-save]").click()
    expect(page).to_have_url(re.compile(r"/r/agreements/agreement/[0-9a-z]{13}/"))
    return page.url


def test_a_signed_letter_changes_the_promise_that_asked_for_it(page, signed, live_server):
    expect(page.locator(".serves")).to_contain_text(PROMISE)
    expect(page.locator(".serves")).to_contain_text("瓜亚基尔")
    page.goto(f"{live_server.url}/book/")
    expect(words(page, PROMISE)).to_have_class(re.compile(r"\b(done|early)\b"))
    expect(words(page, PROMISE).locator(".since")).to_have_count(1)  # changed since this morning
    page.goto(signed + "edit/")
    page.locator("select[name=status]").select_option("draft")
    page.locator("[name=signed_on]").fill("")
    page.keyboard.press("Control+s")
    expect(page).to_have_url(signed)
    page.goto(f"{live_server.url}/book/")
    expect(words(page, PROMISE)).to_have_class(re.compile(r"\bmoving\b"))


def test_a_vague_promise_takes_a_new_record_with_one_key(page, enter, live_server):
    enter("覃晚枝")
    asked = page.locator("[data-row]", has_text="深化与拉美国家港口城市").filter(has_text="待认领")
    expect(asked).to_contain_text("待认领 2 条")
    asked.locator("a").click()
    waiting = page.locator("#panel .ev.maybe")
    expect(waiting).to_have_count(2)
    before = int(re.search(r"\d+", page.locator("#panel .figure").inner_text())[0])
    page.keyboard.press("a")
    expect(waiting).to_have_count(1)
    expect(page.locator("#panel .figure")).to_contain_text(str(before + 1))
    expect(page.locator("#panel [role=status]")).to_contain_text("已计入")


def test_two_people_edit_the_same_record_and_nobody_loses_a_word(page, browser, enter, live_server):
    enter("闻疏樵")
    page.goto(f"{live_server.url}/r/agreements/agreement/?q=锡尼什市建立友好合作城市关系协议书")
    page.locator("tbody td.t a").first.click()
    record = page.url
    page.goto(record + "edit/")
    page.locator("[name=occasion]").fill("锡尼什港开放日")
    second = browser.new_context(locale="zh-CN").new_page()
    enter("井忆荷", second)
    second.goto(record + "edit/")
    second.locator("[name=languages]").fill("中、葡、英")
    second.locator("[data-save]").click()
    expect(second).to_have_url(record)
    page.locator("[data-save]").click()
    conflict = page.locator(".conflict")
    expect(conflict).to_contain_text("井忆荷")
    expect(conflict).to_contain_text("中、葡、英")
    expect(page.locator("[name=occasion]")).to_have_value("锡尼什港开放日")
    page.locator("[data-save]").click()
    expect(page).to_have_url(record)
    expect(page.locator(".record")).to_contain_text("锡尼什港开放日")
    expect(page.locator(".record")).to_contain_text("中、葡、英")


def test_what_is_another_division_s_cannot_be_changed_and_the_page_says_why(page, enter, live_server):
    enter("逯北忱")
    page.goto(f"{live_server.url}/r/agreements/agreement/?q=锡尼什市建立友好合作城市关系协议书")
    page.locator("tbody td.t a").first.click()
    expect(page.locator(".why").first).to_contain_text("处室")
    expect(page.locator("a[data-key=e]")).to_have_count(0)
    page.goto(page.url + "edit/")
    expect(page.locator("main")).to_contain_text("处室")
    expect(page.locator("[data-save]")).to_have_count(0)


def test_when_no_answer_comes_the_page_says_so_and_keeps_what_was_there(page, enter, live_server, quiet_browser):
    enter("覃晚枝")
    page.goto(f"{live_server.url}/book/")
    words(page, "深化与拉美国家港口城市").click()
    waiting, said = page.locator("#panel .ev.maybe"), page.locator("#unanswered")
    expect(waiting).to_have_count(2)
    for broken in (lambda route: route.abort(), lambda route: route.fulfill(status=500, body="<main>no</main>")):
        page.route("**/word/", broken)
        page.keyboard.press("a")
        expect(said).to_contain_text("没有回应")
        expect(waiting).to_have_count(2)
        page.keyboard.press("Escape")  # the panel goes, the sentence with it
        expect(said).to_be_hidden()
        words(page, "深化与拉美国家港口城市").click()
        expect(waiting).to_have_count(2)
        page.unroute("**/word/")
    quiet_browser.clear()  # the browser has its own words for a line that is down
    page.keyboard.press("a")
    expect(waiting).to_have_count(1)
    expect(said).to_be_hidden()


def test_a_part_of_a_page_that_finds_nobody_signed_in_asks_who_is_there(page, enter, live_server):
    enter("覃晚枝")
    page.goto(f"{live_server.url}/book/")
    words(page, "深化与拉美国家港口城市").click()
    expect(page.locator("#panel .ev.maybe")).to_have_count(2)
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("a")
    expect(page).to_have_url(re.compile("/sign-in/"))


def test_a_new_record_is_written_without_the_mouse(page, enter, live_server):
    enter("闻疏樵")
    page.goto(f"{live_server.url}/r/agreements/agreement/")
    page.keyboard.press("n")
    expect(page.locator("[name=title]")).to_be_focused()
    page.keyboard.insert_text("与瓜亚基尔市港务局合作备忘录")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # past the occasion
    page.keyboard.insert_text("澜外协〔2026〕27号")  # another agreement has it
    page.keyboard.press("Control+s")
    expect(page.locator("[data-error=number]")).to_contain_text("已有记录使用了相同的编号")
    expect(page.locator("[name=number]")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("澜外协〔2026〕29号")
    page.keyboard.press("Control+s")
    expect(page).to_have_url(re.compile(r"/r/agreements/agreement/[0-9a-z]{13}/"))
    expect(page.locator(".notice[role=status]")).to_contain_text("已保存")
