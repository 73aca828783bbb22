"""A consul-general is met, followed up, honoured; her advice is adopted and counts."""

import re

import pytest
from playwright.sync_api import expect

from .test_officer import choose

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
RECORD = re.compile(r"/r/contacts/\w+/[0-9a-z]{13}/$")


def saved(page):
    page.wait_for_load_state("networkidle")  # what was typed has been looked through
    page.locator("[data-save]").click()
    expect(page).to_have_url(RECORD)
    return page.url


def fill(page, **values):
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)


def figures(page, at, name: str) -> list[int]:
    """What the statistics of the year tell under this name: advice received, answered, adopted."""
    page.goto(f"{at}/reports/statistics/{name}/?year=2026")
    return [int(text) for text in page.locator(".totals .big").all_inner_texts()]


def test_a_consul_general_is_met_followed_up_and_honoured_for_advice_that_was_adopted(page, enter, live_server):
    at = live_server.url
    enter("宓昭溪")
    honours, advised = figures(page, at, "honours"), figures(page, at, "advice")
    page.goto(f"{at}/r/contacts/person/new/")
    fill(page, name_zh="菲奥娜·萨拉维亚", name_latin="Fiona Saravia", title_zh="总领事")
    consul = saved(page)
    page.goto(f"{at}/r/contacts/exchange/new/")
    fill(page, subject="会见总领事，听取对领事馆服务的意见", held_on="2026-11-24")
    choose(page, "select[name=contact]", "萨拉维亚")
    saved(page)
    expect(page.locator(".serves")).to_contain_text("密切与驻华使领馆")

    page.goto(f"{at}/r/contacts/liaison/new/")
    fill(page, occasion="总领事到任拜会", arrives_on="2026-12-10", leaves_on="2026-12-11")
    choose(page, "select[name=contact]", "萨拉维亚")
    liaison = saved(page)
    page.get_by_role("button", name="生成跟进事项").click()
    expect(page.locator("[role=status]").first).to_contain_text("跟进")
    expect(page.locator(".record")).to_contain_text("2026-12-16")  # thanks, three working days after she left
    page.goto(f"{at}/work/")
    expect(page.locator("main")).to_contain_text("核对行程、航班和同行人员")
    page.goto(liaison + "edit/")
    fill(page, arrives_on="2026-12-14", leaves_on="2026-12-15")
    saved(page)
    expect(page.locator(".record")).to_contain_text("2026-12-18")

    first = page.locator("tbody tr", has_text="首次联系")
    expect(first).to_contain_text("2026-11-24")
    page.goto(liaison + "edit/")
    fill(page, **{"follow_ups-0-done_on": "2026-11-24", "follow_ups-0-result": "已通电话，对方确认到任日期"})
    saved(page)
    expect(first).to_contain_text("对方确认到任日期")
    page.goto(f"{at}/work/due/?who=me")
    mine = page.locator("main li", has_text="总领事到任拜会")
    expect(mine.first).to_contain_text("核对行程")  # what is done no longer waits for her
    expect(mine.filter(has_text="首次联系")).to_have_count(0)

    page.goto(f"{at}/r/contacts/advice/new/")
    fill(page, topic="在领事馆集中街区设多语种导引", received_on="2026-11-24", unit="市外办", due_on="2026-12-24")
    choose(page, "select[name=author]", "萨拉维亚")
    advice = saved(page)
    expect(page.get_by_role("button", name="提名荣誉")).to_have_count(0)
    page.goto(advice + "edit/")
    fill(page, replied_on="2026-11-24", told_on="2026-11-24", adopted_on="2026-11-24", effect="12处导引牌已列入计划。")
    page.locator("select[name=adoption]").select_option("adopted")
    saved(page)
    expect(page.locator(".serves")).to_contain_text("密切与驻华使领馆")  # adopted advice counts

    page.get_by_role("button", name="提名荣誉").click()
    expect(page).to_have_url(re.compile(r"/r/contacts/honour/[0-9a-z]{13}/$"))
    expect(page.locator(".record")).to_contain_text("在领事馆集中街区设多语种导引")
    page.goto(page.url + "edit/")
    fill(page, proposed_on="2026-11-24", consented_on="2026-11-24", certificate="澜友〔2026〕7号")
    saved(page)
    assert figures(page, at, "honours") == honours  # proposed is not given
    page.go_back()
    page.goto(page.url + "edit/")
    choose(page, "select[name=round]", "第四届")
    fill(page, decided_on="2026-11-24", document="澜政发〔2026〕33号", ceremony_on="2026-11-24")
    saved(page)
    assert figures(page, at, "honours") == [number + 1 for number in honours]
    assert figures(page, at, "advice") == [number + 1 for number in advised]
    page.goto(consul)
    for heading in ("往来", "联络", "荣誉", "建言"):
        expect(page.get_by_role("heading", name=heading).first).to_be_visible()
    page.goto(f"{at}/r/contacts/advice/?segment=adopted&q=多语种导引")
    expect(page.locator("tbody tr")).to_have_count(1)
