"""Books that are running text with numbered headings and items."""

import itertools
import re

from . import numbers
from .document import Document, Span
from .entries import Entry
from .lines import LEVELS, Line, lines_of, without_end
from .notices import is_section_name

CLASSES = re.compile(
    r"(?:重点|创优|业务|常规|共性|个性|主要|核心|约束性|预期性|保障|民生|改革|专项|基础|职能|年度)[一-龥]{0,6}(?:目标|任务|工作|指标)(?:任务)?$|"
    r"^(?:20\d\d年)?(?:年度|主要|具体|总体|工作|重点)*(?:目标|任务|工作|指标|内容|安排|要点|措施|举措|思路|打算)+$"
)


AIMS = re.compile(r"目标|要求|原则|思路|思想|形势|意义|机制$")


def numbered(document: Document, start: int, title: Span | None) -> list[Entry]:
    lines = [
        line
        for line in lines_of(document, start)
        if not title or line.span.end <= title.start or line.span.start >= title.end
    ]
    dashed = _dashes_promise(document, lines)
    levels = [name for name, _ in LEVELS if (name != "dash" or dashed) and any(line.level == name for line in lines)]
    if not levels:
        return []
    chosen = _target_level(document, lines, levels)
    above = levels[: levels.index(chosen)] + ([] if dashed else ["dash"])
    lines = _without_sections(document, lines, levels, above)
    parts = [half for part in _parts(lines, above) for half in _halves(part, chosen, above)]
    first = next((i for i, line in enumerate(lines) if line.level), 0)
    found = [entry for part in parts for entry in _collect(document, part, chosen, levels, above, title)]
    return _figures(document, lines[:first]) + found


def _dashes_promise(document: Document, lines: list[Line]) -> bool:
    """—— opens items of its own when no number follows below it, or when it says more than a heading does."""
    at = [i for i, line in enumerate(lines) if line.level == "dash"]
    said = sum("。" in document.fold[lines[i].body.start : lines[i].body.end - 1] for i in at)
    alone = all(i + 1 == len(lines) or lines[i + 1].level in (None, "dash", "one", "part") for i in at)
    return len(at) > 1 and (alone or said > len(at) / 2)


def _target_level(document: Document, lines: list[Line], levels: list[str]) -> str:
    """Headings are targets when the numbers below begin again under each; else the numbered items are."""
    if len(levels) == 1:
        return levels[0]
    top = [name for name in levels if name != "part"]
    if len(top) == 1:
        return top[0]
    upper, lower = top[0], top[1]
    heads = [line for line in lines if line.level == upper]
    if upper == "one" and any(CLASSES.search(_text(document, line)) for line in heads):
        return lower
    if len(top) >= 3 and _runs_on(lines, lower, top[2]):
        return top[2]
    if len(top) >= 3 and sum(line.level == top[2] for line in lines) >= sum(line.level == lower for line in lines):
        return lower
    items = [line for line in lines if line.level == lower]
    if len(items) > 1 and _owned(document, items, lines) > len(items) / 2:
        return lower
    restarts = sum(line.no in ("1", "一") for line in items)
    if restarts == 0 and len(items) > len(heads):
        return lower
    if restarts <= 1 and len(heads) > 1 and len(items) > 2:
        return lower
    if any(re.search(r"一是.*二是", _whole(document, line, lines)) for line in items) and all(
        len(_text(document, h)) < 40 for h in heads
    ):
        return lower
    return upper


def _owned(document: Document, items: list[Line], lines: list[Line]) -> int:
    """How many items say who answers for them."""
    starts = [line.span.start for line in lines if line.level] + [len(document.fold)]
    ends = [next(start for start in starts if start > item.span.start) for item in items]
    return sum(
        any(item.span.start < span.start < end for span in document.owned)
        for item, end in zip(items, ends, strict=True)
    )


def _runs_on(lines: list[Line], parent: str, level: str) -> bool:
    """Numbers that count on from one heading to the next number the targets themselves."""
    heads, numbers = {}, []
    for line in lines:
        heads["last"] = line.span.start if line.level == parent else heads.get("last")
        if line.level == level and line.no and line.no.isdigit():
            numbers.append((int(line.no), heads["last"]))
    rising = all(one < other for (one, _), (other, _) in itertools.pairwise(numbers))
    return len(numbers) > 2 and rising and len({head for _, head in numbers}) > 1


def _whole(document: Document, line: Line, lines: list[Line]) -> str:
    at = lines.index(line)
    end = next((other.span.start for other in lines[at + 1 :] if other.level), len(document.fold))
    return document.fold[line.span.start : end].replace("\n", "")


def _text(document: Document, line: Line) -> str:
    return document.fold[line.body.start : line.body.end].rstrip("。;: ")


def _without_sections(document: Document, lines: list[Line], levels: list[str], above: list[str]) -> list[Line]:
    """Leaves out what stands under headings that open no promises (指导思想, 保障措施)."""
    kept, skipped = [], ""
    for line in lines:
        if line.level and (not skipped or line.level == skipped or _higher(line.level, skipped, levels, above)):
            skipped = line.level if is_section_name(_text(document, line)) else ""
        if not skipped:
            kept.append(line)
    return kept


def _higher(level: str, other: str, levels: list[str], above: list[str]) -> bool:
    known = level in levels and other in levels
    return levels.index(level) < levels.index(other) if known else level in above


def _parts(lines: list[Line], above: list[str]) -> list[list[Line]]:
    """Stretches that each begin with a heading above the targets; the first may have none."""
    parts: list[list[Line]] = [[]]
    for line in lines:
        if line.level in above:
            parts.append([])
        parts[-1].append(line)
    return [part for part in parts if part]


