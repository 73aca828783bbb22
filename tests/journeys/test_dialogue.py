"""An online dialogue with four cities is given an hour that suits all, is held with its guests noted, and is followed."""

import re

import pytest
from playwright.sync_api import expect

from .test_consul import fill
from .test_officer import choose

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CITIES = ("科钦", "弗里曼特尔", "吕贝克", "达尔文")
EVENT = re.compile(r"/r/events/event/[0-9a-z]{13}/$")


def save(page):
    """When the form has been looked through while she typed."""
    page.wait_for_load_state("networkidle")
    page.locator("[data-save]").click()


@pytest.fixture
def dialogue(page, enter, live_server):
    """The officer plans the dialogue for today and writes down whom she invites; gives the record's address."""
    enter("尹禾络")
    page.goto(f"{live_server.url}/r/events/event/new/")
    fill(page, name="四城港口安全线上对话会", begins="2026-11-24", hosts="市外办", participants="30")
    page.locator("select[name=kind]").select_option("dialogue")
    page.locator("select[name=mode]").select_option("online")
    choose(page, "select[name=city]", "澜港")
    guests = page.locator("[data-rows=guests]")
    for number, city in enumerate(CITIES):
        if not page.locator(f"[name=guests-{number}-called]").count():
            guests.locator("[data-add]").click()
        page.locator(f"[name=guests-{number}-called]").fill(f"{city}港务局")
        choose(page, f"select[name=guests-{number}-city]", city)
    save(page)
    expect(page).to_have_url(EVENT)
    return page.url


def scheduled(page):
    """The slot that begins at three in the afternoon here, after noon in Kochi, in the morning in Lübeck."""
    page.get_by_role("link", name="跨时区选时间").click()
    warned = page.locator(".notice.warn")
    for city in ("科钦", "达尔文"):
        expect(warned.filter(has_text=city)).to_contain_text("不是整小时")
    first = page.locator(".slot").first
    for city, clock in zip(("澜港", *CITIES), ("15:00", "12:30", "15:00", "08:00", "16:30"), strict=True):
        expect(first.locator("li", has_text=city)).to_contain_text(clock)
    first.get_by_role("button").click()
    expect(page).to_have_url(EVENT)


def test_a_dialogue_with_four_cities_is_scheduled_held_and_followed(page, dialogue, live_server):
    advice = page.locator("aside.side")
    expect(advice).to_contain_text("属于国际会议")
    expect(advice).to_contain_text("2026-10-25")  # thirty days ahead, online as on site
    scheduled(page)
    expect(page.locator("#prepare")).to_contain_text("2026-11-24 12:30 科钦")
    expect(page.locator("#spillover")).to_have_count(0)

    page.set_viewport_size({"width": 390, "height": 844})  # at the door, with a phone
    page.get_by_role("link", name="嘉宾签到").click()
    for number, city in enumerate(CITIES[:3], 1):
        page.get_by_role("button", name=f"{city}港务局").click()
        expect(page.locator(".arrivals b")).to_have_text(str(number))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 1440, "height": 900})

    page.goto(dialogue + "edit/")
    fill(page, participants="26", outcome="四城交流港口安全经验，商定互换演练方案。")
    page.locator("select[name=status]").select_option("held")
    save(page)
    expect(page).to_have_url(EVENT)
    came = page.locator("#spillover tbody tr")
    expect(page.locator("#spillover")).to_contain_text("尚未登记由本活动促成的事项")

    page.locator("#spillover li", has_text="协议").get_by_role("link", name="添加").click()
    fill(page, number="澜外协〔2026〕29号", title="澜港市与科钦市港口安全合作备忘录", signed_on="2026-11-24")
    page.locator("select[name=status]").select_option("signed")
    choose(page, "select[name=parties-0-city]", "科钦")
    fill(page, **{"obligations-0-text": "互换应急演练方案", "obligations-0-fulfilled_on": "2026-11-24"})
    save(page)
    expect(page).to_have_url(re.compile(r"/r/agreements/agreement/[0-9a-z]{13}/$"))
    page.locator(".record").get_by_role("link", name="四城港口安全线上对话会").click()
    expect(page).to_have_url(EVENT)
    for told in ("协议签署", "协议履行"):
        expect(came.filter(has_text=told).locator("td")).to_have_text(["1", "—", "—", "—", "1"])
    came.filter(has_text="协议签署").get_by_role("link", name="1").first.click()
    expect(page.locator("tbody td.t")).to_have_text([re.compile("科钦市港口安全合作备忘录")])
    page.goto(f"{live_server.url}/reports/statistics/came_agreements_signed/?year=2026&by=event")
    expect(page.locator("tbody tr", has_text="四城港口安全线上对话会").locator("td.now")).to_have_text("1")
