"""What the city is bound to by what it signed, what its plans foresee, and what leaders were asked to move."""

from waiban.agreements.models import Agreement, Obligation
from waiban.events.models import Event
from waiban.kernel.dates import as_partial
from waiban.projects.models import Matter, MatterStep
from waiban.register.pointer import pointer_to
from waiban.sistercities.models import PlannedExchange

from .city_year import CityYear
from .results import dates
from .tables import table


def load(year: CityYear) -> int:
    return _obligations(year) + _plans(year) + _matters(year)


def _obligations(year: CityYear) -> int:
    found: dict[str, list] = {}
    for row in table("obligations"):
        told = {name: row[name] for name in ("side", "clause", "text")}
        if row["fulfilled_by"]:
            told["fulfilled_by"] = pointer_to(Event.objects.get(name=row["fulfilled_by"]))
        obligation = Obligation(**told, **dates(row, "due_on", "fulfilled_on"))
        found.setdefault(row["agreement"], []).append(obligation)
    signed = Agreement.objects.filter(number__in=found).order_by("number")
    return year.diary.keep(
        [
            year.diary.entry(one, one.person, as_partial("2026-08-21").day, {"obligations": found[one.number]})
            for one in signed
        ]
    )


def _plans(year: CityYear) -> int:
    made = []
    for row in table("plans"):
        item = PlannedExchange(
            **{name: row[name] for name in ("name", "plan", "period", "area", "result", "dropped")},
            city=year.cities.get((row["city"], row["country_iso2"])), **dates(row, "planned_for", "done_on"),
            **year.office.owner(row["division"]),
        )  # fmt: skip
        made.append(year.diary.grown(item, as_partial("2026-01-20"), item.done_on, ("done_on", "result")))
    return year.diary.keep_versions(made)


def _matters(year: CityYear) -> int:
    steps: dict[str, list] = {}
    for row in table("matter_steps"):
        step = MatterStep(stage=row["stage"], note=row["note"], document=row["document"], **dates(row, "on"))
        steps.setdefault(row["subject"], []).append(step)
    made = []
    for row in table("matters"):
        matter = Matter(
            subject=row["subject"], project=year.projects["诺昂公司储能材料二期项目"],
            asked_of=year.office.people[row["leader"]], why="用地规划条件调整，施工许可材料未齐。",
            decision=row["decision"], task=row["task"], task_owner=row["task_owner"],
            task_due=as_partial(row["task_due"]), **year.office.owner("国际合作处", row["task_owner"]),
        )  # fmt: skip
        made.append(
            year.diary.entry(matter, matter.person, as_partial(row["decided_on"]).day, {"steps": steps[matter.subject]})
        )
    return year.diary.keep(made)
