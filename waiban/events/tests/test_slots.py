"""Hours that suit people in several zones (E-30, E-31), clocks that are changed, and a slot that becomes the event's."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from waiban.accounts.tests.factories import UserFactory
from waiban.events import meeting, operations, slots
from waiban.events.models import Event, Guest
from waiban.events.slots import Party, sitting, warnings
from waiban.history.models import Change
from waiban.kernel.dates import PartialDate
from waiban.kernel.errors import Conflict
from waiban.kernel.zones import changes
from waiban.places.tests.factories import CityFactory
from waiban.register import records
from waiban.rulebook.tests.book import from_now_on

from .factories import EventFactory

HOUSE = ZoneInfo("Asia/Shanghai")
DECEMBER, JULY = dt.date(2026, 12, 1), dt.date(2026, 7, 1)


def find(day, house, parties, hours=(8, 20), **more):
    return slots.find(day, house, parties, hours, **more)


def party(key: str) -> Party:
    return Party(key, ZoneInfo(key))


def clock(key: str, day: dt.date) -> str:
    """15:00 in the house, there."""
    moment = dt.datetime.combine(day, dt.time(15), HOUSE)
    there = sitting(party(key), moment, moment)
    return f"{there.day} {there.clock}"


@pytest.mark.parametrize(("key", "december"), [
    ("Asia/Bishkek", "2026-12-01 13:00"), ("Asia/Aqtau", "2026-12-01 12:00"), ("Asia/Karachi", "2026-12-01 12:00"),
    ("America/Bogota", "2026-12-01 02:00"), ("Pacific/Tarawa", "2026-12-01 19:00"), ("Europe/Berlin", "2026-12-01 08:00"),
    ("America/Los_Angeles", "2026-11-30 23:00"), ("Australia/Adelaide", "2026-12-01 17:30"),
    ("America/Santiago", "2026-12-01 04:00"),
])  # fmt: skip
def test_three_in_the_afternoon_here_is_told_by_everybodys_own_clock_and_date(key, december):
    assert clock(key, DECEMBER) == december


@pytest.mark.parametrize(("key", "july"), [
    ("Europe/Berlin", "2026-07-01 09:00"), ("America/Los_Angeles", "2026-07-01 00:00"),
    ("Australia/Adelaide", "2026-07-01 16:30"), ("America/Santiago", "2026-07-01 03:00"),
])  # fmt: skip
def test_in_summer_the_same_hour_is_another_one_there(key, july):
    assert clock(key, JULY) == july


@pytest.mark.parametrize(("key", "first", "last"), [
    ("Asia/Bishkek", 10, 19), ("Asia/Aqtau", 11, 19), ("Asia/Karachi", 11, 19), ("Europe/Berlin", 15, 19),
    ("Pacific/Tarawa", 8, 15), ("America/Los_Angeles", 8, 11), ("Australia/Adelaide", 8, 17), ("America/Bogota", 8, 8),
    ("America/Santiago", 19, 19),
])  # fmt: skip
def test_hours_that_suit_both_are_those_of_the_table(key, first, last):
    found = find(DECEMBER, HOUSE, [party("Asia/Shanghai"), party(key)])
    assert [slot.starts.hour for slot in found.every if slot.suits_all] == list(range(first, last + 1))
    assert found.suits and {slot.starts.hour for slot in found.slots} <= set(range(first, last + 1))


def test_where_no_hour_suits_all_the_least_bad_says_who_sits_when():
    zones = ("Asia/Shanghai", "America/Bogota", "America/Santiago")
    found = find(DECEMBER, HOUSE, [party(key) for key in zones])
    assert not found.suits and len(found.slots) == 3
    best = found.slots[0]
    assert [s.clock for s in best.sittings] == ["07:00", "18:00", "20:00"]
    assert [s.outside for s in best.sittings] == [dt.timedelta(hours=1), dt.timedelta(0), dt.timedelta(hours=1)]
    assert all(best.badness <= slot.badness for slot in found.every)


def test_other_working_hours_give_other_slots():
    both = [party("Asia/Shanghai"), party("Europe/Berlin")]
    assert [s.starts.hour for s in find(DECEMBER, HOUSE, both, hours=(9, 18)).every if s.suits_all] == [16, 17]


def test_a_meeting_that_lasts_past_the_day_is_suggested_after_those_that_do_not():
    found = find(DECEMBER, HOUSE, [party("Asia/Shanghai"), party("Asia/Bishkek")], minutes=180)
    assert 19 not in {slot.starts.hour for slot in found.slots}
    late = next(slot for slot in found.every if slot.starts.hour == 19)
    assert late.suits_all and late.sittings[0].over == dt.timedelta(hours=2)


def test_a_day_on_which_clocks_are_changed_has_its_own_hours():
    berlin = ZoneInfo("Europe/Berlin")
    lengths = [len(find(day, berlin, [party("Europe/Berlin")]).every) for day in (
        dt.date(2026, 3, 29), dt.date(2026, 6, 1), dt.date(2026, 10, 25))]  # fmt: skip
    assert lengths == [23, 24, 25]
    spring = [slot.clock for slot in find(dt.date(2026, 3, 29), berlin, [party("Europe/Berlin")]).every]
    assert spring[:4] == ["00:00", "01:00", "03:00", "04:00"]


def test_half_hours_and_clocks_changed_before_the_day_are_warned_of():
    noon, invited = dt.datetime(2026, 11, 2, 12, tzinfo=HOUSE), dt.datetime(2026, 10, 1, 12, tzinfo=HOUSE)
    found = warnings(noon, invited, HOUSE, [party("Asia/Shanghai"), party("Europe/Berlin"), party("Asia/Kolkata")])
    assert [(w.party.key, w.day, w.by, w.odd) for w in found] == [
        ("Europe/Berlin", dt.date(2026, 10, 25), -dt.timedelta(hours=1), None),
        ("Asia/Kolkata", None, None, -dt.timedelta(hours=2, minutes=30)),
    ]


def test_a_year_of_clocks_is_two_changes_where_there_is_summer_time_and_none_where_there_is_not():
    year = (dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.datetime(2027, 1, 1, tzinfo=dt.UTC))
    assert [c.day for c in changes(ZoneInfo("America/Santiago"), *year)] == [dt.date(2026, 4, 4), dt.date(2026, 9, 6)]
    assert changes(HOUSE, *year) == []


def with_guest(**values) -> Event:
    event = EventFactory(**values)
    city = CityFactory(name_zh="长滩", name_en="Long Beach", tz="America/Los_Angeles")
    return records.save(event, by="test", rows={"guests": [Guest(city=city)]})


@pytest.mark.usefixtures("rulebook")
def test_the_hours_are_those_of_the_rulebook_on_the_day_of_the_meeting():
    from_now_on("E-31", 9, "2026-12-05", key="from")
    from_now_on("E-31", 18, "2026-12-05", key="to")
    assert meeting.working_hours(dt.date(2026, 12, 4)) == (8, 20)
    assert meeting.asked({}, EventFactory(begins=PartialDate(dt.date(2026, 12, 5)))).hours == (9, 18)
    from_now_on("E-31", 7, "2027-01-01", key="to")
    assert meeting.working_hours(dt.date(2027, 1, 1)) == (0, 24)  # it would end before it begins


@pytest.mark.usefixtures("rulebook")
def test_a_slot_taken_with_one_key_is_the_events_time_in_its_zone(client):
    event = with_guest(begins="2026-12-01")
    client.force_login(UserFactory(clerk=True))
    page = client.get(f"/events/{event.code}/slots/")
    assert "长滩" in page.content.decode() and "前一日" in page.content.decode()
    slot = page.context["slots"][0]
    done = client.post(f"/events/{event.code}/slots/", {"at": slot["at"], "version": event.version})
    assert done.status_code == 302
    event.refresh_from_db()
    assert event.starts_at == dt.datetime(2026, 12, 1, 0, tzinfo=dt.UTC)  # 08:00 here, 16:00 the day before there
    assert (event.tz, event.ends_at - event.starts_at) == ("Asia/Shanghai", dt.timedelta(hours=1))
    record = client.get(f"/r/events/event/{event.code}/").content.decode()
    assert "2026-12-01 08:00" in record and "2026-11-30 16:00" in record


@pytest.mark.django_db
def test_a_slot_chosen_on_a_page_that_is_out_of_date_is_refused(client):
    event = with_guest()
    client.force_login(UserFactory(clerk=True))
    seen = event.version
    event.venue = "三层会议厅"
    records.save(event, by="somebody else")
    answer = client.post(f"/events/{event.code}/slots/", {"at": "2026-12-05T02:00:00+00:00", "version": seen})
    assert answer.status_code == 422 and Event.objects.get(pk=event.pk).starts_at is None
    with pytest.raises(Conflict):
        operations.schedule(event, dt.datetime(2026, 12, 5, tzinfo=dt.UTC), 60, HOUSE, by="test", expect=seen)


@pytest.mark.django_db
def test_an_event_over_midnight_when_clocks_go_back_lasts_as_long_as_it_was_meant_to():
    event = EventFactory()
    berlin = ZoneInfo("Europe/Berlin")
    operations.schedule(event, dt.datetime(2026, 10, 24, 23, tzinfo=berlin), 240, berlin, by="test")
    event = Event.objects.get(pk=event.pk)
    assert (event.begins, event.ends) == (PartialDate(dt.date(2026, 10, 24)), PartialDate(dt.date(2026, 10, 25)))
    assert event.ends_at - event.starts_at == dt.timedelta(hours=4)
    assert f"{event.ends_at.astimezone(berlin):%H:%M}" == "02:00"  # for the second time that night


@pytest.mark.django_db
def test_who_may_only_read_sees_the_slots_and_takes_none(client):
    event = with_guest()
    client.force_login(UserFactory(assessor=True))
    url = f"/events/{event.code}/slots/"
    assert client.get(url).status_code == 200
    assert client.post(url, {"at": "2026-12-05T02:00:00+00:00", "version": event.version}).status_code == 403
    assert Event.objects.get(pk=event.pk).starts_at is None and not Change.objects.filter(verb="scheduled").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("asked", [
    {"day": "9999-12-31"}, {"day": "nie"}, {"from": "20", "to": "8"}, {"from": "x" * 50}, {"minutes": "-5"},
    {"city": "zzzz"}, {"invited": "1066-10-14"}, {"minutes": "99999999999999999999"},
])  # fmt: skip
def test_a_question_nobody_can_answer_is_answered_with_a_sentence(client, asked):
    client.force_login(UserFactory())
    answer = client.get("/events/slots/", asked)
    assert answer.status_code == 200
    assert "city" in asked or "notice warn" in answer.content.decode()


@pytest.mark.django_db
def test_a_zone_the_world_does_not_know_is_refused_beside_its_field():
    with pytest.raises(Exception, match="Asia/Shanghai"):
        records.save(EventFactory.build(tz="Beijing time", division=None), by="test")
