"""A day's work: what is due, the record behind it, the calendar it stands in, and the address other calendars read; also on a phone."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WIDTHS = [(1440, 900), (390, 844)]


def fits(page) -> bool:
    """Nothing of the page stands beyond its right edge."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture(params=WIDTHS, ids=["desk", "phone"])
def office(request, page, enter, live_server):
    page.set_viewport_size(dict(zip(("width", "height"), request.param, strict=True)))
    enter("闻疏樵")
    return live_server.url


def test_from_what_is_due_to_its_record_and_to_the_day_it_stands_on(page, office):
    page.goto(f"{office}/work/")
    first = page.locator(".card", has_text="我的到期事项").locator("[data-row]").first
    name, day = first.locator("a").inner_text(), first.locator(".num").first.inner_text()
    assert fits(page)
    first.locator("a").click()
    expect(page).to_have_url(re.compile(r"/r/\w+/\w+/[0-9a-z]{13}/|/book/\?c="))
    page.goto(f"{office}/calendar/?day={day}")
    expect(page.locator(".agenda")).to_contain_text(name)
    page.goto(f"{office}/work/")
    page.get_by_role("link", name="我的全部到期事项").click()
    expect(page.locator("[data-row]", has_text=name).first).to_be_visible()
    assert fits(page)


def test_the_calendars_filters_keep_what_is_looked_at(page, office):
    page.goto(f"{office}/calendar/?month=2026-11")
    assert fits(page)
    names = page.locator(".calendar .entry").count()
    page.locator("select[name=register]").select_option("events/event")
    expect(page).to_have_url(re.compile(r"month=2026-11.*register=events"))
    events = page.locator(".calendar .entry").count()
    assert 0 < events < names
    page.get_by_role("link", name="列表", exact=True).click()
    expect(page).to_have_url(re.compile(r"list=2026-11"))
    expect(page).to_have_url(re.compile(r"register=events"))
    tops = {round(select.bounding_box()["y"]) for select in page.locator("form.narrow select").all()}
    assert len(tops) == 1  # on a phone too they stand in one line
    assert fits(page)


def test_an_address_for_other_calendars_is_made_read_and_revoked(page, office):
    page.goto(f"{office}/calendar/")
    page.get_by_role("link", name="订阅").click()
    page.locator("select[name=of]").select_option("person")
    page.get_by_role("button", name="生成地址").click()
    address = office + urlsplit(page.locator("input.address").input_value()).path
    assert fits(page)
    reader = page.context.browser.new_context()  # another program: it is not signed in
    answer = reader.request.get(address)
    assert answer.status == 200 and "BEGIN:VEVENT" in answer.text() and "到期" in answer.text()
    page.locator(".feeds").get_by_role("button", name="撤销").click()
    expect(page.locator("body")).to_contain_text("已撤销")
    assert reader.request.get(address).status == 410
    assert reader.request.get(address.replace(".ics", "x.ics")).status == 404
    reader.close()


def test_a_point_of_the_map_can_be_met_with_a_finger(page, office):
    page.goto(f"{office}/map/")
    circle = page.locator(".points a").first.locator("circle")
    assert circle.bounding_box()["width"] > 15 and fits(page)
    page.locator(".points a").first.click()
    expect(page.locator("#behind [data-row]").first).to_be_visible()
