"""Books of labelled fields (重点工作: …; 牵头单位: …; 年度目标: …), one set of fields per target."""

import re

from .document import Document
from .entries import Entry
from .rows import take

LABELS = (
    ("skip", r"进展情况[^:\n]{0,30}|完成情况|落实情况|存在问题[^:\n]{0,20}|下一步[^:\n]{0,10}|备注|工作进展|工作成效"),
    ("name", r"重点工作(?:名称|任务|事项)?|目标名称|工作任务|任务名称|项目名称|工作事项|目标任务|主要任务|事项名称"),
    (
        "task",
        r"年度阶段性工作目标|阶段性工作目标|年度工作目标|年度目标(?:任务)?|工作目标|阶段目标|工作内容|目标内容|任务内容|具体内容|工作措施|主要措施|具体举措|工作安排",
    ),
    ("owner", r"(?:牵头|责任|承办|配合|主办|协办|落实)(?:单位|部门|科室|处室)"),
    ("leader", r"(?:分管|责任|牵头|市级|县级)领导|责任人|负责人"),
    ("deadline", r"完成时(?:限|间)|时间(?:节点|要求)|完成期限"),
)
LABEL = re.compile("|".join(rf"(?P<{name}>{pattern})" for name, pattern in LABELS))


def read(document: Document, start: int) -> list[Entry]:
    marks = _marks(document, start)
    if not any(what == "name" for what, _, _ in marks) or not any(what == "task" for what, _, _ in marks):
        return []
    entries: list[Entry] = []
    for index, (what, _, begin) in enumerate(marks):
        end = marks[index + 1][1] if index + 1 < len(marks) else len(document.fold)
        span = document.trimmed(begin, end, " \t\n\u3000|:")
        if what == "name" and span:
            entries.append(Entry(None, None, span, []))
        elif entries and what == "task" and span:
            entries[-1].content.append(span)
        elif entries and what in ("owner", "leader", "deadline") and span:
            take(document, entries[-1], what, span)
    return [entry for entry in entries if entry.content]


def _marks(document: Document, start: int) -> list[tuple[str, int, int]]:
    """Labels at the head of a line or cell, followed by a colon."""
    found = []
    for match in re.finditer(
        rf"(?m)(?:^|\|)[ \t\u3000]*(?:\d+[.、])?(?P<label>(?:{LABEL.pattern})[^:\n|]{{0,12}}):", document.fold[start:]
    ):
        found.append(
            (
                match.lastgroup if match.lastgroup != "label" else _what(match),
                start + match.start("label"),
                start + match.end(),
            )
        )
    wide = re.compile(r"(?m)^[ \t]*(进展情况|存在问题|完成情况|落实情况)[^\n]{0,20}\n?[^\n]{0,20}:")
    for match in wide.finditer(document.fold[start:]):
        found.append(("skip", start + match.start(), start + match.end()))
    return sorted(set(found), key=lambda mark: mark[1])


def _what(match: re.Match) -> str:
    return next(name for name, _ in LABELS if match[name])
