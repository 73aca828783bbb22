"""The lines of running text: what numbers each, and what is left when notices and addresses are out."""

import re
from dataclasses import dataclass

from .document import Document, Span
from .notices import is_line

HAN = "一二三四五六七八九十百"
LEVELS = (
    ("part", re.compile(rf"第[{HAN}\d]+(?:部分|章|篇)[、.:\s]*")),
    ("one", re.compile(rf"(?P<n>[{HAN}]{{1,3}})[、.]\s*")),
    ("two", re.compile(rf"[(〔](?P<n>[{HAN}]{{1,3}})[)〕][、.]?\s*")),
    ("article", re.compile(rf"第(?P<n>[{HAN}\d]{{1,3}})条[、.:\s]*")),
    ("three", re.compile(r"(?P<n>\d{1,3})(?:[.、](?!\d{1,2}(?:%|[万亿]))|\s(?=[一-龥]))\s*")),
    ("four", re.compile(r"[((](?P<n>\d{1,2})[))][、.]?\s*")),
    ("dash", re.compile(r"(?:——|--|—|■|●|◆|▲)\s*")),
)
NOTICE = re.compile(
    r"^(?:各[一-龥、()]{2,30}[:：]|特此|附件|附:|现将.*印发|印发给你们|为[^。]{4,80}(?:印发|制定本|制定如下|如下|特制定)|发布日期|来源|责任编辑|打印|上一篇|下一篇|扫一扫|版权|主办|备案)"
)


@dataclass
class Line:
    span: Span
    level: str | None
    no: str | None
    body: Span  # without its number


def lines_of(document: Document, start: int) -> list[Line]:
    found, at = [], start
    for text in document.fold[start:].split("\n"):
        span = document.trimmed(at, at + len(text), " \t\u3000|\x01")
        at += len(text) + 1
        line = document.fold[span.start : span.end]
        if not span or line.startswith("#") or NOTICE.search(line) or is_line(line):
            continue
        level, number, body = None, None, span
        marked = len(line) - len(line.lstrip("★☆▲△※* "))  # a mark of weight before the number
        for name, pattern in LEVELS:
            if match := pattern.match(line, marked):
                level, number = name, match.groupdict().get("n")
                body = Span(span.start + match.end(), span.end)
                break
        if body:
            found.append(Line(span, level, number, body))
    return found


def without_end(document: Document, span: Span) -> Span:
    return document.trimmed(span.start, span.end, " \t\u3000。;:,.、?【】\x01")
