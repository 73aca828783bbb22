"""A paper as a workbook: the words and each attachment on a sheet of their own, ruled and ready to print."""

import io
import math
import re

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from waiban.register.sheets.layout import sheet_name

from .blocks import Block, width
from .docx import FANG, FONTS, HEI, NARROW, XIAOBIAO

NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d+)?")
A4, PORTRAIT, LANDSCAPE = 9, 84, 128  # half characters that a page holds at the size of cells
BODY, CELL, TITLE = 12, 11, 18  # points
THIN = Border(*[Side(style="thin")] * 4)
SHADE = PatternFill("solid", fgColor="F0F0F0")


def make(blocks: list[Block]) -> bytes:
    """The file of a paper; a cell is a value and never a formula."""
    book = Workbook()
    book.remove(book.active)
    parts: list[list[Block]] = []
    for block in blocks:
        if block.kind in ("title", "attachment") or not parts:
            parts.append([])
        parts[-1].append(block)
    for part in parts:
        _Sheet(book, part)
    book.properties.creator = ""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


class _Sheet:
    """A part of the paper; its tables share one grid, so that a cell may span several columns of it."""

    def __init__(self, book: Workbook, part: list[Block]):
        head, tables = part[0], [block for block in part if block.kind == "table"]
        self.sheet: Worksheet = book.create_sheet(sheet_name(_name(head), book.sheetnames))
        self.whole, self.row = LANDSCAPE if head.landscape else PORTRAIT, 0
        edges = {0.0, 1.0} | {edge for block in tables for edge in _edges(block)}
        self.edges = sorted(edges)
        for number, (left, right) in enumerate(zip(self.edges, self.edges[1:], strict=False), 1):
            self.sheet.column_dimensions[get_column_letter(number)].width = round((right - left) * self.whole, 1)
        self._print(head.landscape)
        for block in part:
            self._block(block, repeated=len(tables) == 1)

    def _print(self, landscape: bool) -> None:
        setup = self.sheet.page_setup
        setup.paperSize, setup.orientation = A4, "landscape" if landscape else "portrait"
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True
        setup.fitToWidth, setup.fitToHeight = 1, 0
        self.sheet.print_options.horizontalCentered = True
        self.sheet.oddFooter.center.text = "— &P —"

    def _block(self, block: Block, repeated: bool) -> None:
        if block.kind == "table":
            self._table(block, repeated)
        elif block.kind in ("title", "attachment"):
            if block.kind == "attachment":
                self._line([0.0, 1.0], [block.text], Font(HEI, BODY), align="left")
            self._line([0.0, 1.0], [block.title or block.text], Font(XIAOBIAO, TITLE, bold=True), align="center")
        elif block.kind == "enclosures":
            for number, row in enumerate(block.rows, 1):
                self._line([0.0, 1.0], [f"附件{number if len(block.rows) > 1 else ''}：{row[0]}"], Font(FANG, BODY))
        else:
            font = Font(FONTS.get(block.kind, FANG), CELL if block.kind == "note" else BODY, bold=block.kind == "h3")
            indent = "　　" if block.kind in ("h1", "h2", "h3", "p") else ""
            align = "right" if block.kind in ("sign", "date") else "left"
            self._line([0.0, 1.0], [indent + block.text], font, align=align)

    def _table(self, block: Block, repeated: bool) -> None:
        edges = [0.0, *_edges(block)]
        self._line(edges, block.head, Font(HEI, CELL, bold=True), align="center", ruled=True)
        if repeated:
            self.sheet.print_title_rows = f"{self.row}:{self.row}"
            self.sheet.freeze_panes = self.sheet.cell(self.row + 1, 1)
        for row in block.rows:
            if len(row) == 1:
                self._line([0.0, edges[-1]], row, Font(HEI, CELL), ruled=True, fill=SHADE)
            else:
                self._line(edges, row, Font(FANG, CELL), ruled=True)

    def _line(self, edges, texts, font, *, align="", ruled=False, fill=None) -> None:
        """A row of cells, each from one edge to the next, as high as its words need."""
        self.row += 1
        lines = 1
        for left, right, text in zip(edges, edges[1:], texts, strict=False):
            first, last = self.edges.index(left) + 1, self.edges.index(right)
            cell = self.sheet.cell(self.row, first)
            number = NUMBER.fullmatch(text) if ruled else None
            if number:
                cell.value = float(text) if number[2] else int(text)
            else:
                cell._value, cell.data_type = text, "s"  # set directly: openpyxl would take "=…" for a formula
            middle = "center" if number or (ruled and right - left < NARROW) else "left"
            place = Alignment(horizontal=align or middle, vertical="center", wrap_text=True)
            for column in range(first, last + 1):
                one = self.sheet.cell(self.row, column)
                one.font, one.alignment, one.border = font, place, THIN if ruled else Border()
                if fill:
                    one.fill = fill
            if last > first:
                self.sheet.merge_cells(start_row=self.row, start_column=first, end_row=self.row, end_column=last)
            lines = max(lines, _lines(text, (right - left) * self.whole * CELL / font.size))
        self.sheet.row_dimensions[self.row].height = round(min(lines * font.size * 1.35 + 6, 409), 1)


def _name(head: Block) -> str:
    return (head.title or head.text).replace("\n", "") or "正文"


def _edges(block: Block) -> list[float]:
    """Where the columns of a table end, in shares of the page."""
    return [round(sum(block.widths[:number]), 3) for number in range(1, len(block.widths))] + [1.0]


def _lines(text: str, room: float) -> int:
    return sum(max(1, math.ceil(2 * width(line) / max(room - 1.5, 1))) for line in text.split("\n"))
