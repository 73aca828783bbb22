"""Which words of a promise its records are sure to carry: titles, names of events and projects, topics of studies."""

import re

TITLED = re.compile(r"《([^》]{2,80})》|“([^”]{2,40})”")
# Deeds at the head of the object, and all before them (推动…, 6月底前举办…, 根据…部署，开展…)
DEED = re.compile(
    r"(?:举办|举行|召开|组织开展|开展|组织|办好|承办|筹办|参加|编制|制定|出台|印发|发布|起草|修订|完成|形成|进行|实施|推出|"
    r"推动与|推动|推进|促成|促进|争取|力争|加快|加强|做好|抓好)"
)
# What says nothing about which one: taken off the end, then off the head
TAIL = re.compile(
    r"(?:系列活动|主题活动|专题活动|系列|活动|工作|课题研究|专题研究|研究|使用情况调查|情况调查|调查|专题调研|调研|项目|课题|情况|场次|场|次)$"
)
HEAD = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+届|\d{4}年?度?|全市|我市|本市|全省|年内|新一轮|[一-龥]{2,4}市(?=[一-龥]{4}))"
)
COUNTED = re.compile(
    r"(?:不少于|超过|达到)?(?:\d+|[一二三四五六七八九十百]+(?!期))(?:余|多)?[场次个份项期届]+次?(?:以上|左右)?$"
)
SERIES_OF_ENTRIES = re.compile(r"进(?:企业|校园|社区|机关|农村|家庭|园区|村居|乡村)")
CUT = re.compile(r"[，,；;。:：()（）《》“”\"'\s]|\d{4}[-—~至]\d{4}年?|[\d一二三四五六七八九十]+月底?前?")
LEAST = 3


def titles(text: str) -> list[str]:
    """Names in 《》 and “”, trimmed to what every spelling of them shares."""
    found = (topic_of(book or quoted) for book, quoted in TITLED.findall(text))
    return [title for title in found if len(title) >= LEAST]


def topic(text: str) -> list[str]:
    """The name of what is held, issued or studied: at most one entry, since every word must be found."""
    clause = main_clause(text)
    if "等" in clause and len(rest := clause.rsplit("等", 1)[1]) >= LEAST:
        clause = rest  # “外商圆桌会”等会客厅主题活动: the examples illustrate, the general term counts
    if quoted := titles(clause):
        return quoted[:1]
    found = topic_of(clause)
    return [found] if len(found) >= LEAST else []


def main_clause(text: str) -> str:
    """The words behind the last deed of the first clause that has one."""
    for clause in re.split(r"[，；。,;]", text):
        if deeds := list(DEED.finditer(clause)):
            after = clause[deeds[0].end() :]
            if len(after) >= LEAST:
                return after
    return text


def topic_of(words: str) -> str:
    """The longest stretch without brackets, dates and numbers, without general words at its ends."""
    entries = SERIES_OF_ENTRIES.search(words)
    if entries and entries.start() >= LEAST:
        words = words[: entries.start()]
    parts = [_bare(part) for part in re.split(r"、|和|及|" + CUT.pattern, words) if part]
    return max(parts, key=len, default="")


def _bare(part: str) -> str:
    for pattern in (COUNTED, TAIL, TAIL, HEAD, HEAD):
        shorter = pattern.sub("", part.strip())
        part = shorter if len(shorter) >= LEAST else part
    return part.strip()


def project_name(text: str, names: list[str]) -> list[str]:
    """海登贝克物流集团|东北亚分拨中心|项目: what stands before 项目 without firm, place and deed."""
    before, found, _after = text.partition("项目")
    if not found:
        return topic(text)
    before = re.split(r"[，；。,;]", before)[-1]
    for name in sorted(names, key=len, reverse=True):
        before = before.replace(name, " ")
    before = DEED.sub(" ", before)
    pieces = [_bare(piece) for piece in re.split(r"[\s、与和的]|共建|合作|" + CUT.pattern, before) if piece]
    best = max((piece for piece in pieces if len(piece) >= LEAST), key=len, default="")
    return [best] if best else []


# What people of the trade also call those a promise names by class
CLASSES = {
    "使领馆": "使领馆|使馆|领馆|领事馆|使节|领事官",
    "使节": "使节|大使|总领事|使馆|领馆",
    "友好组织": "友好组织|友好协会|友协|友好联合会",
    "商协会": "商会|协会|促进会|联合会",
}


def listed(names: list[str]) -> str:
    """Parties named by class as one entry of words, either of which is enough."""
    found = []
    for name in names:
        found += next((words.split("|") for class_, words in CLASSES.items() if class_ in name), [name])
    return "|".join(dict.fromkeys(found))
