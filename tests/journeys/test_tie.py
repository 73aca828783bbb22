"""A tie goes through all its stages to the signature, and the two promises it serves move with it."""

import re

import pytest
from playwright.sync_api import expect

from .test_consul import fill
from .test_officer import words

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
ONE, THREE = "推动与智利瓦尔帕莱索市缔结友好城市关系", "新增友城关系3对"
REACHED = ("接触", "意向书", "市政府研究", "人大")
FROM_CONTACT = (
    ("intent", "2026-11-20", "友好城市关系意向书"),
    ("internal_decision", "2026-11-20", "市政府常务会议纪要〔2026〕31号"),
    ("peoples_congress", "2026-11-21", "市人大常委会决议"),
    ("province_review", "2026-11-21", "省外办〔2026〕97号"),
    ("cpaffc_review", "2026-11-22", "友协函〔2026〕70号"),
    ("approved", "2026-11-23", "友协批〔2026〕22号"),
    ("signed", "2026-11-24", "友好城市关系协议书"),
    ("in_force", "2026-11-24", ""),
)
INTENT = "推动与厄瓜多尔瓜亚基尔市签署结好意向书"
COMING = (
    ("province_review", "2026-10-09", "省外办〔2026〕88号"),
    ("cpaffc_review", "2026-10-30", "友协函〔2026〕61号"),
    ("approved", "2026-11-12", "友协批〔2026〕19号"),
    ("signed", "2026-11-20", "友好城市关系协议书"),
    ("in_force", "2026-11-24", ""),
)


def reached(page, tie: str, number: int, stage: str, on: str, document: str) -> None:
    """The officer adds one stage with its day and paper, and the record shows how far it has come."""
    page.goto(tie + "edit/")
    lines = page.locator("[data-rows=stages]")
    if not page.locator(f"[name=stages-{number}-stage]").count():
        lines.locator("[data-add]").click()
    page.locator(f"[name=stages-{number}-stage]").select_option(stage)
    fill(page, **{f"stages-{number}-on": on, f"stages-{number}-document": document})
    page.wait_for_load_state("networkidle")
    page.locator("[data-save]").click()
    expect(page).to_have_url(tie)
    expect(page.locator(".steps .on")).to_contain_text(on)
    expect(page.locator(".steps .y")).to_have_count(number + 1)


def test_a_tie_goes_from_the_first_contact_to_the_signature_and_the_two_promises_it_serves_move(
    page, enter, live_server
):
    at = live_server.url
    enter("闻疏樵")
    page.goto(f"{at}/book/")
    expect(words(page, INTENT)).to_have_class(re.compile(r"\bmoving\b"))
    expect(words(page, THREE)).to_have_class(re.compile(r"\bbehind\b"))
    page.goto(f"{at}/r/sistercities/tie/?q=瓜亚基尔")
    page.locator("tbody td.t a").first.click()
    tie = page.url
    expect(page.locator(".steps .y")).to_have_count(1)
    expect(page.locator(".steps .on")).to_contain_text("接触")
    page.goto(tie + "edit/")
    page.locator("[name=kind]").select_option("friendship")
    page.wait_for_load_state("networkidle")
    page.locator("[data-save]").click()
    expect(page).to_have_url(tie)

    page.goto(f"{at}/r/agreements/agreement/?q=瓜亚基尔市建立友好城市关系意向书")
    page.locator("tbody td.t a").first.click()
    intent = page.url
    page.goto(intent + "edit/")
    page.locator("[name=status]").select_option("signed")
    fill(page, signed_on="2026-11-20")
    page.wait_for_load_state("networkidle")
    page.locator("[data-save]").click()
    expect(page).to_have_url(intent)
    for number, (stage, on, document) in enumerate(FROM_CONTACT, 1):
        reached(page, tie, number, stage, on, document)
        if stage == "intent":  # the letter is signed: one promise is kept, the other still waits for the tie
            page.goto(f"{at}/book/")
            expect(words(page, INTENT)).to_have_class(re.compile(r"\b(done|early)\b"))
            expect(words(page, THREE)).to_have_class(re.compile(r"\bbehind\b"))
    page.goto(f"{at}/book/")
    expect(words(page, THREE)).to_have_class(re.compile(r"\b(done|early)\b"))
    words(page, THREE).click()
    expect(page.locator("#panel")).to_contain_text("瓜亚基尔")


def test_a_tie_half_way_goes_on_to_the_signature_and_two_promises_move_with_it(page, enter, live_server):
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
        reached(page, tie, number, stage, on, document)
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
