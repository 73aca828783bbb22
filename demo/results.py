"""What the office won, built, inspected and was measured by in the city's year, and the tasks its documents set."""

from waiban.deliverables.models import Figure, Inspection, IssuedDocument, Pilot, Platform, Task, Use, Work
from waiban.kernel.dates import as_partial

from .city_year import CityYear
from .tables import day, listed, table


def load(year: CityYear) -> int:
    return sum(step(year) for step in (_pilots, _platforms, _figures, _works, _inspections, _tasks))


def dates(row: dict, *names: str) -> dict:
    return {name: as_partial(row[name]) for name in names}


def _pilots(year: CityYear) -> int:
    made = []
    for row in table("pilots"):
        pilot = Pilot(
            name=row["name"], granting_body=row["granting_body"], answer=row["answer"], document=row["document"],
            **dates(row, "applied_on", "answered_on", "ends_on"), **year.office.owner(row["division"]),
        )  # fmt: skip
        after = ("answer", "answered_on", "ends_on", "document")
        made.append(year.diary.grown(pilot, pilot.applied_on, pilot.answered_on, after))
    return year.diary.keep_versions(made)


def _platforms(year: CityYear) -> int:
    uses: dict[str, list] = {}
    for row in table("platform_uses"):
        use = Use(on=as_partial(row["on"]), number=int(row["number"]), note=row["note"])
        uses.setdefault(row["platform"], []).append(use)
    made = []
    for row in table("platforms"):
        platform = Platform(
            name=row["name"], functions=row["functions"], partners=listed(row["partners"]),
            **dates(row, "begun_on", "planned_for", "opened_on", "closed_on"), **year.office.owner(row["division"]),
        )  # fmt: skip
        rows = {"uses": uses.get(platform.name, [])}
        made.append(year.diary.grown(platform, platform.begun_on, platform.opened_on, ("opened_on",), rows))
    return year.diary.keep_versions(made)


def _figures(year: CityYear) -> int:
    made = []
    for row in table("figures"):
        told = {name: row[name] for name in ("name", "whose", "value", "unit", "source", "method", "comparability")}
        figure = Figure(
            **told, city=year.cities[row["city"], row["country_iso2"]], **dates(row, "measured_on"),
            **year.office.owner(row["division"], row["officer"]),
        )  # fmt: skip
        made.append(year.diary.entry(figure, figure.person, figure.measured_on.day))
    return year.diary.keep(made)


def _works(year: CityYear) -> int:
    made = []
    for row in table("works"):
        work = Work(
            name=row["name"], site=row["site"], quantity=row["quantity"], unit=row["unit"],
            contractor=row["contractor"], **dates(row, "begun_on", "planned_for", "finished_on"),
            **year.office.owner(row["division"], row["officer"]),
        )  # fmt: skip
        made.append(year.diary.grown(work, work.begun_on, work.finished_on, ("finished_on",)))
    return year.diary.keep_versions(made)


def _inspections(year: CityYear) -> int:
    made = []
    for row in table("inspections"):
        numbers = {name: int(row[name]) if row[name] else None for name in ("inspected", "found", "corrected")}
        inspection = Inspection(
            name=row["name"], kind=row["kind"], partners=listed(row["partners"]), result=row["result"], **numbers,
            **dates(row, "opened_on", "closed_on"), **year.office.owner(row["division"], row["officer"]),
        )  # fmt: skip
        after = ("closed_on", "inspected", "found", "corrected", "result")
        made.append(year.diary.grown(inspection, inspection.opened_on, inspection.closed_on, after))
    return year.diary.keep_versions(made)


def _tasks(year: CityYear) -> int:
    tasks: dict[str, list] = {}
    for row in table("tasks"):
        task = Task(text=row["text"], owner=row["owner"], **dates(row, "due_on", "done_on"))
        tasks.setdefault(row["document"], []).append(task)
    documents = IssuedDocument.objects.filter(number__in=tasks).order_by("number")
    last = max(day(row["done_on"]) for row in table("tasks") if row["done_on"])
    return year.diary.keep(
        [
            year.diary.entry(paper, paper.person, max(last, paper.issued_on.day), {"tasks": tasks[paper.number]})
            for paper in documents
        ]
    )
