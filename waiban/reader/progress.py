"""A list copied out of a table whose second column says how far the work has come: that column is not read."""

import re

from .document import Document, Span

COLUMN = re.compile(r"[^。;:]{0,8}(?:完成|进展|落实|推进)情况(?:[(][^()]*[)])?")
TASK = re.compile(r"[^。;:]{0,8}(?:任务|安排|事项|内容|目标|工作)")
ITEM = re.compile(r"\s*\d{1,3}[.、]\s*(?=[一-龥“《])")
HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)])")


NEXT = re.compile(r"\s*(?:关于)?下(?:一步|阶段|一阶段|步)(?:工作)?,")


def masked(document: Document) -> None:
    """What stands before 下一步, was done; so was what a column of progress tells."""
    start = 0
    for text in document.fold.split("\n"):
        if NEXT.match(text):
            before = [m.span() for m in re.finditer(r"[^\n]*。[^\n]*", document.fold[:start])]
            document.mask([Span(*span) for span in before])
            break
        start += len(text) + 1
    _column_masked(document)


def _column_masked(document: Document) -> None:
    """Below a header line 任务 and right behind it one 完成情况, only the numbered lines are tasks."""
    lines, at = [], 0
    for text in document.fold.split("\n"):
        if text.strip():
            lines.append((at, text))
        at += len(text) + 1
    heads = [i for i in range(len(lines) - 1) if _is(TASK, lines[i]) and _is(COLUMN, lines[i + 1])]
    items = [i for i, (_, text) in enumerate(lines) if heads and i > heads[0] and ITEM.match(text)]
    if len(items) < 2:
        return
    told = [
        line
        for i, line in enumerate(lines)
        if i >= heads[0] and not ITEM.match(line[1]) and not (HEADING.match(line[1]) and len(line[1]) <= 40)
    ]
    document.mask([Span(start, start + len(text)) for start, text in told])


def _is(pattern: re.Pattern, line: tuple[int, str]) -> bool:
    return bool(pattern.fullmatch(line[1].strip()))
