"""How a promise stands on a day: linear pace for numbers (M-23), proof for single deeds, no percentage for work."""

import datetime as dt

import pytest

from waiban.history.models import Change
from waiban.targets import operations, readings
from waiban.targets.models import State

from . import making

pytestmark = pytest.mark.django_db

TWELVE = "全年促成国际合作项目签约12个"
FORUM = "6月底前举办“潮汐论坛”"
INTENT = "推动与厄瓜多尔瓜亚基尔市签署结好意向书"


@pytest.fixture
def office():
    return making.Office()


def contracts(number: int, on: str = "2026-01-20") -> None:
    for n in range(number):
        making.agreement(f"{n}号", on, kind="contract")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    "signed, on, state",
    [
        (11, "2026-11-30", State.PACE),  # 11 of 12 is 91.7 %, as eleven months are
        (10, "2026-11-30", State.BEHIND),
        (6, "2026-06-30", State.PACE),
        (5, "2026-06-30", State.BEHIND),
        (12, "2026-11-30", State.EARLY),
        (12, "2026-12-31", State.EARLY),
        (11, "2027-01-01", State.LATE),
        (0, "2026-01-20", State.NONE),  # nothing is due of twelve before a month has passed
        (0, "2026-02-10", State.BEHIND),
    ],
)
def test_a_number_is_measured_against_the_months_that_have_passed(office, signed, on, state):
    (promise,) = making.issued(TWELVE)
    contracts(signed)
    assert making.read(promise, day(on)).state == state


@pytest.mark.parametrize(
    "on, state",
    [
        ("2026-05-30", State.NONE),
        ("2026-05-31", State.SOON),  # thirty days before, as the scheme of the year says
        ("2026-06-30", State.SOON),
        ("2026-07-01", State.LATE),
    ],
)
def test_a_single_deed_is_nearly_due_in_its_last_thirty_days_and_late_after(office, on, state):
    (promise,) = making.issued(FORUM)
    assert making.read(promise, day(on)).state == state


def test_the_days_come_from_the_scheme_of_the_year(office):
    (promise,) = making.issued(FORUM)
    scheme = promise.book.scheme
    scheme.soon_days, scheme.early_days = 10, 20
    making.keep(scheme)
    assert making.read(promise, day("2026-06-15")).state == State.NONE
    making.event("潮汐论坛", "2026-06-15")
    assert making.read(promise, day("2026-06-30")).state == State.DONE  # fifteen days before its date is no early deed


def test_done_before_its_date_is_early_and_on_its_date_is_done(office):
    promises = making.issued(FORUM, "6月底前举办“云岚论坛”")
    making.event("潮汐论坛", "2026-06-09")
    making.event("云岚论坛", "2026-06-30")
    found = readings.as_of(promises, day("2026-07-15"))
    assert [found[p.pk].state for p in promises] == [State.EARLY, State.DONE]
    assert [str(found[p.pk].done_on) for p in promises] == ["2026-06-09", "2026-06-30"]


def test_what_was_done_after_its_date_is_done_and_no_longer_late(office):
    (promise,) = making.issued(FORUM)
    making.event("潮汐论坛", "2026-07-04")
    assert making.read(promise, day("2026-07-03")).state == State.LATE
    assert making.read(promise, day("2026-07-04")).state == State.DONE


def test_a_record_known_to_the_month_counts_from_the_months_last_day(office):
    (promise,) = making.issued(FORUM)
    making.event("潮汐论坛", "2026-05")
    assert making.read(promise, day("2026-05-30")).value == 0
    assert making.read(promise, day("2026-05-31")).value == 1


def test_a_draft_or_a_talk_with_the_partner_shows_that_something_moves(office):
    (promise,) = making.issued(INTENT)
    assert making.read(promise).state == State.NONE
    making.talk("商谈意向书文本", "2026-05-20", city=office.cities["瓜亚基尔"], next_on="2026-07-10")
    reading = making.read(promise)
    assert (reading.state, str(reading.last_on), str(reading.next_on)) == (State.MOVING, "2026-05-20", "2026-07-10")
    assert reading.value == 0 and reading.says == "0 / 1"


def test_an_event_that_is_planned_is_the_next_date_and_proves_nothing(office, settings):
    settings.TODAY = day("2026-05-20")
    (promise,) = making.issued(FORUM)
    forum = making.event("潮汐论坛", "2026-06-20", status="planned")
    reading = making.read(promise, day("2026-05-20"))
    assert (reading.state, reading.count, str(reading.next_on)) == (State.MOVING, 0, "2026-06-20")
    settings.TODAY = day("2026-07-20")
    Change.objects.filter(record=forum.pk).update(at="2026-05-10T09:00+08:00")
    found = [making.read(promise, day(on)) for on in ("2026-05-09", "2026-05-10")]
    assert [reading.state for reading in found] == [State.NONE, State.MOVING]  # it was registered on 10 May


