"""A group stands in its unit's plan, is published before it applies, costs what was approved, and gives its passports back."""

import datetime as dt
from decimal import Decimal

import pytest

from waiban.accounts.roles import Role
from waiban.accounts.tests.factories import UserFactory
from waiban.kernel.dates import as_partial
from waiban.places.models import Country
from waiban.places.tests.factories import CountryFactory
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.rulebook.tests.book import from_now_on, said_of, sentences_of
from waiban.trips.models import AnnualPlan, Cost, Member, Notice, Stop, Trip

from .factories import AnnualPlanFactory, MemberFactory, TripFactory

pytestmark = pytest.mark.usefixtures("rulebook")
UNIT = "澜港市商务局"


@pytest.fixture(autouse=True)
def _day(settings):
    settings.TODAY = dt.date(2026, 11, 24)


def group(**fields) -> Trip:
    dates = {name: as_partial(fields.pop(name)) for name in ("approved_on", "returns", "reported_on") if name in fields}
    return Trip(**{"unit": UNIT, "departs": as_partial("2026-09-14"), **fields, **dates})


def members(number: int, **fields) -> list[Member]:
    return [Member(name=f"芮{n}", **fields) for n in range(number)]


def notice(begins: str, ends: str = "", **fields) -> Notice:
    return Notice(unit=UNIT, begins=as_partial(begins), ends=as_partial(ends) if ends else None, **fields)


def test_the_plan_of_a_unit_has_so_many_person_trips_and_the_group_that_takes_more_is_told():
    plan = AnnualPlan.objects.get(pk=AnnualPlanFactory(unit=UNIT, quota=9).pk)
    MemberFactory.create_batch(4, trip=TripFactory(unit=UNIT))
    MemberFactory.create_batch(2, trip=TripFactory(unit=UNIT, departs="2025-05-12"))
    mine = group(plan=plan)
    assert sentences_of(mine, "T-20", members=members(5)) == []
    assert "10人次" in sentences_of(mine, "T-20", members=members(6))[0]
    assert "还剩5人次" in sentences_of(plan, "T-20")[0]


def test_whoever_joins_the_group_of_another_unit_uses_the_plan_of_her_own():
    plan = AnnualPlan.objects.get(pk=AnnualPlanFactory(unit=UNIT, quota=1).pk)
    other = TripFactory(unit="澜港市教育局")
    MemberFactory(trip=other, unit=UNIT)
    MemberFactory(trip=other)
    assert "已用1人次" in sentences_of(plan, "T-20")[0]
    assert sentences_of(group(plan=plan), "T-20", members=members(1))
    cancelled = TripFactory(unit=UNIT, status="cancelled")
    MemberFactory.create_batch(3, trip=cancelled)
    assert "已用1人次" in sentences_of(plan, "T-20")[0]


def test_a_planned_group_names_the_plan_of_its_year_or_says_why_it_stands_in_none():
    assert sentences_of(group(), "T-20")
    assert sentences_of(group(plan=AnnualPlan.objects.get(pk=AnnualPlanFactory(year=2025).pk)), "T-20")
    assert "T-20" not in said_of(group(in_plan=False)) and "T-21" in said_of(group(in_plan=False))
    assert "T-21" not in said_of(group(in_plan=False, outside_reason="调剂原定赴日团组指标"))


def test_the_money_of_the_year_is_not_exceeded():
    plan = AnnualPlan.objects.get(pk=AnnualPlanFactory(unit=UNIT, budget=Decimal("100000.00")).pk)
    records.save(
        TripFactory.build(plan=plan, division=None), by="test", rows={"costs": [Cost(budgeted=Decimal(70000))]}
    )
    mine = group(plan=plan)
    assert not sentences_of(mine, "T-86", costs=[Cost(budgeted=Decimal(30000))])
    assert "100001" in sentences_of(mine, "T-86", costs=[Cost(budgeted=Decimal(30001))])[0].replace(",", "")
    assert "30000" in sentences_of(plan, "T-86")[0].replace(",", "")


