"""Evidence stays, and a record says itself which promises it serves."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from waiban.agreements.models import Agreement
from waiban.kernel.errors import Refused
from waiban.register import records
from waiban.targets import assessment, evidence, operations, readings, serving

from . import making

pytestmark = pytest.mark.django_db

CONTRACTS, FORUM, WORK = "全年促成国际合作项目签约3个", "6月底前举办“潮汐论坛”", "深化与拉美国家的交流合作"


@pytest.fixture
def office(settings):
    settings.TODAY = making.DAY
    return making.Office()


def why_not_removed(record) -> str:
    with pytest.raises(Refused) as told:
        records.remove(record, by="test")
    assert type(record).objects.filter(pk=record.pk).exists()
    return told.value.message


def test_what_proves_an_issued_promise_is_corrected_and_not_removed(office):
    (promise,) = making.issued(CONTRACTS)
    contract = making.agreement("1号", kind="contract")
    told = why_not_removed(contract)
    assert promise.text in told and promise.book.title in told and str(contract) in told
    contract.status, contract.signed_on = "draft", None
    making.keep(contract)
    records.remove(contract, by="test")  # it proves nothing any more
    assert not Agreement.objects.exists()


def test_one_of_many_is_enough_and_all_of_them_stay(office):
    making.issued(CONTRACTS)
    kept = making.agreement("1号", kind="contract")
    free = [making.agreement(f"另{n}号", kind="memorandum") for n in range(5)]
    with pytest.raises(Refused):
        records.remove_many([*free, kept], by="test")
    assert Agreement.objects.count() == 6
    records.remove_many(free, by="test")
    assert Agreement.objects.count() == 1


def test_a_draft_books_matches_may_go(office):
    making.draft(CONTRACTS)
    records.remove(making.agreement("1号", kind="contract"), by="test")
    assert not Agreement.objects.exists()


def test_a_closed_books_evidence_stays_too(office):
    (promise,) = making.issued(CONTRACTS)
    contract = making.agreement("1号", kind="contract")
    operations.close(promise.book, by=office.clerk)
    assert promise.text in why_not_removed(contract)


def test_a_record_somebody_judged_stays_until_the_word_is_taken_back(office):
    (promise,) = making.issued(FORUM)
    summit = making.event("东港峰会", "2026-07-20")
    operations.rule_out(promise.gauge, summit, "不是同一活动", by=office.officer)
    assert office.officer.name in why_not_removed(summit)
    operations.withdraw(promise.gauge, summit, by=office.officer)
    records.remove(summit, by="test")


@pytest.mark.parametrize(
    "freeze",
    [
        lambda book, by: operations.review(book, making.DAY, by=by),
        lambda book, by: assessment.snapshot(book, making.DAY, by=by),
    ],
    ids=["review", "self-assessment"],
)
def test_what_stands_in_something_frozen_stays_for_ever(office, freeze):
    (promise,) = making.issued(CONTRACTS)
    contract = making.agreement("1号", kind="contract")
    freeze(promise.book, office.clerk)
    contract.status, contract.signed_on = "draft", None
    making.keep(contract)
    assert promise.text in why_not_removed(contract)


def test_places_and_partners_a_promise_means_stay(office):
    book = making.draft("推动海登贝克集团东港分拨中心项目落户我市", "与智利瓦尔帕莱索市缔结友好城市关系")
    for record in (office.partners["海登贝克集团"], office.cities["瓦尔帕莱索"]):
        assert book.title in why_not_removed(record)
    records.remove(office.cities["锡尼什"], by="test")


def test_many_are_asked_about_in_as_many_questions_as_few(office):
    making.issued(CONTRACTS, FORUM, WORK)
    free = [making.agreement(f"另{n}号", None, kind="memorandum") for n in range(40)]

    def asked(some):
        with CaptureQueriesContext(connection) as questions:
            records.remove_many(some, by="test")
        return len(questions)

    few = asked(free[:2])
    assert asked(free[2:]) <= few


# What the record itself says


def test_a_record_says_what_it_counts_for_what_it_waits_for_and_what_it_was_ruled_out_of(office):
    contracts, work, forum = making.issued(CONTRACTS, WORK, FORUM)
    contract = making.agreement("1号", "2026-04-17", office.partners["安第诺瓦公司"], kind="contract")
    operations.rule_out(forum.gauge, contract, "不是活动", by=office.officer)
    found = {serving_.commitment.pk: serving_ for serving_ in serving.serves(contract)}
    assert {pk: one.status for pk, one in found.items()} == {
        contracts.pk: "counted", work.pk: "candidate", forum.pk: "ruled_out",
    }  # fmt: skip
    assert "2026-04-17" in found[contracts.pk].why and "拉美国家" in found[work.pk].why
    assert "不是活动" in found[forum.pk].why and office.officer.name in found[forum.pk].why


def test_what_records_say_and_what_the_promises_list_is_the_same(office):
    promises = making.issued(CONTRACTS, WORK, FORUM, "与智利瓦尔帕莱索市缔结友好城市关系")
    for number in range(4):
        making.agreement(f"{number}号", f"2026-0{number + 4}-17", office.partners["安第诺瓦公司"], kind="contract")
    listed = {
        (p.pk, e.record.pk, status)
        for p in promises
        for status, found in (("counted", evidence.evidence(p)), ("candidate", evidence.candidates(p)))
        for e in found
    }
    said = serving.serves_many(Agreement.objects.all())
    assert {(s.commitment.pk, pk, s.status) for pk, found in said.items() for s in found} == listed
    assert {status for _p, _r, status in listed} == {"counted", "candidate"}


def test_a_record_serves_nothing_of_a_draft_or_before_its_day(office):
    making.draft(CONTRACTS)
    contract = making.agreement("1号", kind="contract")
    assert serving.serves(contract) == []
    making.issued("全年促成国际合作项目签约5个")
    assert [s.status for s in serving.serves(contract)] == ["counted"]
    assert serving.serves(contract, dt.date(2026, 4, 16)) == []
    assert serving.serves_many([]) == {}


def test_fifty_records_are_asked_about_in_as_many_questions_as_one(office):
    making.issued(CONTRACTS, WORK, FORUM)
    for number in range(50):
        making.agreement(f"{number}号", kind="contract")
    found = []
    for number in (1, 50):
        with CaptureQueriesContext(connection) as questions:
            serving.serves_many(Agreement.objects.order_by("pk")[:number])
        found.append(len(questions))
    assert found[0] == found[1] <= 10


def test_the_reading_counts_what_its_list_shows(office):
    (promise,) = making.issued(CONTRACTS)
    for number in range(3):
        making.agreement(f"{number}号", kind="contract")
    reading = readings.current(promise)[promise.pk]
    assert [pk for _label, pk, _on in reading.evidence] == [e.record.pk for e in evidence.evidence(promise)]
