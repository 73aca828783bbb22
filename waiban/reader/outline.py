"""Finds the entries of a book whatever its shape: table, flattened table, labelled fields, numbered text or article."""

import re

from . import articles, grids, headings, heads, labelled, owning, progress, rows
from .document import Document, Span
from .entries import DATE_CELL, Entry
from .heads import Head


def read(document: Document) -> tuple[Head, list[Entry]]:
    owning.noise_masked(document)
    progress.masked(document)
    head = heads.read(document)
    document.year = head.year
    brackets = owning.owners_masked(document)
    entries = _entries(document, head)
    owning.owners_taken(entries, document, brackets)
    for entry in entries:  # a month or quarter as a heading holds for what stands below it
        name = None if any(span.start <= entry.name.start for span in entry.content) else entry.name
        for above in filter(None, (name, entry.category)):
            stated = document.fold[above.start : above.end].strip()
            if DATE_CELL.match(stated):
                entry.deadline = entry.deadline or stated
    if head.unit is None and len(entries) == 1 and len(entries[0].owners) == 1:
        head.unit = entries[0].owners[0]  # the one body that answers for everything
    return head, entries


def _entries(document: Document, head: Head) -> list[Entry]:
    found = grids.tables(document) if document.tables else []
    if found:
        return found
    ways = (
        lambda: labelled.read(document, head.end),
        lambda: grids.barred(document, head.end),
        lambda: rows.flattened(document, head.end) or [],
        lambda: headings.numbered(document, head.end, _heading(document, head)),
        lambda: articles.read(document, head.end, _span(document, head.title)),
    )
    for way in ways:
        if entries := way():
            return entries
    return []


def _span(document: Document, title: str) -> Span | None:
    at = document.text.find(title) if title else -1
    return Span(at, at + len(title)) if at >= 0 else None


def _heading(document: Document, head: Head) -> Span | None:
    """The title without unit and year heads the targets that have no other heading."""
    span = _span(document, head.title)
    if not span:
        return None
    fold = document.fold[span.start : span.end]
    match = re.search(
        r"(?:重点|主要|业务|年度|创优|工作)[一-龥]{0,6}(?:目标|任务|计划|要点|工作)(?=$|[一-龥]{0,6}分解|责任|清单)",
        fold,
    )
    return Span(span.start + match.start(), span.start + match.end()) if match else None
