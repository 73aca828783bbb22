"""What came of an event is read from the records that name it, by their own dates; signed and performed stand apart."""

import datetime as dt

import pytest

from waiban.accounts.roles import Role
from waiban.accounts.tests.factories import UserFactory
from waiban.agreements.tests.factories import AgreementFactory, ObligationFactory
from waiban.contacts.tests.factories import ExchangeFactory
from waiban.events.models import Event, Guest, Measure
from waiban.events.tests.factories import EventFactory
from waiban.places.tests.factories import CountryFactory
from waiban.projects.tests.factories import ProjectFactory, ProjectStageFactory
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.register.pointer import pointer_to
from waiban.reports.spillover import lines, marks, measured
from waiban.rulebook.models import DatedValue, Rule
from waiban.services.tests.factories import NeedFactory
from waiban.sistercities.tests.factories import TieFactory

pytestmark = pytest.mark.usefixtures("rulebook")
TODAY = dt.date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _day(settings):
    settings.TODAY = TODAY


@pytest.fixture
def forum():
    made = EventFactory(name="港口城市论坛", status="held", begins="2025-06-09", ends="2025-06-11")
    return Event.objects.get(pk=made.pk)


def signed(forum, on: str, fulfilled: tuple[str | None, ...] = ()):
    agreement = AgreementFactory(event=forum, status="signed", signed_on=on)
    for day in fulfilled:
        ObligationFactory(agreement=agreement, fulfilled_on=day)
    return agreement


def told(event, user=None) -> dict[str, list]:
    found, _kept = lines(user or UserFactory(), event)
    return {str(line.label): [cell.number for cell in line.cells] for line in found if line.label}


def test_signed_and_performed_are_counted_apart_and_what_is_to_come_is_not_nought(forum):
    signed(forum, "2025-06-10", ("2025-09-01", "2026-02-01"))
    signed(forum, "2025-12-11", ("2026-01-05", None))
    signed(forum, "2025-12-12")
    AgreementFactory(event=forum)
    AgreementFactory(status="signed", signed_on="2025-06-10")
    found = told(forum)
    assert found["活动促成协议签署"] == [1, 2, 3, None, 3]
    assert found["活动促成协议履行"] == [0, 0, 1, None, 1]


def test_a_project_that_stopped_later_was_still_at_work_at_the_earlier_mark(forum):
    project = ProjectFactory(event=forum, amount=1200, currency="USD")
    for stage, on in (("signed", "2025-10-01"), ("building", "2025-12-01"), ("stopped", "2026-03-01")):
        ProjectStageFactory(project=project, stage=stage, on=on)
    found = told(forum)
    assert found["活动促成项目签约"] == [0, 1, 1, None, 1] and found["活动促成项目落实"] == [0, 1, 0, None, 0]
    sums = [line for line in lines(UserFactory(), forum)[0] if not line.label]
    assert [[cell.number for cell in line.cells] for line in sums] == [
        [0, 1200, 1200, None, 1200],
        [0, 1200, 0, None, 0],
    ]


def test_ties_and_needs_count_too_and_a_cancelled_event_tells_nothing(forum, client):
    TieFactory(event=forum, in_force=True)
    NeedFactory(event=forum, raised_on="2025-06-11")
    found = told(forum)
    assert found["活动促成结好"] == [0, 0, 1, None, 1] and found["活动引出需求"] == [1, 1, 1, None, 1]
    client.force_login(UserFactory())
    cancelled = EventFactory(cancelled=True)
    assert "活动成效" not in client.get(f"/r/events/event/{cancelled.code}/").content.decode()


def test_nights_spending_and_media_stand_at_the_marks_at_which_they_were_known(client, forum):
    figures = (
        ("nights", 640, "", "2025-06-11"), ("spend", 1000, "", "2025-07-10"), ("media", 100, "中文", "2025-06-11"),
        ("media", 20, "英文", "2025-06-11"), ("media", 150, "中文", "2026-06-01"), ("satisfaction", 93.5, "", "2026-06-12"),
    )  # fmt: skip
    lines_ = [Measure(kind=k, value=v, language=w, measured_on=on, source="酒店登记") for k, v, w, on in figures]
    guests = [Guest(country=CountryFactory(iso2=f"{n}A"), people=30, arrived=n < 3) for n in range(4)]
    forum.participants = 200
    records.save(forum, by="test", rows={"measures": lines_, "guests": guests})
    told_ = {
        str(one["label"]): one["told"] for one in measured(catalogue.of(forum), Event.objects.get(pk=forum.pk), marks(forum))
    }  # fmt: skip
    assert told_["过夜人次（人·夜）"] == [("", "640")]
    assert told_["直接消费（元）"] == [("", "640000")]
    assert told_["媒体报道（条）"] == [("", "120"), ("12个月后", "170")]
    assert told_["满意度（%）"] == [("12个月后", "93.5")]
    client.force_login(UserFactory())
    page = client.get(f"/r/events/event/{forum.code}/").content.decode()
    assert "640000" in page and "酒店登记" in page
    assert [(str(label), number) for label, number in catalogue.of(forum).people(forum)] == [
        ("参加人数", 200), ("其中境外占比（%）", 45), ("国家（地区）数", 3)
    ]  # fmt: skip


