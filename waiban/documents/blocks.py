"""What a paper is made of: title, headings of three levels, paragraphs, tables, attachments, the closing lines."""

import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from decimal import Decimal

from waiban.kernel.text import UNSEEN

DATE_FROM_RIGHT = 4  # 成文日期 of a paper that is sealed: four characters in from the right, the seal over it


@dataclass
class Block:
    """kind: title, to, h1 (黑体), h2 (楷体), h3 (bold 仿宋), p, note (small, quiet), enclosures, sign, date,
    attachment or table.

    enclosures: `rows` holds one name each (附件说明). sign and date stand `right` characters in from the right.
    attachment: `text` 附件1, `title` its own title, on a new page, `landscape` for wide tables; what follows stands in
    it. A title at the head of a paper may be `landscape` too; `dense` gives its pages narrow margins and its tables 五号. A line break in a title breaks it by its sense. A table has `head`, `rows` and `widths` (shares of the text width); a row of one cell goes across all columns.
    """

    kind: str
    text: str = ""
    title: str = ""
    landscape: bool = False
    dense: bool = False
    right: float = 0
    head: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)

    def __post_init__(self):
        self.text, self.title = plain(self.text), plain(self.title)
        self.head = [plain(cell) for cell in self.head]
        self.rows = [[plain(cell) for cell in row] for row in self.rows]

    def as_json(self) -> dict:
        return asdict(self)


def plain(value) -> str:
    """Text without characters that a paper cannot hold; nothing for None, an amount without an exponent."""
    if isinstance(value, Decimal):
        value = f"{value:f}"
    return "" if value is None else UNSEEN.sub("", str(value).replace("\r\n", "\n").replace("\r", "\n"))


def table(head: list, rows: Iterable[Iterable], widths: list[float]) -> Block:
    """A table block with every cell as text."""
    return Block("table", head=list(head), rows=[list(row) for row in rows], widths=widths)


def signature(name: str, date: str) -> list[Block]:
    """署名 and 成文日期: the date four characters in from the right, the name centred over it."""
    aside = (width(name) - width(date)) / 2
    right = max(DATE_FROM_RIGHT, aside)
    return [Block("sign", name, right=right - aside), Block("date", date, right=right)]


def width(text: str) -> float:
    """How many characters of the grid a text takes: figures and Latin letters half of one."""
    return sum(1 if unicodedata.east_asian_width(letter) in "WFA" else 0.5 for letter in text)
