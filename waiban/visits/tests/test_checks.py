"""Guests of ministerial rank are reported before they come and in writing afterwards."""

import pytest

from waiban.rulebook.tests.book import said_of
from waiban.visits.models import Visit

pytestmark = pytest.mark.usefixtures("rulebook")


def test_a_minister_is_reported_and_a_director_is_not():
    minister = {"rank": "minister_governor"}
    assert said_of(Visit(**minister)) == said_of(Visit(**minister, status="received")) == ["F-21"]
    assert (
        said_of(Visit(**minister, approval="1号")) == said_of(Visit(**minister, status="received", report="已报")) == []
    )
    assert said_of(Visit(rank="director")) == []
