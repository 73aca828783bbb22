"""What the five-year plan of sister cities sets itself in numbers, as the office entered it when the plan was issued."""

from waiban.places.models import CountryGroup
from waiban.reports.models import Goal

from .city_year import CityYear
from .diary import Diary
from .tables import day, table

PLAN, ISSUED, YEARS = "澜外办〔2026〕12号", "2026-03-20", (2026, 2030)


def load(year: CityYear, diary: Diary) -> int:
    groups = {group.short: group for group in CountryGroup.objects.all()}
    made = []
    for row in table("goals"):
        goal = Goal(
            **{name: row[name] for name in ("name", "what", "continent", "kind", "area")}, number=int(row["number"]),
            group=groups.get(row["group"]), first_year=YEARS[0], last_year=YEARS[1], basis=PLAN,
            **year.office.owner("友城处"),
        )  # fmt: skip
        made.append(diary.entry(goal, diary.clerk, day(ISSUED)))
    return diary.keep(made)
