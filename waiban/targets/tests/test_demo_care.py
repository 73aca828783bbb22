"""The invented city shows what an office does beside its book: goals of the plan, guests, groups and interpreters."""

from itertools import pairwise

import pytest

from demo.tables import TODAY
from waiban.accounts.models import User
from waiban.register.declare import catalogue

pytestmark = pytest.mark.django_db


def records(label: str):
    return catalogue[label].model.objects


def test_no_interpreter_is_at_two_places_at_once(city):
    taken = list(
        records("interpreting/assignment")
        .exclude(status="cancelled")
        .order_by("talent", "starts_at")
        .select_related("talent")
    )
    assert len(taken) == 20
    for one, other in pairwise(taken):
        assert one.talent_id != other.talent_id or one.ends_at <= other.starts_at


def test_each_interpreter_works_in_a_language_and_a_way_that_are_known_of_them(city):
    for one in records("interpreting/assignment").prefetch_related("talent__skills"):
        assert (one.language, one.mode) in {(skill.language, skill.mode) for skill in one.talent.skills.all()}
        assert one.talent.joined_on.day <= one.starts_at.date()


def test_the_gap_page_shows_the_goals_of_the_plan_and_what_is_missing(city, client):
    client.force_login(User.objects.get(username="ruan.jihe"))
    page = client.get("/reports/gaps/").content.decode()
    for goal in ("友城总数", "中亚国家友城", "教育合作事项"):
        assert goal in page


def test_some_of_a_groups_tasks_are_done_and_some_are_due_soon(city):
    tasks = [task for group in records("events/workinggroup").all() for task in group.tasks.all()]
    assert any(task.done_on for task in tasks)
    assert any(not task.done_on and 0 <= (task.due_on.day - TODAY).days <= 7 for task in tasks)
