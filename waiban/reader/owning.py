"""Who answers and until when, where it stands beside the task: in brackets, on a line of its own, or behind it."""

import re

from . import brackets
from .document import Document, Span
from .entries import Entry

BRACKET = re.compile(
    r"[(【\[〔][^()\[\]【】〔〕]{0,4}(?:牵头|责任|承办|配合|主办|协办|落实|主责|分管)[^()\[\]]{0,6}(?:单位|部门|领导|科室|股室|处室|人|区)?\s*:[^()\[\]【】〔〕]*(?:\([^()]*\)[^()\[\]【】〔〕]*)*[)】\]〕]"
)
DUE = re.compile(r"[((](?:完成)?(?:时限|时间|期限)[^():]{0,4}:(?P<d>[^()]*)[))]")
WHEN = re.compile(r"(?:时限|时间|期限|完成时点)[^():;]{0,4}:\s*(?P<d>[^();,]*)")
PART = re.compile(
    r"(牵头|责任|承办|配合|主办|协办|落实|主责|分管)[^:;]{0,6}:\s*([^;:]*?)(?=[;,]\s*(?:牵头|责任|承办|配合|主办|协办|落实|完成)|;|$)"
)
NAVIGATION = re.compile(
    r"(?m)^[ \t\u3000]*(?:您?(?:现在|当前)的?(?:所在)?位置|首页|发布日期|发布时间|信息来源|来源:|作者:|浏览次数|字体|打印|分享|上一篇|下一篇|责任编辑|相关阅读|相关链接|推荐阅读|分享到|索引号|扫一扫|关闭窗口|【?字号|#|20\d\d[-/年]\d{1,2}[-/月]\d{1,2}[^\n。]{0,20}来源)[^\n]*$"
)
SCORES = re.compile(r"[((]\s*(?:\d+(?:\.\d+)?\s*分|权重\s*\d+%?)\s*[))]")
OWN_LINE = re.compile(
    r"(?m)^[ \t\u3000]*(?:(?:牵头|责任|承办|配合|主办|协办|落实|主责|分管|市级)(?:单位|部门|领导|科室|处室|股室|人|县区)|完成(?:时限|时间|期限))\s*:(?![ \t]*\|)[^\n|]{2,120}$"
)
INLINE = re.compile(
    r"(?m)(?<=[。.;\s])(?:(?:牵头|责任|承办|配合|主办|协办|落实|主责|分管|市级|主管)(?:单位|部门|领导|科室|处室|股室|人)|项目(?:责任|负责)人|完成(?:时限|时间))\s*:(?![ \t]*\|)[^\n|]*$"
)
DONE = re.compile(r"[ \t]*(?:实际)?(?:完成|进展|落实|推进)情况\s*:.*")


def noise_masked(document: Document) -> None:
    """Lines of a web page around the book, notes and marks of scores are not read."""
    document.mask([Span(*m.span()) for p in (NAVIGATION, SCORES) for m in p.finditer(document.fold)])


def _parted(told: str) -> str:
    """责任领导: … 责任科室: … on one line, parted as by semicolons."""
    return re.sub(r"\s+(?=[一-龥]{2,8}\s*:)", ";", told.strip())


def owners_masked(document: Document) -> list[tuple[Span, str]]:
    """Takes (责任单位:…), (完成时限:…) and offices behind the last full stop out of the reading; hands them back."""
    found = [(Span(*m.span()), m.group()) for p in (BRACKET, DUE) for m in p.finditer(document.fold)]
    found += [(Span(*m.span()), _parted(m.group())) for m in OWN_LINE.finditer(document.fold)]
    for match in INLINE.finditer(document.fold):
        if not any(span.start <= match.start() < span.end for span, _ in found):
            found.append((Span(*match.span()), _parted(DONE.sub("", match.group()))))
    known = [span for span, _ in found]
    for span, words in brackets.found(document.fold):
        if not any(other.start < span.end and span.start < other.end for other in known):
            found.append((span, words))
    document.owned = [span for span, _ in found]
    document.mask(document.owned)
    return sorted(found, key=lambda pair: pair[0].start)


def owners_taken(entries: list[Entry], document: Document, told: list[tuple[Span, str]]) -> None:
    """Each bracket belongs to the last entry that begins before it."""
    for span, words in told:
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
