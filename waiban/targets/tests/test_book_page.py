"""The book as a leader meets it: forty promises in their states, narrowed by the address, as of any day, without scripts."""

import re
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from waiban import reader
from waiban.accounts.models import User
from waiban.register import records
from waiban.targets import books, evidence, kept, operations, readings
from waiban.targets.models import Book, Remark

pytestmark = pytest.mark.django_db
WORDS = re.compile(r'<a class="c (\w+)( dim)?" id="c-(\w{13})"')


@pytest.fixture
def leader(client, city):
    return signed_in(client, "祝庭屿")


def signed_in(client, name):
    client.force_login(User.objects.get(name=name))
    return client


def book(client, **query) -> str:
    answer = client.get("/book/", query)
    assert answer.status_code == 200
    return answer.content.decode()


def lit(html: str) -> set[str]:
    """The codes of the promises that stand out."""
    return {code for _state, dim, code in WORDS.findall(html) if not dim}


def text_of(html: str) -> str:
    return re.sub(r"<[^>]+>|\s", "", html)


def test_a_leader_begins_with_the_book_and_sees_forty_promises_in_their_states(leader, city):
    assert leader.get("/").url == "/book/"
    shown = {code: state for state, _dim, code in WORDS.findall(book(leader))}
    read = readings.current(books.newest())
    assert shown == {promise.code: str(read[promise.pk].state) for promise in city.values()}
    assert len(shown) == 40 and len(set(shown.values())) > 6


def test_the_paper_holds_the_issued_text_whole(leader, city):
    paper = text_of(re.sub(r'<aside class="notes">.*?</aside>|<button.*?</button>', "", book(leader)))
    issued = city["C01"].book
    for target in issued.targets.all():
        for measure in target.measures.all():
            assert re.sub(r"\s", "", issued.text[measure.start : measure.end]) in paper


def test_beside_each_promise_stand_its_figure_who_acts_and_what_comes_next(leader, city):
    html = book(leader)
    note = re.search(rf'id="n-{city["C05"].code}".*?</div>', html)[0]
    assert "10 / 12" in note and "国际合作处" in note and "覃晚枝" in note and "12-31" in note
    late = text_of(re.search(rf'id="n-{city["C04"].code}".*?</div>', html)[0])
    assert "55" in late and "09-30" in late


def test_what_is_late_stands_first_with_the_reason_somebody_gave(leader, city):
    idle = book(leader).partition('id="idle"')[2]
    first = re.search(r'<li class="(\w+)">.*?</li>', idle)
    assert first[1] == "late" and city["C04"].code in first[0] and "用地手续" in first[0]


def test_each_share_of_the_line_opens_its_promises(leader, city):
    for state in ("late", "behind", "ongoing"):
        html = book(leader, state=state)
        assert lit(html) == {code for found, _dim, code in WORDS.findall(html) if found == state} != set()
    assert len(lit(book(leader, state=["late", "behind"]))) == len(lit(book(leader, state="late"))) + len(
        lit(book(leader, state="behind"))
    )


def test_the_address_narrows_by_division_and_by_place(leader, city):
    ties = city["C15"].division
    mine = {promise.code for promise in city.values() if promise.division_id == ties.pk}
    html = book(leader, division=ties.code)
    assert lit(html) == mine and len(mine) == 8
    ecuador = re.search(r"place=(\w{13})[^>]*>厄瓜多尔 ", html)[1]
    assert lit(book(leader, place=ecuador)) == {city["C15"].code}  # its city is in that country


def test_as_of_30_june_the_book_stands_as_its_records_said(leader, city):
    html = book(leader, day="2026-06-30")
    shown = {code: state for state, _dim, code in WORDS.findall(html)}
    assert shown[city["C04"].code] == "moving" and shown[city["C35"].code] == "none"
    assert "7 / 12" in html and f"/book/c/{city['C05'].code}/?day=2026-06-30" in html


def test_a_red_dot_marks_what_changed_since_the_last_review(leader, city):
    html = book(leader, since="review")
    dotted = set(
        re.findall(r'id="c-(\w{13})"[^>]*><span class="mark"></span><span class="since" title="([^"]+)"', html)
    )
    assert (city["C28"].code, "9 → 10") in dotted
    only = book(leader, since="review", changed=1)
    assert lit(only) == {code for code, _title in dotted}


def test_what_changes_today_has_its_dot_this_morning(leader, city):
    assert 'class="since"' not in book(leader)
    waiting = readings.current(books.newest())[city["C12"].pk].candidates
    record = evidence.candidates(city["C12"])[0].record
    operations.admit(city["C12"].gauge, record, by=User.objects.get(name="覃晚枝"))
    html = book(leader)
    assert re.search(rf'id="c-{city["C12"].code}"[^>]*><span class="mark"></span><span class="since"', html)
    assert readings.current(books.newest())[city["C12"].pk].candidates == waiting - 1


