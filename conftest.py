"""What all tests share: a skip is a failure where the gate says so, and files of tests never touch the office's."""

import gc
import os
import tempfile
from collections import Counter
from importlib import import_module
from zlib import crc32

import pytest
from django.conf import settings
from django.db import connection
from django.utils import translation

DESK = os.environ.get("WAIBAN_DESK") == "1"  # said by `make test` away from the gate
STRICT = os.environ.get("WAIBAN_NO_SKIPS") == "1"
pytest_plugins = ["waiban.targets.tests.city", "waiban.rulebook.tests.book"]
files = tempfile.TemporaryDirectory(prefix="waiban-test-")


def pytest_configure():
    settings.MEDIA_ROOT = files.name
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cache"  # who is signed in is asked at every page
    settings.WHITENOISE_AUTOREFRESH = True  # else every test's first request lists all static files


def pytest_collection_modifyitems(config, items):
    """At the desk a test marked so meets one in so many of its cases, each test others of the registers."""
    if not DESK:
        return
    met, kept, left = Counter(), [], []
    for item in items:
        mark, test = item.get_closest_marker("desk"), item.nodeid.partition("[")[0]
        (kept if mark is None or _is_turn(met[test], *mark.args, first=crc32(test.encode())) else left).append(item)
        met[test] += 1
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def _is_turn(number: int, of: int, first: int) -> bool:
    """One in each row of `of` cases, the next row's a place further on."""
    return of > 0 and (number + number // of + first) % of == 0


def pytest_collection_finish():
    """What the product and its tests are made of stays: the collector need not walk through it (config/wsgi.py)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_unconfigure():
    files.cleanup()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Tables are made from the models (that migrations give the same: tests/structure), the index of words beside them."""
    words = import_module("waiban.register.migrations.0001_initial")
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        words.add_index(None, editor)


@pytest.fixture(autouse=True)
def own_language():
    """A page asked for in English leaves no English behind for the next test."""
    yield
    translation.activate(settings.LANGUAGE_CODE)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if STRICT and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"Skipped where nothing may be skipped: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def _nothing_kept():
    """What a test writes is taken back after it, numbers of changes with it: no page outlives its test."""
    from waiban.rulebook import values
    from waiban.targets import kept

    kept.forget()
    values.forget()
