"""The calendar: every span and every deadline on its days, also over midnight and the change of clocks."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from waiban.accounts.tests.factories import DivisionFactory, UserFactory
from waiban.contacts.tests.factories import ExchangeFactory
from waiban.daily.entries import entries, name_all, sources
from waiban.events.tests.factories import EventFactory
from waiban.register.declare import catalogue
from waiban.visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 24)
NOVEMBER = dt.date(2026, 11, 1), dt.date(2026, 11, 30)


@pytest.fixture(autouse=True)
def _stands(settings):
    settings.TODAY = DAY


@pytest.fixture
def officer():
    return UserFactory()


def look(client, person, query):
    client.force_login(person)
    answer = client.get(f"/calendar/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def called(person, first, last):
    found = entries(person, first, last)
    name_all(found)
    return {e.name: e for e in found}


def test_every_register_with_a_span_stands_in_the_calendar():
    spans = {source.register.label for source in sources() if source.what is None}
    assert spans == {label for label, register in catalogue.items() if register.span} and len(spans) > 6


def test_a_visit_stands_on_each_of_its_days_and_on_no_other(client, officer):
    visit = VisitFactory(name="苏瓦代表团", arrives="2026-11-10", leaves="2026-11-12", status="planned")
    page = look(client, officer, "month=2026-11")
    assert page.count(f'data-href="/r/visits/visit/{visit.code}/"') == 3
    assert "苏瓦代表团" not in look(client, officer, "month=2026-12")


def test_what_began_before_and_lasts_beyond_stands_on_every_day_between(client, officer):
    long = VisitFactory(name="常驻专家组", arrives="2025-12-28", leaves="2027-02-01", status="planned")
    VisitFactory(name="早已离开", arrives="2025-12-28", leaves="2026-10-20", status="planned")
    VisitFactory(name="不知何时离开", arrives="2025-12-28", leaves=None, status="planned")
    page = look(client, officer, "month=2026-11")
    assert page.count(f'data-href="/r/visits/visit/{long.code}/"') == 42
    assert "早已离开" not in page and "不知何时离开" not in page
    assert "常驻专家组" in look(client, officer, "day=2026-11-05") and "常驻专家组" in look(
        client, officer, "list=2026-11"
    )


def test_a_full_day_names_the_first_and_says_how_many_more(client, officer):
    for n in range(7):
        EventFactory(name=f"当日{n}", begins="2026-11-10", ends=None, status="planned")
    EventFactory(name="前日起", begins="2026-11-09", ends="2026-11-11", status="planned")
    page = look(client, officer, "month=2026-11")
    assert page.count("前日起</a>") == 3 and "+4</a>" in page
    day = look(client, officer, "day=2026-11-10")
    assert all(f"当日{n}" in day for n in range(7)) and "前日起" in day


def test_one_register_alone_tells_the_hours_like_all_together(client, officer):
    begins = dt.datetime(2026, 11, 10, 14, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    EventFactory(name="下午的会", begins="2026-11-10", starts_at=begins, tz="Asia/Shanghai", status="planned")
    for query in ("month=2026-11", "month=2026-11&register=events/event", "list=2026-11&register=events/event"):
        page = look(client, officer, query)
        assert "下午的会" in page and "14:30" in page, query


def test_what_was_called_off_stands_in_no_calendar(officer):
    EventFactory(name="取消的会", begins="2026-11-10", status="cancelled")
    EventFactory(name="照开的会", begins="2026-11-10", status="planned")
    assert "取消的会" not in called(officer, *NOVEMBER) and "照开的会" in called(officer, *NOVEMBER)


def event(name, zone, *clock, **more):
    starts = dt.datetime(*clock, tzinfo=ZoneInfo(zone))
    return EventFactory(name=name, begins=str(starts.date()), starts_at=starts, tz=zone, status="planned", **more)


def test_an_event_over_midnight_stands_on_our_day_with_the_clock_of_both(officer):
    event("夜间会谈", "America/New_York", 2026, 11, 9, 20, 0)
    entry = called(officer, *NOVEMBER)["夜间会谈"]
    assert (entry.first, entry.here()) == (dt.date(2026, 11, 10), "09:00")
    assert "11-09 20:00" in entry.elsewhere() and "纽约" in entry.elsewhere()


def test_the_same_hour_abroad_is_another_one_here_after_the_change_of_clocks(officer):
    event("夏令时", "America/New_York", 2026, 10, 30, 9, 0)
    event("冬令时", "America/New_York", 2026, 11, 2, 9, 0)
    found = called(officer, dt.date(2026, 10, 26), dt.date(2026, 11, 30))
    assert [found[name].here() for name in ("夏令时", "冬令时")] == ["21:00", "22:00"]


def test_an_event_on_the_last_evening_elsewhere_is_found_in_our_next_month(officer):
    event("月末", "America/Los_Angeles", 2026, 10, 31, 20, 0)
    assert called(officer, *NOVEMBER)["月末"].first == dt.date(2026, 11, 1)


def test_a_zone_nobody_knows_shows_our_clock_alone(officer):
    made = event("无此时区", "Asia/Shanghai", 2026, 11, 3, 9, 0)
    type(made).objects.filter(pk=made.pk).update(tz="Mars/Olympus")
    assert called(officer, *NOVEMBER)["无此时区"].elsewhere() == ""


def test_a_date_known_to_the_month_stands_above_the_days(client, officer):
    VisitFactory(name="月内来访", arrives="2026-11", leaves=None, status="planned")
    page = look(client, officer, "month=2026-11")
    assert "日期待定" in page and page.count("月内来访") == 1


def test_many_entries_on_one_day_are_a_number_that_opens_the_day(client, officer):
    for n in range(9):
        EventFactory(name=f"活动{n}", begins="2026-11-10", status="planned")
    page = look(client, officer, "month=2026-11")
    assert 'href="/calendar/?day=2026-11-10">+5</a>' in page
    assert sum(f"活动{n}" in look(client, officer, "day=2026-11-10") for n in range(9)) == 9


def test_it_is_narrowed_by_register_division_and_person(client, officer):
    other = UserFactory(division=DivisionFactory(name="别的处"))
    EventFactory(name="我的活动", begins="2026-11-10", status="planned", person=officer, division=officer.division)
    EventFactory(name="别处活动", begins="2026-11-10", status="planned", person=other, division=other.division)
    ExchangeFactory(subject="要跟进", next_on="2026-11-11", person=officer, division=officer.division)
    mine = look(client, officer, f"month=2026-11&person={officer.code}")
    assert "我的活动" in mine and "要跟进" in mine and "别处活动" not in mine
    assert "别处活动" in look(client, officer, f"month=2026-11&division={other.division.code}")
    alone = look(client, officer, "month=2026-11&register=contacts/exchange")
    assert "要跟进" in alone and "我的活动" not in alone


def test_who_left_is_told_and_what_stands_in_her_name_is_shown(client, officer):
    gone = UserFactory(name="已离职者", is_active=False)
    EventFactory(name="无人接手", begins="2026-11-10", status="planned", person=gone, division=gone.division)
    page = look(client, officer, f"month=2026-11&person={gone.code}")
    assert "已离职者已停用" in page and "无人接手" in page


WRONG = (
    "month=foo", "month=2026-13", "month=0000-01", "month=9999-12", "week=2026-W60", "week=x", "day=2026-02-30", "list=%00",
    "month=2026-11&register=no/such", "month=2026-11&division=zzz", "month=2026-11&person=0000000000000", "day=20261110",
)  # fmt: skip


@pytest.mark.parametrize("query", WRONG)
def test_a_time_or_person_nobody_knows_is_told_in_a_sentence(client, officer, query):
    assert 'class="notice warn"' in look(client, officer, query)


@pytest.mark.parametrize("view", ["month=2026-11", "week=2026-W48", "day=2026-11-24", "list=2026-11"])
def test_as_many_questions_for_many_entries_as_for_one(client, officer, view, django_assert_max_num_queries):
    for n in range(40):
        EventFactory(name=f"活动{n}", begins="2026-11-24", status="planned")
        ExchangeFactory(subject=f"往来{n}", next_on="2026-11-24")
    client.force_login(officer)
    with django_assert_max_num_queries(10):
        assert client.get(f"/calendar/?{view}").status_code == 200
