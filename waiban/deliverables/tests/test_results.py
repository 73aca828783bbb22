"""What the office wins, builds, inspects and is measured by: who stands on which list on which day, and what is refused."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from waiban.accounts.tests.factories import DivisionFactory, UserFactory
from waiban.daily.due import DIVISION, Asked, soonest
from waiban.deliverables.models import Figure, Inspection, Pilot, Platform, Task, Work
from waiban.deliverables.tests.factories import (
    FigureFactory,
    InspectionFactory,
    IssuedDocumentFactory,
    PilotFactory,
    PlatformFactory,
    WorkFactory,
)
from waiban.register import records
from waiban.register.declare import catalogue, label_of

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 11, 24)


def on_list(model, segment: str, day: dt.date = DAY) -> set[str]:
    register = catalogue[label_of(model)]
    return {str(record) for record in register.segment(segment).narrow(model.objects.all(), day)}


def refused(record) -> dict:
    with pytest.raises(ValidationError) as error:
        records.save(record, by="test")
    return error.value.message_dict


def test_a_pilot_is_applied_for_until_it_is_answered():
    PilotFactory(name="甲", granted=True)
    PilotFactory(name="乙", declined=True)
    PilotFactory(name="丙")
    assert on_list(Pilot, "granted") == {"甲"} and on_list(Pilot, "declined") == {"乙"}
    assert on_list(Pilot, "applied") == {"丙"}
    assert on_list(Pilot, "applied", dt.date(2026, 6, 30)) == {"甲", "乙", "丙"}
    assert on_list(Pilot, "granted", dt.date(2026, 6, 30)) == set()


def test_an_answer_without_its_date_or_before_the_application_is_refused():
    assert "answered_on" in refused(PilotFactory.build(division=None, answer="granted", answered_on="2026-01-05"))
    assert refused(PilotFactory.build(division=None, answer="granted"))


def test_a_platform_that_was_closed_is_open_no_more():
    PlatformFactory(name="甲", opened=True)
    PlatformFactory(name="乙", opened=True, closed_on="2026-10-01")
    PlatformFactory(name="丙")
    assert on_list(Platform, "open") == {"甲"} and on_list(Platform, "building") == {"丙"}
    assert on_list(Platform, "open", dt.date(2026, 9, 1)) == {"甲", "乙"}


def test_a_figure_of_a_benchmark_city_is_no_figure_of_ours():
    FigureFactory(name="甲")
    FigureFactory(name="乙", benchmark=True)
    assert on_list(Figure, "newest") == {"甲"} and on_list(Figure, "benchmark") == {"乙"}


def test_a_figure_that_does_not_fully_compare_says_how_it_was_made():
    kept = FigureFactory()
    kept.comparability = "limited"
    assert "method" in refused(kept)
    kept.method = "含线上会议"
    records.save(kept, by="test")


def test_works_are_planned_then_begun_then_finished():
    WorkFactory(name="甲", finished=True)
    WorkFactory(name="乙")
    WorkFactory(name="丙", begun_on=None)
    assert on_list(Work, "finished") == {"甲"} and on_list(Work, "begun") == {"乙"}
    assert on_list(Work, "planned") == {"丙"}
    assert on_list(Work, "begun", dt.date(2026, 6, 1)) == {"甲", "乙"}


def test_no_inspection_corrects_more_than_it_found_or_closes_before_it_begins():
    InspectionFactory(name="甲", closed=True)
    InspectionFactory(name="乙")
    assert on_list(Inspection, "closed") == {"甲"} and on_list(Inspection, "open") == {"乙"}
    assert refused(InspectionFactory.build(division=None, found=2, corrected=3))
    assert "closed_on" in refused(InspectionFactory.build(division=None, closed_on="2026-04-01"))


@pytest.mark.usefixtures("rulebook")
def test_a_task_set_by_a_document_is_due_until_it_is_done():
    officer = UserFactory()
    document = IssuedDocumentFactory(issued=True, division=officer.division)
    tasks = [
        Task(text="推动港口互访", owner="市港航局", due_on="2026-12-01"),
        Task(text="完成调研", owner="市外办", due_on="2026-11-30", done_on="2026-11-10"),
        Task(text="长远任务", due_on="2028-12"),
    ]
    records.save(document, by="test", rows={"tasks": tasks})
    (due,) = soonest(officer, Asked(DIVISION), 9, day=DAY)
    assert (due.name, due.left, due.record) == ("推动港口互访", 7, document.pk)


def test_finished_works_are_due_no_more_and_others_divisions_deadlines_stay_theirs():
    officer = UserFactory()
    WorkFactory(name="甲", division=officer.division, planned_for="2026-11-30")
    WorkFactory(name="乙", division=officer.division, planned_for="2026-11-30", finished=True)
    WorkFactory(name="丙", planned_for="2026-11-30", division=DivisionFactory(name="别的处"))
    assert [due.name for due in soonest(officer, Asked(DIVISION), 9, day=DAY)] == ["甲"]
