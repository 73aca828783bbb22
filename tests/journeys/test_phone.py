"""On a phone between two meetings: from my work to a promise of mine, its evidence, and a remark that stays."""

import re

import pytest
from playwright.sync_api import expect

from waiban.targets.models import Remark

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PROMISE = "推动韩国诺昂公司储能材料二期项目9月底前开工建设"
WORDS = "11月28日与规划部门现场会商，12月5日前报齐材料。"
THUMB = 40  # a finger needs as much


@pytest.fixture
def phone(page, enter, live_server):
    """She opens my work on her phone and takes the late promise."""
    page.set_viewport_size({"width": 390, "height": 844})
    enter("尹禾络")
    page.goto(f"{live_server.url}/work/")
    page.locator("main a", has_text=PROMISE).last.click()
    expect(page.locator("#panel q")).to_contain_text(PROMISE)
    return page


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth") <= 390


def test_from_my_work_to_a_remark_on_the_promise(phone):
    panel = phone.locator("#panel")
    expect(panel.locator(".acts")).to_be_in_viewport()
    panel.locator(".say > summary").click()
    expect(panel.locator(".say > summary")).to_be_hidden()
    panel.locator("select[name=kind]").select_option("steps")
    panel.locator("textarea[name=text]").fill(WORDS)
    for part in ("select[name=kind]", "textarea[name=text]", "[data-save]"):
        expect(panel.locator(part)).to_be_in_viewport(ratio=1)
        assert panel.locator(part).bounding_box()["height"] >= THUMB
    size = panel.locator("textarea").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= 16 and fits(phone)  # smaller ones are magnified by the phone, and the page jumps
    panel.locator("[data-save]").click()
    expect(panel.locator("[role=status]")).to_be_in_viewport()
    remark = panel.locator(".remark", has_text=WORDS)
    remark.scroll_into_view_if_needed()
    expect(remark).to_contain_text("下步措施")
    made = Remark.objects.get(text=WORDS)
    assert (made.by, made.kind, str(made.commitment)) == ("尹禾络", Remark.Kind.STEPS, PROMISE) and fits(phone)


def test_who_changes_her_mind_leaves_the_form_and_nothing_is_written(phone):
    before = Remark.objects.count()
    panel = phone.locator("#panel")
    panel.locator(".say > summary").click()
    panel.locator("textarea[name=text]").fill("写错了")
    panel.locator(".say .btns a").click()
    expect(panel.locator("textarea[name=text]")).to_be_hidden()
    assert Remark.objects.count() == before


def test_what_followed_an_escalation_is_read_on_the_phone_and_leads_to_the_matter(phone):
    phone.locator("#panel .pushed a").click()
    expect(phone).to_have_url(re.compile(r"/r/projects/matter/[0-9a-z]{13}/"))
    side = phone.locator("#pushed")
    side.scroll_into_view_if_needed()
    expect(side).to_contain_text(PROMISE)
    expect(side).to_contain_text("30天后")
    assert fits(phone)
    side.get_by_role("link", name=PROMISE).click()
    expect(phone.locator("#panel q")).to_contain_text(PROMISE)
