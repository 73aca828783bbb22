"""The papers of a review stay what was frozen, whoever asks for them and whatever changes later."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import translation

from waiban.accounts.tests.factories import DivisionFactory
from waiban.register import records
from waiban.targets import operations
from waiban.targets.models import Remark, Review
from waiban.targets.papers import reviewed

from .papers import in_word, made, pages, sheets
from .year import year  # noqa: F401

pytestmark = pytest.mark.django_db
SEPTEMBER, OCTOBER = dt.date(2026, 9, 1), dt.date(2026, 10, 1)


@pytest.fixture
def clerk(client, year):  # noqa: F811
    client.force_login(year.clerk)
    return client


def frozen(year, month=OCTOBER):  # noqa: F811
    return operations.review(year.book, month, by=year.clerk)


def files(review) -> dict[str, str]:
    found = {}
    for name in reviewed.papers_of(review):
        found[name, "docx"] = in_word(made(review, name, "docx"))
        found[name, "pdf"] = "".join(pages(made(review, name, "pdf")))
        found[name, "xlsx"] = repr([list(sheet.values) for sheet in sheets(review, name)])
    return found


def test_a_later_change_changes_nothing_of_the_papers(clerk, year):  # noqa: F811
    review = frozen(year, SEPTEMBER)
    before = files(review)
    year.agreement.status = "negotiating"
    records.save(year.agreement, by="test")
    operations.remark(year.promises[0], Remark.Kind.STEPS, "后来的措施", by=year.clerk, on=dt.date(2026, 9, 2))
    operations.assign(year.promises[:1], DivisionFactory(), None, by=year.clerk)
    assert files(Review.objects.get()) == before and len(before) == 9


def test_the_clerks_language_does_not_change_the_papers(year):  # noqa: F811
    with translation.override("en"):
        text = "".join(files(frozen(year)).values())
    assert "提前完成" in text or "已完成" in text
    assert "Done" not in text and "records" not in text


def test_one_click_on_the_review_opens_each_paper(clerk, year):  # noqa: F811
    review = frozen(year, SEPTEMBER)
    page = clerk.get(reverse("targets:review", args=[review.pk])).content.decode()
    for name in reviewed.papers_of(review):
        for ending, (_make, content_type) in reviewed.FORMATS.items():
            address = reverse("targets:review_file", args=[review.pk, name, ending])
            answer = clerk.get(address)
            assert address in page and answer.status_code == 200 and answer["Content-Type"] == content_type
    name = reviewed.file_name(review, reviewed.PAPERS["circular"], "pdf")
    assert name == "关于2026年第三季度业务目标进展情况的通报.pdf"


def test_what_the_review_does_not_have_is_not_found(clerk, year):  # noqa: F811
    review = frozen(year)
    for name, ending in (("circular", "pdf"), ("dispatch", "exe"), ("nothing", "pdf")):
        assert clerk.get(reverse("targets:review_file", args=[review.pk, name, ending])).status_code == 404


def test_what_was_tampered_with_is_not_circulated(clerk, year):  # noqa: F811
    review = frozen(year)
    review.told["lines"][0]["value"] = "99"
    Review.objects.filter(pk=review.pk).update(told=review.told)
    assert '<p class="notice bad"' in clerk.get(reverse("targets:review", args=[review.pk])).content.decode()
    assert clerk.get(reverse("targets:review_file", args=[review.pk, "dispatch", "pdf"])).status_code == 403


def test_another_units_officer_takes_no_paper_away(client, year):  # noqa: F811
    review = frozen(year)
    client.force_login(year.applicant)
    answer = client.get(reverse("targets:review_file", args=[review.pk, "brief", "pdf"]))
    assert answer.status_code == 403 and year.book.title not in answer.content.decode()


def test_odd_words_break_no_paper(year):  # noqa: F811
    operations.remark(year.promises[3], Remark.Kind.STEPS, "=1+1\n#set page()*", by=year.clerk, on=dt.date(2026, 9, 2))
    review = frozen(year, SEPTEMBER)
    for (name, ending), text in files(review).items():
        assert name == "brief" or "#setpage()*" in "".join(text.split()), (name, ending)
