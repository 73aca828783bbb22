"""Word documents and sheets with their tables: a merged cell is one cell, a formula is what it last showed."""

import datetime
import io
import warnings
import zipfile
from xml.etree import ElementTree

import docx as python_docx
import openpyxl
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from ..document import Builder, Document
from ..errors import ReaderError

DAMAGE = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    zipfile.BadZipFile,
    SyntaxError,
    PackageNotFoundError,
)
ROWS, COLUMNS = 5_000, 60


def docx(data: bytes) -> Document:
    try:
        body = python_docx.Document(io.BytesIO(data)).element.body
        builder = Builder()
        _walk(body, builder)
        return builder.done()
    except DAMAGE as error:
        raise ReaderError("broken") from error


def _walk(body, builder: Builder) -> None:
    for element in body.iterchildren():
        if element.tag == qn("w:p"):
            builder.line(_paragraph(element))
        elif element.tag == qn("w:tbl"):
            builder.table(_grid(element))
        elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:smartTag")):
            _walk(element, builder)


def _paragraph(element) -> str:
    """Text of a paragraph as it is shown: deleted runs and field codes are left out, automatic numbers are not known."""
    parts = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")):
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.getparent().tag == qn("w:r"):  # a tab in a run, not a tab stop
            parts.append("\t" if node.tag == qn("w:tab") else "\n")
    return "".join(parts)


def _grid(table) -> list:
    """Rows of (key, text); cells merged across or down share their key."""
    rows, above, keys = [], {}, 0
    for row in table.iterchildren(qn("w:tr")):
        cells, column = [], 0
        for cell in row.iterchildren(qn("w:tc")):
            width, goes_on = _merge(cell)
            if goes_on and column in above:
                place = above[column]
            else:
                keys += 1
                place = (keys, "\n".join(_cell_lines(cell)))
            for _ in range(width):
                cells.append(place)
                above[column] = place
                column += 1
        rows.append(cells)
    return rows


def _merge(cell) -> tuple[int, bool]:
    properties = cell.find(qn("w:tcPr"))
    if properties is None:
        return 1, False
    span, down = properties.find(qn("w:gridSpan")), properties.find(qn("w:vMerge"))
    width = int(span.get(qn("w:val"))) if span is not None else 1
    return max(width, 1), down is not None and down.get(qn("w:val")) != "restart"


def _cell_lines(cell) -> list[str]:
    return [_paragraph(element) for element in cell.iter(qn("w:p"))]


def xlsx(data: bytes) -> Document:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            shown = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
            builder = Builder()
            for sheet in shown.worksheets:
                if sheet.sheet_state == "visible":
                    _sheet(sheet, builder)
            builder.doubts = _without_value(data, shown)
        return builder.done()
    except (*DAMAGE, ElementTree.ParseError, OverflowError) as error:
        raise ReaderError("broken") from error


def _sheet(sheet, builder: Builder) -> None:
    merged = {}
    for area in sheet.merged_cells.ranges:
        if area.size["rows"] * area.size["columns"] <= ROWS * COLUMNS:
            for row, column in ((r, c) for r, c in area.cells if r <= ROWS and c <= COLUMNS):
                merged[row, column] = (area.min_row, area.min_col)
    grid = []
    for number, row in enumerate(
        sheet.iter_rows(max_row=min(sheet.max_row, ROWS), max_col=min(sheet.max_column, COLUMNS)), 1
    ):
        cells = []
        for column, _cell in enumerate(row, 1):
            key = merged.get((number, column), (number, column))
            first = sheet.cell(*key)
            cells.append((key[0] * 1000 + key[1], _shown(first)))
        if any(text for _, text in cells):
            grid.append(cells)
    _lone_rows_and_tables(grid, builder)


def _lone_rows_and_tables(grid: list, builder: Builder) -> None:
    """A row with one cell (a title, a header line) is a line; rows together are a table."""
    rows = []
    for row in grid:
        told = {key for key, text in row if text}
        if len(told) == 1 and not any(other in {key for key, _ in near} for near in rows[-1:] for other in told):
            if rows:
                builder.table(rows)
                rows = []
            builder.line(next(text for _, text in row if text))
        else:
            rows.append(row)
    if rows:
        builder.table(rows)


def _shown(cell) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, int | float):
        if "%" in (cell.number_format or ""):
            return f"{round(value * 100, 4):g}%"
        return str(int(value)) if float(value).is_integer() else repr(value)
    return str(value)


def _without_value(data: bytes, shown) -> list[str]:
    """Formulas no program has worked out yet stand empty; that is said."""
    written = openpyxl.load_workbook(io.BytesIO(data), read_only=False)
    for sheet in written.worksheets:
        for row in sheet.iter_rows(max_row=min(sheet.max_row, ROWS), max_col=min(sheet.max_column, COLUMNS)):
            for cell in row:
                if cell.data_type == "f" and shown[sheet.title][cell.coordinate].value is None:
                    return ["formula_without_value"]
    return []
