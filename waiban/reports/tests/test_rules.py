"""The counting rules: countries once over both kinds, three units of visitors, an empty year, gaps and funnels."""

import csv
import datetime as dt
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from demo import tables
from waiban.accounts.roles import Role
from waiban.events.models import Guest
from waiban.events.tests.factories import EventFactory
from waiban.places.tests.factories import CityFactory, CountryFactory
from waiban.reports import activity, funnels
from waiban.reports.counting import values
from waiban.reports.declare import indicators
from waiban.reports.figures import report
from waiban.reports.gaps import Analysis, years
from waiban.reports.question import parsed
from waiban.reports.span import Span, of_part
from waiban.reports.telling import paragraph
from waiban.reports.tests.factories import GoalFactory
from waiban.reports.tests.test_figures import number_of
from waiban.rulebook.tests.book import from_now_on
from waiban.sistercities.models import Tie, TieStage
from waiban.visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db
SERIES = Path(__file__).resolve().parents[4] / "shared/reference/data/qingdao_tie_counts.csv"
INVENTED = {"as_of": "2025-07-19", "total_ties": 7, "total_countries": 4, "friendship_ties": 3, "friendship_countries": 3,
            "cooperative_ties": 4, "cooperative_countries": 2}  # fmt: skip


def vectors() -> list[dict]:
    """The invented city always; the published series where it lies beside the project."""
    found = [INVENTED]
    if SERIES.exists():
        for row in csv.DictReader(SERIES.open(encoding="utf-8")):
            numbers = {name: int(row[name]) for name in INVENTED if name != "as_of" and row[name]}
            if len(numbers) == 6:
                found.append({"as_of": row["as_of"], **numbers})
    return found


def build(vector: dict) -> None:
    """Ties of both kinds over as many countries as the series says, some countries with both kinds."""
    both = vector["friendship_countries"] + vector["cooperative_countries"] - vector["total_countries"]
    countries = [
        CountryFactory(
            iso2=f"{chr(65 + n // 26)}{chr(65 + n % 26)}", name_zh=f"国{n}", name_en=f"Land {n}", continent="AS"
        )
        for n in range(vector["total_countries"])
    ]
    friendly, other = countries[: vector["friendship_countries"]], countries[vector["friendship_countries"] - both :]
    for kind, homes in (("friendship", friendly), ("cooperative", other)):
        for n in range(vector[f"{kind}_ties"]):
            city = CityFactory(name_zh=f"{kind}{n}", name_en=f"{kind} {n}", country=homes[n % len(homes)])
            tie = Tie.objects.create(city=city, kind=kind, stage="signed")
            TieStage.objects.create(tie=tie, stage="signed", on="2010-05-04")


@pytest.mark.parametrize("vector", vectors(), ids=lambda v: v["as_of"])
def test_a_country_with_ties_of_both_kinds_is_counted_once(vector):
    """F-24: 30 ties in 28 countries and 65 in 38 are 95 ties in 54 countries."""
    build(vector)
    on = dt.date(int(vector["as_of"][:4]), 12, 31)
    found = {
        k: values(indicators[f"ties_{k}"], Span(dt.date(on.year, 1, 1), on))
        for k in ("total", "friendship", "cooperative")
    }
    for kind, figures in found.items():
        assert (figures["ties"], figures["countries"]) == (vector[f"{kind}_ties"], vector[f"{kind}_countries"])


def test_one_batch_may_bring_several_groups_and_single_guests():
    """批次, 团组 and 人次 are three units."""
    visit = VisitFactory(status="received", arrives="2026-05-04", people=13)
    for name, people in (("代表团一", 5), ("代表团二", 7), ("随员", 1)):
        visit.members.create(name=name, people=people)
    VisitFactory(status="received", arrives="2026-05-05", people=1).members.create(name="专家", people=1)
    found = values(indicators["inbound"], of_part(2026, ""))
    assert (found["batches"], found["groups"], found["persons"]) == (2, 3, 14)


@pytest.fixture
def clerk(city, settings):
    settings.TODAY = tables.TODAY
    return get_user_model().objects.filter(role=Role.CLERK).first()


