"""Trips led and guests met by leaders of the city, known by the titles the rulebook names; and who interpreted."""

import datetime as dt

import pytest

from waiban.interpreting.models import Assignment
from waiban.register import records
from waiban.reports.counting import values
from waiban.reports.declare import indicators
from waiban.reports.span import of_part
from waiban.rulebook.models import Rule
from waiban.talents.tests.factories import TalentFactory
from waiban.trips.tests.factories import TripFactory
from waiban.visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november(settings, rulebook):
    settings.TODAY = dt.date(2026, 11, 24)


def counted(name: str) -> dict:
    return values(indicators[name], of_part(2026, ""))


def trip(head: str, people: int, **more):
    made = TripFactory(
        status="carried_out",
        departs="2026-05-04",
        approved_on="2026-04-01",
        returns="2026-05-08",
        people=people,
        **more,
    )
    made.members.create(name="甲", title=head, role="leader")
    made.members.create(name="乙", title="市长秘书", role="member")
    return made


def test_a_trip_is_a_leaders_by_the_title_of_its_head_and_groups_and_people_are_a_pair():
    trip("副市长", 5), trip("市政协副主席", 6), trip("市商务局局长", 4)
    found = counted("outbound_leaders")
    assert (found["batches"], found["persons"]) == (2, 11)


def test_guests_are_met_by_a_leader_who_hosts_the_visit_or_a_line_of_its_programme():
    visits = [VisitFactory(status="received", arrives="2026-05-04", people=7) for _n in range(3)]
    visits[0].programme.create(day="2026-05-04", what="会见", host="副市长简漱石")
    visits[0].programme.create(day="2026-05-05", what="宴请", host="市长闻疏樵")
    visits[1].programme.create(day="2026-05-04", what="会谈", host="市外办")
    VisitFactory(status="received", arrives="2026-06-04", people=2, hosts="市委书记，市外办")
    found = counted("leader_meetings")
    assert (found["batches"], found["persons"]) == (2, 9)  # two meetings in one visit are one visit


def titles(words: str) -> None:
    """The administrator writes which titles count."""
    rule = Rule.objects.get(number="P-09")
    rows = list(rule.values.all())
    for row in rows:
        row.words = words
    records.save(rule, by="test", rows={"values": rows if words else []})


def test_the_office_says_which_titles_count():
    trip("副市长", 5), trip("市政府秘书长", 3)
    assert counted("outbound_leaders")["persons"] == 5
    titles("秘书长")
    assert counted("outbound_leaders")["persons"] == 3


def test_without_titles_in_the_rulebook_nobody_is_a_leader():
    trip("副市长", 5)
    titles("")
    assert counted("outbound_leaders")["batches"] == 0


def assignment(talent=None, **more):
    start = dt.datetime(2026, 5, 4, 9, tzinfo=dt.UTC)
    usual = {"starts_at": start, "ends_at": start + dt.timedelta(hours=2), "status": "done", "occasion": "会谈"}
    made = Assignment(talent=talent or TalentFactory(), language="英语", **{**usual, **more})
    return records.save(made, by="test")


def test_each_interpreter_at_each_piece_of_work_is_a_session_and_is_one_person():
    first = assignment()
    later = first.starts_at + dt.timedelta(days=3)
    assignment(first.talent, starts_at=later, ends_at=later + dt.timedelta(hours=1))
    assignment()
    assignment(backup=True), assignment(status="confirmed"), assignment(mode="translation")
    assert counted("interpreting") == {"sessions": 3, "persons": 2}
    assert values(indicators["interpreting"], of_part(2025, "")) == {"sessions": 0, "persons": 0}
