"""The invented city's book reads on its day as the table beside its tables says, promise by promise."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.utils import translation

from demo.tables import CITY, TODAY
from waiban.targets import books, evidence, readings, recount
from waiban.targets.models import State

pytestmark = pytest.mark.django_db

ROW = re.compile(r"^\| (C\d\d) \| .*? \| (.*?) \| (.*?) \|$", re.M)
TABLE = {number: (proof, said) for number, proof, said in ROW.findall((CITY / "README.md").read_text("utf-8"))}
NO_REGISTER = "no register yet"

# Records that the table names as proof
PROVED = {
    "C01": ["海登贝克分拨中心项目推进会"],
    "C02": ["海登贝克物流集团东北亚分拨中心项目"],
    "C03": ["海登贝克物流集团、澜港港务集团、远澜航运集团战略合作框架协议"],
    "C07": ["2026澜港国际港口城市论坛"],
    "C10": ["“港通拉美”经贸对接会"],
    "C11": ["澜港国际商会与智利中岸商会合作备忘录", "塔瓜里深水浮体联合制造国际合作项目合同"],
    "C14": ["澜港市国际友城工作五年（2026-2030年）规划"],
    "C17": ["锡尼什·友好合作城市"],
    "C18": ["撒马尔罕·友好合作城市", "锡尼什·友好合作城市"],
    "C20": ["太平洋岛国青年看澜港活动"],
    "C31": ["交通枢纽、旅游景区外语标识使用情况调查"],
    "C35": ["澜港市公共场所外语标识管理规范"],
    "C36": ["澜港市港航友城合作三年行动方案（2026-2028年）"],
    "C39": ["港口减碳课题研究"],
    "C40": ["港航友城青年创新大赛"],
}
ONE_DEED_ONE_RECORD = ("C02", "C03", "C10", "C14", "C17", "C20", "C31", "C35", "C36", "C39", "C40")


@pytest.fixture(scope="module")
def read(_laid_in, django_db_blocker):
    """The readings by the promises' numbers, on the city's day."""
    with django_db_blocker.unblock():
        found = readings.current(books.newest(), TODAY)
        return {f"C{n:02}": reading for n, reading in enumerate(found.values(), 1)}


def test_the_table_has_all_forty_promises():
    assert sorted(TABLE) == [f"C{number:02}" for number in range(1, 41)]


@pytest.mark.parametrize("number", TABLE)
def test_each_promise_reads_as_the_table_says(read, number):
    reading, (_proof, expected) = read[number], TABLE[number]
    if expected == NO_REGISTER:
        assert (reading.state, reading.value, reading.evidence) == (State.UNMEASURED, None, [])
        return
    with translation.override("zh-hans"):
        state, _comma, value = expected.partition(", ")
        assert reading.get_state_display() == state
    if value:
        assert [int(part) for part in value.split(" of ")] == [reading.value, reading.wanted]
    if number in ONE_DEED_ONE_RECORD:
        assert reading.count == 1


@pytest.mark.parametrize("number", PROVED)
def test_the_records_the_table_names_are_its_evidence(city, number):
    found = [str(e.record) for e in evidence.evidence(city[number], TODAY, limit=500)]
    assert set(PROVED[number]) <= set(found)


@pytest.mark.parametrize("number, stage", [("C04", "registered"), ("C16", "peoples_congress"), ("C38", "signed")])
def test_what_is_not_done_shows_the_stage_it_reached(read, number, stage):
    assert read[number].stage == stage and stage in TABLE[number][0]


@pytest.mark.parametrize("number, day", [("C13", "2026-11-27"), ("C15", "2026-12-10"), ("C19", "2026-12-05")])
def test_what_is_planned_is_the_next_date(read, number, day):
    assert str(read[number].next_on) == day


def test_on_30_june_the_book_stood_as_its_records_say(city):
    day = dt.date(2026, 6, 30)
    found = {number: readings.as_of(promise, day)[promise.pk] for number, promise in city.items()}
    assert {number: found[number].value for number in ("C05", "C09", "C19", "C28", "C37")} == {
        "C05": 7, "C09": 3, "C19": 7, "C28": 5, "C37": 4,
    }  # fmt: skip
    for number in ("C10", "C20", "C35", "C40"):
        assert found[number].value == 0 and found[number].state in (State.NONE, State.MOVING)
    assert found["C04"].state == State.MOVING and found["C07"].state == State.EARLY
    assert found["C40"].due == dt.date(2026, 9, 30)  # amended only in September


def test_counted_again_from_the_raw_rows_nothing_differs(city):
    book = next(iter(city.values())).book
    assert recount.recount(TODAY, [book]) == []
    assert recount.recount(dt.date(2026, 6, 30), [book]) == []


def test_the_table_is_read_where_it_stands():
    assert Path(CITY / "README.md").exists() and len({said for _proof, said in TABLE.values()}) > 6
