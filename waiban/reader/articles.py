"""Books that are articles: short headings above paragraphs, or paragraphs alone."""

import re
from dataclasses import replace

from . import numbers, phrases
from .document import Document, Span
from .entries import Entry
from .lines import Line, lines_of, without_end

COUNT = re.compile(r"(?P<n>[一二三四五六七八九十]{1,2})(?:是|要(?=[一-龥]))")


def read(document: Document, start: int, title: Span | None) -> list[Entry]:
    """An article: short lines above long ones are headings, what stands before the first of them is introduction."""
    lines = [line for line in lines_of(document, start) if not title or line.span != title]
    entries: list[Entry] = []
    lines = _counted_together(document, lines)
    for index, line in enumerate(lines):
        text = document.fold[line.span.start : line.span.end]
        following = lines[index + 1] if index + 1 < len(lines) else None
        after = document.fold[following.span.start : following.span.end] if following else ""
        leads = len(text) <= 40 and text.endswith(":") and COUNT.match(after)
        short = leads or (
            len(text) <= 40
            and not _counts(document, line)
            and "。" not in text[:-1]
            and "一是" not in text
            and len(after) > 1.5 * len(text)
        )
        if short and not re.match(r"[■●◆]|记者|通讯员|本报", text) and not phrases.TOLD.search(text):
            asked = re.match("问:", text)
            name = without_end(document, Span(line.body.start + (2 if asked else 0), line.body.end))
            entries.append(Entry(None, None, name, []))
        elif entries:
            entries[-1].content.append(line.span)
    return [entry for entry in entries if entry.content] or _paragraphs(document, lines)


def _counted_together(document: Document, lines: list[Line]) -> list[Line]:
    """一是…, 二是…, each on a line of its own, are one paragraph."""
    kept: list[Line] = []
    for line in lines:
        mark = COUNT.match(document.fold, line.span.start)
        if kept and mark and mark["n"] != "一":
            kept[-1] = replace(kept[-1], span=Span(kept[-1].span.start, line.span.end))
        else:
            kept.append(line)
    return kept


def _counts(document: Document, line: Line) -> bool:
    """A line that ends in a semicolon or gives a number is no heading."""
    ends = document.fold[line.span.start : line.span.end].endswith(";")
    return ends or bool(numbers.found(document.fold, line.span.start, line.span.end))


def _paragraphs(document: Document, lines: list[Line]) -> list[Entry]:
    """Neither numbers nor headings: every paragraph is a target named by its first clause."""
    entries = []
    for line in lines:
        text = document.fold[line.span.start : line.span.end]
        counted = bool(re.search("一[是要].{2,}二[是要]", text, re.S))
        if not counted and all(phrases.TOLD.search(part) for part in re.split("[。!?:]", text) if part):
            continue  # what a paper reports
        if len(text) < 10 or (not re.search(r"[。;,]|\d", text) and len(lines) > 1 and line is lines[0]):
            continue
        title = (
            None if counted else re.match(r"(?!“[^”]*。)[^。;,:\d]{4,20}。(?=.{30,})|【[^【】]{2,16}】(?=.{8,})", text)
        )
        if title:
            name = without_end(document, Span(line.span.start, line.span.start + title.end()))
            entries.append(Entry(None, None, name, [Span(line.span.start + title.end(), line.span.end)]))
            continue
        lead = re.match(r"一[是要](?=.)|“(?=[^”]*[。;,])", text)
        start = line.span.start + (lead.end() if lead else 0)
        stop = re.search(r"[。;,]", document.fold[start : line.span.end])
        name = without_end(document, Span(start, start + stop.start() if stop else line.span.end))
        entries.append(Entry(None, None, name, [line.span], ordinals=counted))
    return entries
