"""A very long sheet is read in pieces of some thousand rows, so that no import holds it whole.

Each piece is a workbook of its own in memory: the file's strings and styles, and of its sheet only these rows.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from . import archive

LONG, ROWS = 12_000, 2_000  # shorter sheets are read whole, which is quicker and takes some 10 MB
COMMON = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|xl/_rels/[^/]+|xl/[^/]+\.xml")  # but its sheets and pictures
OPENS = re.compile(rb"<(\w+:)?sheetData[\s>]")


def pieces(path: Path, part: str) -> Iterator[bytes]:
    """The workbooks of one sheet in the order of its rows; `part` is where the sheet stands in the file."""
    with zipfile.ZipFile(path) as zipped:
        common = [(i.filename, zipped.read(i)) for i in zipped.infolist() if COMMON.fullmatch(i.filename)]
        with zipped.open(part) as stream:
            for sheet in _cut(stream):
                kept = io.BytesIO()
                with zipfile.ZipFile(kept, "w") as piece:
                    for name, data in (*common, (part, sheet)):
                        piece.writestr(name, data)
                yield kept.getvalue()


def _cut(stream: IO[bytes]) -> Iterator[bytes]:
    """The sheet as several, each with what stands before the first row of all."""
    head, rest, starts = b"", b"", []
    while block := stream.read(archive.BLOCK):
        rest += block
        starts = [found.start() for found in archive.ROW.finditer(rest)]
        if starts and not head:
            head = rest[: starts[0]]
        while len(starts) > ROWS:
            yield head + rest[starts[0] : starts[ROWS]] + _end(head)
            starts, rest = [start - starts[ROWS] for start in starts[ROWS:]], rest[starts[ROWS] :]
    yield head + rest[starts[0] :] if starts else rest


def _end(head: bytes) -> bytes:
    """Closes a sheet after some of its rows, in the letters its file begins its names with."""
    found = OPENS.search(head)
    prefix = (found and found[1]) or b""
    return b"</%bsheetData></%bworksheet>" % (prefix, prefix)
