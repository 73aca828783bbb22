"""What no register counts is typed in as a figure with its source: the newest one stands in the report, else the reason does."""

import datetime as dt

import openpyxl
import pytest
from django.urls import reverse

from waiban.accounts.tests.factories import UserFactory
from waiban.deliverables.tests.factories import FigureFactory
from waiban.reports.counting import values
from waiban.reports.declare import indicators
from waiban.reports.figures import counted_report, told
from waiban.reports.span import of_part
from waiban.reports.telling import paragraph

pytestmark = pytest.mark.django_db
TYPED = {"K08", "K09", "K23", "K26", "K28", "K33", "K34"}


def residents(value, on: str, **more):
    return FigureFactory(**{"name": "澜港市常住外国人", "whose": "own", "unit": "人", "source": "市公安局", "value": value,
                            "measured_on": on, **more})  # fmt: skip


@pytest.fixture(autouse=True)
def november(settings):
    settings.TODAY = dt.date(2026, 11, 24)


def test_the_newest_of_our_own_by_the_day_counts_and_is_never_added_up():
    residents(4100, "2025-12-31"), residents(4300, "2026-06-30"), residents(4500, "2026-12-31")
    residents(9900, "2026-06-30", whose="benchmark", name="常住外国人")
    assert values(indicators["residents"], of_part(2026, "")) == {"value": 4300}
    assert values(indicators["residents"], of_part(2025, "")) == {"value": 4100}


def test_a_flow_of_another_year_is_none_of_this_year():
    FigureFactory(name="媒体报道篇数", whose="own", value=320, measured_on="2025-12-20")
    assert values(indicators["media"], of_part(2026, "")) == {"value": None}
    assert values(indicators["media"], of_part(2025, "")) == {"value": 320}


def test_what_nobody_typed_in_stands_under_what_is_not_counted_with_its_reason(client):
    clerk = UserFactory(clerk=True)
    residents(4300, "2026-06-30")
    found, left = told(counted_report(clerk, of_part(2026, "")))
    assert {one.numbers for one in left} == TYPED - {"K33"}
    assert "residents" in {one.name for one, _now, _before in found}
    client.force_login(clerk)
    page = client.get(reverse("reports:report") + "?year=2026").content.decode()
    part, missing = page.split('id="missing"')
    assert "4,300" in part and "市公安局" in part and "2026-06-30" in part
    assert "APEC商务旅行卡累计" in missing and "常住外国人" not in missing


def test_the_figure_is_told_in_the_paragraph_and_its_absence_is_not_called_nought():
    clerk = UserFactory(clerk=True)
    assert "常住外国人" not in paragraph("people", of_part(2026, ""), counted_report(clerk, of_part(2026, "")))
    residents(4300, "2026-06-30")
    assert "常住外国人4300人" in paragraph("people", of_part(2026, ""), counted_report(clerk, of_part(2026, "")))


def test_the_workbook_has_the_source_beside_the_figure_and_the_reason_of_the_rest(client, tmp_path):
    clerk = UserFactory(clerk=True)
    residents(4300, "2026-06-30")
    client.force_login(clerk)
    path = tmp_path / "report.xlsx"
    path.write_bytes(client.get(reverse("reports:report") + "?year=2026&as=xlsx").content)
    book = openpyxl.load_workbook(path)
    first, _text, left = book.worksheets
    row = next(row for row in first.values if row[1] == "K33")
    assert row[4] == 4300 and "市公安局" in row[3]
    assert {row[0] for row in list(left.values)[1:]} == TYPED - {"K33"}
