"""Takes the files of a review's papers apart again."""

import io

import docx
import openpyxl
import pypdfium2

from waiban.targets.papers import reviewed


def made(review, name: str, ending: str) -> bytes:
    return reviewed.make(review, reviewed.PAPERS[name], ending)


def sheets(review, name: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(made(review, name, "xlsx")))


def table_of(sheet, head: str) -> list[list]:
    """The rows below the one that begins with this heading."""
    rows = [list(row) for row in sheet.values]
    first = next(number for number, row in enumerate(rows) if row[0] == head)
    return rows[first : first + 1] + rows[first + 1 :]


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as file:
        return ["".join(page.get_textpage().get_text_range().split()) for page in file]


def in_word(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)
