"""How long a letter of invitation holds, what it says, and that its case is closed."""

import pytest

from waiban.invitations.models import Invitation, Invitee
from waiban.kernel.dates import as_partial
from waiban.rulebook.tests.book import from_now_on, said_of, sentences_of

pytestmark = pytest.mark.usefixtures("rulebook")


def case(**dates):
    made = Invitation(paid_by="邀请方", inviter_id=1)
    for name, day in dates.items():
        setattr(made, name, as_partial(day))
    return made


def test_a_letter_holds_for_three_months_until_the_rulebook_says_otherwise():
    one = {"issued_on": "2026-11-30", "enters_on": "2027-01-05"}
    who = [Invitee(name="奥塔")]
    assert "2027-02-28" in sentences_of(case(**one), "I-10", invitees=who)[0]
    assert said_of(case(**one, valid_until="2027-02-28"), invitees=who) == []
    assert said_of(case(**one, valid_until="2027-03-01"), invitees=who) == ["I-10"]
    from_now_on("I-10", 6, "2026-11-01", key="months")
    assert said_of(case(**one, valid_until="2027-03-01"), invitees=who) == []


def test_nobody_enters_on_a_letter_that_has_expired():
    late = case(issued_on="2026-04-20", enters_on="2026-06-01", entered_on="2026-07-21", valid_until="2026-07-20")
    assert "I-10" in said_of(late, invitees=[Invitee(name="奥塔")])


def test_a_letter_names_people_days_and_who_pays():
    bare = case(issued_on="2026-04-20", valid_until="2026-07-20")
    bare.paid_by, bare.inviter_id = "", None
    assert said_of(bare) == ["X-15"] * 3 + ["X-4"]


def test_a_case_is_closed_within_thirty_days():
    assert "2026-07-14" in sentences_of(case(left_on="2026-06-14"), "I-14")[0]
    assert said_of(case(left_on="2026-06-14", closed_on="2026-06-20")) == []
