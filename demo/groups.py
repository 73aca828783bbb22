"""The working groups that carried the city's large events and projects: who is in them, what is done and what is due."""

from waiban.events.models import Event, GroupMember, GroupTask, WorkingGroup
from waiban.kernel.dates import as_partial

from .city_year import CityYear
from .diary import Diary
from .results import dates
from .tables import NOW, table


def load(year: CityYear, diary: Diary) -> int:
    members, tasks = _members(year), _tasks(year)
    events = {event.name: event for event in Event.objects.filter(name__in=[row["event"] for row in table("groups")])}
    made = []
    for row in table("groups"):
        group = WorkingGroup(
            **{name: row[name] for name in ("name", "status", "purpose", "news")}, event=events.get(row["event"]),
            lead=year.office.people[row["lead"]], **dates(row, "set_up_on", "dissolved_on"),
            **year.office.owner(row["division"], row["officer"]),
        )  # fmt: skip
        now = {"status": row["status"], "news": row["news"], "dissolved_on": group.dissolved_on}
        told = group.dissolved_on.day if group.dissolved_on else as_partial(row["told_on"]).day
        made.append([
            diary.entry(group, group.person, group.set_up_on.day, {"members": members[group.name]},
                        status="preparing", news="", dissolved_on=None),
            diary.entry(group, group.person, min(told, NOW.date()), {"tasks": tasks[group.name]}, **now),
        ])  # fmt: skip
    return diary.keep_versions(made)


def _members(year: CityYear) -> dict[str, list]:
    found: dict[str, list] = {}
    for row in table("group_members"):
        own = year.office.people.get(row["who"])
        member = GroupMember(user=own, other="" if own else row["who"], unit=row["unit"], duty=row["duty"])
        found.setdefault(row["group"], []).append(member)
    return found


def _tasks(year: CityYear) -> dict[str, list]:
    found: dict[str, list] = {}
    for row in table("group_tasks"):
        owner = year.office.people[row["owner"]]
        task = GroupTask(text=row["text"], owner=owner, note=row["note"], **dates(row, "due_on", "done_on"))
        found.setdefault(row["group"], []).append(task)
    return found
