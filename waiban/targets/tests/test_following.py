"""A promise that names nothing is about what the one before it names; one said again begins when the other is due."""

import datetime as dt

import pytest

from waiban.rulebook.tests.book import from_now_on
from waiban.targets import operations, readings

from . import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return making.Office()


def gauges_of(text: str) -> list:
    return [promise.gauge for promise in readings.promises(making.draft(text))]


def test_the_people_counted_are_those_of_the_course_before(office):
    courses, people = gauges_of("举办外事翻译培训班4期，培训500人次")
    assert courses.words == people.words == ["外事翻译"]
    assert (people.way, people.column, people.quantity) == ("total", "participants", 500)


def test_the_letter_is_signed_with_the_city_of_the_tie_before(office):
    tie, letter = gauges_of("推动与智利瓦尔帕莱索市建立友好城市关系，力争签署结好意向书")
    assert letter.register == "agreements/agreement" and letter.places == tie.places != []
    assert letter.admit == "every"


def test_a_number_of_its_own_stays_without_the_names_before(office):
    first, *_others, last = [promise.gauge for promise in readings.promises(
        making.draft("推动与智利瓦尔帕莱索市建立友好城市关系", "全年新建友好城市关系3个"))]  # fmt: skip
    assert first.places and last.places == []


def test_the_same_words_for_each_quarter_begin_where_the_quarter_before_ends(office):
    quarters = "扩大国际合作。第一季度：举办友城论坛1场。第二季度：举办友城论坛1场"
    gauges = gauges_of(quarters)
    assert [gauge.since for gauge in gauges] == [None, dt.date(2026, 4, 1)]
    assert operations.repropose(readings.promises(gauges[1].commitment)[0], by=office.clerk).since == dt.date(
        2026, 4, 1
    )


def test_how_many_make_a_pool_is_the_offices_own_value(office):
    (pool,) = gauges_of("建立全市外语人才库")
    assert pool.quantity == 1  # in a rulebook without the value


def test_the_office_sets_how_many_make_a_pool_where_the_book_does_not(office, rulebook):
    from_now_on("L-03", 45, "2026-01-01", "pool")
    assert [gauge.quantity for gauge in gauges_of("建立全市外语人才库")] == [45]
    assert [gauge.quantity for gauge in gauges_of("建立全市外语人才库，入库300人以上")] == [300]


def test_a_short_name_means_what_the_book_says_it_stands_for(office):
    _pool, course = gauges_of("建立全市“三外”（外语、外事类）人才库；组织开展全市“三外”人才队伍培训工作")
    assert course.words == ["三外|外语|外事"]
