"""Tables as they stand on a page, taken away as a workbook."""

import io

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from openpyxl import Workbook

from .exporting import XLSX, Page


def answer(book: Workbook, name: str) -> HttpResponse:
    file = io.BytesIO()
    book.save(file)
    response = HttpResponse(file.getvalue(), content_type=XLSX)
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.xlsx")
    return response


def workbook(name: str, sheets: list[tuple[str, list[str], list[list]]]) -> HttpResponse:
    """A sheet for each (title, heads, rows)."""
    book = Workbook(write_only=True)
    for title, heads, rows in sheets:
        page = Page(book, title, heads)
        for row in rows:
            page.append(row)
    return answer(book, name)
