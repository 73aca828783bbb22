"""Dates as far as they are known, in every column that keeps one and by every way in; what is no date gets a sentence."""

from functools import cached_property

import pytest

from waiban.kernel.dates import as_partial
from waiban.register.declare import catalogue
from waiban.register.lists.page import sort_of

from .making import filled, share
from .pages import api, confirm, csv_of, form_of, hand_in, preview_of, send

PARTIAL = [
    (label, column.path) for label, register in catalogue.items() for column in register.columns
    if column.own and column.kind == "partial" and column.field.editable and column.path not in register.key
]  # fmt: skip
TYPED = {
    "2027": "2027", "2027-04": "2027-04", "2027-04-15": "2027-04-15", "2027年": "2027", "2027年4月": "2027-04",
    "2027年4月15日": "2027-04-15", "2027.4.15": "2027-04-15", "2027/04": "2027-04", "２０２７－０４－１５": "2027-04-15",
}  # fmt: skip
WRONG = ("2027-13", "2027-02-30", "15/04/2027", "0000", "20270", "明年", "2027-04-15T10:00", "-1", "1e3", "1" * 400)
DATED = {label: [path for of, path in PARTIAL if of == label] for label, _path in PARTIAL}
every_date = pytest.mark.parametrize(("label", "path"), PARTIAL)
every_register = pytest.mark.parametrize("label", DATED)


@pytest.fixture
def register(label):
    return catalogue[label]


class ByApi:
    """One record is sent each date in turn, in all its dates."""

    def __init__(self, client, register, texts):
        self.client, self.register, self.paths = client, register, DATED[register.label]
        self.records = dict.fromkeys(texts, filled(register))

    def put(self, text: str) -> list[str]:
        """The sentences against it."""
        record = self.records[text]
        body = dict.fromkeys(self.paths, text) | {"version": record.version}
        answer = send(self.client, "patch", api(self.register, record), body)
        return [s for path in self.paths for s in answer.json()[path]] if answer.status_code == 400 else []


class ByForm(ByApi):
    """The form of one record is opened once, and sent with each date in turn."""

    @cached_property
    def form(self):
        return form_of(self.client, self.register.address(next(iter(self.records.values())), "edit"))

    def put(self, text: str) -> list[str]:
        record = self.records[text]
        body = self.form | {"version": record.version} | dict.fromkeys(self.paths, text)
        answer = self.client.post(self.register.address(record, "edit"), body)
        wrong = answer.status_code == 422
        return [s for path in self.paths for s in answer.context["form"].errors[path]] if wrong else []


class BySheet(ByApi):
    """All dates are read from one sheet, each line for a record of its own; it is written when nothing stands against it."""

    def __init__(self, client, register, texts):
        super().__init__(client, register, ())
        self.records = {text: filled(register, n) for n, text in enumerate(texts)}

    @cached_property
    def said(self) -> dict[int, list[str]]:
        lines = [[*[text] * len(self.paths), record.code] for text, record in self.records.items()]
        answer = hand_in(self.client, self.register, csv_of([*self.paths, "#"], lines), "a.csv")
        wrong = preview_of(answer)["rows"]["error"]
        if not wrong:
            confirm(self.client, self.register, answer)
        return {line["row"]: [*line["wrong"], *(cell["wrong"] for cell in line["cells"])] for line in wrong}

    def put(self, text: str) -> list[str]:
        return list(filter(None, self.said.get(list(self.records).index(text) + 2, ())))


every_way = pytest.mark.parametrize("way", [ByForm, BySheet, ByApi])


@pytest.mark.desk(3)
@every_way
@every_register
def test_dates_are_kept_as_far_as_they_are_known(client, writer, register, way):
    client.force_login(writer)
    typed_here = share(register, TYPED)  # every third: of each three one is plain, one in Chinese, one of another shape
    by = way(client, register, typed_here)
    for typed in typed_here:
        kept = TYPED[typed]
        assert by.put(typed) == [], typed
        record = by.records[typed]
        record.refresh_from_db()
        assert {str(getattr(record, path)) for path in by.paths} == {kept}, typed
        if typed == kept:  # a year, a month, a day
            assert kept in client.get(register.address(record)).content.decode()


@pytest.mark.desk(3)
@every_way
@every_register
def test_what_is_no_date_is_said_beside_each_and_changes_nothing(client, writer, register, way):
    client.force_login(writer)
    wrong_here = share(register, WRONG)
    by = way(client, register, wrong_here)
    kept = {wrong: [getattr(by.records[wrong], path) for path in by.paths] for wrong in wrong_here}
    for wrong in wrong_here:
        said = " ".join(by.put(wrong))
        assert said.count("2021-04-15") >= len(by.paths), (wrong, said)
        record = by.records[wrong]
        record.refresh_from_db()
        assert [getattr(record, path) for path in by.paths] == kept[wrong], wrong


@pytest.mark.desk(3)
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
