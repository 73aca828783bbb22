"""A measure cut into stretches: at full stops and commas outside brackets, and where one verb counts several things."""

import re

from . import dates, numbers
from .document import MASK
from .words import either

OPEN, CLOSE = "(《“[【〔<", ")》”]】〕>"
NEAR = 160  # characters before a mark that may hold the number of its item
SPEECH = re.compile(r"“[^“”]*(?:“[^“”]*”[^“”]*)*[。!?]”")  # what somebody said, not a name
ENDS = "。!?;"
LABEL = re.compile(r"(?:^|[。;,、\n])[^。;,、:\n]{2,12}(?<![是为下])$")
VERB_AND_NUMBER = re.compile(rf"(?:{either('verbs')}){{1,3}}\d")  # 新建3个驿站、改造5个公园
JOINTS = re.compile(r"、|(?:以及|和|与|及)(?=\d)")


def pieces(fold: str, start: int, end: int):
    """Stretches between commas and full stops that stand outside brackets and quotation marks."""
    begin, depth, straight = start, 0, False
    spoken = {at for match in SPEECH.finditer(fold, start, end) for at in (match.start(), match.end() - 1)}
    for at in range(start, end):
        char = fold[at]
        if char == '"':
            straight = not straight
        elif at in spoken:
            continue
        elif char in OPEN:
            depth += 1
        elif char in CLOSE:
            depth = max(depth - 1, 0)
        elif char == "。" and depth and _hopeless(fold, at, end):
            depth = 0
        mark = _mark(fold, at, start, end, depth, straight)
        if mark:
            yield begin, at, mark
            begin = at + 1
    yield begin, end, "。"


def _hopeless(fold: str, at: int, end: int) -> bool:
    """A bracket that never closes must not swallow the rest."""
    return not any(char in CLOSE for char in fold[at:end])


def _mark(fold: str, at: int, start: int, end: int, depth: int, straight: bool) -> str:
    char = fold[at]
    if char == MASK:
        return (
            ""
            if at + 1 < end and fold[at + 1] == MASK
            else "。"
            if at + 1 >= end or fold[at + 1] not in "。;,)"
            else ""
        )
    if depth or straight:
        return ""
    if char == "," and at and fold[at - 1].isdigit() and fold[at + 1 : at + 4].isdigit():
        return ""
    if char == ":" and fold[max(start, at - 2) : at] == "其中":
        return ""
    if (
        char == ":"
        and LABEL.search(fold, max(start, at - 16), at)
        and re.match(r"[^,。;\n]{0,20}\d", fold[at + 1 : at + 24])
    ):
        return ""  # 引进投资者:世界五百强1家
    if char in ENDS or char in ",:":
        return "," if char == ":" else char
    if char == "\t":
        return "。"
    if char == "\n":
        before, after = fold[max(start, at - 60) : at].rstrip(), fold[at + 1 : min(end, at + 60)].lstrip()
        new = re.match(r"[(]?[一二三四五六七八九十\d]{1,3}[)、.是]|[①-⑳]", after)
        return "。" if before.endswith(tuple(ENDS + ":,")) or new or len(before) < 1 else ""
    return ""


def by_numbers(fold: str, start: int, end: int) -> list[tuple[int, int]]:
    """新建A3个、B5个: every item with its own number stands alone (B-2); 分别 and 其中 keep it together."""
    text = fold[start:end]
    if not JOINTS.search(text) or "分别" in text or "其中" in text:
        return [(start, end)]
    cuts, depth = [], 0
    for at, char in enumerate(text):
        depth += (char in OPEN) - (char in CLOSE and depth > 0)
        joint = JOINTS.match(text, at)
        if joint and not depth:
            cuts.append((start + at, len(joint[0]), char != "、" or bool(re.match(r"\d", text[at + 1 :]))))
    parts, begin = [], start
    for cut, width, leads in cuts:
        near, reach = max(begin, cut - NEAR), min(end, cut + 80)
        found = numbers.found(fold, near, cut)
        rest = numbers.found(fold, cut + width, reach)
        if leads:  # 1200幢房屋改善、100条街巷改善和20个中转站改造: the numbers stand before what they count
            if found and rest and rest[0].start == cut + width and cut - found[-1].end >= 2 and end - rest[0].end >= 2:
                parts.append((begin, cut))
                begin = cut + width
            continue
        if found and VERB_AND_NUMBER.match(fold, cut + 1, end):
            parts.append((begin, cut))
            begin = cut + 1
            continue
        closes = found and re.fullmatch(r"(?:以上|左右|以内|次)?", fold[found[-1].end : cut].strip())
        new_subject = (
            rest and rest[0].start - cut > 2 and not re.match(r"(?:增长|下降|同比|提高|较)", fold[cut + 1 : end])
        )
        dated = dates.found(fold, near, cut) and dates.found(fold, cut + 1, reach) and end - cut > 8 and cut - begin > 8
        if (closes and new_subject) or dated:
            parts.append((begin, cut))
            begin = cut + 1
    return [*parts, (begin, end)]
