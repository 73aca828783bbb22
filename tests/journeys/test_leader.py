"""The leader looks: the book of the city is her first page, one click leads to the records, one more to the record."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
STATES = ("提前完成", "达进度", "推进中", "即将到期", "欠进度", "逾期", "未启动", "持续推进")


def words(page, text: str):
    return page.locator("[data-commitment]", has_text=text).first


def test_the_book_shows_forty_promises_in_their_states_with_owner_and_next_date(page, enter):
    enter("祝庭屿")
    expect(page).to_have_url(re.compile("/book/"))
    expect(page.locator("[data-commitment]")).to_have_count(40)
    legend = page.locator(".legend")
    for state in STATES:
        expect(legend).to_contain_text(state)
    expect(legend).not_to_contain_text("尚无登记簿")  # every promise has its register
    note = page.locator(".note", has_text="闻疏樵").filter(has_text="市人大审议")
    expect(note).to_contain_text("友城处")
    expect(page.locator(".note", has_text="下一步").first).to_be_visible()


def test_one_click_opens_the_records_and_one_more_the_record_that_says_what_it_serves(page, enter):
    enter("祝庭屿")
    words(page, "与葡萄牙锡尼什市建立友好合作城市关系").click()
    panel = page.locator("#panel")
    expect(panel.locator(".gauge")).to_contain_text("锡尼什")
    panel.locator(".ev a").first.click()
    serves = page.locator(".serves")
    expect(serves).to_contain_text("与葡萄牙锡尼什市建立友好合作城市关系")
    expect(serves).to_contain_text("全年新增友城关系3对")
    serves.locator("a", has_text="全年新增").click()
    expect(page.locator("#panel q")).to_contain_text("全年新增友城关系3对")


def test_the_book_is_read_with_the_keyboard_alone(page, enter):
    enter("祝庭屿")
    page.locator(".paper").wait_for()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#panel q")).to_contain_text("分拨中心项目落户我市")
    page.keyboard.press("j")
    expect(page.locator("#panel q")).to_contain_text("签署战略合作框架协议")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator(".attention").first).to_be_visible()  # the overview is back


def test_filters_stand_in_the_address_and_are_shared_by_it(page, enter):
    enter("祝庭屿")
    page.locator(".legend a", has_text="逾期").click()
    expect(page).to_have_url(re.compile("state=late"))
    expect(page.locator("[data-commitment]:not(.dim)")).to_have_count(1)
    expect(page.locator("[data-commitment]:not(.dim)")).to_contain_text("诺昂公司")


def test_what_an_address_cannot_mean_is_said(page, enter, live_server):
    enter("祝庭屿")
    page.goto(f"{live_server.url}/book/?state=finished&c=05zzzzzzzzzzz")
    expect(page.locator("main")).to_contain_text("“finished”不是承诺的状态")
    expect(page.locator("main")).to_contain_text("没有网址所指的承诺")
    expect(page.locator("[data-commitment]:not(.dim)")).to_have_count(40)


def test_as_of_june_the_book_stands_as_it_stood(page, enter, live_server):
    enter("祝庭屿")
    page.goto(f"{live_server.url}/book/?day=2026-06-30")
    note = page.locator(".note", has_text="7 / 12")
    expect(note.first).to_be_visible()
    expect(page.locator(".note", has_text="3 / 6").first).to_be_visible()


def test_on_a_phone_the_margin_folds_under_its_paragraph(page, enter):
    page.set_viewport_size({"width": 390, "height": 844})
    enter("祝庭屿")
    note = page.locator(".note", has_text="市人大审议")
    expect(note).to_be_hidden()
    page.locator(".para", has_text="瓦尔帕莱索").locator(".fold").click()
    expect(note).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_a_phone_a_record_says_first_which_promise_it_moves(page, enter):
    page.set_viewport_size({"width": 390, "height": 844})
    enter("祝庭屿")
    words(page, "瓦尔帕莱索").click()
    expect(page.locator("#panel .ev").first).to_contain_text("09-24")  # the stage it has reached, and when
    page.locator("#panel .ev a").first.click()
    serves = page.locator("#serves")
    expect(serves).to_contain_text("瓦尔帕莱索")
    expect(serves).to_contain_text("尚不计入")  # it is on its way
    assert (
        serves.bounding_box()["y"]
        < page.locator("dl.fields").bounding_box()["y"]
        < page.locator("#files").bounding_box()["y"]
    )
    page.go_back()
    expect(page.locator("#panel q")).to_contain_text("瓦尔帕莱索")


def test_who_reads_english_finds_places_and_divisions_in_english(page, browser, enter, live_server):
    reader = browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900}).new_page()
    enter("祝庭屿", reader)
    expect(reader.locator(".note", has_text="people's congress")).to_contain_text("Sister Cities Division")
    words(reader, "瓦尔帕莱索").click()
    expect(reader.locator("#panel .gauge").last).to_contain_text("Valparaíso (Chile)")
    reader.locator("#panel .ev a").first.click()
    expect(reader.locator("h1")).to_contain_text("Valparaíso")
    reader.goto(f"{live_server.url}/r/sistercities/tie/?q=瓦尔帕莱索")
    expect(reader.locator("tbody")).to_contain_text("Chile")
    reader.wait_for_load_state("networkidle")
    reader.context.close()
