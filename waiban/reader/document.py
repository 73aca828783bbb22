"""The document as issued: one text everybody points into, and the tables that were in it."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property

from waiban.kernel.text import UNSEEN

BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]|&(?:nbsp|ensp|emsp|#160);")
QUOTES = {"「": "“", "『": "“", "」": "”", "』": "”", "〝": "“", "〞": "”", "‟": "“", "„": "“"}
KEPT = {chr(n) for n in range(0x2460, 0x24FF)}  # ① and its like say which kind of number it is
MASK = "\x01"


def clean(text: str) -> str:
    """Without what cannot be seen; everything else as issued."""
    text = BREAKS.sub("\n", text)
    return UNSEEN.sub("", SPACES.sub(" ", text)).replace("\u00ad", "")


def folded(text: str) -> str:
    """The same text, character for character, in one width and one kind of quotation mark, for comparing only."""
    out = []
    for char in text:
        if char in QUOTES:
            char = QUOTES[char]
        elif char not in KEPT:
            wide = unicodedata.normalize("NFKC", char)
            char = wide if len(wide) == 1 else char
        out.append(char)
    return "".join(out)


@dataclass(frozen=True)
class Span:
    start: int
    end: int

    def __bool__(self) -> bool:
        return self.end > self.start


@dataclass
class Table:
    """Rows of cells; a merged cell is the same object in every place it covers, an absent one is None."""

    rows: list[list[Span | None]]
    start: int
    end: int


@dataclass
class Document:
    text: str
    tables: list[Table] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    masks: list[Span] = field(default_factory=list)
    owned: list[Span] = field(default_factory=list)  # where it is said who answers for what stands before
    year: int | None = None  # which the head of the book states

    @cached_property
    def fold(self) -> str:
        return folded(self.text)

    def mask(self, spans: list[Span]) -> None:
        """Take stretches (responsible units in brackets, notes) out of what is read; they stay in the text."""
        letters = list(self.fold)
        for span in spans:
            letters[span.start : span.end] = MASK * (span.end - span.start)
            self.masks.append(span)
        self.__dict__["fold"] = "".join(letters)

    def trimmed(self, start: int, end: int, edge: str = " \t\n\u3000" + MASK) -> Span:
        fold = self.fold
        while start < end and fold[start] in edge:
            start += 1
        while end > start and fold[end - 1] in edge:
            end -= 1
        return Span(start, end)


Grid = list[list[tuple[int, str] | None]]


class Builder:
    """Writes lines and tables one after the other into a document; a merged cell is written once."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.tables: list[Table] = []
        self.doubts: list[str] = []

    def line(self, text: str) -> Span:
        text = clean(text)
        span = Span(self.size, self.size + len(text))
        self.parts += [text, "\n"]
        self.size += len(text) + 1
        return span

    def table(self, grid: Grid) -> None:
        """`grid` holds (key, text) per place: places with one key are one merged cell."""
        start, known, rows = self.size, {}, []
        for row in grid:
            cells: list[Span | None] = []
            for place in row:
                if place is None:
                    cells.append(None)
                    continue
                key, text = place
                if key not in known:
                    text = "\n".join(line.strip() for line in clean(text).split("\n") if line.strip())
                    known[key] = self.line(text) if text else Span(self.size, self.size)
                cells.append(known[key])
            rows.append(cells)
            self.line("")
        self.tables.append(Table(rows, start, self.size))

    def done(self) -> Document:
        return Document("".join(self.parts), self.tables, self.doubts)
