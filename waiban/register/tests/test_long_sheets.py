"""A very long sheet is read in pieces, and every row is found as if it had been read whole."""

import datetime as dt
import re
import zipfile

import pytest
from openpyxl import Workbook

from waiban.register.sheets import pieces
from waiban.register.sheets.read import Book

ROWS = {
    2: ["澜港茶友会", 12, dt.datetime(2026, 4, 15), True],
    3: ["", 0.5, dt.datetime(2026, 4, 15, 9, 30)],
    7: ["<row r='1'> is only text", None, None, "last in its row"],
    **{number: [f"第{number}行", number] for number in range(9, 40)},
    90: [None, None, "far below"],
}


@pytest.fixture
def workbook(tmp_path):
    """Headings in the second row, gaps, days, figures, and a further sheet."""
    book = Workbook()
    page = book.active
    page.title = "往来"
    for number, values in ROWS.items():
        for column, value in enumerate(values, 2):
            page.cell(number, column, value)
    book.create_sheet("备注").append(["not this one"])
    book.save(path := tmp_path / "long.xlsx")
    return path


def rewritten(path, change):
    """The file with another way of writing its first sheet."""
    other = path.with_name("other.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            new.writestr(part.filename, change(data) if part.filename.endswith("sheet1.xml") else data)
    return other


def with_prefix(data: bytes) -> bytes:
    return re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", data).replace(b"xmlns=", b"xmlns:x=")


def without_numbers(data: bytes) -> bytes:
    return re.sub(rb'(<row) r="\d+"', rb"\1", data)


def rows_of(path) -> list:
    found = []
    for number, values in Book(path).sheets[0].rows():
        while values[-1] in ("", None):
            values.pop()
        found.append((number, values))
    return found


@pytest.mark.parametrize("change", [None, with_prefix, without_numbers])
@pytest.mark.parametrize("size", [1, 2, 5, 39])
def test_in_pieces_every_row_is_found_as_in_the_whole(workbook, monkeypatch, change, size):
    path = rewritten(workbook, change) if change else workbook
    whole = rows_of(path)
    assert len(whole) == len(ROWS) and (change is without_numbers or [number for number, _row in whole] == list(ROWS))
    monkeypatch.setattr(pieces, "LONG", 1)
    monkeypatch.setattr(pieces, "ROWS", size)
    assert rows_of(path) == whole


def test_a_piece_holds_no_more_than_its_rows(workbook, monkeypatch):
    monkeypatch.setattr(pieces, "ROWS", 10)
    made = list(pieces.pieces(workbook, "xl/worksheets/sheet1.xml"))
    assert len(made) == -(-len(ROWS) // 10)
