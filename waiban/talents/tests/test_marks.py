"""Reviewers mark blind: nobody sees another's marks before the round is closed, then mean and spread are told."""

import datetime as dt
import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from tests.contract.pages import api, body_of
from waiban.accounts.tests.factories import UserFactory
from waiban.contacts.tests.factories import OrganisationFactory
from waiban.daily.due import ME, Asked, soonest
from waiban.kernel.dates import PartialDate
from waiban.kernel.errors import Refused
from waiban.register import records, verbs
from waiban.register.declare import catalogue
from waiban.rulebook.tests.book import rulebook  # noqa: F401
from waiban.talents import scoring
from waiban.talents.models import Criterion, Nomination, Reviewer, Score, Selection

from .factories import SelectionFactory, TalentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return UserFactory()


@pytest.fixture
def panel(officer):
    return [UserFactory(division=officer.division) for _each in range(2)]


@pytest.fixture
def round_(officer, panel) -> Selection:
    selection = SelectionFactory(quota=1, division=officer.division)
    rows = {
        "nominations": [Nomination(talent=TalentFactory(in_pool=True)), Nomination(organisation=OrganisationFactory())],
        "standard": [Criterion(part="专业水平", points=60), Criterion(part="实践", points=40)],
        "reviewers": [Reviewer(reviewer=one) for one in panel],
    }
    return records.save(selection, by="test", rows=rows)


def url(selection) -> str:
    return f"/talents/marks/{selection.code}/"


def sheet(client, reviewer, selection, *marks):
    """A reviewer fills her sheet: the marks of the first nominee, then of the second."""
    client.force_login(reviewer)
    page = client.get(url(selection))
    names = [cell["name"] for line in page.context["sheet"] for cell in line["cells"]]
    return client.post(url(selection), dict(zip(names, marks, strict=True)))


def both(client, panel, selection):
    assert sheet(client, panel[0], selection, "55", "33.5", "41", "20").status_code == 302
    assert sheet(client, panel[1], selection, "47", "37", "50", "31").status_code == 302


def do(selection, verb, officer):
    selection.refresh_from_db()
    return verbs.carry_out(catalogue.of(selection), selection, verb, by=officer)


def test_a_reviewer_sees_her_own_marks_and_nobody_elses_until_the_round_is_closed(client, officer, panel, round_):
    both(client, panel, round_)
    page = client.get(url(round_)).content.decode()
    assert 'value="47"' in page and 'value="55"' not in page and "88.5" not in page
    client.force_login(officer)
    page = client.get(url(round_)).content.decode()
    assert "88.5" not in page and 'value="' + "55" not in page and "2 / 2" in page


@pytest.mark.parametrize("who", ["reviewer", "officer", "leader", "head", "admin"])
def test_no_surface_tells_a_mark_before_the_round_is_closed(client, officer, panel, round_, who):
    sheet(client, panel[0], round_, "55", "33.5", "41", "20")
    reader = {"reviewer": panel[1], "officer": officer}.get(who) or UserFactory(**{who: True})
    client.force_login(reader)
    register = catalogue.of(round_)
    pages = [
        register.address(round_), register.address(round_, "history"), register.address(), api(register, round_), api(register, round_) + "history/",
        register.address(page="export"), "/find/?q=33.5", "/work/", url(round_), register.address() + "?q=33.5",
        "/r/talents/score/", "/api/talents/score/", f"/r/talents/score/{Score.objects.first().code}/", f"/r/talents/score/{Score.objects.first().code}/history/",
    ]  # fmt: skip
    for page in pages:
        told = body_of(client.get(page)).decode("utf-8", "replace")
        assert "33.5" not in told.replace("q=33.5", "").replace('value="33.5"', "").replace("“33.5”", ""), page


def test_closing_tells_mean_and_spread_and_every_reviewers_total(client, officer, panel, round_):
    both(client, panel, round_)
    do(round_, "close", officer)
    first, second = round_.nominations.all()
    assert (first.score, first.spread) == (Decimal("86.25"), Decimal("4.50"))
    assert (second.score, second.spread) == (Decimal("71.00"), Decimal("20.00"))
    client.force_login(officer)
    page = client.get(url(round_)).content.decode().partition("<main")[2]
    assert page.index("86.25") < page.index("<b>71</b>") and "88.5" in page
    assert "86.25" in client.get(catalogue.of(round_).address(round_)).content.decode()
    client.force_login(UserFactory(assessor=True))
    assert "86.25" not in client.get(url(round_)).content.decode()