def test_an_empty_year_is_told_in_plain_sentences(clerk, client):
    found = report(clerk, of_part(1960, ""))
    assert not any(any(now.values()) for _one, now, _before in found)
    assert "没有以下记录：" in paragraph("coming_in", of_part(1960, ""), found)
    client.force_login(clerk)
    page = client.get(reverse("reports:report") + "?year=1960").content.decode()
    assert "—" in page and "%" not in page.split('class="stats"')[1].split("</table>")[0]


def test_every_cell_of_the_gap_analysis_opens_as_many_records_as_it_says(clerk):
    GoalFactory(name="欧洲友城甲", continent="EU", number=99)
    GoalFactory(name="文化项目甲", what="items", area="文化", number=3)
    found = Analysis(clerk, years(2026, 2030))
    lines = (
        [line for way in ("continent", "group", "kind") for line in found.by(way)] + found.fields() + [found.total()]
    )
    cells = [cell for line in lines for cell in line.cells] + [told.now for told in found.told()]
    assert sum(cell.number > 0 for cell in cells) > 20
    for cell in cells:
        from urllib.parse import parse_qs, urlsplit

        question = parsed(parse_qs(urlsplit(cell.url).query)["figure"][0])
        assert number_of(question, clerk) == cell.number, question.text
    europe = next(line for line in found.by("continent") if line.goal == 99)
    assert europe.gap == 99 - europe.cells[0].number


def test_classes_of_ties_part_all_of_them(clerk):
    of = {name: values(indicators[f"ties_{name}"], of_part(2026, ""), clerk)["ties"] for name in activity.CLASSES}
    assert sum(of.values()) == values(indicators["ties_total"], of_part(2026, ""), clerk)["ties"]
    assert of["active"] and of["dormant"]


def test_from_the_day_on_which_the_rulebook_asks_for_more_fewer_ties_are_active(clerk):
    classes = activity.classes(tables.TODAY)
    active = [tie for tie, name in classes.items() if name == "active"]
    for key in ("leading", "contacts"):
        from_now_on("F-17", 10_000, "2026-11-24", key=key)
    now = activity.classes(tables.TODAY)
    assert active and {now[tie] for tie in active} == {"quiet"}
    before = activity.classes(dt.date(2026, 11, 23))
    assert "active" in before.values()


@pytest.mark.parametrize("name", ["projects", "needs"])
def test_a_funnel_loses_nobody_without_saying_where(clerk, name):
    funnel = funnels.funnels[name]
    lines = funnels.lines(funnel, of_part(2026, ""), clerk)
    assert lines[0].reached and lines[0].reached == sum(line.here + (line.stopped or 0) for line in lines)
    assert [line.reached for line in lines] == sorted((line.reached for line in lines), reverse=True)


def test_a_wrong_address_is_told_and_never_a_fault(clerk, client):
    client.force_login(clerk)
    for query in (
        "year=abc",
        "year=99999",
        "part=Q9",
        "from=2026-13",
        "from=2026-05&to=2026-01",
        "from=0001",
        "by=nonsense",
        "plan=1-2",
    ):
        for page in (
            "/reports/statistics/",
            "/reports/statistics/inbound/",
            "/reports/gaps/",
            "/reports/funnels/needs/",
        ):
            assert client.get(f"{page}?{query}").status_code == 200, (page, query)
    for figure in (
        "x",
        "inbound.batches~2026-01-01",
        "inbound.batches~2026-01-01~2026-12-31~month:2026-99",
        "outbound.batches~2026-01-01~2026-12-31",
    ):
        answer = client.get("/r/visits/visit/", {"figure": figure})
        assert answer.status_code == 200 and "请从" in answer.content.decode()
    for page in ("statistics/", "statistics/outbound/", "gaps/", "funnels/projects/", "funnels/needs/"):
        assert client.get(f"/reports/{page}?as=xlsx").content[:2] == b"PK"


def test_a_guest_of_no_city_does_not_hide_the_city_of_another():
    tie = Tie.objects.create(city=CityFactory(), kind="friendship", stage="signed")
    TieStage.objects.create(tie=tie, stage="signed", on="2010-05-04")
    event = EventFactory(begins="2026-05-04", status="held")
    Guest.objects.create(event=event, city=tie.city)
    Guest.objects.create(event=event)
    day = dt.date(2026, 11, 24)
    assert activity.by_city(day, activity.rule_on(day))[tie.city_id].deeds == 1