def test_a_cancelled_event_does_not_count(office):
    (promise,) = making.issued(FORUM)
    making.event("潮汐论坛", "2026-06-20", status="cancelled")
    assert making.read(promise).count == 0


def test_a_tie_shows_the_furthest_stage_until_it_is_in_force(office):
    (promise,) = making.issued("推动与智利瓦尔帕莱索市缔结友好城市关系")
    stages = [("contact", "2025-09-01"), ("intent", "2026-02-01"), ("peoples_congress", "2026-05-20")]
    tie = making.tie(office.cities["瓦尔帕莱索"], *stages)
    reading = making.read(promise)
    assert (reading.state, reading.stage, reading.stage_no, reading.stages) == (State.MOVING, "peoples_congress", 4, 9)
    assert reading.says == "第 4 / 9 步：市人大审议"
    assert making.read(promise, day("2026-03-01")).stage == "intent"  # as it stood then
    making.keep(tie, stages=[*tie.stages.all(), making.TieStage(stage="in_force", on=making.as_partial("2026-06-20"))])
    assert making.read(promise).state == State.EARLY


def test_a_tie_that_lapsed_is_no_proof(office):
    (promise,) = making.issued("推动与智利瓦尔帕莱索市缔结友好城市关系")
    making.tie(office.cities["瓦尔帕莱索"], ("in_force", "2026-02-01"), ("lapsed", "2026-05-01"))
    assert making.read(promise).state != State.EARLY
    assert making.read(promise, day("2026-04-01")).state == State.EARLY


def test_a_project_is_asked_for_the_stage_the_words_name(office):
    landed, built = making.issued(
        "推动海登贝克集团东港分拨中心项目落户我市", "推动海登贝克集团储能材料二期项目开工建设"
    )
    for name in ("东港分拨中心", "储能材料二期"):
        making.project(f"海登贝克{name}项目", ("registered", "2026-05-14"), investor=office.partners["海登贝克集团"])
    assert making.read(landed).state == State.EARLY
    assert (making.read(built).state, making.read(built).stage) == (State.MOVING, "registered")


def test_a_daughter_companys_project_is_the_groups(office):
    (promise,) = making.issued("推动海登贝克集团东港分拨中心项目落户我市")
    daughter = office.partners["海登贝克港口公司"]
    making.project("东港分拨中心项目", ("registered", "2026-05-14"), investor=daughter)
    assert making.read(promise).state == State.EARLY


def test_work_without_a_finish_line_never_has_a_percentage(office):
    (promise,) = making.issued("深化与拉美国家的交流合作")
    talks = [making.talk(f"商谈{n}", country=office.countries["CL"]) for n in range(3)]
    for talk in talks[:2]:
        operations.admit(making.gauge_of(promise), talk, by="test")
    for on in ("2026-06-30", "2026-12-31", "2027-03-01"):
        reading = making.read(promise, day(on))
        assert (reading.state, reading.wanted, reading.done_on) == (State.ONGOING, None, None)
        assert (reading.count, reading.candidates, reading.says) == (2, 1, "2 条记录")


def test_only_records_of_the_books_year_count_and_of_members_on_the_records_day(office):
    (promise,) = making.issued("举办与拉美国家交流活动5场", c1={"words": []})
    group = office.groups["LAC"]
    making.keep(group, members=[making.GroupMember(country=office.countries["EC"], since="2026-05")])
    for name, on, iso2 in (("一", "2026-04-20", "EC"), ("二", "2026-06-20", "EC"), ("三", "2026-06-20", "PT"),
                           ("四", "2025-12-20", "EC"), ("五", "2027-01-10", "EC")):  # fmt: skip
        making.event(f"交流{name}", on, office.countries[iso2])
    assert making.read(promise, day("2027-02-01")).value == 1


def test_the_own_country_never_proves_work_with_a_group_it_belongs_to(office):
    members = [making.GroupMember(country=country) for country in office.countries.values()]
    making.keep(office.groups["LAC"], members=members)
    (promise,) = making.issued("举办与拉美国家交流活动5场", c1={"words": []})
    making.event("本市交流", "2026-05-20", office.countries["CN"])
    assert making.read(promise).value == 0
