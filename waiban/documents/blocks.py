"""What a paper is made of: title, headings of three levels, paragraphs, tables, the closing lines."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field


@dataclass
class Block:
    """kind: title, to, h1 (黑体), h2 (楷体), h3 (bold 仿宋), p, note (small, quiet), sign, date or table.

    A table has `head`, `rows` and `widths` (shares of the text width); it starts as an attachment on a new page when
    `attachment` holds its heading.
    """

    kind: str
    text: str = ""
    head: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    attachment: str = ""

    def as_json(self) -> dict:
        return asdict(self)


def table(head: list[str], rows: Iterable[Iterable], widths: list[float], attachment: str = "") -> Block:
    """A table block with every cell as text."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    return Block("table", head=[str(h) for h in head], rows=cells, widths=widths, attachment=str(attachment))
