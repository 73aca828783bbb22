"""Ways of measuring: the list of records first, the value from the list."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from waiban.targets import evidence, operations, readings
from waiban.targets.models import State
from waiban.targets.ways import ways

from . import making

pytestmark = pytest.mark.django_db

EVENTS = "举办“潮汐论坛”活动6场"
END = dt.date(2026, 12, 31)


@pytest.fixture
def office():
    return making.Office()


def forums(office, *rows):
    """(day, guests, participants)"""
    for number, (on, guests, people) in enumerate(rows):
        making.event(f"潮汐论坛{number}", on, *(office.countries[iso2] for iso2 in guests), participants=people)


def test_every_way_a_gauge_may_name_is_there():
    from waiban.targets.models import Gauge

    assert set(ways) == set(Gauge.Way.values)


def test_as_many_as_promised_have_happened(office):
    (promise,) = making.issued(EVENTS)
    forums(office, ("2026-03-01", (), 20), ("2026-05-01", (), 30))
    reading = making.read(promise)
    assert (reading.value, reading.wanted, reading.says) == (2, 6, "2 / 6")
    assert [on for _label, _pk, on in reading.evidence] == [202605010, 202603010]  # the newest first


def test_a_column_is_added_up_and_done_on_the_day_enough_had_come(office):
    (promise,) = making.issued(EVENTS, c1={"way": "total", "column": "participants", "quantity": 400})
    forums(office, ("2026-03-01", (), 180), ("2026-05-01", (), 220), ("2026-06-01", (), None))
    reading = making.read(promise)
    assert (reading.value, reading.count, str(reading.done_on), reading.state) == (400, 3, "2026-05-01", State.EARLY)


def test_different_countries_are_counted_once_each_and_records_too(office):
    (promise,) = making.issued(EVENTS, c1={"way": "distinct", "column": "guests__country", "quantity": 3})
    forums(office, ("2026-03-01", ("CL", "EC"), 1), ("2026-05-01", ("EC", "PT"), 1), ("2026-06-01", (), 1))
    reading = making.read(promise)
    assert (reading.value, reading.count, str(reading.done_on)) == (3, 3, "2026-05-01")
    assert len(reading.evidence) == 3


def test_what_is_there_on_the_day_counts_whenever_it_came_and_may_go_again(office):
    (promise,) = making.issued("年内新增友城关系2对", c1={"way": "stock", "segment": "in_force"})
    making.tie(office.cities["瓦尔帕莱索"], ("in_force", "2019-05-01"))
    making.tie(office.cities["锡尼什"], ("in_force", "2026-02-01"), ("lapsed", "2026-09-01"))
    assert [making.read(promise, day).value for day in (making.DAY, END)] == [2, 1]


def test_a_share_is_of_all_records_of_the_list_and_judged_on_its_last_day(office):
    gauge = {"way": "share", "quantity": 60, "where": {"kind": ["contract"]}}
    (promise,) = making.issued("全年促成国际合作项目签约12个", c1=gauge)
    reading = making.read(promise)
    assert (reading.value, reading.state) == (None, State.NONE)  # of nothing there is no share, and nothing is behind
    for number, kind in enumerate(["contract", "contract", "memorandum"]):
        making.agreement(f"{number}号", kind=kind)
    reading = making.read(promise)
    assert (reading.value, reading.state, reading.count) == (Decimal("66.6667"), State.PACE, 2)
    assert making.read(promise, END).state == State.DONE
    making.agreement("9号", "2026-11-01", kind="memorandum")
    making.agreement("10号", "2026-11-01", kind="memorandum")
    assert making.read(promise, dt.date(2027, 1, 5)).state == State.LATE


def test_the_trend_grows_by_the_records_own_dates(office):
    (promise,) = making.issued(EVENTS)
    forums(office, ("2026-05-01", (), 1), ("2026-03-01", (), 1), ("2026-05-01", (), 1))
    assert readings.trend(promise, making.DAY) == [(dt.date(2026, 3, 1), 1), (dt.date(2026, 5, 1), 3)]


def test_a_gauge_is_tried_before_it_is_saved(office):
    (promise,) = making.draft(EVENTS).commitments.all()
    forums(office, ("2026-03-01", ("CL",), 1), ("2026-05-01", (), 1))
    found = evidence.preview(promise.gauge, making.DAY)
    assert (found.count, len(found.records)) == (2, 2)
    promise.gauge.places = [["places/country", office.countries["CL"].pk]]
    assert evidence.preview(promise.gauge, making.DAY).count == 1


@pytest.mark.parametrize(
    "wrong, field",
    [
        ({"way": "guessed"}, "way"),
        ({"way": "share", "register": "*"}, "way"),
        ({"way": "total", "column": "name"}, "column"),
        ({"way": "distinct", "column": "nothing"}, "column"),
        ({"segment": "dreamt"}, "segment"),
        ({"where": {"secret": ["x"]}}, "where"),
        ({"where": ["kind"]}, "where"),
        ({"places": [["places/moon", 1]]}, "places"),
        ({"quantity": Decimal(0)}, "quantity"),
        ({"since": dt.date(2026, 9, 1), "until": dt.date(2026, 3, 1)}, "until"),
    ],
)
def test_a_gauge_asks_only_what_its_register_can_answer(office, wrong, field):
    (promise,) = making.draft(EVENTS).commitments.all()
    with pytest.raises(ValidationError) as told:
        operations.change_gauge(promise.gauge, by="test", **wrong)
    assert field in told.value.message_dict


def test_a_private_column_is_never_asked(office):
    (promise,) = making.draft(EVENTS).commitments.all()
    for wrong in ({"where": {"phone": ["1"]}}, {"way": "distinct", "column": "phone"}):
        with pytest.raises(ValidationError):
            operations.change_gauge(promise.gauge, by="test", register="contacts/person", segment="", **wrong)
