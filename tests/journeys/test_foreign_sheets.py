"""What other houses keep comes in: a sheet with foreign headings is matched once, and the national list is compared."""

import re

import pytest
from playwright.sync_api import expect

from waiban.register.tests.sheets import xlsx_of

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
HEADS = ["对口企业", "注册地", "所属行当", "联络备考"]
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def hand_in(page, address: str, name: str, heads: list, rows: list) -> None:
    page.goto(address)
    page.locator("#file").set_input_files({"name": name, "mimeType": SHEET, "buffer": xlsx_of(("表", heads, rows))})
    page.locator(".dropzone button.p").click()


def test_a_sheet_with_foreign_headings_is_matched_once_and_remembered(page, enter, live_server):
    enter("闻疏樵")
    address = f"{live_server.url}/r/contacts/organisation/import/"
    hand_in(page, address, "外方企业.xlsx", HEADS, [["远岬海运", "智利", "航运", "去年见过"]])
    expect(page.locator("#columns")).to_contain_text("4 列待说明")
    expect(page.locator("#columns")).to_contain_text("远岬海运")  # some values, so that she can tell
    for head, meaning in zip(HEADS[:3], ("中文名", "国家（地区）", "行业"), strict=True):
        page.get_by_label(head).select_option(label=meaning)
    page.get_by_role("button", name="按此对应重新读取").click()
    page.get_by_role("button", name=re.compile("写入 1 条记录")).click()
    expect(page.locator("h1")).to_have_text("已导入")

    page.context.clear_cookies()
    enter("井忆荷")  # a colleague of the same division
    hand_in(
        page,
        address,
        "又一批.xlsx",
        HEADS,
        [["云麓生物", "新西兰", "生物医药", ""], ["北湾精工", "德国", "制造", "展会"]],
    )
    expect(page.locator(".notice", has_text="已按上次（闻疏樵")).to_contain_text("所属行当 → 行业")
    expect(page.locator(".notice", has_text="已按上次（闻疏樵")).to_contain_text("联络备考 → 不读取")
    page.get_by_role("button", name=re.compile("写入 2 条记录")).click()
    expect(page.locator("h1")).to_have_text("已导入")
    page.goto(f"{live_server.url}/r/contacts/organisation/?q=北湾精工")
    expect(page.locator("[data-row]", has_text="北湾精工")).to_contain_text("德国")


def test_a_date_of_the_national_list_is_taken_over_with_one_key(page, enter, live_server):
    enter("闻疏樵")
    heads = ["sn", "prov", "city", "w_city", "w_country", "qzsj", "jhsj"]
    rows = [
        [1, "海东省", "澜港市", "吕贝克市", "德国", "1988-09-06", "1988"],
        [2, "海东省", "澜港市", "塔科马", "美国", "1987-10-14", "1987"],
    ]
    hand_in(page, f"{live_server.url}/ties/national/", "名录.xlsx", heads, rows)
    lubeck = page.locator("#differing [data-row]", has_text="吕贝克")
    expect(lubeck).to_contain_text("本系统为1988-06-09，名录为1988-09-06")
    expect(page.locator("#here")).to_contain_text("北九州")
    lubeck.locator("td").nth(1).click()
    page.keyboard.press("t")
    expect(page.locator("#same")).to_contain_text("两边一致 2")
    page.locator("#same summary").click()
    page.locator("#same").get_by_role("link", name="吕贝克").click()
    expect(page.locator(".history li").first).to_contain_text("全国友城名录“名录.xlsx”序号 1")