def test_teachers_on_an_academic_task_stay_as_long_as_it_needs_and_one_who_is_none_brings_the_limits_back():
    mine = group(academic=True, returns="2026-09-30", unit="")
    there = [Stop(country=Country.objects.get(pk=CountryFactory(iso2="1A", continent="EU").pk))]
    teachers = members(8, nature="research")
    assert not {"T-2", "T-7", "T-30"} & set(said_of(mine, stops=there, members=teachers))
    told = said_of(mine, stops=there, members=[*teachers, Member(name="蔺汐舟", nature="servant")])
    assert {"T-2", "T-7", "T-30"} <= set(told)


def test_what_is_decided_case_by_case_says_why():
    assert "T-15" in said_of(group(exception="meeting"))
    assert "T-15" not in said_of(group(exception="meeting", exception_reason="国际港口协会年会，会期八天"))


def test_every_sending_unit_publishes_five_working_days_before_the_group_applies():
    people = [Member(name="芮疏桐"), Member(name="蔺汐舟", unit="澜港大学")]
    assert "澜港大学" in sentences_of(group(), "T-40", members=people, notices=[notice("2026-07-06", "2026-07-10")])[0]
    assert sentences_of(group(), "T-40", notices=[notice("2026-07-06", "2026-07-10")]) == []
    assert "2026-07-10" in sentences_of(group(), "T-40", notices=[notice("2026-07-06", "2026-07-09")])[0]
    assert sentences_of(group(), "T-40", notices=[notice("2026-07-04", "2026-07-10")]) == []  # from a Saturday on
    early = group(status="approved", approved_on="2026-07-09")
    assert "2026-07-09" in sentences_of(early, "T-40", notices=[notice("2026-07-06")])[0]


def test_the_days_of_a_notice_changed_from_a_day_on_change_the_answer_from_that_day():
    from_now_on("T-40", 7, "2026-08-01")
    told = [notice("2026-07-06", "2026-07-10")]
    assert sentences_of(group(status="approved", approved_on="2026-07-20"), "T-40", notices=told) == []
    assert sentences_of(group(status="approved", approved_on="2026-08-03"), "T-40", notices=told)


def test_a_group_approved_without_a_notice_is_told():
    assert "T-43" in said_of(group(status="approved", approved_on="2026-07-20"))
    assert "T-43" not in said_of(group(status="approved", approved_on="2026-07-20"), notices=[notice("2026-07-06")])


def test_a_month_after_the_return_the_unit_has_published_what_was_done():
    done = group(status="carried_out", approved_on="2026-07-20", returns="2026-09-18")
    assert "2026-10-18" in sentences_of(done, "T-42")[0]
    assert sentences_of(done, "T-42", notices=[notice("2026-10-09", time="after")]) == []


def test_passports_come_back_within_a_week_and_a_unit_long_late_does_not_apply_anew():
    done = group(status="carried_out", approved_on="2026-07-20", returns="2026-09-18")
    assert "2026-09-25" in sentences_of(done, "T-53", members=members(2))[0]
    assert sentences_of(done, "T-53", members=members(2, passport_back=as_partial("2026-09-22"))) == []
    late = TripFactory(unit=UNIT, status="carried_out", approved_on="2026-07-20", returns="2026-09-18")
    MemberFactory(trip=late, passport_back="2026-09-20")
    assert "T-54" not in said_of(group())
    MemberFactory(trip=late)
    assert "2026-09-25" in sentences_of(group(), "T-54")[0] and "T-54" not in said_of(group(unit="澜港大学"))


