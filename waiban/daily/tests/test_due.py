"""Nothing due is forgotten: each register's deadlines, rows and promises, one's own first, and every number opens its list."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo import tables
from waiban.accounts.roles import Role
from waiban.accounts.tests.factories import DivisionFactory, UserFactory
from waiban.agreements.models import Obligation
from waiban.agreements.tests.factories import AgreementFactory
from waiban.contacts.models import FollowUp
from waiban.contacts.tests.factories import ExchangeFactory, LiaisonFactory
from waiban.daily.deadlines import deadlines
from waiban.daily.due import COMING, COUNTED, DIVISION, LATE, ME, OFFICE, Asked, first_hundred, numbers, soonest
from waiban.daily.work import due
from waiban.register import records
from waiban.register.declare import catalogue

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 24)


def shown(client, person, url):
    client.force_login(person)
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_deadline_that_a_register_declares_is_a_source():
    keys = {source.key for source in deadlines()}
    for register in catalogue.values():
        assert {f"{register.label}:{path}" for path in register.due} <= keys
        assert {f"{register.label}:{rows.name}" for rows in register.rows if rows.due} <= keys
    assert "promise" in keys and len(keys) > 12


def test_rows_stand_under_their_own_name_and_that_of_their_record():
    officer = UserFactory()
    agreement = AgreementFactory(signed=True, title="港口备忘录", division=officer.division, person=officer)
    records.save(agreement, by="test", rows={"obligations": [Obligation(text="互派青年", due_on="2026-12-01")]})
    (item,) = soonest(officer, Asked(ME), 9, day=DAY)
    assert (item.name, item.of, item.left, item.url) == (
        "互派青年",
        "港口备忘录",
        7,
        f"/r/agreements/agreement/{agreement.code}/",
    )


def test_her_own_come_first_then_her_divisions_and_the_rest_is_a_number():
    officer = UserFactory()
    colleague, other = UserFactory(), UserFactory(division=DivisionFactory(name="别的处"))
    for person, subject in ((officer, "我的"), (colleague, "同处的"), (other, "别处的")):
        ExchangeFactory(subject=subject, next_on="2026-11-30", person=person, division=person.division)
    assert [i.name for i in soonest(officer, Asked(ME), 9, day=DAY)] == ["我的"]
    assert [i.name for i in soonest(officer, Asked(DIVISION, mine=False), 9, day=DAY)] == ["同处的"]
    counted = numbers(officer, DAY)
    assert [counted.of(who) for who in (ME, DIVISION, OFFICE)] == [1, 2, 3]


def test_how_long_it_has_is_told_in_the_readers_language(client, settings):
    settings.TODAY = dt.date(2026, 11, 24)
    person = UserFactory()
    for day in ("2026-11-20", "2026-11-24", "2026-11-30"):
        ExchangeFactory(person=person, division=person.division, held_on="2026-10-01", next_on=day)
    client.force_login(person)
    page = client.get("/work/", headers={"Accept-Language": "zh-hans"}).content.decode()
    assert all(words in page for words in ("超期 4 天", "今天到期", "还剩 6 天"))
    page = client.get("/work/", headers={"Accept-Language": "en"}).content.decode()
    assert all(words in page for words in ("4 days over", "due today", "6 days left"))


@pytest.mark.usefixtures("rulebook")
def test_what_is_never_ticked_off_is_told_for_two_months_and_what_is_open_for_ever():
    officer = UserFactory()
    mine = {"person": officer, "division": officer.division}
    ExchangeFactory(subject="很久以前", next_on="2026-03-01", **mine)
    ExchangeFactory(subject="上月", next_on="2026-10-20", **mine)
    guest = LiaisonFactory(**mine)
    follow = [
        FollowUp(text="早该回访", due_on="2025-05-01"),
        FollowUp(text="已回访", due_on="2025-05-02", done_on="2025-05-02"),
    ]
    records.save(guest, by="test", rows={"follow_ups": follow})
    assert [i.name for i in soonest(officer, Asked(ME, when=LATE), 9, day=DAY)] == ["早该回访", "上月"]


@pytest.fixture
def stands(settings, city):
    settings.TODAY = tables.TODAY
    return get_user_model().objects.get(name="闻疏樵")


def test_each_number_opens_as_many_lines_as_it_says(client, stands):
    counted = numbers(stands)
    for who in (ME, DIVISION, OFFICE):
        for when in ("", LATE, COMING):
            number, asked, found = counted.of(who, when), Asked(who, when=when), 0
            for page in range(1, number // 50 + 2):
                found += shown(client, stands, f"{asked.address()}&page={page}").count("<li data-row")
            assert found == number, (who, when)
    assert counted.of(ME) > 5 and counted.of(OFFICE) > counted.of(DIVISION) > counted.of(ME)


def test_my_work_counts_to_a_hundred_and_her_divisions_number_holds_her_own(client, settings):
    settings.TODAY = DAY
    officer, colleague = UserFactory.create_batch(2, division=DivisionFactory(name="新设处"))
    for person, number, day in ((officer, 3, "2026-11-20"), (colleague, 2, "2026-11-30")):
        mine = {"person": person, "division": person.division}
        for n in range(number):
            ExchangeFactory(subject=f"{person}{n}", next_on=day, **mine)
    own, others = due(officer, DAY)
    assert (str(own["number"]), str(own["late"]), own["more"]) == ("3", "3", False)
    assert (str(others["number"]), str(others["late"]), len(others["items"])) == ("5", "3", 2)
    for n in range(COUNTED):
        ExchangeFactory(subject=f"再{n}", next_on="2026-11-21", person=officer, division=officer.division)
    own, others = due(officer, DAY)
    assert (str(own["number"]), str(own["late"])) == ("100+", "100+")
    assert str(others["number"]) == "102+" and f"{COUNTED}+" in shown(client, officer, "/work/")


def test_her_own_are_found_behind_however_many_of_her_colleagues(settings, monkeypatch):
    settings.TODAY = DAY
    monkeypatch.setattr("waiban.daily.due.COUNTED", 2)
    officer, colleague = UserFactory.create_batch(2, division=DivisionFactory(name="忙处"))
    other = UserFactory(division=DivisionFactory(name="别处"))
    for person, number, day in ((colleague, 12, "2026-11-20"), (officer, 2, "2026-11-30"), (other, 3, "2026-11-19")):
        for n in range(number):
            ExchangeFactory(subject=f"{person}{n}", next_on=day, person=person, division=person.division)
    mine, rest = first_hundred(officer, DIVISION, DAY)
    assert [item.day for item in mine] == [DAY] * 2 and len(rest) == 3  # as far as is counted, and one more
    assert {item.number for item in mine} == {2026_11_30_0} and {item.number for item in rest} == {2026_11_20_0}
    mine, rest = first_hundred(colleague, OFFICE, DAY)
    assert len(mine) == len(rest) == 3 and not any(item.mine for item in rest)


def test_the_promises_of_the_book_are_due_until_they_are_kept(stands, city):
    still = {item.pk for item in soonest(stands, Asked(OFFICE, key="promise"), 99)}
    kept = {c.pk for c in city.values() if c.reading.state in ("done", "early")}
    assert still and kept and not still & kept


def test_my_work_asks_few_questions_however_much_is_due(client, stands):
    shown(client, stands, "/work/")
    asked = []
    for _n in range(2):
        for n in range(30):
            ExchangeFactory(
                subject=f"第{len(asked)}批{n}", next_on="2026-11-30", person=stands, division=stands.division
            )
        client.force_login(stands)
        with CaptureQueriesContext(connection) as queries:
            client.get("/work/")
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 20


def test_work_tells_what_changed_in_ones_promises(client, city, settings):
    settings.TODAY = tables.TODAY
    owner = city["C11"].person
    assert "我的承诺" in shown(client, owner, "/work/")


@pytest.mark.parametrize(
    "query", ["who=nobody", "of=nothing/here", "when=never", "page=0", "page=foo", "page=9999", "who=%00"]
)
def test_a_wrong_word_in_the_address_is_told_in_a_sentence(client, stands, query):
    assert 'class="notice warn"' in shown(client, stands, f"/work/due/?{query}")


def test_who_may_not_read_registers_has_no_deadlines(client, stands):
    applicant = get_user_model().objects.filter(role=Role.APPLICANT).first()
    assert numbers(applicant).of(OFFICE) == 0
    assert "data-row" not in shown(client, applicant, "/work/due/")


def test_names_with_angle_brackets_stay_text(client, settings):
    settings.TODAY = DAY
    officer = UserFactory()
    ExchangeFactory(subject="<b onclick=x>", next_on="2026-11-30", person=officer, division=officer.division)
    for url in (
        "/work/",
        "/work/due/",
        f"/calendar/?month=2026-11&person={officer.code}",
        "/calendar/?day=2026-11-30",
        "/work/today/",
    ):
        page = shown(client, officer, url)
        assert "<b onclick" not in page, url
        assert "&lt;b onclick=x&gt;" in page, url