def test_a_closed_round_is_taken_away_as_a_workbook_and_an_open_one_is_not(client, officer, panel, round_):
    both(client, panel, round_)
    client.force_login(officer)
    taken = f"{url(round_)}?as=xlsx"
    assert "html" in client.get(taken).headers["Content-Type"]
    do(round_, "close", officer)
    heads, best, second = load_workbook(io.BytesIO(client.get(taken).content)).active.values
    assert [str(one) for one in heads[3:7]] == ["专业水平", "实践", *map(str, panel)]
    assert (best[1], best[2], second[1], second[2]) == (86.25, 4.5, 71, 20)
    assert best[5:7] == (88.5, 84)
    client.force_login(UserFactory(assessor=True))
    assert "html" in client.get(taken).headers["Content-Type"]


def test_no_mark_changes_after_closing(client, officer, panel, round_):
    both(client, panel, round_)
    do(round_, "close", officer)
    key = next(iter(scoring.own(panel[0], round_)))
    with pytest.raises(Refused):
        scoring.hand_in(round_, {key: Decimal(1)}, by=panel[0])


def test_a_sheet_that_is_not_whole_is_left_out_and_said(client, officer, panel, round_):
    sheet(client, panel[0], round_, "55", "33.5", "41", "20")
    sheet(client, panel[1], round_, "10", "", "50", "31")
    done = do(round_, "close", officer)
    assert round_.nominations.first().score == Decimal("88.50") and "1" in done.said


def test_nothing_is_closed_without_marks(officer, round_):
    with pytest.raises(Refused):
        do(round_, "close", officer)


def test_the_decision_takes_the_best_within_the_places(client, officer, panel, round_):
    both(client, panel, round_)
    do(round_, "close", officer)
    do(round_, "decide", officer)
    round_.refresh_from_db()
    assert [one.chosen for one in round_.nominations.all()] == [True, False]
    assert round_.winners == 1 and round_.decided_on and round_.decided_by


def test_where_the_last_place_is_shared_people_decide(client, officer, panel, round_):
    for one in panel:
        sheet(client, one, round_, "50", "30", "40", "40")
    do(round_, "close", officer)
    with pytest.raises(Refused):
        do(round_, "decide", officer)


@pytest.mark.parametrize("mark", ["61", "-1", "NaN", "Infinity", "很好", "1e99", "8.55", "\x00"])
def test_a_mark_beyond_its_points_or_no_number_is_told_and_nothing_is_kept(client, panel, round_, mark):
    answer = sheet(client, panel[0], round_, mark, "30", "30", "30")
    assert answer.status_code == 422 or mark == "\x00"
    assert Score.objects.count() in (0, 3)


def test_only_reviewers_give_marks(client, officer, panel, round_):
    client.force_login(panel[0])
    name = client.get(url(round_)).context["sheet"][0]["cells"][0]["name"]
    client.force_login(officer)
    assert client.post(url(round_), {name: "50"}).status_code == 403 and not Score.objects.exists()


def test_nominees_with_marks_stay(client, officer, panel, round_):
    both(client, panel, round_)
    with pytest.raises(Refused):
        records.save(round_, by="test", rows={"nominations": []})


@pytest.mark.usefixtures("rulebook")
def test_the_usual_standard_comes_from_the_rulebook(officer):
    selection = SelectionFactory(division=officer.division)
    do(selection, "standard", officer)
    assert sum(part.points for part in selection.standard.all()) == 100 and selection.standard.count() == 5


def test_each_reviewer_finds_the_marks_she_owes_in_her_own_work_and_a_colleague_does_not(
    client, panel, round_, settings
):
    settings.TODAY = dt.date(2026, 11, 24)
    round_.score_by, round_.decided_on, round_.name = PartialDate.parse("2026-11-30"), None, "蓝鲸翻译奖评选"
    records.save(round_, by="test")
    (item,) = soonest(panel[0], Asked(ME, key="talents/selection:score_by"), 9)
    assert item.record == round_.pk and item.left == 6
    client.force_login(panel[1])
    assert "蓝鲸翻译奖评选" in client.get("/work/due/?who=me").content.decode()
    colleague = UserFactory(division=panel[0].division)
    assert soonest(colleague, Asked(ME, key="talents/selection:score_by"), 9) == []
