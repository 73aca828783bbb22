"""Interpreters fit by language, mode, direction, level and free time; nobody is in two places, however two people book."""

import datetime as dt
import sqlite3
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from waiban.accounts.tests.factories import DivisionFactory, UserFactory
from waiban.events.tests.factories import EventFactory
from waiban.interpreting import finding
from waiban.interpreting.finding import Wanted
from waiban.interpreting.models import Assignment
from waiban.kernel.errors import Refused
from waiban.register import records
from waiban.register.checking import check_many
from waiban.rulebook.tests.book import from_now_on
from waiban.talents.models import LanguageSkill
from waiban.talents.tests.factories import TalentFactory
from waiban.visits.tests.factories import VisitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rulebook")]
NINE = dt.datetime(2026, 12, 5, 1, tzinfo=dt.UTC)


def hours(first: int, last: int) -> dict:
    return {"starts_at": NINE + dt.timedelta(hours=first), "ends_at": NINE + dt.timedelta(hours=last)}


def speaker(mode="consecutive", direction="b", language="西班牙语", **values):
    talent = TalentFactory(in_pool=True, **values)
    skill = LanguageSkill(language=language, mode=mode, direction=direction)
    return records.save(talent, by="test", rows={"skills": [skill]})


def work(talent, first: int, last: int, **values) -> Assignment:
    given = {"language": "西班牙语", "occasion": "港航座谈", **hours(first, last), **values}
    return Assignment(talent=talent, **given)


def wanted(**values) -> Wanted:
    given = {"language": "西班牙语", "mode": "consecutive", "direction": "both"}
    return Wanted(starts=NINE, ends=NINE + dt.timedelta(hours=2), **{**given, **values})


def test_nobody_interprets_at_two_places_at_once_but_one_after_the_other():
    talent = speaker()
    records.save(work(talent, 0, 2), by="test")
    records.save(work(talent, 2, 4), by="test")
    with pytest.raises(ValidationError, match="港航座谈"):
        records.save(work(talent, 1, 3), by="test")
    records.save(work(talent, 1, 3, status="cancelled"), by="test")
    assert Assignment.objects.count() == 3


def test_a_sheet_or_a_bulk_change_books_nobody_twice_either():
    talent, other = speaker(), speaker()
    both = [work(talent, 0, 2), work(talent, 1, 3), work(other, 0, 2)]
    assert [list(said) for said in check_many(both)] == [[], ["talent"], []]
    with pytest.raises(Refused, match="港航座谈"):
        records.save_many(both, by="test")
    assert not Assignment.objects.exists()


def test_the_api_tells_by_what_an_interpreter_is_taken(client):
    talent = speaker()
    records.save(work(talent, 0, 2), by="test")
    client.force_login(UserFactory(clerk=True))
    body = {"talent": talent.code, "language": "西班牙语", "occasion": "午宴",
            "starts_at": "2026-12-05T10:00:00+08:00", "ends_at": "2026-12-05T12:00:00+08:00"}  # fmt: skip
    answer = client.post("/api/interpreting/assignment/", body, content_type="application/json")
    assert answer.status_code == 400 and "港航座谈" in answer.content.decode()


def test_an_assignment_that_is_moved_does_not_stand_in_its_own_way():
    made = records.save(work(speaker(), 0, 2), by="test")
    made.ends_at += dt.timedelta(hours=1)
    assert records.save(made, by="test").version == 2


def test_an_assignment_has_an_occasion_and_an_end():
    with pytest.raises(ValidationError):
        records.save(work(speaker(), 0, 2, occasion=""), by="test")
    with pytest.raises(ValidationError):
        records.save(work(speaker(), 2, 2), by="test")


def test_each_one_left_out_has_every_reason():
    fits = speaker(name="译甲", level="senior")
    speaker(name="译乙", mode="translation")
    speaker(name="译丙", direction="c")
    taken = speaker(name="译丁", level="junior")
    records.save(work(taken, 1, 3), by="test")
    gone = speaker(name="译戊", left_on="2026-11-01")
    speaker(name="译己", language="日语")
    found = finding.find(UserFactory(), wanted(level="middle"))
    out = {talent.name: " ".join(why) for talent, why in found.out}
    assert [fit.talent for fit in found.fit] == [fits] and found.others == 1
    assert set(out) == {"译乙", "译丙", "译丁", gone.name}
    assert "笔译" in out["译乙"] and "港航座谈" in out["译丁"] and "2026-11-01" in out["译戊"]


def test_into_chinese_alone_somebody_who_only_works_from_the_language_fits():
    speaker(direction="c")
    user = UserFactory()
    assert len(finding.find(user, wanted(direction="from")).fit) == 1 and not finding.find(user, wanted()).fit


