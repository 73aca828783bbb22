"""On one page whoever reads the book sees how each promise is measured, the doubtful ones first."""

import pytest
from django.urls import reverse

from waiban.targets import operations, readings

from . import making

pytestmark = pytest.mark.django_db
PROMISES = ("举办“潮汐论坛”活动4场", "邀请新加坡嘉宾60名来访", "与葡萄牙锡尼什市建立友好合作城市关系")


@pytest.fixture
def office():
    return making.Office()


def page(client, user, book) -> str:
    client.force_login(user)
    answer = client.get(reverse("targets:gauges", args=[book.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_promise_stands_with_its_sentence_its_lists_and_what_matches_today(office, client):
    book = making.draft(*PROMISES)
    making.event("“潮汐论坛”第一场", "2026-03-02")
    told = page(client, office.clerk, book)
    assert all(words.replace('"', "&quot;") in told for words in PROMISES)
    assert "“潮汐论坛”" in told and "锡尼什" in told
    for promise in readings.promises(book):
        assert reverse("targets:gauge", args=[promise.pk]) in told


def test_what_a_person_has_confirmed_comes_last(office, client):
    book = making.draft(*PROMISES)
    first, *others = readings.promises(book)
    operations.confirm(first.gauge, by=office.clerk)
    told = page(client, office.clerk, book)
    assert all(told.index(first.text) > told.index(other.text) for other in others)


def test_an_assessor_reads_how_it_is_measured_and_changes_nothing(office, client):
    promises = making.issued(*PROMISES)
    told = page(client, office.assessor, promises[0].book)
    assert promises[0].text in told
    assert reverse("targets:gauge", args=[promises[0].pk]) not in told


def test_the_page_asks_as_much_of_the_database_for_many_promises_as_for_few(
    office, client, django_assert_max_num_queries
):
    book = making.draft(*PROMISES, *(f"举办“港湾之声{n}”活动{n}场" for n in "二三四五六"))
    client.force_login(office.clerk)
    with django_assert_max_num_queries(30):
        client.get(reverse("targets:gauges", args=[book.pk]))