def _halves(part: list[Line], chosen: str, above: list[str]) -> list[list[Line]]:
    """Numbered lines that stand before the first target of their heading, as where a book is cut, stand apart."""
    first = next((i for i, line in enumerate(part) if line.level == chosen), 0)
    if not any(line.level and line.level not in above for line in part[:first]):
        return [part]
    head = [line for line in part[:1] if line.level in above]
    return [part[:first], head + part[first:]]


def _collect(
    document: Document, part: list[Line], chosen: str, levels: list[str], above: list[str], title: Span | None
) -> list[Entry]:
    """The targets under one heading; where the chosen level is missing there, the next one below stands for it."""
    head = part[0] if part[0].level in above else None
    here = {line.level for line in part if line.level and line is not head}
    level = chosen if chosen in here else next((name for name in levels if name in here), None)
    category = _title(document, head) if head else title
    if level is None:
        return _of_heading(document, part, title) if head and head.level != "dash" else []
    entries: list[Entry] = []
    entry = None
    for index, line in enumerate(part):
        if line.level == level:
            entry = _opened(document, line, category)
            entries.append(entry)
        elif _class_line(document, part, index, level) or _subheading(document, part, index, level, entry):
            category, entry = _title(document, line), None
        elif entry is not None and not entry.content and not entry.ordinals and _wrapped(document, entry.name, line):
            entry.name = Span(entry.name.start, line.span.end)
        elif entry is not None:
            entry.content.append(line.span)
    return [entry for entry in entries if entry.content or entry.name]


def _subheading(document: Document, part: list[Line], index: int, level: str, entry: Entry | None) -> bool:
    """A short line between whole items, with the next number right below it, heads what follows."""
    line, following = part[index], part[index + 1] if index + 1 < len(part) else None
    text = _text(document, line)
    short = line.level is None and len(text) <= 20 and not re.search(r"[\d,:;]|完成|落实$", text)
    whole = entry is None or (
        not entry.content and document.fold[entry.name.start : entry.name.end].strip(" \x01").endswith("。")
    )
    return short and whole and bool(following and following.level == level)


def _wrapped(document: Document, name: Span, line: Line) -> bool:
    """Whether a task only goes on in the next line, broken by the width of a page."""
    above, below = document.fold[name.start : name.end].rstrip(), document.fold[line.span.start : line.span.end]
    if line.level or re.search(r"[。;:!]$", above):
        return False
    return (
        above.endswith((",", "、"))
        or bool(re.match(r"\d+[一-龥%]|[,、)]", below))
        or (len(above) > 24 and "," in above)
    )


def _figures(document: Document, part: list[Line]) -> list[Entry]:
    """A paragraph before the first heading that is full of figures is a target: 主要预期目标是:…增长8%;…"""
    told = [
        line
        for line in part
        if len(numbers.found(document.fold, line.span.start, line.span.end))
        > (1 if re.search("力争|预期|确保", document.fold[line.span.start : line.span.end]) else 2)
    ]
    return [_named_by_first_clause(document, line) for line in told]


def _named_by_first_clause(document: Document, line: Line) -> Entry:
    stop = re.search(r"[。;,:]", document.fold[line.span.start : line.span.end])
    end = line.span.start + stop.start() if stop else line.span.end
    return Entry(None, None, without_end(document, Span(line.span.start, end)), [line.span], ordinals=False)


def _of_heading(document: Document, part: list[Line], title: Span | None) -> list[Entry]:
    """A heading with nothing numbered below it is a target when its text counts or lists something."""
    entry = _opened(document, part[0], title)
    entry.content += [line.span for line in part[1:]]
    text = "".join(document.fold[span.start : span.end] for span in entry.content)
    counts = re.search(r"\d[\d.]*\s*(?:%|[一-龥](?<![年月日届号条]))|一是|一要", text)
    return [entry] if entry.content and (counts or not AIMS.search(_text(document, part[0]))) else []


def _class_line(document: Document, lines: list[Line], index: int, chosen: str) -> bool:
    """重点目标 alone on a line, with an item right below."""
    line = lines[index]
    following = lines[index + 1] if index + 1 < len(lines) else None
    return (
        line.level is None
        and bool(CLASSES.search(_text(document, line)))
        and len(_text(document, line)) <= 14
        and bool(following and following.level == chosen)
    )


def _title(document: Document, line: Line) -> Span:
    """A heading up to its first full stop: what follows only introduces."""
    stop = document.fold.find("。", line.body.start, line.body.end)
    return without_end(document, Span(line.body.start, stop if stop > 0 else line.body.end))


def _opened(document: Document, line: Line, category: Span | None) -> Entry:
    """A short heading names the target; a heading with its text on the same line is cut at its first full stop."""
    text = document.fold[line.body.start : line.body.end]
    number = (
        {"one": _han, "two": _han, "article": _han}.get(line.level or "", lambda n: n)(line.no) if line.no else None
    )
    stop = re.match(r"[^。;:]{2,40}[。:](?=.)", text)
    deeds = stop and (len(re.findall(r"[,、]", stop.group())) > 3 or re.search(r"\d", stop.group()))
    if (
        stop
        and not deeds
        and len(text) - stop.end() > 8
        and not re.match(r"(?:\d{4}年)?\d{1,2}月[^,。]{0,4}完成|[^。]{0,8}完成。?$", text[stop.end() :])
    ):
        name = Span(line.body.start, line.body.start + stop.end())
        return Entry(category, number, without_end(document, name), [Span(name.end, line.body.end)])
    return Entry(category, number, line.body, [], ordinals=False)


def _han(number: str) -> str:
    digits = {han: value for value, han in enumerate("零一二三四五六七八九")}
    tens, _, ones = number.rpartition("十")
    if "十" not in number:
        return str(digits.get(number, number))
    return str(digits.get(tens, 1) * 10 + digits.get(ones, 0))