def test_the_months_after_which_is_looked_are_the_rulebooks_word(forum):
    rule = Rule.objects.get(number="E-23")
    row = DatedValue(key="marks", words="0|3", valid_from="2025-01-01")
    records.save(rule, by="test", rows={"values": [*rule.values.all(), row]})
    signed(forum, "2025-06-10")
    assert told(forum)["活动促成协议签署"] == [1, 1, 1] and list(marks(forum)) == [0, 3, -1]


def test_an_exchange_that_came_of_it_counts_and_its_figure_opens_it(client, forum):
    names = [
        ExchangeFactory(came_of=pointer_to(forum), held_on=on).subject for on in ("2025-06-20", "2026-01-15")
    ]  # fmt: skip
    ExchangeFactory(held_on="2025-06-20")
    ExchangeFactory(came_of=pointer_to(EventFactory()), held_on="2025-06-20")
    assert told(forum)["活动后续往来"] == [0, 1, 2, None, 2]
    client.force_login(UserFactory())
    line = next(line for line in lines(UserFactory(), forum)[0] if str(line.label) == "活动后续往来")
    half_a_year = client.get(line.cells[1].url).content.decode()
    assert names[0] in half_a_year and names[1] not in half_a_year
    kept = next(one for one in lines(UserFactory(), forum)[1] if one.register.label == "contacts/exchange")
    page = client.get(kept.url).content.decode()
    assert kept.number == 2 and all(name in page for name in names) and "港口城市论坛" in page
    assert f'value="{pointer_to(forum)}"' in client.get(kept.new).content.decode()


def test_before_an_event_only_the_records_that_name_it_are_told(client):
    coming = EventFactory(begins="2026-12-05")
    client.force_login(UserFactory())
    address = f"/r/events/event/{coming.code}/"
    assert "活动成效" not in client.get(address).content.decode()
    AgreementFactory(event=coming)
    page = client.get(address).content.decode()
    assert f'/r/agreements/agreement/?event={coming.code}"' in page and "活动结束后" not in page


def test_each_figure_on_the_events_page_opens_its_records(client, forum):
    names = [signed(forum, on).title for on in ("2025-06-10", "2025-12-11", "2026-06-01")]
    draft = AgreementFactory(event=forum)
    client.force_login(UserFactory(role=Role.ASSESSOR))
    page = client.get(f"/r/events/event/{forum.code}/").content.decode()
    assert "活动成效" in page and "尚未到期" in page and "/new/?event=" not in page
    for line in lines(UserFactory(), forum)[0]:
        for cell in line.cells:
            assert (f'href="{cell.url}"'.replace("&", "&amp;") in page) if cell.number else not cell.url
    by_mark = {cell.months: cell for cell in lines(UserFactory(), forum)[0][0].cells}
    half_a_year = client.get(by_mark[6].url).content.decode()
    assert all(name in half_a_year for name in names[:2]) and names[2] not in half_a_year
    everything = client.get(f"/r/agreements/agreement/?event={forum.code}").content.decode()
    assert draft.title in everything


def test_many_records_need_as_many_questions_as_few(forum, django_assert_num_queries):
    user = UserFactory()
    for number in range(9):
        signed(forum, f"2025-07-{number + 1:02}", ("2025-08-01",))
    marks(forum)  # the rulebook is read once in each process
    with django_assert_num_queries(2):  # one of them asks whether it is still the same
        found, kept = lines(user, forum)
    assert found[0].cells[1].number == 9 and kept[0].number == 9


def test_an_event_on_the_edge_of_the_calendar_is_no_fault(client):
    client.force_login(UserFactory())
    for begins in ("0001", "1899-12-31", "9999-12-31"):
        event = EventFactory(status="held", begins=begins)
        assert client.get(f"/r/events/event/{event.code}/").status_code == 200


def test_the_yearly_report_tells_which_events_brought_what(client, forum):
    signed(forum, "2026-04-10", ("2026-05-01",))
    client.force_login(UserFactory(role=Role.CLERK))
    page = client.get("/reports/statistics/came_agreements_performed/?year=2026&by=event").content.decode()
    assert "港口城市论坛" in page and "活动促成的协议履行完毕1项" in page
