"""Only the target clerk reads books in and changes gauges; everybody else is told why not, and nothing changes."""

import pytest
from django.urls import reverse

from waiban.accounts.tests.factories import UserFactory
from waiban.targets.models import Mention

from .desk import desk_of, kept, plain
from .making import Office, draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def book():
    Office()
    return draft("推动与瓜亚基尔市签署结好意向书", "举办国际友城论坛")


def pages(book) -> dict[str, str]:
    promise, mention = book.commitments.first(), Mention.objects.first()
    own = {name: reverse(f"targets:{name}", args=[book.pk]) for name in ("draft", "confirm", "issue", "discard")}
    return own | {
        "read_in": reverse("targets:read_in"),
        "gauge": reverse("targets:gauge", args=[promise.pk]),
        "matches": reverse("targets:matches", args=[promise.pk]),
        "amend": reverse("targets:amend", args=[promise.pk]),
        "means": reverse("targets:means", args=[mention.pk]),
    }


@pytest.mark.parametrize("role", ["officer", "head", "leader", "assessor", "applicant", "admin"])
def test_others_are_told_why_not_on_every_page(book, role):
    person = desk_of(UserFactory(**({} if role == "officer" else {role: True})))
    before = kept()
    for address in pages(book).values():
        for answer in (person.get(address), person.post(address, {"text": "1. 举办论坛3场。", "do": "save"})):
            assert answer.status_code == 403, address
            assert "Only the target clerk" in plain(answer) and "Ask the target clerk" in plain(answer)
    assert kept() == before and book.commitments.count() == 2


def test_the_clerk_opens_every_page(book):
    clerk = desk_of(UserFactory(clerk=True))
    found = {name: clerk.get(address).status_code for name, address in pages(book).items()}
    assert found == {**dict.fromkeys(found, 200), "amend": 403}  # a draft is changed itself


def test_a_promise_a_book_and_words_that_are_not_there_are_not_found(book):
    clerk = desk_of(UserFactory(clerk=True))
    for name in ("draft", "confirm", "issue", "discard", "gauge", "matches", "amend", "means"):
        assert clerk.get(reverse(f"targets:{name}", args=[7])).status_code == 404


def test_whoever_may_read_nothing_chooses_from_nothing(book):
    from waiban.register.declare import catalogue

    person = desk_of(UserFactory(applicant=True))
    for address in ("choose_place", "choose_party"):
        found = {one["value"].split(":")[0] for one in person.get(reverse(f"targets:{address}"), {"q": ""}).json()}
        assert found <= {label for label, register in catalogue.items() if register.rights.see == "public"}
