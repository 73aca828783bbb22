"""Nobody types progress: a reading is kept while nothing it depends on has changed, and derived again when it has."""

import datetime as dt
import threading
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from waiban.history import marks
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.targets import operations, readings
from waiban.targets.models import Move, Reading, State

from . import making

pytestmark = pytest.mark.django_db(transaction=True)  # every save is committed, as in the office

CONTRACTS = "全年促成国际合作项目签约3个"
KEPT = 77  # a number that nobody counted: where it is shown, the reading was kept


@pytest.fixture
def office(settings):
    settings.TODAY = making.DAY
    return making.Office()


@pytest.fixture
def promise(office):
    (found,) = making.issued(CONTRACTS)
    making.agreement("1号", kind="contract")
    rest(found)
    return found


def rest(promise) -> None:
    """The reading as it was read at a quiet hour, with a number in it that only a kept reading can show."""
    readings.current(promise)
    seen = max(marks.newest(catalogue).values()) + 1
    Reading.objects.filter(pk=promise.pk).update(seen=seen, count=KEPT)


def count(promise) -> int:
    return readings.current(promise)[promise.pk].count


def test_looking_again_counts_nothing(promise):
    assert count(promise) == KEPT and count(promise) == KEPT


def test_a_record_saved_in_another_register_changes_nothing(promise):
    making.document("友城工作五年规划", "澜外办〔2026〕1号")
    assert count(promise) == KEPT


def test_a_record_saved_in_its_register_is_seen_by_the_next_who_looks(promise):
    making.agreement("2号", kind="contract")
    assert Reading.objects.get(pk=promise.pk).count == KEPT  # saving derives nothing
    assert count(promise) == 2


def test_a_removed_and_an_imported_record_are_seen_too(promise):
    from waiban.agreements.models import Agreement

    made = [
        Agreement(number=f"进{n}", title="合同", kind="contract", status="signed", signed_on="2026-03-01")
        for n in range(3)
    ]
    records.save_many(made, by="import", verb="imported")
    assert count(promise) == 4
    draft = Agreement.objects.get(number="进0")
    draft.status, draft.signed_on = "draft", None
    making.keep(draft)
    records.remove(draft, by="test")
    assert count(promise) == 3


def test_another_day_is_another_reading(promise, settings):
    settings.TODAY = dt.date(2026, 2, 1)
    assert count(promise) == 0


@pytest.mark.parametrize(
    "deed",
    [
        lambda p, record: operations.rule_out(p.gauge, record, "重复登记", by="test"),
        lambda p, record: operations.change_gauge(p.gauge, by="test", quantity=Decimal(2)),
        lambda p, record: operations.amend(p, on=making.DAY, ground="换届", approver="市考核办",
                                           document="澜考办〔2026〕2号", quantity=Decimal(2), by="test"),
        lambda p, record: operations.assign(p, None, by="test"),
        lambda p, record: making.keep(_sooner(p.book.scheme)),
    ],
    ids=["verdict", "gauge", "amendment", "promise", "scheme"],
)  # fmt: skip
def test_what_is_said_and_settled_about_a_promise_renews_it(promise, deed):
    from waiban.agreements.models import Agreement

    assert count_of_own(promise) == KEPT
    deed(promise, Agreement.objects.get())
    assert count_of_own(promise) in (0, 1)


def count_of_own(promise) -> int:
    """As her own promises are read on her work's page."""
    return readings.own(promise.book, Q(pk=promise.pk))[promise.pk].count


def test_her_own_promises_see_what_is_saved_in_their_registers_and_what_is_pinned_from_others(promise):
    paper = making.document("友城工作五年规划", "澜外办〔2026〕1号")
    assert count_of_own(promise) == KEPT
    operations.pin(promise.gauge, paper, "以此文件落实", by="test")
    assert count_of_own(promise) == 2
    rest(promise)
    paper.title = "友城工作五年规划（修订）"
    making.keep(paper)
    assert count_of_own(promise) == 2
    rest(promise)
    making.agreement("2号", kind="contract")
    assert count_of_own(promise) == 3


def _sooner(scheme):
    scheme.soon_days = 5
    return scheme


def test_a_city_that_moves_to_another_country_moves_its_records(office):
    (promise,) = making.issued("与智利有关机构签署合作备忘录")
    making.agreement("1号", "2026-03-01", office.cities["锡尼什"], kind="memorandum")
    rest(promise)
    assert count(promise) == KEPT
    city = office.cities["锡尼什"]
    city.country = office.countries["CL"]
    making.keep(city)
    assert count(promise) == 1


def test_a_commit_that_is_overtaken_by_a_later_one_is_still_seen(promise):
    """PostgreSQL: the one who signed first commits last; in between somebody looked. SQLite lets nobody overtake."""
    begun, looked = threading.Event(), threading.Event()

    def slowly():
        try:
            with transaction.atomic():
                making.agreement("2号", kind="contract")
                begun.set()
                looked.wait(20)
        finally:
            connection.close()

    if connection.vendor == "postgresql":
        slow = threading.Thread(target=slowly)
        slow.start()
        assert begun.wait(20)
        making.agreement("3号", kind="contract")
        assert count(promise) == 2
        looked.set()
        slow.join()
    else:
        making.agreement("2号", kind="contract")
        making.agreement("3号", kind="contract")
    assert count(promise) == 3


def test_what_changed_since_is_told_with_before_and_after(promise):
    making.agreement("2号", kind="contract")
    readings.current(promise)
    making.agreement("3号", kind="contract")
    readings.current(promise)
    moves = list(Move.objects.values_list("before", "after", "value_before", "value_after"))
    assert moves[-1] == (State.PACE, State.EARLY, 2, 3)
    first = Move.objects.earliest("at").at
    (changed,) = readings.changed_since(promise.book, first)
    assert (changed.before, changed.after, changed.value_before, changed.value_after) == (
        State.BEHIND, State.EARLY, 1, 3,
    )  # fmt: skip
    assert readings.changed_since(promise.book, Move.objects.latest("at").at + dt.timedelta(seconds=1)) == []


def test_a_look_at_the_past_is_no_change(promise, settings):
    readings.as_of(promise, dt.date(2026, 2, 1))
    readings.current(promise, dt.date(2026, 2, 1))
    assert not Move.objects.exists()


def test_a_review_is_what_later_readings_are_compared_with(promise):
    review = operations.review(promise.book, making.DAY, by="test")
    making.agreement("2号", kind="contract")
    (changed,) = readings.changed_since(promise.book, review)
    assert (changed.value_before, changed.value_after) == (1, 2)


def asked(book) -> int:
    with CaptureQueriesContext(connection) as questions:
        readings.current(book)
    return len(questions)


def test_a_book_is_looked_at_in_as_many_questions_as_one_promise(office):
    words = (
        "“潮汐论坛”",
        "“云岚论坛”",
        "“远湾论坛”",
        "“鹿岛论坛”",
        "“东港论坛”",
        "“月塘论坛”",
        "“织里论坛”",
        "“金泉论坛”",
    )
    small, large = making.issued(f"举办{words[0]}"), making.issued(*(f"举办{word}" for word in words))
    cold = [asked(small[0].book), asked(large[0].book)]
    assert cold[1] - cold[0] <= 3 * 7  # at most three questions for each promise that is derived again
    for promise in (*small, *large):
        rest(promise)
    assert asked(small[0].book) == asked(large[0].book) <= 5
