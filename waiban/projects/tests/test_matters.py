"""An escalated matter is stuck until it is resolved; its stage and the past follow from the dated steps."""

import datetime as dt

import pytest

from waiban.accounts.tests.factories import UserFactory
from waiban.daily.due import DIVISION, Asked, soonest
from waiban.kernel.dates import as_partial
from waiban.projects.models import Matter, MatterStep
from waiban.projects.tests.factories import MatterFactory
from waiban.register import records
from waiban.register.declare import catalogue

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 11, 24)


def on_list(segment: str, day: dt.date = DAY) -> set:
    return set(catalogue["projects/matter"].segment(segment).narrow(Matter.objects.all(), day))


def test_a_matter_is_stuck_until_it_is_resolved():
    raised, resolved = MatterFactory(raised=True), MatterFactory(resolved=True)
    assert on_list("open") == {raised} and on_list("resolved") == {resolved}
    assert on_list("open", dt.date(2026, 10, 1)) == {raised, resolved}


def test_its_stage_is_the_last_step_taken():
    matter = MatterFactory()
    steps = [
        MatterStep(stage="decided", on=as_partial("2026-10-12")),
        MatterStep(stage="heard", on=as_partial("2026-09-18")),
    ]
    records.save(matter, by="test", rows={"steps": steps})
    assert Matter.objects.get(pk=matter.pk).stage == "decided" and on_list("decided") == {matter}


def test_the_task_that_follows_is_due_until_the_matter_is_resolved():
    officer = UserFactory()
    stuck = MatterFactory(raised=True, division=officer.division, task_due="2026-11-30")
    MatterFactory(resolved=True, division=officer.division, task_due="2026-11-30")
    assert [due.record for due in soonest(officer, Asked(DIVISION), 9, day=DAY)] == [stuck.pk]
