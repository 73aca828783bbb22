"""One table of arrivals and departures yields the cars by time and place, and the rooms by night and kind."""

import datetime as dt
import io
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from django.core.exceptions import ValidationError

from waiban.accounts.tests.factories import UserFactory
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.rulebook.models import Rule
from waiban.rulebook.tests.book import from_now_on, rulebook  # noqa: F401
from waiban.visits import logistics
from waiban.visits.models import Guest

from .factories import VisitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rulebook")]
HERE = ZoneInfo("Asia/Shanghai")


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 5, day, hour, minute, tzinfo=HERE)


@pytest.fixture
def visit():
    visit = VisitFactory(arrives="2026-05-12", leaves="2026-05-15")
    airport = {"arrives_where": "澜港机场", "leaves_where": "澜港机场", "leaves_at": at(15, 10)}
    members = [
        Guest(name="团长", arrives_at=at(12, 14), arrives_by="CL101", room="suite", **airport),
        Guest(name="随行甲", people=5, arrives_at=at(12, 14, 30), arrives_by="CL103", room="twin", **airport),
        Guest(name="随行乙", arrives_at=at(13, 0, 20), arrives_by="CL205", room="twin", **airport),
        Guest(
            name="翻译",
            arrives_at=at(12, 14, 10),
            arrives_where="澜港站",
            arrives_by="G7",
            room="none",
            **{"leaves_at": at(14, 9), "leaves_where": "澜港站"},
        ),
        Guest(name="待定", people=2),
    ]
    return records.save(visit, by="test", rows={"members": members})


def test_who_arrives_near_each_other_at_one_place_shares_the_cars(visit):
    rides = [(r.way, r.where, r.people, dict(r.cars)) for r in logistics.plan(visit).rides]
    assert rides[:3] == [
        ("arrives", "澜港机场", 6, {"商务车": 1}), ("arrives", "澜港站", 1, {"轿车": 1}), ("arrives", "澜港机场", 1, {"轿车": 1})
    ]  # fmt: skip
    assert ("leaves", "澜港机场", 7, {"中巴": 1}) in rides


def test_seats_and_the_time_people_wait_are_the_rulebooks_word(visit):
    from_now_on("P-10", 4, "2020", key="van")
    from_now_on("P-10", 20, "2020", key="wait")
    first = logistics.plan(visit).rides[0]
    assert first.people == 1 and dict(first.cars) == {"轿车": 1}
    Rule.objects.get(number="P-10").delete()
    assert not any(ride.cars for ride in logistics.plan(visit).rides)  # nothing is made up where the book says nothing


@pytest.mark.parametrize(
    ("people", "cars"), [(1, {"s": 1}), (4, {"m": 1}), (7, {"m": 1, "s": 1}), (13, {"m": 2, "s": 1}), (0, {})]
)
def test_as_few_cars_as_carry_everybody_and_the_last_as_small_as_it_may_be(people, cars):
    assert dict(logistics.cars_for(people, [(3, "s"), (6, "m")])) == cars
    assert logistics.cars_for(people, []) == []


def test_rooms_are_counted_by_night_and_kind(visit):
    nights = {night.day.day: night.rooms for night in logistics.plan(visit).nights}
    assert nights == {
        12: {"suite": (1, 1), "twin": (3, 5)}, 13: {"suite": (1, 1), "twin": (3, 6)}, 14: {"suite": (1, 1), "twin": (3, 6)}
    }  # fmt: skip


def test_what_is_not_noted_yet_is_told(visit, client):
    assert [one.name for one, _gaps in logistics.plan(visit).unknown] == ["待定"]
    client.force_login(UserFactory(assessor=True))
    page = client.get(f"/visits/{visit.code}/arrivals/").content.decode()
    assert "待定" in page and "CL101" in page and "edit/" not in page
    assert f"/visits/{visit.code}/arrivals/" in client.get(catalogue.of(visit).address(visit)).content.decode()


def test_cars_and_rooms_are_taken_away_as_papers_without_what_is_private(visit, client):
    client.force_login(UserFactory())
    answer = client.get(f"/visits/{visit.code}/arrivals/xlsx/")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["用车", "住房"] and "CL101、CL103" in [cell.value for cell in book["用车"][2]]
    for ending, begins in (("docx", b"PK"), ("pdf", b"%PDF")):
        assert client.get(f"/visits/{visit.code}/arrivals/{ending}/").content.startswith(begins)
    assert client.get(f"/visits/{visit.code}/arrivals/exe/").status_code == 404


def test_a_visit_without_times_is_told_what_to_do(client):
    client.force_login(UserFactory())
    assert "抵达" in client.get(f"/visits/{VisitFactory().code}/arrivals/").content.decode()


def test_nobody_leaves_before_arriving(visit):
    with pytest.raises(ValidationError):
        records.save(visit, by="test", rows={"members": [Guest(name="甲", arrives_at=at(12, 14), leaves_at=at(12, 9))]})
