"""Books that are running text: numbered headings and items, or short headings above paragraphs."""

import re
from dataclasses import dataclass

from . import brackets
from .document import Document, Span
from .entries import Entry, sort_of
from .notices import is_line, is_section_name

HAN = "一二三四五六七八九十百"
LEVELS = (
    ("part", re.compile(rf"第[{HAN}\d]+(?:部分|章|篇)[、.:\s]*")),
    ("one", re.compile(rf"(?P<n>[{HAN}]{{1,3}})[、.]\s*")),
    ("two", re.compile(rf"[((](?P<n>[{HAN}]{{1,3}})[))][、.]?\s*")),
    ("article", re.compile(rf"第(?P<n>[{HAN}\d]{{1,3}})条[、.:\s]*")),
    ("three", re.compile(r"(?P<n>\d{1,3})(?:[.、](?!\d{1,2}(?:%|[万亿]))|\s(?=[一-龥]))\s*")),
    ("four", re.compile(r"[((](?P<n>\d{1,2})[))][、.]?\s*")),
    ("dash", re.compile(r"(?:——|--|—|■|●|◆|▲)\s*")),
)
BRACKET = re.compile(
    r"[((【\[][^()【】]{0,4}(?:牵头|责任|承办|配合|主办|协办|落实|主责|分管)[^()]{0,6}(?:单位|部门|领导|科室|股室|处室|人|区)?\s*:[^()【】]*(?:\([^()]*\)[^()【】]*)*[))】\]]"
)
DUE = re.compile(r"[((](?:完成)?(?:时限|时间|期限)[^():]{0,4}:(?P<d>[^()]*)[))]")
WHEN = re.compile(r"(?:时限|时间|期限|完成时点)[^():;]{0,4}:\s*(?P<d>[^();,]*)")
PART = re.compile(
    r"(牵头|责任|承办|配合|主办|协办|落实|主责|分管)[^:;]{0,6}:\s*([^;:]*?)(?=[;,]\s*(?:牵头|责任|承办|配合|主办|协办|落实|完成)|;|$)"
)
NOTICE = re.compile(
    r"^(?:各[一-龥、()]{2,30}[:：]|特此|附件|附:|现将.*印发|印发给你们|为[^。]{4,80}(?:印发|制定本|制定如下|如下|特制定)|发布日期|来源|责任编辑|打印|上一篇|下一篇|扫一扫|版权|主办|备案)"
)
CLASSES = re.compile(
    r"(?:重点|创优|业务|常规|共性|个性|主要|核心|约束性|预期性|保障|民生|改革|专项|基础|职能|年度)[一-龥]{0,6}(?:目标|任务|工作|指标)(?:任务)?$"
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


NAVIGATION = re.compile(
    r"(?m)^[ \t\u3000]*(?:您?(?:现在|当前)的?(?:所在)?位置|首页|发布日期|发布时间|信息来源|来源:|作者:|浏览次数|字体|打印|分享|上一篇|下一篇|责任编辑|索引号|扫一扫|关闭窗口|【?字号|#)[^\n]*$"
)
SCORES = re.compile(r"[((]\s*(?:\d+(?:\.\d+)?\s*分|权重\s*\d+%?)\s*[))]")
OWN_LINE = re.compile(
    r"(?m)^[ \t\u3000]*(?:(?:牵头|责任|承办|配合|主办|协办|落实|主责|分管|市级)(?:单位|部门|领导|科室|处室|股室|人|县区)|完成(?:时限|时间|期限))\s*:(?![ \t]*\|)[^\n|]{2,120}$"
)
AFTER = re.compile(r"(?m)(?<=[。.;])[ \t\u3000]*(?P<who>[一-龥]{2,12}(?:[、,][一-龥]{2,12})*)[ \t]*$")


def noise_masked(document: Document) -> None:
    """Lines of a web page around the book, notes and marks of scores are not read."""
    document.mask([Span(*m.span()) for p in (NAVIGATION, SCORES) for m in p.finditer(document.fold)])


def owners_masked(document: Document) -> list[tuple[Span, str]]:
    """Takes (责任单位:…), (完成时限:…) and offices behind the last full stop out of the reading; hands them back."""
    found = [(Span(*m.span()), m.group()) for p in (BRACKET, DUE) for m in p.finditer(document.fold)]
    found += [(Span(*m.span()), m.group().strip()) for m in OWN_LINE.finditer(document.fold)]
    known = [span for span, _ in found]
    for span, words in brackets.found(document.fold):
        if not any(other.start < span.end and span.start < other.end for other in known):
            found.append((span, words))
    for match in AFTER.finditer(document.fold):
        if all(sort_of(who) == "owner" for who in re.split("[、,]", match["who"])):
            found.append((Span(*match.span("who")), f"责任单位:{match['who']}"))
    document.mask([span for span, _ in found])
    return sorted(found, key=lambda pair: pair[0].start)


def numbered(document: Document, start: int, title: Span | None) -> list[Entry]:
    lines = [
        line
        for line in lines_of(document, start)
        if not title or line.span.end <= title.start or line.span.start >= title.end
    ]
    dashed = _dashes_promise(lines)
    levels = [name for name, _ in LEVELS if (name != "dash" or dashed) and any(line.level == name for line in lines)]
    if not levels:
        return []
    chosen = _target_level(document, lines, levels)
    above = levels[: levels.index(chosen)] + ([] if dashed else ["dash"])
    return _collect(document, lines, chosen, above, title)


def _dashes_promise(lines: list[Line]) -> bool:
    """—— opens items of its own when no number follows below it."""
    at = [i for i, line in enumerate(lines) if line.level == "dash"]
    return len(at) > 1 and all(i + 1 == len(lines) or lines[i + 1].level in (None, "dash", "one", "part") for i in at)


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
    if len(top) >= 3 and sum(line.level == top[2] for line in lines) >= sum(line.level == lower for line in lines):
        return lower
    items = [line for line in lines if line.level == lower]
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


def _whole(document: Document, line: Line, lines: list[Line]) -> str:
    at = lines.index(line)
    end = next((other.span.start for other in lines[at + 1 :] if other.level), len(document.fold))
    return document.fold[line.span.start : end].replace("\n", "")


def _text(document: Document, line: Line) -> str:
    return document.fold[line.body.start : line.body.end].rstrip("。;: ")


def _collect(document: Document, lines: list[Line], chosen: str, above: list[str], title: Span | None) -> list[Entry]:
    entries: list[Entry] = []
    category, entry, skipped = title, None, ""
    for index, line in enumerate(lines):
        if line.level and (not skipped or line.level == skipped or line.level in above):
            skipped = line.level if is_section_name(_text(document, line)) else ""
            entry = None if skipped else entry
        if skipped:
            continue
        if line.level == chosen:
            entry = _opened(document, line, category)
            entries.append(entry)
        elif line.level in above:
            category, entry = _without_end(document, line.body), None
        elif entry is not None and not _class_line(document, lines, index, chosen):
            entry.content.append(line.span)
        elif _class_line(document, lines, index, chosen):
            category, entry = _without_end(document, line.body), None
    return [entry for entry in entries if entry.content or entry.name]


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


def _without_end(document: Document, span: Span) -> Span:
    return document.trimmed(span.start, span.end, " \t\u3000。;:,.、\x01")


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
        return Entry(category, number, _without_end(document, name), [Span(name.end, line.body.end)])
    return Entry(category, number, line.body, [], ordinals=False)


def _han(number: str) -> str:
    digits = {han: value for value, han in enumerate("零一二三四五六七八九")}
    tens, _, ones = number.rpartition("十")
    if "十" not in number:
        return str(digits.get(number, number))
    return str(digits.get(tens, 1) * 10 + digits.get(ones, 0))


def prose(document: Document, start: int, title: Span | None) -> list[Entry]:
    """An article: short lines above long ones are headings, what stands before the first of them is introduction."""
    lines = [line for line in lines_of(document, start) if not title or line.span != title]
    entries: list[Entry] = []
    for index, line in enumerate(lines):
        text = document.fold[line.span.start : line.span.end]
        following = lines[index + 1] if index + 1 < len(lines) else None
        after = document.fold[following.span.start : following.span.end] if following else ""
        short = len(text) <= 40 and "。" not in text[:-1] and "一是" not in text and len(after) > 1.5 * len(text)
        if short and not re.match(r"[■●◆]|记者|通讯员|本报", text):
            entries.append(Entry(None, None, _without_end(document, line.body), []))
        elif entries:
            entries[-1].content.append(line.span)
    return [entry for entry in entries if entry.content] or _paragraphs(document, lines)


def _paragraphs(document: Document, lines: list[Line]) -> list[Entry]:
    """Neither numbers nor headings: every paragraph is a target named by its first clause."""
    entries = []
    for line in lines:
        text = document.fold[line.span.start : line.span.end]
        if len(text) < 10 or (not re.search(r"[。;,]|\d", text) and len(lines) > 1 and line is lines[0]):
            continue
        lead = re.match(r"一是(?=.)", text)
        start = line.span.start + (lead.end() if lead else 0)
        stop = re.search(r"[。;,]", document.fold[start : line.span.end])
        name = _without_end(document, Span(start, start + stop.start() if stop else line.span.end))
        entries.append(Entry(None, None, name, [line.span], ordinals=False))
    return entries


def owners_taken(entries: list[Entry], document: Document, brackets: list[tuple[Span, str]]) -> None:
    """Each bracket belongs to the last entry that begins before it."""
    for span, words in brackets:
        before = [entry for entry in entries if entry.name.start <= span.start]
        if not before:
            continue
        entry = before[-1]
        if due := WHEN.search(words):
            entry.deadline = entry.deadline or due["d"].strip()
        for match in PART.finditer(words.strip("()（）[]【】")):
            kept = entry.leaders if "领导" in match.group() or "责任人" in match.group() else entry.owners
            for name in re.split(r"[、,;]", match[2]):
                name = re.sub(r"[\s。]", "", name)
                if name and name not in kept:
                    kept.append(name)
