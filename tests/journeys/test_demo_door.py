"""The demonstration's door: one click takes a role, and each role begins where its work is."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_a_leader_begins_with_the_book(page, enter):
    enter("祝庭屿")
    expect(page).to_have_url(re.compile("/book/"))


def test_an_officer_begins_with_her_work(page, enter):
    enter("闻疏樵")
    expect(page).to_have_url(re.compile("/work/"))
    expect(page.locator("main")).to_contain_text("推动与厄瓜多尔瓜亚基尔市签署结好意向书")
