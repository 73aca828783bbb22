"""The door of the house: in with user name and password, and nobody is let in by one click where real data is."""

import re

import pytest
from playwright.sync_api import expect

from waiban.accounts.tests.factories import UserFactory

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def officer():
    person = UserFactory(username="yu.lan", name="虞岚")
    person.set_password("海风吹过七个码头")
    person.save()
    return person


def test_an_officer_signs_in_and_finds_her_work(page, live_server, officer):
    page.goto(f"{live_server.url}/work/")
    expect(page).to_have_url(re.compile("/sign-in/"))
    page.locator("input[name=username]").fill("yu.lan")
    page.locator("input[name=password]").fill("海风吹过七个码头")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/work/")
    expect(page.locator("body")).to_contain_text("虞岚")


def test_with_real_data_no_role_is_offered_by_one_click(page, live_server, officer):
    page.goto(f"{live_server.url}/sign-in/")
    expect(page.locator("input[type=password]")).to_be_visible()
    expect(page.locator("button[name=person]")).to_have_count(0)
    answer = page.request.post(f"{live_server.url}/sign-in/demo/", form={"person": str(officer.pk)})
    assert answer.status in (403, 404)
