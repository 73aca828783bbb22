"""What people do with a book: issue it, amend it, judge its evidence; who may, and what is refused in a sentence."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from waiban.accounts.models import Division
from waiban.accounts.tests.factories import DivisionFactory, UserFactory
from waiban.kernel.errors import Refused
from waiban.register import records
from waiban.targets import evidence, operations, readings
from waiban.targets.models import Amendment, Book, Commitment, Remark, State, Verdict

from . import making

pytestmark = pytest.mark.django_db

FORUM, WORK, CONTRACTS = "6月底前举办“潮汐论坛”", "深化与拉美国家的交流合作", "全年促成国际合作项目签约3个"
GROUND = {"ground": "对方换届", "approver": "市考核办", "document": "澜考办〔2026〕22号"}


@pytest.fixture
def office():
    return making.Office()


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# Issuing


def test_a_book_is_issued_only_when_nothing_is_missing_and_says_all_that_is(office):
    book = making.draft(FORUM, "与远湾市缔结友好城市关系")
    with pytest.raises(Refused) as told:
        operations.issue(book, by=office.clerk)
    found = {(m.commitment.text[:4], m.what) for m in told.value.details["missing"]}
    assert {("6月底前", "gauge"), ("6月底前", "owner"), ("与远湾市", "gauge"), ("与远湾市", "owner")} <= found
    assert str(len(told.value.details["missing"])) in told.value.message


def test_a_book_without_a_promise_is_not_issued(office):
    book = making.keep(Book(year=2026, title="空", text="空"))
    assert [m.what for m in operations.missing(book)] == ["promises"]


def test_an_issued_books_wording_stays_whichever_way_it_is_touched(office):
    (promise,) = making.issued(FORUM)
    book = promise.book
    book.text = "改了"
    with pytest.raises(ValidationError):
        records.save(book, by="test")
    with pytest.raises(ValidationError):
        book.save()
    for name, value in (
        ("text", "改了"),
        ("quantity", Decimal(9)),
        ("deadline", day("2026-12-01")),
        ("kind", "pilot_won"),
    ):
        changed = Commitment.objects.get(pk=promise.pk)
        setattr(changed, name, value)
        with pytest.raises(ValidationError):
            records.save(changed, by="test")
    fresh = Commitment.objects.get(pk=promise.pk)
    for verb in (
        lambda: operations.set_kind(fresh, "pilot_won", by=office.clerk),
        lambda: operations.split(fresh, 5, by=office.clerk),
        lambda: operations.join(fresh, by=office.clerk),
        lambda: operations.set_deadline(fresh, None, by=office.clerk),
    ):
        with pytest.raises(Refused):
            verb()


def test_who_answers_may_change_after_issue(office):
    (promise,) = making.issued(FORUM)
    other = Division.objects.create(unit=DivisionFactory().unit, name="综合处")
    operations.assign(promise, other, office.officer, by=office.clerk)
    assert Commitment.objects.get(pk=promise.pk).division == other


# Amending (M-8)


def test_a_promise_is_amended_before_its_date_and_reads_by_it_from_then_on(office):
    (promise,) = making.issued(FORUM)
    operations.amend(promise, on=day("2026-06-10"), deadline=day("2026-09-30"), by=office.clerk, **GROUND)
    making.event("潮汐论坛", "2026-08-20")
    assert making.read(promise, day("2026-07-15")).state != State.LATE
    assert making.read(promise, day("2026-08-20")).state == State.EARLY
    assert making.read(promise, day("2026-06-09")).due == day("2026-06-30")
    assert Commitment.objects.get(pk=promise.pk).deadline == day("2026-06-30")  # the issued date stays


def test_a_lower_number_is_what_is_asked_after_the_amendment(office):
    (promise,) = making.issued(CONTRACTS)
    for number in ("1号", "2号"):
        making.agreement(number, kind="contract")
    operations.amend(promise, on=day("2026-10-10"), quantity=Decimal(2), by=office.clerk, **GROUND)
    assert [making.read(promise, day(on)).wanted for on in ("2026-10-09", "2026-10-10")] == [3, 2]
    assert making.read(promise, day("2026-10-10")).state == State.EARLY


@pytest.mark.parametrize(
    "change, field",
    [
        ({"on": "2026-07-01", "deadline": "2026-09-30"}, "on"),  # after its date: not recognised
        ({"on": "2026-06-10"}, "__all__"),  # nothing changes
        ({"on": "2026-06-10", "deadline": "2025-09-30"}, "deadline"),
        ({"on": "2026-06-10", "quantity": 0}, "quantity"),
        ({"on": "2026-06-10", "deadline": "2026-09-30", "ground": ""}, "ground"),
        ({"on": "2026-06-10", "deadline": "2026-09-30", "approver": ""}, "approver"),
        ({"on": "2026-06-10", "deadline": "2026-09-30", "document": ""}, "document"),
    ],
)
def test_an_amendment_without_its_ground_or_after_the_date_is_not_recognised(office, change, field):
    (promise,) = making.issued(FORUM)
    change = {k: day(v) if k in ("on", "deadline") else v for k, v in change.items()}
    with pytest.raises(ValidationError) as told:
        operations.amend(promise, by=office.clerk, **{**GROUND, **change})
    assert field in told.value.message_dict and not Amendment.objects.exists()


def test_an_amended_date_may_be_amended_again_before_it(office):
    (promise,) = making.issued(FORUM)
    operations.amend(promise, on=day("2026-06-10"), deadline=day("2026-09-30"), by=office.clerk, **GROUND)
    operations.amend(promise, on=day("2026-09-20"), deadline=day("2026-10-31"), by=office.clerk, **GROUND)
    assert making.read(promise, day("2026-10-01")).due == day("2026-10-31")


def test_a_draft_is_corrected_and_not_amended(office):
    (promise,) = making.draft(FORUM).commitments.all()
    with pytest.raises(Refused):
        operations.amend(promise, on=day("2026-06-10"), deadline=day("2026-09-30"), by=office.clerk, **GROUND)


# Persons' words on records


def test_a_match_of_a_vague_promise_counts_once_a_person_nods(office):
    (promise,) = making.issued(WORK)
    talk = making.talk("与智利商谈", country=office.countries["CL"])
    assert (making.read(promise).count, making.read(promise).candidates) == (0, 1)
    operations.admit(promise.gauge, talk, by=office.officer)
    assert (making.read(promise).count, making.read(promise).candidates) == (1, 0)
    (found,) = evidence.evidence(promise, making.DAY)
    assert office.officer.name in found.why and "拉美国家" in found.why
    operations.withdraw(promise.gauge, talk, by=office.officer)
    assert (making.read(promise).count, making.read(promise).candidates) == (0, 1)


def test_a_record_ruled_out_counts_no_more_and_keeps_its_reason(office):
    (promise,) = making.issued(FORUM)
    forum = making.event("潮汐论坛预备会", "2026-05-20")
    operations.rule_out(promise.gauge, forum, "只是预备会", by=office.officer)
    assert making.read(promise).count == 0
    (found,) = evidence.ruled_out(promise)
    assert "只是预备会" in found.why


def test_a_record_pinned_in_counts_though_its_words_differ_but_only_once_it_is_on_the_list(office):
    (promise,) = making.issued(FORUM)
    summit = making.event("东港峰会", "2026-06-20", status="planned")
    operations.pin(promise.gauge, summit, "与“潮汐论坛”合并举办", by=office.officer)
    assert making.read(promise, day("2026-06-25")).count == 0  # planned is not held
    summit.status = "held"
    making.keep(summit)
    assert making.read(promise, day("2026-06-25")).state == State.EARLY


def test_a_record_of_another_register_may_be_pinned_in(office):
    (promise,) = making.issued(FORUM)
    study = making.study("潮汐论坛筹备研究", "2026-05-20")
    operations.pin(promise.gauge, study, "论坛成果", by=office.officer)
    reading = making.read(promise)
    assert reading.evidence[0][0] == "deliverables/research" and reading.count == 1


def test_one_record_serves_several_promises(office):
    promises = making.issued(CONTRACTS, "全年促成国际合作项目签约5个")
    making.agreement("1号", kind="contract")
    assert [reading.value for reading in readings.as_of(promises, making.DAY).values()] == [1, 1]


def test_pinning_and_ruling_out_need_a_reason_and_a_register(office, no_trips):
    forum, trip = making.issued(FORUM, "组织市友好代表团赴新加坡访问")
    event = making.event("东港峰会")
    for verb in (operations.pin, operations.rule_out):
        with pytest.raises(ValidationError):
            verb(forum.gauge, event, "  ", by=office.officer)
    with pytest.raises(Refused):
        operations.pin(trip.gauge, event, "理由", by=office.officer)
    with pytest.raises(Refused):
        operations.withdraw(forum.gauge, event, by=office.officer)
    assert not Verdict.objects.exists()


def test_a_second_word_on_a_record_takes_the_place_of_the_first(office):
    (promise,) = making.issued(FORUM)
    forum = making.event("潮汐论坛")
    operations.rule_out(promise.gauge, forum, "存疑", by=office.officer)
    operations.pin(promise.gauge, forum, "已核实", by=office.officer)
    assert Verdict.objects.get().what == "pinned" and making.read(promise).count == 1


# Who may


def test_each_role_is_told_what_is_not_hers(office):
    (promise,) = making.issued(WORK)
    other = UserFactory(division=Division.objects.create(unit=DivisionFactory().unit, name="综合处"))
    why = operations.why_not
    for verb in ("gauge", "issue", "amend", "review", "assign"):
        assert why(office.clerk, verb, promise) is None and why(office.officer, verb, promise)
    for verb in ("pin", "admit", "rule_out", "withdraw", "remark"):
        assert why(office.officer, verb, promise) is None
        assert why(office.assessor, verb, promise)
        assert DivisionFactory().name in why(other, verb, promise)
    assert why(office.leader, "remark", promise, "instruction") is None
    assert why(office.officer, "remark", promise, "instruction")
    assert why(office.officer, "snapshot") and why(office.clerk, "snapshot") is None


def test_a_verb_refuses_whoever_may_not(office):
    (promise,) = making.issued(WORK)
    talk = making.talk("与智利商谈", country=office.countries["CL"])
    for deed in (
        lambda: operations.admit(promise.gauge, talk, by=office.assessor),
        lambda: operations.change_gauge(promise.gauge, by=office.officer, quantity=Decimal(1)),
        lambda: operations.amend(promise, on=making.DAY, deadline=day("2026-11-30"), by=office.officer, **GROUND),
        lambda: operations.review(promise.book, making.DAY, by=office.officer),
        lambda: operations.remark(promise, Remark.Kind.INSTRUCTION, "抓紧", by=office.officer),
    ):
        with pytest.raises(Refused):
            deed()
    assert not (Verdict.objects.exists() or Amendment.objects.exists() or Remark.objects.exists())


def test_remarks_stand_beside_the_figures_and_never_change_them(office):
    (promise,) = making.issued(FORUM)
    before = readings.plain(making.read(promise))
    operations.remark(promise, Remark.Kind.JUDGEMENT, "已完成", by=office.officer, state=State.DONE)
    assert readings.plain(making.read(promise)) == before


def test_to_a_closed_book_nothing_more_is_added(office):
    (promise,) = making.issued(WORK)
    talk = making.talk("与智利商谈", country=office.countries["CL"])
    operations.close(promise.book, by=office.clerk)
    (promise,) = readings.promises(promise)
    for deed in (
        lambda: operations.admit(promise.gauge, talk, by=office.officer),
        lambda: operations.remark(promise, Remark.Kind.PROGRESS, "补记", by=office.officer),
        lambda: operations.change_gauge(promise.gauge, by=office.clerk, quantity=Decimal(1)),
        lambda: operations.amend(promise, on=making.DAY, deadline=day("2026-11-30"), by=office.clerk, **GROUND),
    ):
        with pytest.raises(Refused):
            deed()
    assert operations.why_not(office.officer, "admit", promise)
    assert making.read(promise).candidates == 1  # and it is still read


def test_a_review_keeps_what_was_known_then_and_is_never_written_over(office, settings):
    settings.TODAY = making.DAY
    (promise,) = making.issued(CONTRACTS)
    contract = making.agreement("1号", kind="contract")
    review = operations.review(promise.book, making.DAY, by=office.clerk)
    contract.status, contract.signed_on = "draft", None
    making.keep(contract)
    assert type(review).objects.get().data[str(promise.pk)]["value"] == "1"
    assert making.read(promise).value == 0
    review.data = {}
    for deed in (review.save, lambda: records.save(review, by="test")):
        with pytest.raises(ValidationError):
            deed()
    with pytest.raises(Refused):
        operations.review(promise.book, making.DAY, by=office.clerk)


def test_counts_and_shares_stand_by_state_by_division_and_by_target(office, no_trips):
    promises = making.issued(FORUM, WORK, CONTRACTS, "组织市友好代表团赴新加坡访问")
    making.event("潮汐论坛", "2026-06-01")
    found = readings.summary(promises, readings.as_of(promises, making.DAY))
    states = {"early": 1, "ongoing": 1, "behind": 1, "unmeasured": 1}
    assert (found.total, found.states, found.share("early"), found.share("late")) == (4, states, 0.25, 0.0)
    assert list(found.divisions.values()) == list(found.targets.values()) == [states]
    assert list(found.divisions) == [DivisionFactory()]
