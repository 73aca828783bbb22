"""Dates as far as they are known, in every column that keeps one and by every way in; what is no date gets a sentence."""

import pytest

from waiban.kernel.dates import as_partial
from waiban.register.declare import catalogue
from waiban.register.lists import sort_of

from .making import filled
from .pages import api, confirm, csv_of, form_of, hand_in, preview_of, send

PARTIAL = [
    (label, column.path) for label, register in catalogue.items() for column in register.columns
    if column.own and column.kind == "partial" and column.field.editable
]  # fmt: skip
TYPED = {
    "2027": "2027", "2027-04": "2027-04", "2027-04-15": "2027-04-15", "2027年": "2027", "2027年4月": "2027-04",
    "2027年4月15日": "2027-04-15", "2027.4.15": "2027-04-15", "2027/04": "2027-04", "２０２７－０４－１５": "2027-04-15",
}  # fmt: skip
WRONG = ("2027-13", "2027-02-30", "15/04/2027", "0000", "20270", "明年", "2027-04-15T10:00", "-1", "1e3", "1" * 400)
DATED = {label: [path for of, path in PARTIAL if of == label] for label, _path in PARTIAL}
every_date = pytest.mark.parametrize(("label", "path"), PARTIAL)
every_register = pytest.mark.parametrize("label", DATED)
every_way = pytest.mark.parametrize("way", ["form", "import", "api"])


@pytest.fixture
def register(label):
    return catalogue[label]


def put(way, client, register, typed: dict) -> dict:
    """Write another date into all dates of each record, by one of the ways in; the sentences against each."""
    dates = {record: dict.fromkeys(DATED[register.label], text) for record, text in typed.items()}
    if way == "import":
        return put_by_sheet(client, register, dates)
    return {record: WAYS[way](client, register, record, own) for record, own in dates.items()}


def put_by_sheet(client, register, dates: dict) -> dict:
    """One line for each record; the other lines of a sheet with faults are not written here."""
    lines = [[*own.values(), record.code] for record, own in dates.items()]
    answer = hand_in(client, register, csv_of([*DATED[register.label], "#"], lines), "a.csv")
    wrong = {line["row"]: line for line in preview_of(answer)["rows"]["error"]}
    if not wrong:
        confirm(client, register, answer)
    said = {row: [*line["wrong"], *(cell["wrong"] for cell in line["cells"])] for row, line in wrong.items()}
    return {record: list(filter(None, said.get(row, []))) for row, record in enumerate(dates, 2)}


def put_by_form(client, register, record, dates: dict) -> list[str]:
    url = register.address(record, "edit")
    answer = client.post(url, {**form_of(client, url), **dates})
    return [s for path in dates for s in answer.context["form"].errors[path]] if answer.status_code == 422 else []


def put_by_api(client, register, record, dates: dict) -> list[str]:
    answer = send(client, "patch", api(register, record), {**dates, "version": record.version})
    return [s for path in dates for s in answer.json()[path]] if answer.status_code == 400 else []


WAYS = {"form": put_by_form, "api": put_by_api}


@every_way
@every_register
def test_dates_are_kept_as_far_as_they_are_known(client, writer, register, way):
    client.force_login(writer)
    typed = {filled(register, n): text for n, text in enumerate(TYPED)}
    assert put(way, client, register, typed) == {record: [] for record in typed}
    for record, text in typed.items():
        record.refresh_from_db()
        assert {str(getattr(record, path)) for path in DATED[register.label]} == {TYPED[text]}, text
    for record, text in list(typed.items())[:3]:  # a year, a month, a day
        assert text in client.get(register.address(record)).content.decode()


@every_way
@every_register
def test_what_is_no_date_is_said_beside_each_and_changes_nothing(client, writer, register, way):
    client.force_login(writer)
    paths, typed = DATED[register.label], {filled(register, n): text for n, text in enumerate(WRONG)}
    kept = {record: [getattr(record, path) for path in paths] for record in typed}
    for record, said in put(way, client, register, typed).items():
        assert " ".join(said).count("2021-04-15") >= len(paths), (typed[record], said)
        record.refresh_from_db()
        assert [getattr(record, path) for path in paths] == kept[record], typed[record]


@every_date
def test_a_list_is_narrowed_and_sorted_by_it(client, writer, register, path):
    """A month counts on its last day: it lies in its month, not in what ended before."""
    client.force_login(writer)
    days = ("2025-12-31", "2026", "2026-02", "2026-02-28", "2026-03-01")
    found = {day: filled(register, n) for n, day in enumerate(days)}
    for day, record in found.items():
        register.model.objects.filter(pk=record.pk).update(**{path: as_partial(day)})

    def listed(**query) -> list[str]:
        query = {"id": ",".join(r.code for r in found.values()), "columns": path, **query}
        answer = client.get(api(register), query)
        assert answer.status_code == 200, answer.json()
        return [record[path] for record in answer.json()["results"]]

    if sort_of(register, writer, path):
        assert listed(sort=path) == ["2025-12-31", "2026-02-28", "2026-02", "2026-03-01", "2026"]
        assert listed(sort=f"-{path}") == ["2026", "2026-03-01", "2026-02", "2026-02-28", "2025-12-31"]
    else:
        assert client.get(api(register), {"sort": path}).status_code == 400
    if register.column(path).filter:
        assert set(listed(**{f"{path}_from": "2026-02", f"{path}_to": "2026-02"})) == {"2026-02-28", "2026-02"}
        assert set(listed(**{f"{path}_from": "2026"})) == {"2026-02-28", "2026-02", "2026-03-01", "2026"}
        assert set(listed(**{f"{path}_to": "2026-03-31"})) == {"2025-12-31", "2026-02-28", "2026-02", "2026-03-01"}
