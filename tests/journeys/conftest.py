"""Debian's Chromium against a live server; what the browser complains about or asks of the outside is a failure."""

import datetime as dt
import os
import re
import sqlite3
from urllib.parse import urlsplit

import pytest
from django.db import connection

from demo import load, tables

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


@pytest.fixture(scope="session")
def browser_type_launch_args():
    if not os.path.exists(CHROMIUM):
        pytest.skip(f"Chromium is not at {CHROMIUM}: journeys in a browser were not tried.")
    return {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args():
    return {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "viewport": {"width": 1440, "height": 900}}


REFUSED = re.compile(r"status of (403|409|413|422)")  # pages that say in a sentence what cannot be done


def _complains(message) -> bool:
    return message.type == "error" and not REFUSED.search(message.text)


@pytest.fixture(autouse=True)
def quiet_browser(context, live_server):
    """After each journey: no error in the browser's console, no refused style or script, no address but ours."""
    said, asked, ours = [], set(), urlsplit(live_server.url).netloc
    context.on("weberror", lambda error: said.append(str(error.error)))
    context.on("console", lambda message: _complains(message) and said.append(message.text))
    context.on("request", lambda request: asked.add(urlsplit(request.url)))
    yield said
    outside = {url.geturl() for url in asked if url.scheme in ("http", "https", "ws") and url.netloc != ours}
    assert not outside, f"Asked outside the office's network: {outside}"
    assert not said, f"The browser complained: {said}"


@pytest.fixture(scope="session")
def filled_city(django_db_setup, django_db_blocker):
    """The invented city, filled once and kept aside: every journey begins with it as it was."""
    with django_db_blocker.unblock():
        load.fill(say=lambda _line: None)
        connection.ensure_connection()
        kept = sqlite3.connect(":memory:", check_same_thread=False)
        connection.connection.backup(kept)
        connection.connection.rollback()
    yield kept
    kept.close()


@pytest.fixture
def city(transactional_db, filled_city, settings):
    """The demonstration city on its day, with its sign-in by one click."""
    settings.DEMO, settings.TODAY = True, tables.TODAY
    connection.ensure_connection()
    filled_city.backup(connection.connection)
    return dt.date.isoformat(tables.TODAY)


@pytest.fixture
def enter(page, live_server, city):
    """enter("闻疏樵") takes her place at the sign-in page of the demonstration."""

    def take(name: str, page=page):
        page.goto(f"{live_server.url}/sign-in/")
        page.get_by_role("button", name=name).first.click()
        page.wait_for_url(lambda url: "/sign-in/" not in url)
        return page

    return take


@pytest.fixture
def sign_in(context, live_server, client):
    """sign_in(person) puts the person's session into the browser; the sign-in page has its own journey."""

    def enter(person):
        client.force_login(person)
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])

    return enter
