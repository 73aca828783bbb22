"""The pool counts who is in it, a course who came, a round whom it chose."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from waiban.contacts.tests.factories import PersonFactory
from waiban.kernel.dates import as_partial
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.talents.models import Attendance, Nomination

from .factories import SelectionFactory, TalentFactory, TrainingFactory

pytestmark = pytest.mark.django_db


def listed(register: str, segment: str, day: str) -> int:
    register = catalogue[register]
    return register.segment(segment).narrow(register.model.objects.all(), dt.date.fromisoformat(day)).count()


def test_the_pool_is_who_is_in_it_on_the_day():
    TalentFactory(in_pool=True)
    TalentFactory(in_pool=True, left_on="2026-08-31")
    TalentFactory()
    assert [listed("talents/talent", "in_pool", day) for day in ("2026-03-01", "2026-03-02", "2026-08-31")] == [0, 2, 1]
    assert listed("talents/talent", "asked", "2026-03-02") == 1 and listed("talents/talent", "left", "2026-08-31") == 1


def test_nobody_is_put_into_the_pool_without_consent():
    talent = TalentFactory()
    talent.joined_on = as_partial("2026-03-02")
    with pytest.raises(ValidationError, match="本人同意"):
        records.save(talent, by="test")
    talent.consent_on = as_partial("2026-03-01")
    assert records.save(talent, by="test").version == 1


def test_contact_documents_and_scores_of_talents_are_private():
    talents = catalogue["talents/talent"]
    private = {c.path for c in (*talents.columns, *talents.rows[1].columns) if c.private}
    assert private == {"phone", "email", "document_number", "correction", "reviewed_on", "score", "serial"}


def test_who_came_to_a_course_is_counted_from_its_attendance():
    training = TrainingFactory(held=True)
    rows = [
        Attendance(other="各区外办", people=24),
        Attendance(talent=TalentFactory()),
        Attendance(other="缺席", attended=False),
    ]
    assert records.save(training, by="test", rows={"attendance": rows}).participants == 25
    training.result = "结业"
    assert records.save(training, by="test").participants == 25  # rows not handed over count all the same
    with pytest.raises(ValidationError):
        records.save(training, by="test", rows={"attendance": [Attendance()]})


def test_a_round_knows_how_many_it_chose_and_no_more_than_it_has_places():
    selection = SelectionFactory(quota=1)
    rows = [Nomination(contact=PersonFactory(), consent_on=as_partial("2026-04"), chosen=n == 0) for n in range(2)]
    records.save(selection, by="test", rows={"nominations": rows})
    assert (selection.nominated, selection.winners) == (2, 1)
    rows[1].chosen = True
    with pytest.raises(ValidationError, match="名额"):
        records.save(selection, by="test", rows={"nominations": rows})


def test_who_is_chosen_has_agreed_and_somebody_decided():
    selection = SelectionFactory()
    with pytest.raises(ValidationError, match="本人同意"):
        records.save(selection, by="test", rows={"nominations": [Nomination(contact=PersonFactory(), chosen=True)]})
    selection.decided_on = as_partial("2026-09-21")
    with pytest.raises(ValidationError, match="决定机构"):
        records.save(selection, by="test")


def test_a_round_is_open_until_the_day_of_its_decision():
    SelectionFactory(decided=True)
    for segment, counts in (("open", [0, 1, 0]), ("decided", [0, 0, 1])):
        assert [
            listed("talents/selection", segment, day) for day in ("2026-03-09", "2026-09-20", "2026-09-21")
        ] == counts
