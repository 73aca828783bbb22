"""Days, countries and people of a trip on duty, and what is due before and after it."""

import pytest

from waiban.kernel.dates import as_partial
from waiban.places.models import Country
from waiban.places.tests.factories import CountryFactory
from waiban.rulebook.tests.book import from_now_on, sentences_of
from waiban.rulebook.tests.book import said_of as everything_said_of
from waiban.trips.models import Member, Stop, Trip
from waiban.trips.tests.factories import MemberFactory, TripFactory

pytestmark = pytest.mark.usefixtures("rulebook")
HERE = {"T-2", "T-4", "T-6", "T-7", "T-15", "T-21", "T-22", "T-30", "T-50", "T-55", "T-64", "X-2"}


def said_of(record, **rows) -> list[str]:
    """What the rules tried here say; plan, notices, passports and money are tried beside."""
    return [number for number in everything_said_of(record, **rows) if number in HERE]


def trip(departs, returns, **fields):
    dates = {name: as_partial(fields.pop(name)) for name in ("approved_on",) if name in fields}
    return Trip(departs=as_partial(departs), returns=as_partial(returns), **{"status": "approved", **fields, **dates})


def stops(*codes, continent="EU", **more):
    return [
        Stop(country=Country.objects.get(pk=CountryFactory(iso2=code, continent=continent).pk), **more)
        for code in codes
    ]


def test_five_days_for_one_country_and_the_sixth_is_too_many():
    assert said_of(trip("2026-05-12", "2026-05-16"), stops=stops("1A")) == []
    assert "6天" in sentences_of(trip("2026-05-12", "2026-05-17"), "T-2", stops=stops("1A"))[0]
    assert said_of(trip("2011-05-12", "2011-05-17"), stops=stops("1A")) == []  # six were allowed then


def test_a_limit_changed_from_a_day_on_changes_the_answer_from_that_day():
    from_now_on("T-2", 7, "2026-06-01", key="1")
    assert said_of(trip("2026-05-25", "2026-05-31"), stops=stops("1A")) == ["T-2"]
    assert said_of(trip("2026-06-01", "2026-06-07"), stops=stops("1A")) == []


def test_a_transit_without_leaving_the_airport_is_not_a_country():
    way = [*stops("1A", "1B"), *stops("1C", airport_only=True)]
    assert said_of(trip("2026-05-12", "2026-05-19"), stops=way) == []
    assert said_of(trip("2026-05-12", "2026-05-20"), stops=way) == ["T-2"]


def test_a_day_more_in_latin_america_and_africa():
    assert said_of(trip("2026-05-12", "2026-05-17"), stops=stops("1A", continent="SA")) == []
    assert said_of(trip("2026-05-12", "2026-05-18"), stops=stops("1A", continent="AF")) == ["T-4"]


def test_four_countries_and_two_continents_are_told():
    assert said_of(trip("2026-05-12", "2026-05-14"), stops=stops("1A", "1B", "1C", "1D")) == ["T-2"]
    assert said_of(trip("2026-05-12", "2026-05-14"), stops=[*stops("1A"), *stops("2A", continent="AS")]) == ["T-6"]


def test_a_fair_is_decided_case_by_case():
    assert "个别决定" in sentences_of(trip("2026-05-12", "2026-05-18", category="fair"), "T-2", stops=stops("1A"))[0]


def test_six_people_travel_and_the_seventh_is_too_many():
    people = [Member(name=f"芮{n}") for n in range(7)]
    assert said_of(trip("2026-05-12", "2026-05-14"), members=people[:6]) == []
    assert said_of(trip("2026-05-12", "2026-05-14"), members=people) == ["T-7"]


def test_outside_the_plan_and_by_when_to_apply():
    planned = trip("2026-05-12", "2026-05-14", status="planned", in_plan=False)
    assert said_of(planned, stops=stops("1A")) == ["T-21", "T-50"]
    assert "2026-03-28" in sentences_of(planned, "T-50", stops=stops("1A"))[0]


def test_somebody_of_a_rank_who_travelled_last_year_is_told_and_others_are_not():
    MemberFactory(trip=TripFactory(departs="2025-05-12"), name="芮疏桐")
    mine = trip("2026-05-12", "2026-05-14")
    assert said_of(mine, members=[Member(name="芮疏桐", rank="正处级")]) == ["T-22"]
    assert said_of(mine, members=[Member(name="芮疏桐", rank="科员"), Member(name="芮疏松", rank="正处级")]) == []
    assert said_of(trip("2027-06-12", "2027-06-14"), members=[Member(name="芮疏桐", rank="正处级")]) == []


def test_a_report_is_due_a_month_after_and_approval_lies_before():
    done = trip("2026-05-12", "2026-05-14", status="carried_out")
    assert "2026-06-13" in sentences_of(done, "T-55")[0]
    done.report = "已落实"
    assert said_of(done) == []
    assert said_of(trip("2026-05-12", "2026-05-14", approved_on="2026-05-13")) == ["T-64"]
    assert said_of(trip("2026-05-12", "2026-05-14", approved_on="2026-05")) == []
