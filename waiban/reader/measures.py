"""A target falls into measures at its ordinals: 一是…二是…, 1. 2., (1), 第一季度; dates of owners' columns stay outside."""

import re
from dataclasses import dataclass

from .document import Document, Span

HAN = "一二三四五六七八九十"
EDGE = " \t\n\u3000|。;\x01"
FAMILIES = (
    (
        "quarter",
        re.compile(r"(?P<n>第[一二三四1-4]季度|[一二三四]季度|上半年|下半年|(?:\d{1,2}[-—~至])?\d{1,2}月)(?:份)?\s*:"),
    ),
    ("is", re.compile(rf"(?<![{HAN}第统])(?P<n>[{HAN}]{{1,2}})(?:是|要(?=[一-龥]))")),
    ("han", re.compile(rf"(?:(?<=\n)|^|(?<=[。;]))\s*[((](?P<n>[{HAN}]{{1,2}})[))][、.]?")),
    ("one", re.compile(rf"(?:(?<=\n)|^)\s*(?P<n>[{HAN}]{{1,2}})、")),
    ("dot", re.compile(r"(?:(?<=\n)|^|(?<=[。;:]))\s*(?P<n>\d{1,2})(?:[.、](?!\d{1,2}(?:%|[万亿个]))|．)(?=\s*\S)")),
    ("paren", re.compile(r"(?:(?<=\n)|^|(?<=[。;:]))\s*[((](?P<n>\d{1,2})[))][、.]?")),
    ("ring", re.compile(r"(?P<n>[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮])")),
    ("first", re.compile(rf"(?:(?<=\n)|^|(?<=[。;]))\s*(?P<n>第[{HAN}]),")),
)
RINGS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"


@dataclass(frozen=True)
class Piece:
    ordinal: str | None
    span: Span
    frame: str | None = None  # 第一季度: governs the dates of the measure


def split(document: Document, content: list[Span]) -> list[Piece]:
    pieces = []
    for part in _runs(document, content):
        pieces += _split_one(document, part)
    return [piece for piece in pieces if piece.span]


def _runs(document: Document, content: list[Span]) -> list[Span]:
    """Neighbouring lines of running text are one stretch; cells with something between them stay apart."""
    runs: list[Span] = []
    for span in content:
        if runs and not document.fold[runs[-1].end : span.start].strip(" \t\n\u3000\x01"):
            runs[-1] = Span(runs[-1].start, span.end)
        else:
            runs.append(span)
    return runs


def _split_one(document: Document, part: Span) -> list[Piece]:
    text = document.fold[part.start : part.end]
    name, marks = _marks(text)
    if not marks:
        return [Piece(None, document.trimmed(part.start, part.end, " \t\n\u3000|\x01"))]
    pieces = []
    lead = document.trimmed(part.start, part.start + marks[0].start(), " \t\n\u3000|\x01")
    if lead and len(lead_text := document.fold[lead.start : lead.end]) > 1 and re.search(r"[一-龥]", lead_text):
        pieces.append(Piece(None, lead))
    for index, mark in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(text)
        span = document.trimmed(part.start + mark.end(), part.start + end, " \t\n\u3000|\x01,:、")
        pieces.append(Piece(_ordinal(name, mark["n"]), span, mark["n"] if name == "quarter" else None))
    return pieces


def _ordinal(family: str, number: str) -> str:
    return str(RINGS.find(number) + 1) if family == "ring" else number.strip()


def _marks(text: str) -> tuple[str, list[re.Match]]:
    """The family of ordinals that opens first, in counting order."""
    best: tuple[str, list[re.Match]] = ("", [])
    for name, pattern in FAMILIES:
        found = _counted(name, list(pattern.finditer(text)))
        alone = len(found) == 1 and name in ("is", "ring", "first")
        alone = alone or (
            len(found) == 1 and name != "quarter" and found[0].start() > 0 and text[found[0].start()] != "\n"
        )
        if not found or alone:
            continue
        if not best[1] or found[0].start() < best[1][0].start():
            best = (name, found)
    return best


def _counted(family: str, marks: list[re.Match]) -> list[re.Match]:
    """Only marks that count on: 一是, 二是, 三是; a stray 一是 in a sentence does not open a measure."""
    if family == "quarter":
        return marks
    kept, want = [], 1
    if len(marks) > 1 and family in ("dot", "paren") and not marks[0].string[: marks[0].start()].strip():
        want = value(marks[0]["n"])  # 4. 5. 6.: the numbers go on from the heading before
    for mark in marks:
        if value(mark["n"]) == want:
            kept.append(mark)
            want += 1
    return kept


def value(number: str) -> int:
    number = number.removeprefix("第")
    if number in RINGS:
        return RINGS.find(number) + 1
    if number.isdigit():
        return int(number)
    if number.startswith("十"):
        return 10 + (HAN.find(number[1]) + 1 if len(number) > 1 else 0)
    return HAN.find(number[0]) + 1