def test_the_least_busy_comes_first():
    busy, free = speaker(name="译甲"), speaker(name="译乙")
    records.save(work(busy, -48, -46), by="test")
    assert [fit.talent for fit in finding.find(UserFactory(), wanted()).fit] == [free, busy]


def test_the_pool_is_asked_with_as_many_questions_for_many_as_for_few(django_assert_max_num_queries):
    for _n in range(12):
        records.save(work(speaker(), -30, -28), by="test")
    user = UserFactory()
    with django_assert_max_num_queries(7):
        assert len(finding.find(user, wanted()).fit) == 12


def test_a_security_review_is_asked_only_by_those_who_may_see_it(client):
    speaker()
    event = EventFactory(starts_at=NINE, ends_at=NINE + dt.timedelta(hours=2))
    url = f"/interpreting/event/{event.code}/?language=西班牙语&reviewed=1"
    client.force_login(UserFactory())
    assert not client.get(url).context["answer"].fit
    client.force_login(UserFactory(clerk=True))  # no right to what is personal
    assert len(client.get(url).context["answer"].fit) == 1


def test_one_key_books_and_simultaneous_work_asks_for_a_second(client):
    event = EventFactory(starts_at=NINE, ends_at=NINE + dt.timedelta(hours=2))
    first, second = speaker("simultaneous"), speaker("simultaneous")
    client.force_login(UserFactory(division=event.division))
    url = f"/interpreting/event/{event.code}/?language=西班牙语&mode=simultaneous"
    assert client.post(url, {"talent": first.code}).status_code == 302
    page = client.get(url)
    assert page.context["lacking"] and [fit.talent for fit in page.context["answer"].fit] == [second]
    assert str(first) in client.get(f"/r/events/event/{event.code}/").content.decode()
    client.post(url, {"talent": second.code})
    assert not client.get(url).context["lacking"]
    again = client.post(url, {"talent": first.code})
    assert again.status_code == 409 and str(event) in again.content.decode()


def test_the_office_sets_how_many_take_turns_and_how_long_work_lasts_where_no_end_is_set(client):
    from_now_on("L-08", 3, "2026-12-01", key="pair")
    from_now_on("L-08", 1.5, "2026-12-01", key="lasts")
    event = EventFactory(starts_at=NINE)
    client.force_login(UserFactory(division=event.division))
    url = f"/interpreting/event/{event.code}/?language=西班牙语&mode=simultaneous"
    for _n in range(2):
        client.post(url, {"talent": speaker("simultaneous").code})
    page = client.get(url)
    assert "至少需3名译员轮换，现已安排2名" in page.content.decode()
    assert Assignment.objects.first().ends_at == NINE + dt.timedelta(hours=1.5)
    visit = client.get(f"/interpreting/visit/{VisitFactory(arrives='2026-12-05', leaves='2026-12-06').code}/")
    assert f"{visit.context['first']:%d %H} {visit.context['last']:%d %H}" == "05 09 06 17"


def test_a_visit_has_the_page_too_and_the_assessor_only_reads(client):
    visit, talent = VisitFactory(arrives="2026-12-05"), speaker()
    url = f"/interpreting/visit/{visit.code}/?language=西班牙语"
    client.force_login(UserFactory(assessor=True))
    assert client.get(url).status_code == 200
    assert client.post(url, {"talent": talent.code}).status_code == 409 and not Assignment.objects.exists()
    client.force_login(UserFactory(division=DivisionFactory(name="礼宾处")))
    assert client.post(url, {"talent": talent.code}).status_code == 302
    assert Assignment.objects.get().visit == visit


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_book_one_interpreter_at_once_one_wins_and_the_other_is_told(tmp_path):
    talent, start, said = speaker(), threading.Barrier(2, timeout=60), []
    file = _in_a_file(tmp_path)

    def book(occasion: str):
        try:
            if file:
                connection.settings_dict = {**connection.settings_dict, "NAME": file}
            connection.ensure_connection()
            start.wait()
            said.append(records.save(work(talent, 0, 2, occasion=occasion), by="test").occasion)
        except ValidationError as error:
            said.append(" ".join(error.messages))
        finally:
            connection.close()

    people = [threading.Thread(target=book, args=(name,)) for name in ("早餐会", "晚宴")]
    for person in people:
        person.start()
    for person in people:
        person.join(60)
    won, told = sorted(said, key=len)
    assert won in ("早餐会", "晚宴") and won in told and talent.name in told


def _in_a_file(folder) -> str:
    """SQLite's tests live in memory, where nobody waits for anybody: the office's database is a file."""
    if connection.vendor != "sqlite":
        return ""
    connection.ensure_connection()
    path = str(folder / "office.sqlite3")
    copy = sqlite3.connect(path)
    connection.connection.backup(copy)
    copy.close()
    return path
