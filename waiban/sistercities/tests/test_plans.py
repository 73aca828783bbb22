"""What a plan foresees with a partner city is open, overdue, done or dropped, on any day."""

import datetime as dt

import pytest

from waiban.register.declare import catalogue
from waiban.sistercities.models import PlannedExchange
from waiban.sistercities.tests.factories import PlannedExchangeFactory

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 11, 24)


def on_list(segment: str, day: dt.date = DAY) -> set:
    return set(catalogue["sistercities/plannedexchange"].segment(segment).narrow(PlannedExchange.objects.all(), day))


def test_an_item_is_open_until_it_is_done_and_overdue_after_its_date():
    late, done = PlannedExchangeFactory(), PlannedExchangeFactory(done=True)
    ahead = PlannedExchangeFactory(planned_for="2026-12")
    assert on_list("done") == {done} and on_list("open") == {late, ahead} and on_list("overdue") == {late}
    assert on_list("open", dt.date(2026, 9, 1)) == {late, done, ahead} and not on_list("overdue", dt.date(2026, 9, 1))


def test_what_was_dropped_is_neither_open_nor_overdue():
    dropped = PlannedExchangeFactory(dropped="对方换届")
    assert on_list("dropped") == {dropped} and not on_list("open") and not on_list("overdue")
