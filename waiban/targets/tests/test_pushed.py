"""顶格推进: beside the matter and beside the promise stands what the reading did in the days after it was raised."""

import datetime as dt

import pytest

from demo import tables
from waiban.accounts.models import User
from waiban.kernel.dates import as_partial
from waiban.projects.models import Matter, MatterStep, ProjectStage
from waiban.register import records
from waiban.rulebook.tests.book import from_now_on
from waiban.targets import pushed, readings
from waiban.targets.models import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(settings):
    settings.TODAY = tables.TODAY


@pytest.fixture
def matter(city, today):
    return Matter.objects.get()


def sign_in(client, name):
    client.force_login(User.objects.get(name=name))
    return client


def add_stage(project, stage: str, on: str) -> None:
    records.save(
        project, by="test", rows={"stages": [*project.stages.all(), ProjectStage(stage=stage, on=as_partial(on))]}
    )


def test_the_promise_is_read_the_day_before_and_thirty_days_after(matter, city):
    (after,) = pushed.of_matter(matter)
    assert after.promise == city["C04"] and str(after.on) == "2026-09-15" and after.days == 30
    assert after.until == dt.date(2026, 10, 15) and not after.running
    for reading, day in ((after.before, dt.date(2026, 9, 14)), (after.now, dt.date(2026, 10, 15))):
        plain = readings.as_of(city["C04"], day)[city["C04"].pk]
        assert readings.plain(reading) == readings.plain(plain)
    assert after.before.state != after.now.state == State.LATE


def test_what_came_in_these_days_is_named_and_nothing_else(matter, city):
    add_stage(matter.project, "building", "2026-10-14")
    (after,) = pushed.of_matter(matter)
    assert (matter.project, "2026-10-14") in [(one.record, str(one.on)) for one in after.came] and after.moved
    assert all("2026-09-15" <= str(one.on) <= "2026-10-15" for one in after.came) and len(after.came) == 2
    records.save(matter.project, by="test", rows={"stages": list(matter.project.stages.exclude(stage="building"))})
    add_stage(matter.project, "building", "2026-11-02")
    (after,) = pushed.of_matter(matter)
    assert not [one for one in after.came if one.record == matter.project]


def test_the_days_are_those_of_the_rulebook_on_the_day_it_was_raised(matter):
    from_now_on("M-28", 10, "2026-09-01", verified=False)
    (after,) = pushed.of_matter(matter)
    assert (after.days, after.until) == (10, dt.date(2026, 9, 25))


def test_while_the_days_last_it_is_read_today(matter):
    steps = [MatterStep(stage="raised", on=as_partial("2026-11-20"))]
    records.save(matter, by="test", rows={"steps": steps})
    (after,) = pushed.of_matter(matter)
    assert after.running and after.until == tables.TODAY


def test_a_matter_that_was_never_raised_or_pushes_nothing_tells_nothing(matter):
    matter.project = None
    records.save(matter, by="test")
    assert pushed.of_matter(matter) == []
    records.save(matter, by="test", rows={"steps": []})
    assert pushed.of_matter(matter) == []


def test_it_stands_on_the_matters_page_and_in_the_promises_panel(client, matter, city):
    add_stage(matter.project, "building", "2026-10-14")
    sign_in(client, "尹禾络")
    page = client.get(f"/r/projects/matter/{matter.code}/").content.decode()
    side = page[page.index('id="pushed"') :]
    assert "推进后的进展" in side and city["C04"].text in side and "30天后" in side
    assert "10-14" in side and matter.project.name in side
    panel = client.get(f"/book/c/{city['C04'].code}/", headers={"HX-Request": "true"}).content.decode()
    assert f"/r/projects/matter/{matter.code}/" in panel and "30天后" in panel
    other = client.get(f"/book/c/{city['C16'].code}/", headers={"HX-Request": "true"}).content.decode()
    assert "顶格推进" not in other


def test_whoever_may_not_read_the_book_sees_nothing_of_it(client, matter):
    sign_in(client, "干若圻")
    answer = client.get(f"/r/projects/matter/{matter.code}/")
    assert 'id="pushed"' not in answer.content.decode()


def test_the_panel_asks_no_more_for_many_matters(client, matter, city, django_assert_max_num_queries):
    for number in range(8):
        copy = Matter(subject=f"又一事项{number}", project=matter.project, division=matter.division)
        records.save(copy, by="test", rows={"steps": [MatterStep(stage="raised", on=as_partial("2026-10-01"))]})
    with django_assert_max_num_queries(120):
        assert len(pushed.of_promise(city["C04"], tables.TODAY)) == pushed.MATTERS
