"""Real tables of a file: the head row says what each column holds, merged cells stand for all their rows."""

import re

from .document import Document, Span, Table
from .entries import Entry, role, sort_of
from .rows import HEADINGS, take


RULE = re.compile(r"^[\s|:\-—+=]+$")


def tables(document: Document) -> list[Entry]:
    entries: list[Entry] = []
    columns: dict[int, str] = {}
    for table in document.tables:
        entries += _table(document, table, columns)
    return entries


def barred(document: Document, start: int) -> list[Entry]:
    """Lines like 1 | 类别 | 任务 | 单位 read as a table."""
    rows, at = [], start
    for line in document.fold[start:].split("\n"):
        if line.count("|") >= 2 and not RULE.match(line):
            rows.append(_cut(document, at, line))
        at += len(line) + 1
    if len(rows) < 2:
        return []
    return _table(document, Table(rows, start, at), {})


def _cut(document: Document, at: int, line: str) -> list[Span]:
    left = len(line) - len(line.lstrip(" \t|")) if line.lstrip().startswith("|") else 0
    cells, at, body = [], at + left, line[left:].rstrip().removesuffix("|")
    for part in body.split("|"):
        cells.append(document.trimmed(at, at + len(part)))
        at += len(part) + 1
    return cells


def _table(document: Document, table: Table, columns: dict[int, str]) -> list[Entry]:
    entries: list[Entry] = []
    category = section = None
    for row in table.rows:
        cells = _distinct(row)
        found = {i: role(_fold(document, s)) for i, s in cells}
        roles = [r for r in found.values() if r]
        if len(roles) >= 2 and {"task", "name"} & set(roles) and len(roles) * 2 > len(cells):
            columns.clear()
            columns.update({i: r for i, r in found.items() if r})
            continue
        if not columns:
            continue
        filled = [(i, s) for i, s in cells if s]
        if len(filled) == 1 and len(_fold(document, filled[0][1])) <= 40 and filled[0][0] == 0 and not re.search(r"[。;]", _fold(document, filled[0][1])):
            section = _unnumbered(document, filled[0][1])
            category = None
            continue
        entry = _row(document, dict(cells), columns, category or section)
        if entry is None:
            continue
        category = entry.category or category
        if entries and entries[-1].name == entry.name:
            _join(entries[-1], entry)
        else:
            entries.append(entry)
    return entries


def _distinct(row: list[Span | None]) -> list[tuple[int, Span]]:
    """A cell merged over several columns counts once, in its first."""
    seen, cells = set(), []
    for index, span in enumerate(row):
        if span is not None and id(span) not in seen:
            seen.add(id(span))
            cells.append((index, span))
    return cells


def _fold(document: Document, span: Span) -> str:
    return document.fold[span.start : span.end].strip()


def _unnumbered(document: Document, span: Span) -> Span:
    heading = HEADINGS.match(document.fold[span.start : span.end])
    return Span(span.start + (heading.end() if heading else 0), span.end)


def _row(document: Document, cells: dict[int, Span], columns: dict[int, str], category: Span | None) -> Entry | None:
    entry, name, tasks = Entry(category, None, Span(0, 0), []), None, []
    for index, span in cells.items():
        what = columns.get(index)
        if not span or what in (None, "skip"):
            continue
        text = _fold(document, span)
        if what == "no":
            number = re.search(r"\d+", text)
            entry.no = number[0] if number else None
        elif what == "category":
            entry.category = _unnumbered(document, span)
        elif what == "name":
            name = span
        elif what == "task":
            tasks.append(span)
        else:
            take(document, entry, what, span)
    if not name and not tasks:
        return None
    entry.name, entry.ordinals = name or tasks[0], bool(name and tasks)
    entry.content = tasks or [name]
    if not entry.ordinals and entry.no is None and sort_of(_fold(document, entry.name)) != "text":
        return None
    return entry


def _join(entry: Entry, more: Entry) -> None:
    entry.content += [span for span in more.content if span not in entry.content]
    for key in ("owners", "leaders", "phones"):
        kept = getattr(entry, key)
        kept.extend(value for value in getattr(more, key) if value not in kept)
    entry.deadline = entry.deadline or more.deadline
