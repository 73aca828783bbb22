"""Guests looked after, people honoured, advice answered, gifts declared: lists by day, deadlines, and what is refused."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from waiban.accounts.tests.factories import UserFactory
from waiban.contacts.models import Advice, FollowUp, Gift, Honour, Liaison
from waiban.contacts.tests.factories import AdviceFactory, GiftFactory, HonourFactory, LiaisonFactory, PersonFactory
from waiban.daily.due import DIVISION, Asked, soonest
from waiban.register import records
from waiban.register.declare import catalogue, label_of

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 11, 24)


def on_list(model, segment: str, day: dt.date = DAY) -> set:
    return set(catalogue[label_of(model)].segment(segment).narrow(model.objects.all(), day))


def refused(record, **changes) -> dict:
    for name, value in changes.items():
        setattr(record, name, value)
    with pytest.raises(ValidationError) as error:
        records.save(record, by="test")
    return error.value.message_dict


def test_a_guest_is_expected_then_in_the_city_then_gone():
    guest = LiaisonFactory(arrives_on="2026-11-23", leaves_on="2026-11-26")
    for day, lists in (
        (dt.date(2026, 11, 20), {"expected"}),
        (DAY, {"received", "present"}),
        (dt.date(2026, 12, 1), {"received"}),
    ):
        assert {name for name in ("expected", "received", "present") if guest in on_list(Liaison, name, day)} == lists


def test_what_is_to_be_done_for_a_guest_is_due_until_it_is_done():
    officer = UserFactory()
    guest = LiaisonFactory(division=officer.division)
    todo = [
        FollowUp(text="确认航班", due_on="2026-11-20", done_on="2026-11-19"),
        FollowUp(text="致信感谢", due_on="2026-11-27"),
        FollowUp(text="回访合作成果", due_on="2026-11-22"),
    ]
    records.save(guest, by="test", rows={"follow_ups": todo})
    due = soonest(officer, Asked(DIVISION), 9, day=DAY)
    assert [(row.name, row.late) for row in due] == [("回访合作成果", True), ("致信感谢", False)]


def test_nobody_leaves_before_arriving():
    assert "leaves_on" in refused(LiaisonFactory(), leaves_on="2026-11-20")


def test_an_honour_is_proposed_until_it_is_decided_and_awarded_at_its_ceremony():
    proposed, decided, awarded = HonourFactory(), HonourFactory(decided=True), HonourFactory(awarded=True)
    assert on_list(Honour, "proposed") == {proposed}
    assert on_list(Honour, "decided") == {decided, awarded} and on_list(Honour, "awarded") == {awarded}
    assert on_list(Honour, "proposed", dt.date(2026, 6, 1)) == {proposed, decided, awarded}


def test_nobody_becomes_an_honorary_citizen_without_having_agreed():
    honour = HonourFactory(kind=Honour.Kind.CITIZEN)
    assert "P-21" in str(refused(honour, decided_on="2026-08-14"))
    honour.consented_on = "2026-07-01"
    records.save(honour, by="test")


def test_an_honour_is_decided_before_its_ceremony():
    assert "ceremony_on" in refused(HonourFactory(decided=True), ceremony_on="2026-08-01")


def test_nobody_is_proposed_twice_for_one_round():
    first = HonourFactory()
    assert refused(Honour(nominee=first.nominee, kind=first.kind, round=first.round))


def test_advice_waits_for_its_answer_and_is_due_until_then():
    officer = UserFactory()
    waiting = AdviceFactory(division=officer.division, due_on="2026-11-30")
    adopted = AdviceFactory(division=officer.division, due_on="2026-11-30", adopted=True)
    assert on_list(Advice, "waiting") == {waiting} and on_list(Advice, "adopted") == {adopted}
    assert on_list(Advice, "waiting", dt.date(2026, 10, 20)) == {waiting, adopted}
    assert [row.record for row in soonest(officer, Asked(DIVISION), 9, day=DAY)] == [waiting.pk]


def test_adopted_advice_says_when_it_was_adopted():
    assert refused(AdviceFactory(), adoption="adopted")


def test_advice_that_had_effect_stands_with_the_honour_it_led_to():
    author = PersonFactory()
    honour = HonourFactory(nominee=author)
    advice = AdviceFactory(author=author, adopted=True, honour=honour)
    (panel,) = catalogue["contacts/honour"].panels
    assert list(catalogue[panel.register].model.objects.filter(**{panel.by: honour})) == [advice]


def test_a_gift_received_waits_for_its_declaration_and_one_given_does_not():
    received, given = GiftFactory(), GiftFactory(direction=Gift.Direction.GIVEN)
    declared = GiftFactory(declared_on="2026-06-20")
    assert on_list(Gift, "undeclared") == {received} and on_list(Gift, "given") == {given}
    assert on_list(Gift, "undeclared", dt.date(2026, 6, 12)) == {received, declared}


def test_money_is_never_kept():
    assert "P-07" in str(refused(GiftFactory(category=Gift.Category.CASH), disposal="kept"))
    records.save(GiftFactory(category=Gift.Category.CASH, disposal="handed_in", disposed_on="2026-06-11"), by="test")
