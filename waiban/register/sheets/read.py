"""A sheet somebody hands in (.xlsx or .csv, or business cards in .vcf): opened safely, read row by row, refused with a sentence saying what to do."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import python_calamine
from django.utils.translation import gettext as _

from waiban.kernel.errors import Refused

from ..declare import Register
from . import cards, pieces, workbooks
from .workbooks import Facts, column_letters

KNOWN = (
    (b"\xd0\xcf\x11\xe0", "old"),
    (b"%PDF", "other"), (b"\x89PNG", "other"), (b"\xff\xd8\xff", "other"), (b"GIF8", "other"), (b"{\\rtf", "other"),
    (b"Rar!", "other"), (b"BEGIN:VCALENDAR", "other"), (b"7z\xbc\xaf", "other"), (b"\x1f\x8b", "other"),
)  # fmt: skip
ENCODINGS = ("utf-8", "gb18030")
csv.field_size_limit(1_000_000)


@dataclass
class Sheet:
    """One sheet: its name, what stands beside its values, and its rows on demand."""

    name: str
    facts: Facts
    book: "Book" = field(repr=False)
    adds: bool = False  # whether an empty cell says nothing

    def rows(self) -> Iterator[tuple[int, list]]:
        """(number as the spreadsheet shows it, values) for every row that is not empty."""
        for number, values in self.book.values(self):
            if any(values) or any(value not in ("", None) for value in values):
                yield number, values

    def address(self, row: int, index: int) -> str:
        return f"{column_letters(index + 1)}{row}"


class Book:
    """The sheets of a file that has been looked through; business cards for a register and a person."""

    def __init__(self, path: Path, register: Register | None = None, user=None):
        self.path = Path(path)
        self.kind = kind_of(self.path)
        if self.kind == "xlsx":
            self.sheets = [Sheet(name, facts, self) for name, facts in workbooks.inspect(self.path).items()]
        elif self.kind == "cards":
            self.sheets = cards.sheets_of(self.path, encoding_of(self.path)[0], register, user)
        else:
            self.encoding, self.separator = encoding_of(self.path)
            self.sheets = [Sheet("", Facts(), self)]
            for number, values in enumerate(self._csv(), 1):
                if number > workbooks.ROWS or len(values) > workbooks.COLUMNS:
                    raise workbooks.beyond()
        self._open: python_calamine.CalamineWorkbook | None = None
        self._read: dict[str, python_calamine.CalamineSheet] = {}

    def close(self) -> None:
        """Let go of the sheet that was read: it is held whole, and plans outlive their book."""
        self._open, self._read = None, {}

    def values(self, sheet: Sheet) -> Iterator[tuple[int, list]]:
        if self.kind == "csv":
            yield from enumerate(self._csv(), 1)
            return
        try:
            yield from self._long(sheet) if sheet.facts.numbered > pieces.LONG else self._short(sheet)
        except python_calamine.WorksheetNotFound:  # a chart has no cells
            return
        except (python_calamine.CalamineError, OSError, ValueError) as error:
            raise workbooks.archive.broken() from error

    def _short(self, sheet: Sheet):
        if self._open is None:
            self._open = python_calamine.CalamineWorkbook.from_path(str(self.path))
        if sheet.name not in self._read:
            self._read = {sheet.name: self._open.get_sheet_by_name(sheet.name)}  # the last one only: it is held whole
        yield from _numbered(self._read[sheet.name])

    def _long(self, sheet: Sheet):
        for piece in pieces.pieces(self.path, sheet.facts.part):
            yield from _numbered(
                python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(piece)).get_sheet_by_name(sheet.name)
            )

    def _csv(self):
        with open(self.path, encoding=self.encoding, newline="") as file:
            try:
                yield from csv.reader(file, delimiter=self.separator)
            except csv.Error as error:
                raise Refused(_("This text file is no table. Save it as .xlsx or as .csv with commas.")) from error


def _numbered(sheet: python_calamine.CalamineSheet) -> Iterator[tuple[int, list]]:
    """Its rows from the first that is filled, each from its first column on."""
    if sheet.start is not None:
        top, left = sheet.start
        pad = [""] * left
        yield from enumerate((pad + row for row in islice(sheet.iter_rows(), top, None)), top + 1)


def kind_of(path: Path) -> str:
    """xlsx, cards or csv, by what the file begins with, never by its name."""
    with open(path, "rb") as file:
        head = file.read(4096)
    if not head.strip():
        raise Refused(_("This file is empty. Hand in a sheet with one line of headings and the records below."))
    if head.startswith(b"PK"):
        return "xlsx"
    for start, kind in KNOWN:
        if head.startswith(start):
            if kind == "old":
                raise Refused(
                    _("This is an old .xls file or one with a password. Save it as .xlsx without a password.")
                )
            raise Refused(_("This file holds no sheet. Hand in an .xlsx or .csv file."))
    if cards.are_cards(head):
        return "cards"
    if b"\x00" in head and not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Refused(_("This file holds no sheet. Hand in an .xlsx or .csv file."))
    return "csv"


def encoding_of(path: Path) -> tuple[str, str]:
    """The encoding and the separator of a text file; Refused when no encoding fits."""
    with open(path, "rb") as file:
        head = file.read(4096)
    if head.startswith(codecs.BOM_UTF8):
        guesses: tuple[str, ...] = ("utf-8-sig",)
    elif head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        guesses = ("utf-16",)
    else:
        guesses = ENCODINGS
    for encoding in guesses:
        if _fits(path, encoding):
            first = head.decode(encoding, errors="ignore").splitlines()[0]
            return encoding, max(",\t;，", key=first.count)
    raise Refused(_("The characters of this file cannot be read. Save it as .xlsx, or once more in UTF-8."))


def _fits(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with open(path, "rb") as file:
            while block := file.read(1 << 20):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
