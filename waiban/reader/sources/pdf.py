"""PDF pages: tables by their lines, the rest as text; rows that run over a page are joined."""

import io
import re

import pdfplumber
import pypdfium2
from pdfminer.pdfparser import PDFSyntaxError
from pdfplumber.utils.exceptions import PdfminerException

from ..document import Builder, Document, folded
from ..errors import ReaderError
from . import columns

PAGES = 200
PAGE_NUMBER = re.compile(r"^\s*[-—–]*\s*(第?\s*\d{1,3}\s*页?(\s*(/|共)\s*\d{1,3}\s*页?)?)\s*[-—–]*\s*$")
GAP = re.compile(
    r"(?<=[一-龥，。；：、）》”]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?=[一-龥，。；：、（《“])"
)  # drawn, not written
ENDS = re.compile(r"[。;:!?；：！？]\s*$")
STARTS = re.compile(
    r"^\s*([一二三四五六七八九十]{1,3}[、是]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.．、](?!\d)|[①-⑳]|——|第[一二三四]季度|(标杆|单位名称|牵头|责任)\S{0,4}[:：])"
)


def opened(data: bytes) -> Document:
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            pieces = [piece for page in pdf.pages[:PAGES] for piece in _pieces(page)]
    except (PdfminerException, PDFSyntaxError, ValueError, KeyError, TypeError) as error:
        pieces = _by_other_means(data, error)
    if not any(piece for piece in pieces):
        raise ReaderError("scan")
    builder = Builder()
    for kind, content in _joined(pieces):
        if kind == "table":
            builder.table([[None if cell is None else cell for cell in row] for row in content])
        else:
            for line in _unwrapped(content):
                builder.line(line)
    return builder.done()


def _pieces(page) -> list:
    """Tables and the text between them, from top to bottom."""
    found = [table for table in page.find_tables() if len(table.rows) > 0 and len(table.rows[0].cells) > 1]
    found.sort(key=lambda table: table.bbox[1])
    pieces, top = [], 0.0
    for table in found:
        pieces += _text(page, top, table.bbox[1])
        pieces.append(("table", table.extract(x_tolerance=2)))
        top = max(top, table.bbox[3])
    return pieces + _text(page, top, float(page.height))


def _text(page, top: float, bottom: float) -> list:
    top, bottom = max(top, 0.0), min(bottom, float(page.height))
    if bottom - top < 2:
        return []
    words = columns.text_of(page, top, bottom)
    lines = [line for line in words.split("\n") if line.strip() and not PAGE_NUMBER.match(line)]
    return [("text", lines)] if lines else []


def _by_other_means(data: bytes, error: Exception) -> list:
    try:
        pdf = pypdfium2.PdfDocument(data)
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    except pypdfium2.PdfiumError as second:
        raise ReaderError("locked" if "password" in str(second).lower() else "broken") from error
    return [("text", [line for line in text.splitlines() if line.strip()]) for text in texts if text.strip()]


def _joined(pieces: list) -> list:
    """Tables that go on over a page are one; every place gets the key of its merged cell."""
    joined: list = []
    for kind, content in pieces:
        if kind == "table" and joined and joined[-1][0] == "table" and len(joined[-1][1][0]) == len(content[0]):
            _go_on(joined[-1][1], content)
        elif kind == "text" and joined and joined[-1][0] == "text":
            joined[-1][1].extend(content)
        else:
            joined.append((kind, [list(row) if kind == "table" else row for row in content]))
    return [(kind, _keyed(content) if kind == "table" else content) for kind, content in joined]


def _go_on(table: list, rest: list) -> None:
    rest = [list(row) for row in rest]
    if rest and [_flat(c) for c in rest[0]] == [_flat(c) for c in table[0]]:
        rest = rest[1:]  # the heading row printed again
    first = rest[0] if rest else []
    if first and any(first) and _cut(table[-1], first):
        for place, text in enumerate(first):
            if text:
                table[-1][place] = f"{table[-1][place] or ''}\n{text}"
        rest = rest[1:]
    table.extend(rest)


def _cut(last: list, first: list) -> bool:
    """A row is cut by the page when what stands in its number or name cell is missing below."""
    filled = [place for place, text in enumerate(last) if text]
    return any(not first[place] for place in filled) and not any(
        re.fullmatch(r"\d{1,3}[.、]?", folded(text).strip()) for text in first if text
    )


def _keyed(rows: list) -> list:
    """pdfplumber gives None where a merged cell goes on: it belongs to the cell above."""
    keyed, number = [], 0
    for row in rows:
        cells = []
        for place, text in enumerate(row):
            number += 1
            if text is None and keyed and keyed[-1][place]:
                cells.append(keyed[-1][place])
            else:
                cells.append((number, _flat(text)))
        keyed.append(cells)
    return keyed


def _flat(text: str | None) -> str:
    """One cell: lines broken only by its width are joined."""
    return "\n".join(_unwrapped((text or "").split("\n")))


def _unwrapped(lines: list[str]) -> list[str]:
    """Lines that were broken by the width of the page become one again."""
    widest = max((len(line.strip()) for line in lines), default=0)
    out: list[str] = []
    full = False
    for line in lines:
        line = GAP.sub("", line.strip())
        if not line:
            full = False
            continue
        if out and full and not ENDS.search(out[-1]) and not STARTS.match(line):
            out[-1] += (" " if out[-1][-1].isascii() and line[0].isascii() and out[-1][-1].isalpha() else "") + line
        else:
            out.append(line)
        full = len(line) >= 0.75 * widest
    return out
