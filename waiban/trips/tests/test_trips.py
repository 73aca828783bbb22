"""A group counts by where it stops and how many go; it is abroad only with approval."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from waiban.kernel.dates import as_partial
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.trips.models import Member

from .factories import TripFactory

pytestmark = pytest.mark.django_db


def listed(segment: str, day: str) -> int:
    trips = catalogue["trips/trip"]
    return trips.segment(segment).narrow(trips.model.objects.all(), dt.date.fromisoformat(day)).count()


def test_days_count_that_of_leaving_and_that_of_coming_back_and_people_are_its_members():
    trip = TripFactory(carried_out=True)
    rows = {"members": [Member(name="芮疏桐", role="leader"), Member(name="蔺汐舟")]}
    records.save(trip, by="test", rows=rows)
    trip = type(trip).objects.get()
    assert (trip.days, trip.people, trip.leader) == (5, 2, "芮疏桐")
    trip.departs = as_partial("2026-05")
    assert records.save(trip, by="test").days is None  # a month has no days to count


def test_a_group_that_came_back_counts_from_that_day_and_was_approved_before():
    TripFactory(carried_out=True)
    assert [listed("carried_out", day) for day in ("2026-05-15", "2026-05-16")] == [0, 1]
    assert [listed("approved", day) for day in ("2026-04-19", "2026-04-20")] == [0, 1]
    TripFactory()
    assert listed("ahead", "2026-05-16") == 1


@pytest.mark.parametrize("wrong", [{"status": "approved"}, {"status": "carried_out"}, {"returns": "2026-05-11"}])
def test_nobody_leaves_without_approval_or_comes_back_before_leaving(wrong):
    trip = TripFactory()
    for name, value in wrong.items():
        setattr(trip, name, as_partial(value) if name == "returns" else value)
    trip.departs = as_partial("2026-05-12")
    with pytest.raises(ValidationError):
        records.save(trip, by="test")


def test_what_identifies_a_member_is_private():
    members = catalogue["trips/trip"].rows[1]
    private = {"sex", "born_on", "passport", "passport_until", "identity", "phone"}
    assert {c.path for c in members.columns if c.private} == private