def test_without_scripts_the_address_of_one_promise_shows_its_panel(leader, city):
    html = book(leader, c=city["C05"].code)
    panel = html.partition('id="panel"')[2]
    assert "合同" in panel and "/r/agreements/agreement/" in panel and city["C05"].text in panel
    assert f'href="/book/{city["C05"].book.code}/?c={city["C05"].code}#c-{city["C05"].code}"' in html


def test_a_link_to_one_promise_leads_to_the_book_with_it_chosen(leader, city):
    answer = leader.get(f"/book/c/{city['C16'].code}/")
    assert answer.url == f"/book/{city['C16'].book.code}/?c={city['C16'].code}#c-{city['C16'].code}"


@pytest.mark.usefixtures("one_by_one")
def test_an_unchanged_book_is_not_counted_again_and_a_changed_one_is(leader, city):
    book(leader)
    with CaptureQueriesContext(connection) as asked:
        before = book(leader)
    assert len(asked) <= 6
    contract = city["C05"].gauge.commitment
    operations.remark(contract, Remark.Kind.DELAY, "法务终审比预计慢两周", by=contract.person)
    assert "法务终审比预计慢两周" in book(leader) and "法务终审比预计慢两周" not in before


@pytest.mark.usefixtures("one_by_one")
def test_forty_promises_are_asked_for_in_as_many_questions_as_six(leader, city):
    def asked() -> int:
        book(leader)
        kept.forget()
        with CaptureQueriesContext(connection) as queries:
            book(leader)
        return len(queries)

    forty, clerk = asked(), User.objects.get(name="阮霁禾")
    short = "2027年度市直单位业务目标\n重点目标\n1\n扩大合作\n" + "".join(
        f"{number}是举办“潮汐论坛{number}”1场。" for number in "一二三四五六"
    )
    made = books.create_from(reader.read(short.encode()), by=clerk)
    operations.confirm([promise.gauge for promise in made.commitments.all()], by=clerk)
    operations.assign(made.commitments.all(), city["C01"].division, city["C01"].person, by=clerk)
    operations.issue(made, by=clerk)
    assert len(WORDS.findall(book(leader))) == 6
    assert asked() <= forty <= 20  # forty name more kinds of places: one question for each


def test_several_books_are_chosen_by_year(leader, city):
    old = Book(year=2025, title="2025年度业务目标", text="旧", status=Book.Status.CLOSED)
    records.save(old, by="test")
    html = book(leader)
    assert f"/book/{old.code}/" in html and "2026年度" in html
    assert "2025年度业务目标" in leader.get(f"/book/{old.code}/").content.decode()


@pytest.mark.parametrize("query", [
    "day=abc&c=zzz", "day=0000-00-00", "day=9999-12-31", "day=1900-01-01", "since=\x00", "state=%00&state=';--",
    "division=zzzzzzzzzzzzz&place=\u202e", "c=" + "z" * 13, "c=" + "0" * 13, "more=history&find=x", "changed=2&since=2026-13-45",
])  # fmt: skip
def test_an_address_that_means_nothing_is_said_and_never_fails(leader, query):
    answer = leader.get("/book/?" + quote(query, safe="=&%"))
    assert answer.status_code == 200 and len(WORDS.findall(answer.content.decode())) == 40


def test_what_an_address_could_not_mean_is_said_in_a_sentence(leader):
    assert "abc" in re.search(r'<p class="notice warn".*?</p>', book(leader, day="abc"))[0]
    assert "notice warn" in book(leader, division="zzz") and "notice warn" not in book(leader)


def test_an_assessor_reads_everything_and_finds_no_button(client, city):
    signed_in(client, "凌墨疏")
    assert client.get("/").url == "/book/"
    html = book(client, c=city["C12"].code)
    assert len(WORDS.findall(html)) == 40
    panel = html.partition('id="panel"')[2].partition("</aside>")[0]
    assert "<form" not in panel and "<button" not in panel and "<textarea" not in panel
    assert 'class="why"' in panel


def test_an_officer_of_another_unit_is_told_whom_the_book_is_for(client, city):
    answer = signed_in(client, "干若圻").get("/book/")
    assert answer.status_code == 403 and city["C01"].text not in answer.content.decode()


def test_before_there_is_a_book_the_clerk_is_told_how_to_begin(client, city):
    clerk = User.objects.get(name="阮霁禾")
    Book.objects.update(status=Book.Status.DRAFT)
    client.force_login(clerk)
    assert reverse("targets:draft", args=[city["C01"].book_id]) in book(client)
    Book.objects.filter(pk=city["C01"].book_id).update(status=Book.Status.CLOSED)
    assert len(WORDS.findall(book(client))) == 40  # the last closed book stays readable
