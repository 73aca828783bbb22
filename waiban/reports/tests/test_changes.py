"""How a change is told: in percent while that says something, beyond that as from what to what."""

import pytest
from django.utils import translation

from waiban.reports.declare import Measure
from waiban.reports.sheet import _rate
from waiban.reports.telling import _moved, change

MEASURE = Measure("visits")


@pytest.mark.parametrize(("before", "now", "said", "rate"), [
    (3, 33, "由3增至33", "同期的11倍"), (5, 17, "由5增至17", "同期的3.4倍"), (4, 6, "增长50.0%", "50.0%"),
    (10, 30, "增长200.0%", "200.0%"), (4, 1, "下降75.0%", "−75.0%"), (4, 4, "持平", ""),
])  # fmt: skip
def test_what_has_leapt_is_told_in_numbers_and_not_in_percent(before, now, said, rate):
    with translation.override("zh-hans"):
        moved = change(MEASURE, now, before)
        assert (_moved(MEASURE, moved, named=False), moved.rate) == (said, rate)


def test_the_workbook_keeps_percent_as_numbers_and_leaps_as_words():
    with translation.override("en"):
        assert _rate(change(MEASURE, 6, 4)) == 50.0
        assert _rate(change(MEASURE, 33, 3)) == "11 times last year's"
        assert _rate(change(MEASURE, 0, 4)) == -100.0


def test_nothing_last_year_gives_no_rate():
    assert change(MEASURE, 12, 0) is None
