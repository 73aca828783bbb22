"""What a firm looks for becomes a meeting, an agreement and a project, and when that is stuck a leader is asked once."""

import re

import pytest
from playwright.sync_api import expect

from .test_consul import fill
from .test_officer import choose, words

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CONTRACTS = "国际合作项目签约"


def saved(page, register: str) -> str:
    page.wait_for_load_state("networkidle")  # what was typed has been looked through
    page.locator("[data-save]").click()
    expect(page).to_have_url(re.compile(rf"/r/{register}/[0-9a-z]{{13}}/$"))
    return page.url


def counted(page, at: str) -> int:
    """How many contracts the book counts."""
    page.goto(f"{at}/book/")
    words(page, CONTRACTS).click()
    return int(re.search(r"\d+", page.locator("#panel .figure").inner_text())[0])


def test_a_firms_need_becomes_a_meeting_an_agreement_and_a_project_that_is_escalated_once(page, enter, live_server):
    at = live_server.url
    enter("尹禾络")
    before = counted(page, at)
    page.goto(f"{at}/r/services/need/new/")
    fill(page, number="需101", subject="寻找浮式风电系泊系统测试伙伴", sector="海洋装备", raised_on="2026-11-02")
    choose(page, "select[name=organisation]", "远澜")
    choose(page, "select[name=country]", "巴西")
    need = saved(page, "services/need")
    expect(page.locator("#proposals .ev").first).to_contain_text("浮式风电系泊系统")

    page.locator("#proposals .btns a").click()
    best = page.locator("tbody tr").first
    expect(best).to_contain_text("塔瓜里海工公司")
    for reason in ("同一行业", "词语相同", "巴西"):
        expect(best).to_contain_text(reason)
    best.get_by_role("button", name="对接").click()
    expect(page).to_have_url(re.compile(r"/r/services/match/[0-9a-z]{13}/$"))
    match = page.url
    expect(page.locator(".record")).to_contain_text("词语相同")
    page.goto(match + "edit/")
    fill(page, met_on="2026-11-24", agreed_on="2026-11-24")
    page.locator("select[name=outcome]").select_option("agreed")
    saved(page, "services/match")

    page.goto(f"{at}/r/agreements/agreement/new/")
    fill(page, number="澜外协〔2026〕41号", title="浮式风电系泊联合测试国际合作项目合同", signed_on="2026-11-24")
    page.locator("select[name=kind]").select_option("contract")
    page.locator("select[name=status]").select_option("signed")
    choose(page, "select[name=parties-0-organisation]", "塔瓜里")
    agreement = saved(page, "agreements/agreement")
    page.goto(match + "edit/")
    choose(page, "select[name=led_to]", "系泊联合测试")
    saved(page, "services/match")
    expect(page.locator(".record")).to_contain_text("浮式风电系泊联合测试国际合作项目合同")
    page.goto(agreement)
    expect(page.get_by_role("heading", name="由供需对接促成")).to_be_visible()
    assert counted(page, at) == before + 1

    page.goto(agreement)
    page.get_by_role("heading", name="项目").get_by_role("link", name="添加").click()
    fill(page, name="浮式风电系泊联合测试项目", sector="海洋装备")
    choose(page, "select[name=investor]", "塔瓜里")
    choose(page, "select[name=country]", "巴西")
    page.locator("[name=stages-0-stage]").select_option("signed")
    fill(page, **{"stages-0-on": "2026-11-24"})
    project = saved(page, "projects/project")
    expect(page.locator(".steps .on")).to_contain_text("2026-11-24")

    page.get_by_role("heading", name="顶格推进").get_by_role("link", name="添加").click()
    fill(
        page, subject="系泊测试海域用海许可协调", why="用海许可须三部门会签。", task="三部门会签", task_due="2026-12-10"
    )
    choose(page, "select[name=asked_of]", "祝庭屿")
    page.locator("[name=steps-0-stage]").select_option("raised")
    fill(page, **{"steps-0-on": "2026-11-24"})
    matter = saved(page, "projects/matter")
    page.goto(project)
    expect(page.locator(".record")).to_contain_text("系泊测试海域用海许可协调")
    page.goto(f"{at}/work/")
    expect(page.locator("main")).to_contain_text("系泊测试海域用海许可协调")
    page.goto(matter + "edit/")
    page.locator("[name=steps-1-stage]").select_option("resolved")
    fill(page, **{"steps-1-on": "2026-11-24"})
    saved(page, "projects/matter")
    expect(page.locator(".steps .on")).to_contain_text("2026-11-24")

    page.goto(need)
    expect(page.locator(".record")).to_contain_text("浮式风电系泊系统联合测试")  # its match stands on its page
    page.goto(f"{at}/r/services/match/?segment=agreed&q=系泊")
    expect(page.locator("tbody tr")).to_have_count(1)
