"""Feeds: an address that works without signing in, shows what its owner may see and nothing private, and can be revoked."""

import datetime as dt
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from waiban.accounts.roles import Role
from waiban.accounts.tests.factories import DivisionFactory, UserFactory
from waiban.contacts.tests.factories import ExchangeFactory
from waiban.daily.models import Feed
from waiban.events.tests.factories import EventFactory
from waiban.history.models import Change
from waiban.trips.models import Member
from waiban.trips.tests.factories import TripFactory

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _stands(settings):
    settings.TODAY = DAY


@pytest.fixture
def officer():
    return UserFactory()


def make(client, person, of="person") -> str:
    """The address as the page shows it once."""
    client.force_login(person)
    page = client.post("/calendar/feeds/new/", {"of": of}, follow=True).content.decode()
    address = page.partition('class="address" readonly value="')[2].partition('"')[0]
    assert address, page
    client.logout()
    return urlsplit(address).path


def events(answer) -> dict:
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/calendar")
    return {str(e["SUMMARY"]): e for e in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_the_feed_of_a_person_holds_her_spans_and_deadlines_and_nobody_elses(client, officer):
    other = UserFactory(division=DivisionFactory(name="别的处"))
    for person, word in ((officer, "我的"), (other, "别人的")):
        mine = {"person": person, "division": person.division}
        EventFactory(name=f"{word}活动", begins="2026-12-03", ends="2026-12-04", status="planned", **mine)
        ExchangeFactory(subject=f"{word}往来", next_on="2026-12-01", **mine)
    found = events(client.get(make(client, officer)))
    assert set(found) == {"我的活动", "到期：我的往来"}
    assert found["我的活动"].decoded("DTSTART") == dt.date(2026, 12, 3)
    assert found["我的活动"].decoded("DTEND") == dt.date(2026, 12, 5)  # the first day after it


def test_the_feeds_of_a_division_and_of_a_register(client, officer):
    EventFactory(name="本处活动", begins="2026-12-03", status="planned", division=officer.division)
    EventFactory(name="他处活动", begins="2026-12-03", status="planned", division=DivisionFactory(name="别的处"))
    division = events(client.get(make(client, officer, f"division:{officer.division.code}")))
    register = events(client.get(make(client, officer, "register:events/event")))
    assert set(division) == {"本处活动"} and set(register) == {"本处活动", "他处活动"}


def test_a_moment_keeps_its_zone_with_the_rules_of_its_clocks(client, officer):
    starts = dt.datetime(2026, 12, 9, 20, 0, tzinfo=ZoneInfo("America/New_York"))
    EventFactory(
        name="视频会谈", begins="2026-12-09", starts_at=starts, tz="America/New_York", status="planned", person=officer
    )
    answer = client.get(make(client, officer))
    event = events(answer)["视频会谈"]
    assert event.decoded("DTSTART").astimezone(dt.UTC) == starts.astimezone(dt.UTC)
    assert event["DTSTART"].params["TZID"] == "America/New_York"
    zones = [str(z["TZID"]) for z in Calendar.from_ical(answer.content).walk("VTIMEZONE")]
    assert "America/New_York" in zones


HOSTILE = "会谈\r\nBEGIN:VEVENT\r\nSUMMARY:假;,\\ <script>"


def test_hostile_text_stays_text_in_one_event(client, officer):
    EventFactory(name=HOSTILE, begins="2026-12-09", status="planned", person=officer)
    answer = client.get(make(client, officer))
    (name,) = events(answer)
    assert name.replace("\n", "").replace("\r", "") == HOSTILE.replace("\n", "").replace("\r", "")
    assert answer.content.count(b"\r\nBEGIN:VEVENT") == 1


def test_nothing_private_stands_in_a_feed(client, officer):
    trip = TripFactory(name="赴釜山团组", departs="2026-12-09", returns="2026-12-12", person=officer)
    Member.objects.create(
        trip=trip, name="某人", passport="E99887766", identity="110101199001011234", phone="13900001111"
    )
    body = client.get(make(client, officer)).content.decode()
    assert "赴釜山团组" in body.replace("\r\n ", "")
    assert not [word for word in ("E99887766", "110101199001011234", "13900001111") if word in body]


def refused(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status and answer["Content-Type"].startswith("text/plain")
    assert answer.content.decode().endswith("。")


def test_a_revoked_address_answers_nobody(client, officer):
    path = make(client, officer)
    client.force_login(officer)
    client.post(f"/calendar/feeds/{Feed.objects.get().code}/revoke/")
    client.logout()
    refused(client, path, 410)


def test_nobody_revokes_anothers_address(client, officer):
    path = make(client, officer)
    client.force_login(UserFactory())
    client.post(f"/calendar/feeds/{Feed.objects.get().code}/revoke/")
    client.logout()
    assert client.get(path).status_code == 200


def test_after_the_owner_is_disabled_loses_the_right_or_is_removed_it_answers_no_more(client, officer):
    path = make(client, officer)
    for change, back in (
        ({"is_active": False}, {"is_active": True}),
        ({"role": Role.APPLICANT}, {"role": Role.OFFICER}),
    ):
        type(officer).objects.filter(pk=officer.pk).update(**change)
        refused(client, path, 410)
        type(officer).objects.filter(pk=officer.pk).update(**back)
    assert client.get(path).status_code == 200
    officer.delete()
    refused(client, path, 404)


def test_a_wrong_secret_or_number_finds_nothing(client, officer):
    before, _slash, secret = make(client, officer).rpartition("/")
    for path in (
        f"{before}/x{secret}",
        f"{before}/{secret[1:]}",
        "/calendar/feed/zzz/abc.ics",
        "/calendar/feed/0000000000000/x.ics",
    ):
        refused(client, path, 404)


def test_the_address_is_kept_as_a_digest_and_shown_once(client, officer):
    path = make(client, officer)
    secret = path.rpartition("/")[2].removesuffix(".ics")
    feed = Feed.objects.get()
    assert secret not in "".join(str(value) for value in vars(feed).values()) and len(secret) > 40
    client.force_login(officer)
    assert secret not in client.get("/calendar/feeds/").content.decode()


def test_it_is_read_only(client, officer):
    path = make(client, officer)
    assert [getattr(client, verb)(path).status_code for verb in ("post", "put", "delete")] == [405] * 3


@pytest.mark.parametrize(
    "of", ["", "nonsense", "division:zzz", "register:accounts/user", "register:no/such", "person\x00"]
)
def test_a_feed_of_nothing_is_not_made(client, officer, of):
    client.force_login(officer)
    assert "请选择日历内容" in client.post("/calendar/feeds/new/", {"of": of}, follow=True).content.decode()
    assert not Feed.objects.exists()


def test_who_may_not_read_registers_makes_none(client):
    client.force_login(UserFactory(applicant=True))
    client.post("/calendar/feeds/new/", {"of": "person"})
    assert not Feed.objects.exists()


def test_making_and_revoking_an_address_stand_in_the_history_without_its_secret(client, officer):
    make(client, officer, f"division:{officer.division.code}")
    feed = Feed.objects.get()
    client.force_login(officer)
    client.post(f"/calendar/feeds/{feed.code}/revoke/")
    made, revoked = Change.objects.filter(register="daily/feed", record=feed.pk).order_by("seq")
    assert (made.verb, made.who_id, made.note) == ("shared", officer.pk, str(officer.division))
    assert revoked.verb == "revoked" and list(revoked.after) == ["revoked_at"]
    assert feed.digest not in f"{made.after}{revoked.after}"
