"""Sheets for tests, and what a person does with them: hands one in, looks at the preview, lets it be written."""

import csv
import io

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from waiban.register.sheets.layout import sheet_name


def xlsx_of(*sheets: tuple[str, list, list[list]]) -> bytes:
    """A workbook of (name, headings, rows)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, heads, rows in sheets:
        sheet = book.create_sheet(sheet_name(name))
        for row in [heads, *rows]:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def csv_of(heads: list, rows: list[list]) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows([heads, *rows])
    return file.getvalue().encode()


def hand_in(client, register, data: bytes, name: str = "sheet.xlsx"):
    """The page that answers to a sheet: what it would do, or why it was not read."""
    return client.post(
        register.address(page="import"), {"file": SimpleUploadedFile(name, data), "do": "receive"}, follow=True
    )


def preview_of(answer) -> dict:
    assert answer.context and "upload" in answer.context, answer.content.decode()[:3000]
    return answer.context["upload"].state["preview"]


def faults_of(answer) -> str:
    """All sentences against rows and cells."""
    lines = preview_of(answer)["rows"]["error"]
    return " ".join(sentence for line in lines for sentence in [*line["wrong"], *(c["wrong"] for c in line["cells"])])


def confirm(client, register, answer):
    """Let it be written."""
    token = answer.context["upload"].token
    return client.post(register.address(page="import"), {"t": token, "do": "confirm"}, follow=True)