def test_a_passport_holds_half_a_year_longer_and_who_may_not_see_it_is_told_nothing(client):
    mine = group(returns="2026-09-18")
    short, long = (Member(name="芮疏桐", passport_until=as_partial(day)) for day in ("2027-03-17", "2027-03-18"))
    assert "2027-03-18" in sentences_of(mine, "T-56", members=[short])[0]
    assert sentences_of(mine, "T-56", members=[long]) == []
    kept = TripFactory(returns="2026-05-16")
    MemberFactory(trip=kept, passport_until="2026-10")
    for role, told in ((Role.OFFICER, True), (Role.ASSESSOR, False)):
        client.force_login(person := UserFactory(role=role))
        assert person.may("personal") == told
        assert ("T-56" in client.get(catalogue.of(kept).address(kept)).content.decode()) == told


def test_a_report_handed_in_late_is_told_and_one_that_is_outstanding_stands_in_its_list():
    done = group(status="carried_out", approved_on="2026-07-20", returns="2026-09-18")
    done.reported_on = as_partial("2026-10-18")
    assert "T-55" not in said_of(done)
    done.reported_on = as_partial("2026-10-19")
    assert "2026-10-18" in sentences_of(done, "T-55")[0]
    trips = catalogue["trips/trip"]
    open_ones = [TripFactory(carried_out=True), TripFactory(carried_out=True, reported_on="2026-12-01")]
    TripFactory(carried_out=True, reported_on="2026-06-01")
    TripFactory(carried_out=True, report="已交报告")
    found = trips.segment("unreported").narrow(trips.model.objects.all(), dt.date(2026, 11, 24))
    assert {trip.pk for trip in found} == {trip.pk for trip in open_ones}


def test_budget_comes_first_and_more_than_was_approved_is_not_settled():
    assert sentences_of(group(), "T-86") and not sentences_of(group(), "T-86", costs=[Cost(budgeted=Decimal(9))])
    assert sentences_of(group(), "T-86", costs=[Cost(budgeted=Decimal(9), settled=Decimal(10))])
    trip = records.save(
        TripFactory.build(division=None), by="test",
        rows={"costs": [Cost(budgeted=Decimal("7311.60"), settled=Decimal(7000)), Cost(budgeted=Decimal(25000))]},
    )  # fmt: skip
    trip = Trip.objects.get(pk=trip.pk)
    assert (trip.budget, trip.spent) == (Decimal("32311.60"), Decimal("7000.00"))


def test_what_the_host_provides_is_not_budgeted_too():
    country = Country.objects.get(pk=CountryFactory(iso2="1A").pk)
    meals, local = (Cost(kind=kind, country=country, budgeted=Decimal(500)) for kind in ("food", "local"))
    board, transport = (Stop(country=country, provides=what) for what in ("board", "transport"))
    assert len(sentences_of(group(), "T-79", stops=[board], costs=[meals, local])) == 2
    assert "40%" in sentences_of(group(), "T-79", stops=[transport], costs=[meals, local])[0]
    assert not sentences_of(group(), "T-79", stops=[Stop(country=country)], costs=[meals, local])


def test_travel_between_cities_is_named_among_what_is_approved_before():
    costs = [Cost(kind="between", budgeted=Decimal(6000))]
    assert "T-85" in said_of(group(), costs=costs) and "T-85" not in said_of(group(prior="城市间火车"), costs=costs)


def test_the_days_of_a_stop_lie_within_those_of_the_trip():
    inside, outside = (
        Stop(arrives=as_partial("2026-09-14"), leaves=as_partial(day)) for day in ("2026-09-18", "2026-09-19")
    )
    assert not sentences_of(group(returns="2026-09-18"), "X-2", stops=[inside])
    assert sentences_of(group(returns="2026-09-18"), "X-2", stops=[outside])


def test_a_bulk_of_groups_is_judged_in_as_many_questions_as_one(django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from waiban.register.judging import look

    plan = AnnualPlan.objects.get(pk=AnnualPlanFactory(unit=UNIT).pk)
    many = [group(plan=plan, number=str(n), name=str(n)) for n in range(30)]
    with CaptureQueriesContext(connection) as one:
        look(catalogue["trips/trip"], many[:1], [{"members": members(1)}])
    with django_assert_max_num_queries(len(one)):
        look(catalogue["trips/trip"], many, [{"members": members(1)} for _trip in many])
