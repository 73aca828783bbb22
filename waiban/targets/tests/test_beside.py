"""Beside every record and in every list: which promises it serves, why, and one press where it waits for a nod."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from waiban.accounts.tests.factories import DivisionFactory
from waiban.agreements.models import Party
from waiban.agreements.tests.factories import AgreementFactory
from waiban.contacts.models import Exchange
from waiban.events.tests.factories import EventFactory
from waiban.places.tests.factories import CityFactory
from waiban.register import records
from waiban.targets import operations, serving

from .year import year  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client, year):  # noqa: F811
    client.force_login(year.clerk)
    return client


def page(client, record) -> str:
    return client.get(f"/r/{record._meta.app_label}/{record._meta.model_name}/{record.code}/").content.decode()


def beside(client, record) -> str:
    return page(client, record).partition('<section id="serves">')[2].partition("</section>")[0]


def another(title):
    return records.save(
        AgreementFactory.build(title=title, division=DivisionFactory(), signed=True), by="test", rows={"parties": []}
    )


def nodded(year):  # noqa: F811
    """The first promise counts only what somebody nodded through."""
    promise = year.promises[0]
    operations.change_gauge(
        promise.gauge, by=year.clerk, confirm=True, places=[], words=["友好合作备忘录"], admit="nodded", where={}
    )
    return promise


def test_a_record_says_which_promise_it_serves_and_why(clerk, year):  # noqa: F811
    html = beside(clerk, year.agreement)
    assert year.promises[0].text in html and "与该市签署" in html
    assert f"/book/{year.book.code}/?c={year.promises[0].code}#c-{year.promises[0].code}" in html
    assert beside(clerk, another("与他处无关的协议")) == ""


def test_a_record_that_waits_is_nodded_through_on_its_own_page(clerk, year):  # noqa: F811
    promise, record = nodded(year), another("与比什凯克市友好合作备忘录")
    assert 'data-key="a"' in beside(clerk, record)
    said = {"what": "admit", "register": "agreements/agreement", "record": record.code, "beside": "1"}
    answer = clerk.post(f"/book/c/{promise.code}/word/", said, headers={"HX-Request": "true"})
    assert answer.status_code == 200 and 'id="serves"' in answer.content.decode()
    assert 'data-key="a"' not in answer.content.decode()
    assert [s.status for s in serving.serves(record)] == ["counted"]


def test_without_scripts_the_nod_leads_back_to_the_record(clerk, year):  # noqa: F811
    promise, record = nodded(year), another("与比什凯克市友好合作备忘录")
    said = {"what": "admit", "register": "agreements/agreement", "record": record.code, "beside": "1"}
    assert clerk.post(f"/book/c/{promise.code}/word/", said).url == f"/r/agreements/agreement/{record.code}/"


def test_an_assessor_sees_that_a_record_waits_and_has_no_button(client, year):  # noqa: F811
    nodded(year)
    record = another("与比什凯克市友好合作备忘录")
    client.force_login(year.assessor)
    html = beside(client, record)
    assert year.promises[0].text in html and "<button" not in html and 'class="why"' in html


def marks(client, label: str) -> str:
    """The marks of a list as they are fetched when it is shown: each for a place that the list has."""
    shown, told = (client.get(f"/r/{label}/{query}").content.decode() for query in ("", "?part=beside"))
    assert 'part=beside"' in shown
    assert all(f'<td><span id="{place}">' in shown for place in re.findall(r'<span id="(b\d+-\w+)"', told))
    return told


def test_a_list_marks_each_record_with_the_promises_it_serves(clerk, year):  # noqa: F811
    html = marks(clerk, "agreements/agreement")
    mark = re.search(r'<a class="serve (\w+)" href="([^"]+)"[^>]*><span class="mark"></span>([^<]+)</a>', html)
    assert mark[1] == "behind" or mark[1] == "moving" or mark[1] == "none"
    assert mark[2].endswith(f"#c-{year.promises[0].code}") and mark[3] == "1-一"
    events = marks(clerk, "events/event")
    assert re.search(r'class="serve \w+" href="[^"]+#c-' + year.promises[1].code, events)


def test_a_new_record_has_its_mark_at_once(clerk, year):  # noqa: F811
    forum = f"#c-{year.promises[1].code}"
    before = marks(clerk, "events/event").count(forum)
    records.save(EventFactory.build(name="第二届潮汐论坛", division=DivisionFactory(), held=True), by="test", rows={})
    assert marks(clerk, "events/event").count(forum) == before + 1


@pytest.mark.usefixtures("one_by_one")
def test_a_list_with_marks_asks_no_more_for_fifty_rows_than_for_three(clerk, year):  # noqa: F811
    nodded(year)

    def asked() -> int:
        another("与丙市友好合作备忘录")  # something new: nothing that was shown before may be shown again
        with CaptureQueriesContext(connection) as queries:
            clerk.get("/r/agreements/agreement/")
        with CaptureQueriesContext(connection) as later:
            assert 'class="serve' in clerk.get("/r/agreements/agreement/?part=beside").content.decode()
        return max(len(queries), len(later))

    asked()
    few = asked()
    for number in range(48):
        another(f"与{number}市友好合作备忘录")
    assert asked() <= few <= 12


def test_a_record_on_its_way_says_which_promise_it_moves_and_that_it_does_not_count_yet(clerk, year):  # noqa: F811
    promise = year.promises[0]
    city = {"city": year.city, "side": "foreign"}
    drafted = records.save(
        AgreementFactory.build(title="与瓦尔帕莱索市合作备忘录（商签稿）", division=DivisionFactory()),
        by="test",
        rows={"parties": [Party(**city)]},
    )
    html = beside(clerk, drafted)
    assert promise.text in html and "尚不计入" in html and "<button" not in html
    for city, moves in ((year.city, True), (CityFactory(), False)):
        talk = Exchange(subject="商谈合作文本", held_on="2026-05-08", city=city, division=DivisionFactory())
        assert (promise.text in beside(clerk, records.save(talk, by="test"))) is moves
