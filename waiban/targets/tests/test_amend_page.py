"""An issued promise is changed by an amendment only: before its date, with ground, approver, date and document (M-8)."""

import pytest
from django.urls import reverse

from waiban.targets import readings
from waiban.targets.models import Amendment, Commitment
from waiban.targets.terms import terms

from .desk import Draft, plain
from .making import draft, issue

pytestmark = pytest.mark.django_db
WHOLE = {
    "on": "2026-06-12", "ground": "对方港口改期", "approver": "市考核委", "document": "澜考办〔2026〕12号",
    "quantity": "", "deadline": "2026-12-20", "wording": "",
}  # fmt: skip


@pytest.fixture
def promise(office):
    return issue(draft("9月底前举办国际友城论坛3场", "开展友城工作调研"))[0]


def amend(client, promise, follow=False, **changed):
    return client.post(reverse("targets:amend", args=[promise.pk]), {**WHOLE, **changed}, follow=follow)


def test_an_amendment_changes_what_holds_and_leaves_what_was_issued(clerk, promise):
    before = Commitment.objects.values().get(pk=promise.pk)
    answer = amend(clerk, promise, quantity="2", wording="12月20日前举办国际友城论坛2场")
    assert answer.url == f"{reverse('targets:of', args=[promise.book_id])}?c={promise.code}#c-{promise.code}"
    assert "Amended by 澜考办〔2026〕12号" in plain(clerk.get(reverse("targets:of", args=[promise.book_id])))
    holds = terms(readings.promises(promise)[0])
    assert (int(holds.wanted), str(holds.due)) == (2, "2026-12-20")
    assert Commitment.objects.values().get(pk=promise.pk) == before


@pytest.mark.parametrize("wanting", ["on", "ground", "approver", "document"])
def test_ground_approver_date_and_document_are_asked_for(clerk, promise, wanting):
    answer = amend(clerk, promise, **{wanting: " "})
    assert answer.status_code == 422 and set(answer.context["form"].errors) == {wanting}
    assert not Amendment.objects.exists()


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"on": "2026-10-08"}, "on", "M-8"),
        ({"deadline": ""}, "__all__", "Say what changes"),
        ({"deadline": "2025-12-20"}, "deadline", "before the book's year"),
        ({"deadline": "soon"}, "deadline", ""),
        ({"quantity": "two"}, "quantity", ""),
        ({"document": "号" * 200}, "document", ""),
    ],
)
def test_what_is_not_recognised_is_said_beside_its_field(clerk, promise, changed, field, sentence):
    answer = amend(clerk, promise, **changed)
    assert answer.status_code == 422 and field in answer.context["form"].errors
    assert sentence in plain(answer) and not Amendment.objects.exists()


def test_a_second_amendment_counts_from_the_amended_date(clerk, promise):
    amend(clerk, promise)
    assert amend(clerk, promise, on="2026-11-20", deadline="2026-12-31").status_code == 302
    assert str(terms(readings.promises(promise)[0]).due) == "2026-12-31"


def test_a_draft_is_changed_itself(clerk, office):
    promise = Draft(clerk, draft("举办国际友城论坛")).promise("论坛")
    answer = amend(clerk, promise)
    assert answer.status_code == 403 and "change the promise itself" in plain(answer)
    assert not Amendment.objects.exists()
