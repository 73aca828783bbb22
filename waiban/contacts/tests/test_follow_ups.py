"""The officer's follow-ups are made from the office's rhythm, move with the arrival, and advice leads to an honour."""

import datetime as dt

import pytest

from waiban.accounts.tests.factories import UserFactory
from waiban.contacts.models import FollowUp, Honour, HonourRound, Rhythm
from waiban.contacts.tests.factories import AdviceFactory, LiaisonFactory, RhythmFactory
from waiban.daily import due
from waiban.kernel.dates import as_partial
from waiban.kernel.workdays import workdays_from
from waiban.places.tests.factories import CountryFactory
from waiban.register import records
from waiban.register.declare import catalogue

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _on_the_day(settings):
    settings.TODAY = DAY


@pytest.fixture
def officer():
    return UserFactory()


@pytest.fixture
def liaison(officer):
    return LiaisonFactory(arrives_on="2026-12-18", leaves_on="2026-12-20", division=officer.division)


def press(client, person, record, verb):
    client.force_login(person)
    return client.post(catalogue.of(record).address(record, "do"), {"verb": verb}, follow=True)


def due_days(liaison) -> dict:
    return {row.text: str(row.due_on) for row in liaison.follow_ups.all()}


def test_one_button_makes_every_follow_up_of_the_usual_rhythm(client, officer, liaison):
    page = press(client, officer, liaison, "follow_up")
    assert page.status_code == 200 and "迎接来宾" in page.content.decode()
    days = due_days(liaison)
    assert len(days) == 11 == Rhythm.objects.count()
    assert days["核对行程、航班和同行人员"] == "2026-12-04" and days["迎接来宾，全程联络"] == "2026-12-18"
    assert days["致信感谢并寄送照片"] == "2026-12-23", "three working days after a Sunday"
    assert days["了解商定事项成效（180天）"] == "2027-06-18" and days["新年致贺"] == "2027-01-01"
    assert days["确定联络员后与来宾首次联系"] == "2026-11-24"


def test_what_was_made_reaches_my_work(client, officer, liaison):
    press(client, officer, liaison, "follow_up")
    assert "核对行程、航班和同行人员" in [
        item.name for item in due.named(due.soonest(officer, due.Asked(), 50, day=DAY))
    ]


def test_a_second_press_makes_nothing_twice_and_says_so(client, officer, liaison):
    press(client, officer, liaison, "follow_up")
    again = press(client, officer, liaison, "follow_up")
    assert again.status_code == 409 and len(due_days(liaison)) == 11


def test_the_office_edits_the_rhythm(client, officer, liaison):
    RhythmFactory(text="安排茶点", since="arrival", offset=-2, unit="workdays")
    RhythmFactory(text="不再使用", active=False)
    RhythmFactory(text="韩国国庆致贺", since="yearly", yearly="10-03", country=CountryFactory())
    press(client, officer, liaison, "follow_up")
    assert due_days(liaison) == {"安排茶点": "2026-12-16"}, "only lines in use, and greetings only to their country"


def test_a_changed_arrival_moves_what_is_not_done_and_leaves_what_is(client, officer, liaison):
    press(client, officer, liaison, "follow_up")
    rows = list(liaison.follow_ups.all())
    done = next(row for row in rows if row.text.startswith("核对"))
    done.done_on = as_partial("2026-12-04")
    by_hand = next(row for row in rows if row.text.startswith("落实"))
    by_hand.due_on = as_partial("2026-12-14")
    records.save(liaison, by=officer, rows={"follow_ups": rows})
    liaison.refresh_from_db()
    liaison.arrives_on, liaison.leaves_on = as_partial("2026-12-21"), as_partial("2026-12-23")
    records.save(liaison, by=officer)
    days = due_days(liaison)
    assert days["核对行程、航班和同行人员"] == "2026-12-04", "done stays done"
    assert days["落实房间、车辆和礼品"] == "2026-12-17", "a day set by hand keeps its distance"
    assert days["迎接来宾，全程联络"] == "2026-12-21" and days["致信感谢并寄送照片"] == "2026-12-28"
    assert days["新年致贺"] == "2027-01-01"


def test_lines_whose_day_has_passed_are_left_out_and_counted(client, officer):
    soon = LiaisonFactory(arrives_on="2026-11-26", division=officer.division)
    page = press(client, officer, soon, "follow_up").content.decode()
    assert "核对行程、航班和同行人员" not in due_days(soon) and "检查房间、会场和名单，再次确认航班" in due_days(soon)
    assert "3" in page


def test_an_arrival_known_to_the_month_waits(client, officer):
    vague = LiaisonFactory(arrives_on="2027-03", division=officer.division)
    press(client, officer, vague, "follow_up")
    assert set(due_days(vague)) == {"确定联络员后与来宾首次联系", "新年致贺"}


def test_who_may_only_read_is_offered_no_button_and_can_press_none(client, liaison):
    assessor = UserFactory(assessor=True)
    assert press(client, assessor, liaison, "follow_up").status_code == 403
    assert not FollowUp.objects.exists()
    assert b'name="verb"' not in client.get(catalogue.of(liaison).address(liaison)).content


def test_other_systems_have_the_verb_too(client, officer, liaison):
    client.force_login(officer)
    answer = client.post(f"/api/contacts/liaison/{liaison.code}/follow_up/", content_type="application/json")
    assert answer.status_code == 200 and answer.json()["id"] == liaison.code and FollowUp.objects.count() == 11
    assert client.post(f"/api/contacts/liaison/{liaison.code}/follow_up/").status_code == 409


@pytest.mark.parametrize("verb", ["", "nonsense", "\x00", "propose"])
def test_a_verb_nobody_knows_does_not_exist(client, officer, liaison, verb):
    assert press(client, officer, liaison, verb).status_code == 404


def test_adopted_advice_becomes_a_drafted_honour_linked_both_ways(client, officer):
    advice = AdviceFactory(adopted=True, division=officer.division)
    HonourRound.objects.create(name="第五届", opens_on="2026-10-01")
    page = press(client, officer, advice, "propose")
    honour = Honour.objects.get()
    advice.refresh_from_db()
    assert advice.honour == honour and honour.nominee == advice.author and honour.ground == "advice"
    assert honour.round.name == "第五届" and honour.proposed_on is None
    assert advice.topic in page.content.decode(), "the honour shows the advice it rests on"
    assert honour in catalogue["contacts/honour"].segment("drafted").narrow(Honour.objects.all(), DAY)


def test_a_second_advice_stands_with_the_open_proposal(client, officer):
    first = AdviceFactory(adopted=True, division=officer.division)
    second = AdviceFactory(adopted=True, author=first.author, division=officer.division)
    for advice in (first, second):
        press(client, officer, advice, "propose")
    assert Honour.objects.count() == 1 and Honour.objects.get().advice.count() == 2


def test_advice_that_was_not_adopted_is_no_ground(client, officer):
    advice = AdviceFactory(division=officer.division)
    assert press(client, officer, advice, "propose").status_code == 409 and not Honour.objects.exists()


@pytest.mark.parametrize(
    ("day", "number", "then"),
    [("2026-12-20", 3, "2026-12-23"), ("2026-12-18", 1, "2026-12-21"), ("2026-12-21", -1, "2026-12-18"), ("2026-12-19", 0, "2026-12-21")],
)  # fmt: skip
def test_working_days_pass_over_the_weekend(day, number, then):
    assert str(workdays_from(dt.date.fromisoformat(day), number)) == then
