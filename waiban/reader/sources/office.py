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
from ..errors import HIDDEN, NO_VALUE, ReaderError
from .numbering import Numbering

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
        paper = python_docx.Document(io.BytesIO(data))
        builder = Builder()
        _walk(paper.element.body, builder, Numbering(paper))
        return builder.done()
    except DAMAGE as error:
        raise ReaderError("broken") from error


def _walk(body, builder: Builder, numbers: Numbering) -> None:
    for element in body.iterchildren():
        if element.tag == qn("w:p"):
            builder.line(_paragraph(element, numbers))
            for box in _boxes(element):
                _walk(box, builder, numbers)
        elif element.tag == qn("w:tbl"):
            builder.table(_grid(element, numbers))
        elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:smartTag"), qn("w:customXml")):
            _walk(element, builder, numbers)


UNREAD = {qn(f"w:{name}") for name in ("del", "moveFrom", "rt", "txbxContent")}
FALLBACK = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a text box once more, for old programs
)


def _shown_nodes(element):
    """What a reader sees, in order: nothing deleted, moved away or hidden; boxes have paragraphs of their own."""
    for child in element.iterchildren():
        if child.tag in UNREAD or child.tag == FALLBACK:
            continue
        properties = child.find(qn("w:rPr")) if child.tag == qn("w:r") else None
        if properties is not None and properties.find(qn("w:vanish")) is not None:
            continue
        yield child
        yield from _shown_nodes(child)


def _boxes(element) -> list:
    """Text boxes anchored in a paragraph, each once."""
    boxes = element.iter(qn("w:txbxContent"))
    return [box for box in boxes if not any(above.tag == FALLBACK for above in box.iterancestors())]


def _paragraph(element, numbers: Numbering) -> str:
    """Text of a paragraph as it is shown: with the number the program sets, without deleted runs and field codes."""
    parts = []
    for node in _shown_nodes(element):
        if node.tag not in (qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
            continue
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.getparent().tag == qn("w:r"):  # a tab in a run, not a tab stop
            parts.append({qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}.get(node.tag, "\n"))
    label, text = numbers.label(element), "".join(parts)
    return label + text if text.strip() or _in_cell(element) else text


def _in_cell(element) -> bool:
    """A number alone in a cell is its row's number; an empty line of a list says nothing."""
    return element.getparent().tag == qn("w:tc")


def _grid(table, numbers: Numbering) -> list:
    """Rows of (key, text); cells merged across or down share their key."""
    rows, above, keys = [], {}, 0
    for row in table.iterchildren(qn("w:tr")):
        if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
            continue
        cells, column = [], 0
        for cell in row.iterchildren(qn("w:tc")):
            width, goes_on = _merge(cell)
            if goes_on and column in above:
                place = above[column]
            else:
                keys += 1
                place = (keys, "\n".join(_cell_lines(cell, numbers)))
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


def _cell_lines(cell, numbers: Numbering) -> list[str]:
    hidden = {qn("w:del"), qn("w:moveFrom"), FALLBACK}
    shown = (p for p in cell.iter(qn("w:p")) if not any(above.tag in hidden for above in p.iterancestors()))
    return [_paragraph(element, numbers) for element in shown]


def xlsx(data: bytes) -> Document:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            shown = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
            builder = Builder()
            seen = [sheet for sheet in shown.worksheets if sheet.sheet_state == "visible"]
            for sheet in seen:
                _sheet(sheet, builder)
            builder.doubts = _without_value(data, shown) + [HIDDEN] * any(_hidden(sheet)[0] for sheet in seen)
        return builder.done()
    except (*DAMAGE, ElementTree.ParseError, OverflowError) as error:
        raise ReaderError("broken") from error


def _sheet(sheet, builder: Builder) -> None:
    merged = {}
    for area in sheet.merged_cells.ranges:
        if area.size["rows"] * area.size["columns"] <= ROWS * COLUMNS:
            for row, column in ((r, c) for r, c in area.cells if r <= ROWS and c <= COLUMNS):
                merged[row, column] = (area.min_row, area.min_col)
    grid, (rows, columns) = [], _hidden(sheet)
    for number, row in enumerate(
        sheet.iter_rows(max_row=min(sheet.max_row, ROWS), max_col=min(sheet.max_column, COLUMNS)), 1
    ):
        if number in rows:
            continue
        cells = []
        for column, _cell in enumerate(row, 1):
            if column in columns:
                continue
            key = merged.get((number, column), (number, column))
            first = sheet.cell(*key)
            cells.append((key[0] * 1000 + key[1], _shown(first)))
        if any(text for _, text in cells):
            grid.append(cells)
    _lone_rows_and_tables(grid, builder)


def _hidden(sheet) -> tuple[set[int], set[int]]:
    """Rows and columns nobody sees: filtered away or folded."""
    rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    columns = set()
    for group in sheet.column_dimensions.values():
        if group.hidden and group.min:
            columns |= set(range(group.min, min(group.max, COLUMNS) + 1))
    return rows, columns


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
                    return [NO_VALUE]
    return []
