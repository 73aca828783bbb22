"""The month's review keeps what was known then: frozen once, read by all, changed by nothing."""

import datetime as dt

import pytest
from django.urls import reverse

from waiban.register import records
from waiban.targets import operations
from waiban.targets.models import Remark, Review
from waiban.targets.pages.shares import percent

from .year import year  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client, year):  # noqa: F811
    client.force_login(year.clerk)
    return client


def freeze(client, year, month="2026-11"):  # noqa: F811
    return client.post(reverse("targets:reviews", args=[year.book.pk]), {"month": month}, follow=True)


def test_the_clerk_freezes_a_month_and_sees_its_table(clerk, year):  # noqa: F811
    page = freeze(clerk, year).content.decode()
    assert Review.objects.get().month == dt.date(2026, 11, 1)
    for promise in year.promises:
        assert promise.text in page
    assert "1 / 2" in page and "2026-06-30" in page


def test_a_month_is_frozen_once(clerk, year):  # noqa: F811
    freeze(clerk, year)
    answer = freeze(clerk, year)
    assert Review.objects.count() == 1 and "notice error" in answer.content.decode()


def test_only_months_of_the_books_year_that_have_begun_are_frozen(clerk, year):  # noqa: F811
    for month in ("2026-12", "2025-11", "2027-01"):
        assert "notice error" in freeze(clerk, year, month).content.decode()
    assert not Review.objects.exists()


def test_a_later_change_of_a_register_changes_nothing_in_a_review(clerk, year):  # noqa: F811
    freeze(clerk, year)
    address = reverse("targets:review", args=[Review.objects.get().pk])
    before = clerk.get(address).context["lines"]
    year.agreement.status, year.agreement.title = "negotiating", "改了名称"
    records.save(year.agreement, by="test")
    after = clerk.get(address).context["lines"]
    read = [[(x.reading.state, x.reading.says, x.reading.evidence) for x in lines] for lines in (before, after)]
    assert read[0] == read[1] and read[0][0][1] == "1 / 2"


def test_the_table_tells_what_changed_since_the_review_before(clerk, year):  # noqa: F811
    freeze(clerk, year, "2026-03")
    freeze(clerk, year, "2026-10")
    address = reverse("targets:review", args=[Review.objects.get(month="2026-10-01").pk])
    lines = clerk.get(address).context["lines"]
    assert lines[0].more == "+1" and lines[1].moved and not lines[3].before.count
    only = clerk.get(address, {"changed": "1"}).context["lines"]
    assert [x.commitment for x in only] == [x.commitment for x in lines if x.changed] != []
    done = clerk.get(address, {"state": lines[1].reading.state}).context["lines"]
    assert {x.reading.state for x in done} == {lines[1].reading.state}


def test_the_table_holds_the_words_said_in_its_month(clerk, year):  # noqa: F811
    operations.remark(year.promises[0], Remark.Kind.PROGRESS, "第二份文本已定稿", by=year.clerk, on=dt.date(2026, 9, 2))
    freeze(clerk, year, "2026-10")
    page = clerk.get(reverse("targets:review", args=[Review.objects.get().pk])).content.decode()
    assert "师资尚未落实" in page and "第二份文本已定稿" not in page


def test_an_officer_reads_reviews_and_is_told_why_she_cannot_freeze_one(client, year):  # noqa: F811
    operations.review(year.book, dt.date(2026, 10, 1), by=year.clerk)
    client.force_login(year.officer)
    page = client.get(reverse("targets:reviews", args=[year.book.pk]))
    assert page.status_code == 200 and "2026-10" in page.content.decode() and "<select" not in page.content.decode()
    assert client.get(reverse("targets:review", args=[Review.objects.get().pk])).status_code == 200
    assert "目标管理员" in freeze(client, year).content.decode() and Review.objects.count() == 1


def test_another_units_officer_is_told_that_the_book_is_not_hers(client, year):  # noqa: F811
    client.force_login(year.applicant)
    answer = client.get(reverse("targets:reviews", args=[year.book.pk]))
    assert answer.status_code == 403 and '<p role="alert">' in answer.content.decode()
    assert year.book.title not in answer.content.decode()


@pytest.mark.parametrize("number", ["0" * 13, "z" * 13, "7zzzzzzzzzzzz", "' or 1=1 --", "%00" * 13, "１" * 13])
def test_addresses_that_nobody_gave_out_are_not_found(clerk, number):
    for address in (f"/book/reviews/{number}/", f"/book/{number}/reviews/"):
        assert clerk.get(address).status_code == 404
        assert clerk.post(address, {"month": "x"}).status_code in (404, 405)


def test_what_is_no_month_freezes_nothing_unasked(clerk, year):  # noqa: F811
    for month in ("", "x", "2026-13", "\x00", "9" * 400):
        assert freeze(clerk, year, month).status_code == 200
    assert not Review.objects.exists()


def test_one_of_forty_is_three_percent_on_every_page():
    assert (percent(1, 40), percent(3, 40), percent(14, 40), percent(0, 0)) == (3, 8, 35, 0)
