"""The assessor reads: the book with its evidence, nothing private, nothing to change."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_the_assessor_reads_the_evidence_and_changes_nothing(page, enter, live_server):
    enter("凌墨疏")
    expect(page.locator("[data-commitment]")).to_have_count(40)
    page.locator("[data-commitment]", has_text="深化与拉美国家港口城市").first.click()
    expect(page.locator("#panel .ev").first).to_be_visible()
    expect(page.locator("#panel form")).to_have_count(0)
    page.goto(f"{live_server.url}/r/contacts/person/")
    expect(page.locator("thead")).not_to_contain_text("电话")
    page.locator("tbody td.t a").first.click()
    for private in ("电话", "饮食", "证件"):
        expect(page.locator(".record")).not_to_contain_text(private)
    assert page.goto(page.url + "edit/").status == 403
    assert page.goto(f"{live_server.url}/book/").status == 200
