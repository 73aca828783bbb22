"""What is seen in a list, taken away: a workbook with a further sheet for each kind of rows, or one text file.

Records pass through in chunks, so a hundred thousand of them need no more memory than a thousand.
"""

import csv
import tempfile
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from waiban.kernel import ids
from waiban.kernel.dates import today

from ..declare import Column, Register
from ..lists.keyset import Sort, or_none
from ..lists.page import Asked
from ..names import related
from ..opening import of_register
from . import cells, layout
from .layout import NUMBER_LABEL

CHUNK = 1_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@of_register
def download(request: HttpRequest, register: Register):
    """The records of the list's address, with this person's columns of sheets; `as=csv` for a text file."""
    asked = Asked(request, register)
    if asked.problems:  # never more than what was seen: the list says what it could not understand
        return redirect(f"{register.address()}?{request.GET.urlencode()}")
    queryset = asked.records().order_by(*order_of(asked.register.model, asked.sort))
    name = f"{register.title} {today():%Y%m%d}"
    if request.GET.get("as") == "csv":
        response = StreamingHttpResponse(
            csv_lines(register, request.user, queryset), content_type="text/csv; charset=utf-8"
        )
        response.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.csv")
        return response
    file = tempfile.NamedTemporaryFile(suffix=".xlsx")  # noqa: SIM115 (the response closes it)
    write_workbook(file, register, request.user, queryset)
    file.seek(0)
    response = FileResponse(file, content_type=XLSX)
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.xlsx")
    return response


def order_of(model, sort: Sort) -> tuple:
    """The order of the list; records without a value stand last on every database."""
    first, numbers = or_none(model, sort.path), sort.steps[1:]
    if sort.descending:
        return first.desc(nulls_last=True), *(number.desc() for number in numbers)
    return first.asc(nulls_last=True), *(number.asc() for number in numbers)


class Lines:
    """The cells of records: their columns, then the number by which they are found again."""

    def __init__(self, columns: Iterable[Column]):
        self.columns = tuple(columns)
        self.writers = [(column.path.split("__"), cells.writer(column)) for column in self.columns]

    @property
    def heads(self) -> list[str]:
        return [*layout.headings(self.columns), str(NUMBER_LABEL)]

    def of(self, record, pk: int | None = None) -> list:
        found = []
        for path, write in self.writers:
            value = record
            for part in path:
                value = None if value is None else getattr(value, part)
            found.append(write(value))
        return [*found, ids.encode(pk or record.pk)]


def fetched(register: Register, columns, queryset) -> Iterator:
    paths = related([*columns, *(c for c in register.columns if c.path in register.key)])
    queryset = queryset.select_related(*paths) if paths else queryset
    return queryset.iterator(chunk_size=CHUNK)


class _Echo:
    @staticmethod
    def write(line: str) -> str:
        return line


def csv_lines(register: Register, user, queryset) -> Iterator[str]:
    """The text file piece by piece, beginning with the mark by which spreadsheet programs know UTF-8."""
    columns = layout.shown_columns(register, user)
    lines, writer = Lines(columns), csv.writer(_Echo)  # now, while the reader's language is set
    heads = "\ufeff" + writer.writerow(lines.heads)
    found = fetched(register, columns, queryset)
    return chain([heads], (writer.writerow([cells.for_csv(value) for value in lines.of(record)]) for record in found))


def write_workbook(file, register: Register, user, queryset) -> None:
    """Records on the first sheet, their rows on further ones; each cell a value, never a formula."""
    book = Workbook(write_only=True)
    columns = layout.shown_columns(register, user)
    lines = Lines(columns)
    main = Page(book, layout.sheet_name(register.title), lines.heads)
    further = [RowPage(book, register, rows, user) for rows in register.rows]
    further = [page for page in further if page.lines.columns]
    found = fetched(register, columns, queryset)
    while chunk := list(islice(found, CHUNK)):
        for record in chunk:
            main.append(lines.of(record))
        for page in further:
            page.append_rows_of(chunk)
    book.save(file)


class Page:
    """One sheet being written, its headings bold and standing still."""

    def __init__(self, book: Workbook, name: str, heads: list[str]):
        self.sheet = book.create_sheet(layout.sheet_name(name, book.sheetnames))
        self.sheet.freeze_panes = "A2"
        self.append(heads)

    def append(self, values: list) -> None:
        self.sheet.append([self._cell(cells.for_xlsx(value)) for value in values])

    def _cell(self, value):
        if not isinstance(value, str) or not value.startswith(("=", "#")):
            return value
        cell = WriteOnlyCell(self.sheet)
        cell._value, cell.data_type = value, "s"  # set directly: openpyxl would take it for a formula or an error
        return cell


class RowPage(Page):
    """The rows of records: each with the key of its record before it and the record's number behind."""

    def __init__(self, book, register: Register, rows, user):
        self.rows, self.keys = rows, Lines(layout.key_columns(register, user))
        self.lines = Lines(layout.row_columns(register, rows, user))
        if self.lines.columns:
            heads = layout.headings((*self.keys.columns, *self.lines.columns))
            super().__init__(book, str(rows.label), [*heads, str(NUMBER_LABEL)])

    def append_rows_of(self, records) -> None:
        """One question for the rows of a chunk, in the order of its records."""
        paths = related(self.lines.columns)
        stored = self.rows.model._default_manager.filter(**{f"{self.rows.parent}__in": [r.pk for r in records]})
        by_parent: dict[int, list] = {}
        for row in stored.select_related(*paths) if paths else stored:
            by_parent.setdefault(getattr(row, f"{self.rows.parent}_id"), []).append(row)
        for record in records:
            for row in by_parent.get(record.pk, ()):
                self.append([*self.keys.of(record)[:-1], *self.lines.of(row, record.pk)])
