"""The real books in the shared folder: every promise gets a question that makes sense, and none counts all there is."""

from pathlib import Path

import pytest
from django.core.management import call_command

from waiban import reader
from waiban.targets import books, gauges, matching, readings
from waiban.targets.models import Gauge, State
from waiban.targets.ways import ways

pytestmark = pytest.mark.django_db

REAL = Path(__file__).resolve().parents[4] / "shared" / "reference" / "target-books"
NAMES = sorted(path.stem for path in REAL.glob("0*.txt"))
LARGE, SMALL = "00-qingdao-fao-2021", 10


def read_in(name: str) -> list:
    """The promises of a real book in the order of its text; the lines that begin with # are notes and no text."""
    if not REAL.exists():
        pytest.skip("the shared folder with the real target books is not beside the project")
    lines = (REAL / f"{name}.txt").read_text("utf-8").splitlines(True)
    text = "".join(line for line in lines if not line.startswith("#"))
    return readings.promises(books.create_from(reader.read(text.encode()), by="test"))


def questions(promises) -> dict[str, int]:
    counted: dict[str, int] = {}
    for promise in promises:
        counted[promise.gauge.register] = counted.get(promise.gauge.register, 0) + 1
    return counted


@pytest.mark.parametrize("name", NAMES or [LARGE])
def test_every_promise_of_a_real_book_has_a_question_that_says_which_records(name):
    promises = read_in(name)
    assert len(promises) >= SMALL
    for promise in promises:
        gauge = promise.gauge
        assert gauges.sentence(gauge)
        every = gauge.admit == Gauge.Admit.EVERY and matching.measured(gauge.register)
        # it names something, or is a number of a whole list (新增友城 3 对), or a list kept for just this that a person judges
        assert not every or matching.narrows(gauge) or gauge.quantity or not ways[gauge.way].finishes


@pytest.mark.parametrize("name", NAMES or [LARGE])
def test_on_an_empty_register_no_promise_of_a_real_book_is_fulfilled(name):
    found = readings.current(read_in(name)).values()
    assert not [reading for reading in found if reading.count or reading.state in (State.DONE, State.EARLY)]


def test_the_founding_book_is_asked_of_its_registers():
    call_command("load_places", verbosity=0)
    promises = read_in(LARGE)
    assert len(promises) == 43
    assert {label: number for label, number in questions(promises).items() if label in matching.catalogue} == {
        "agreements/agreement": 4, "projects/project": 3, "sistercities/tie": 1, "events/event": 7,
        "deliverables/issueddocument": 6, "deliverables/research": 2, "deliverables/pilot": 1,
        "deliverables/platform": 1, "invitations/invitation": 1, "visits/visit": 2,
        "talents/selection": 1, "talents/talent": 1, "talents/training": 1,
        "trips/trip": 1, "contacts/liaison": 1, "contacts/advice": 1, "services/service": 2, "projects/matter": 1,
    }  # fmt: skip
    # of the 13 without a finish line, as the annotation has it, seven are what one register is kept for
    assert questions(promises)["*"] == 6
    assert sum(not ways[p.gauge.way].finishes for p in promises) == 13
    (tie,) = [p.gauge for p in promises if p.gauge.register == "sistercities/tie"]
    assert (tie.way, len(tie.places), tie.where) == ("stage", 1, {"kind": ["friendship"]})
    intent = next(p.gauge for p in promises if p.gauge.where.get("kind") == ["letter_of_intent"])
    assert (intent.quantity, len(intent.places)) == (3, 3)  # three cities are named, each is promised
    projects = [p.gauge for p in promises if p.gauge.register == "projects/project"]
    assert [gauge.segment for gauge in projects] == ["landed", "building", "begun"]  # 落户, 建设, 谋划…对接…推进
    documents = [p.gauge for p in promises if p.gauge.register == "deliverables/issueddocument"]
    assert all(gauge.words and not gauge.places for gauge in documents)
    assert [gauge.where for gauge in documents].count({"level": ["city_government"]}) == 1
    assert all(p.gauge.admit == Gauge.Admit.NODDED for p in promises if p.gauge.register == "*")
    assert not [p for p in promises if p.quantity is not None or p.deadline_stated]  # as the annotation has it


def test_of_the_founding_book_only_two_questions_say_nothing_of_which_records_and_a_person_judges_those():
    call_command("load_places", verbosity=0)
    open_ones = [p.gauge for p in read_in(LARGE) if not matching.narrows(p.gauge) and not p.gauge.quantity]
    assert {g.register for g in open_ones} == {"contacts/liaison", "contacts/advice"}
    assert all(g.way == "judged" for g in open_ones)


def test_no_promise_of_the_founding_book_is_without_a_register():
    promises = read_in(LARGE)
    assert len(promises) == 43 and all(matching.measured(p.gauge.register) for p in promises)
