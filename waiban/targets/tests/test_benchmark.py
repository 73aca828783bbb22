"""The benchmark of the self-assessment: what the register of figures knows of the city that the book names."""

import pytest

from waiban.targets import assessment

from . import making

pytestmark = pytest.mark.django_db

FORUM = "6月底前举办国际友城论坛"


@pytest.fixture
def book():
    making.Office()
    book = making.draft(FORUM)
    book.benchmark_city, book.benchmark_value = "锡尼什市", "友好港合作走在前列"
    making.keep(book)
    return making.issue(book)[0].book


def told(book):
    return assessment.draft(book, making.DAY)["benchmark"]


def test_without_figures_of_the_city_the_paper_says_what_is_missing(book):
    assert told(book)["missing"] == ["标杆数据的来源、日期和比较方法尚未登记。"]


def test_source_date_and_method_come_from_the_figures_of_that_city(book):
    making.figure("友好港数量", 28, "2024-12-31", unit="对", whose="benchmark", method="旧口径")
    making.figure("友好港数量", 32, "2025-12-31", unit="对", whose="benchmark", method="签署备忘录即计入")
    making.figure("友好港数量", 21, "2026-05-31", unit="对")  # our own
    making.figure("友好港数量", 40, "2026-08-31", unit="对", whose="benchmark", method="以后的数")
    found = told(book)
    assert found["source"] == "友好港数量32对（统计年报）" and found["missing"] == []
    assert (found["date"], found["method"]) == ("2025-12-31", "友好港数量：签署备忘录即计入")


def test_a_figure_that_compares_with_limits_says_so_and_one_without_method_is_asked_for_it(book):
    making.figure("国际会议", 12, "2025", unit="场", whose="benchmark", comparability="limited", method="含线上会议")
    making.figure("国际航线", 9, "2025", unit="条", whose="benchmark")
    found = told(book)
    assert found["method"] == "国际会议：含线上会议（部分可比）" and found["date"] == "2025"
    assert found["missing"] == ["“国际航线”没有写明统计口径和方法。"]
