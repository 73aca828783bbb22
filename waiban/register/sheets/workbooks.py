"""What stands in an .xlsx besides its values: which sheets, how large, and which cells hold formulas or errors."""

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _

from waiban.kernel.errors import Refused

from . import archive

CELLS, ROWS, COLUMNS, SHEETS = 4_000_000, 200_000, 500, 60
TOLD = 1_000  # cells with formulas or errors that are remembered one by one
LETTERS = re.compile(rb"r=[\"']([A-Za-z]{1,3})\d")
ROW_NUMBERS = re.compile(rb"r=[\"'](\d+)[\"']")
CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
FORMULA = re.compile(rb"<(?:\w+:)?c\s([^>]*[^/>])>\s*(<(?:\w+:)?f[\s>/].*?)</(?:\w+:)?c>", re.DOTALL)
FAULT = re.compile(rb"<(?:\w+:)?c\s([^>]*\bt=[\"']e[\"'][^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
PLACE = re.compile(rb"\br=[\"']([A-Za-z]{1,3}\d{1,7})[\"']")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"


def beyond() -> Refused:
    sentence = _(
        "A sheet may have %(rows)s rows and %(columns)s columns. Delete what lies beyond, or divide the sheet."
    )
    return Refused(sentence % {"rows": ROWS, "columns": COLUMNS})


@dataclass
class Facts:
    """One sheet: cells with formulas, those of them without a stored value, and cells that hold an error."""

    part: str = ""  # where the sheet stands in the file
    columns: int = 0
    rows: int = 0
    numbered: int = 0  # rows that say which they are
    formulas: int = 0
    some: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)

    def see(self, block: bytes) -> None:
        placed = LETTERS.findall(block)
        for letters in set(placed):
            self.columns = max(self.columns, column_number(letters.decode()))
        if len(placed) < block.count(b"<c ") + block.count(b"<c>") + block.count(b"<c/>") + block.count(
            b":c>"
        ) + block.count(b":c "):
            self.columns = max(self.columns, *(len(CELL.findall(row)) for row in archive.ROW.split(block)))
        numbers = ROW_NUMBERS.findall(block)
        self.numbered += len(numbers)
        self.rows = max(self.rows + len(archive.ROW.findall(block)), max(map(int, numbers), default=0))
        if self.rows > ROWS or self.columns > COLUMNS or self.rows * self.columns > CELLS:
            raise beyond()
        if b"<f" in block or b":f" in block:
            self._formulas(block)
        if b'"e"' in block or b"'e'" in block:
            self._faults(block)

    def _formulas(self, block):
        for attributes, inner in FORMULA.findall(block):
            self.formulas += 1
            place = PLACE.search(attributes)
            if not place or len(self.some) + len(self.empty) > TOLD:
                continue
            stored = VALUE.search(inner)
            (self.some if stored and stored[1] else self.empty).append(place[1].decode().upper())

    def _faults(self, block):
        for attributes, inner in FAULT.findall(block):
            place, word = PLACE.search(attributes), VALUE.search(inner)
            if place and len(self.faults) < TOLD:
                self.faults[place[1].decode().upper()] = word[1].decode(errors="replace") if word else ""


def column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 → A, 28 → AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def inspect(path: Path) -> dict[str, Facts]:
    """The sheets of a workbook by name; Refused when it cannot or must not be opened."""
    with archive.opened(path) as zipped:
        if "xl/workbook.xml" not in zipped.namelist():
            raise Refused(_("This file holds no sheet. Hand in an .xlsx or .csv file."))
        by_part: dict[str, Facts] = {}
        archive.look_through(zipped, lambda name: _watch(by_part, name))
        return {name: by_part.get(part, Facts()) for name, part in _parts(zipped).items()}


def _watch(by_part, name: str):
    if not name.startswith("xl/") or name.count("/") < 2 or not name.endswith(".xml") or "sheet" not in name.lower():
        return None
    return by_part.setdefault(name, Facts(part=name)).see


def _parts(zipped: zipfile.ZipFile) -> dict[str, str]:
    """Where each sheet stands in the zip."""
    relations = archive.parse(zipped, "xl/_rels/workbook.xml.rels")
    targets = {r.get("Id"): r.get("Target") or "" for r in relations}
    found = {}
    book = archive.parse(zipped, "xl/workbook.xml")
    for sheet in [*book.iter(f"{MAIN}sheet"), *book.iter(f"{STRICT}sheet")]:
        link = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        target = targets.get(link, "")
        found[sheet.get("name") or ""] = (
            target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
        )
    if len(found) > SHEETS:
        raise Refused(_("This file has more than %(number)s sheets. Keep only those to import.") % {"number": SHEETS})
    return found
