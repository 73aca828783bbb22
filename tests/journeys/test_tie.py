"""A tie goes through all its stages to the signature, and the two promises it serves move with it."""

import re

import pytest
from playwright.sync_api import expect

from .test_consul import fill
from .test_officer import words

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
ONE, THREE = "推动与智利瓦尔帕莱索市缔结友好城市关系", "新增友城关系3对"
REACHED = ("接触", "意向书", "市政府研究", "人大")
COMING = (
    ("province_review", "2026-10-09", "省外办〔2026〕88号"),
    ("cpaffc_review", "2026-10-30", "友协函〔2026〕61号"),
    ("approved", "2026-11-12", "友协批〔2026〕19号"),
    ("signed", "2026-11-20", "友好城市关系协议书"),
    ("in_force", "2026-11-24", ""),
)


def test_a_tie_goes_through_all_its_stages_and_two_promises_move_with_it(page, enter, live_server):
    at = live_server.url
    enter("闻疏樵")
    page.goto(f"{at}/book/")
    expect(words(page, ONE)).to_have_class(re.compile(r"\bmoving\b"))
    expect(words(page, THREE)).not_to_have_class(re.compile(r"\b(done|early)\b"))
    page.goto(f"{at}/r/sistercities/tie/?q=瓦尔帕莱索")
    page.locator("tbody td.t a").first.click()
    tie = page.url
    expect(page.locator(".steps .y")).to_have_count(len(REACHED))
    for number, (stage, on, document) in enumerate(COMING, len(REACHED)):
        page.goto(tie + "edit/")
        page.locator(f"[name=stages-{number}-stage]").select_option(stage)
        fill(page, **{f"stages-{number}-on": on, f"stages-{number}-document": document})
        page.locator("[data-save]").click()
        expect(page).to_have_url(tie)
        expect(page.locator(".steps .on")).to_contain_text(on)
        expect(page.locator(".steps .y")).to_have_count(number + 1)
        if stage == "approved":
            page.goto(f"{at}/book/")
            expect(words(page, ONE)).to_have_class(re.compile(r"\bmoving\b"))
    page.goto(tie)
    expect(page.locator(".serves")).to_contain_text(ONE[:12])
    expect(page.locator(".serves")).to_contain_text("新增友城")
    page.goto(f"{at}/book/")
    for promise in (ONE, THREE):
        expect(words(page, promise)).to_have_class(re.compile(r"\b(done|early)\b"))
        expect(words(page, promise).locator(".since")).to_have_count(1)
