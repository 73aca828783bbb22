"""One clause prepared for telling its kind: its words, the words up to its number, and how they end."""

import re
from dataclasses import dataclass

from .words import either

GENERIC_END = re.compile(
    r"(?:(?:等)?(?:的)?(?:有关|相关|各项|系列|年度|配套|后续|主题)?(?:工作|任务|事宜|事项|力度|情况|目标|相关服务|等)|全覆盖|(?:各)?(?:不少于|不低于|超过|达到|达|突破|各|共|约|以上|左右|力争)|并(?:正式)?(?:上线运行|投入使用|投入运行|投入运营|投用|上线|运行|开街|开放|启用|印发|实施|见效|开园|开馆|落地|推广)|[一二三四]期(?:工程)?|[\s,、])$"
)


@dataclass(frozen=True)
class Words:
    """One clause prepared for the tests: its words, its words up to the number, and whether it has a number."""

    all: str
    head: str
    number: bool
    unit: str = ""

    def has(self, pattern: str) -> re.Match | None:
        return re.search(pattern, self.all)

    def ends(self, pattern: str) -> re.Match | None:
        return re.search(rf"(?:{pattern})$", self.head)

    def verb(self, pattern: str) -> re.Match | None:
        return re.search(rf"(?P<v>{pattern})", self.all)


def head(text: str) -> str:
    """The clause up to its last noun that says something."""
    while True:
        shorter = re.sub(r"[(][^()]*[)]$", "", GENERIC_END.sub("", text))
        if shorter == text:
            return text
        text = shorter


def prepared(text: str, quantity_text: str = "", unit: str = "") -> Words:
    """`quantity_text` is the stretch of the number; what stands before it is the head."""
    before = text.split(quantity_text)[0] if quantity_text and quantity_text in text else text
    after = text.split(quantity_text, 1)[1] if quantity_text and quantity_text in text else ""
    after = re.sub(r"^(?:以上|左右|以内|及以上|次以上)?", "", after)
    core = head(text if len(after) >= 2 else before)
    return Words(text, core, bool(quantity_text), unit)


VERB = re.compile(
    rf"^(?:(?:{either('adverbs')})(?!和))*?(?P<v>(?:{either('verbs')})(?:(?:和|、)(?:{either('verbs')}))*)"
)
