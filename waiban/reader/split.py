"""A measure split into promises: the smallest stretch that could be ticked off on its own (rules B-1 to B-8)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from .clauses import EDGE, Clause, sentences
from .document import Document

OWN_WORK = re.compile(
    r"(?:做好|抓好|落实好|跟进|参与|配合|鼓励|指导|提供|予以|给予|协调|统筹|密切|实施|协助|开展|组织|探索|重点对|加大[^,]*力度$|支持[^,]*(?:、[^,]*)+等)"
)
SHARED_WORK = re.compile(r"(?:推动|推进|加强|强化|健全|完善|宣传|推广|规范|优化|加大|深化|提升|加快|巩固|建设|促进)")
OWN_IF_NAMED = re.compile(r"(?:加强|强化|健全|完善|规范|严格|加大|支持|引导|落实|执行|履行|保障|办好|管好|用好)")
OWN_DUTY = re.compile(r"(?:切实|认真|持续|进一步|积极|扎实)?(?:做好|抓好|加强|强化|规范|严格|办好|管好)")
AIMS = re.compile(r"(?:打造|构筑|构建|形成|营造|促进|实现|争当|奋力|努力|开创|擦亮|彰显|推动形成)")
WORK_END = re.compile(
    r"(?:工作|立法|管理|监管|整治|治理|建设|改革|改造|实施|宣传|保护|开发|修复|招商|防治|机制|体系|利用|执法|监测|服务|保障|污染|推广|试点|协同控制|工程|行动|项目|[先示试合新][一-龥]{1,3}区)$"
)
VAGUE_END = re.compile(
    r"(?:大局|环境|氛围|合力|问题|事项|水平|能力|质量|责任|部署|发展|布局|格局|作用|力度|大文章|产业链|功能|效能|成效|意识|基础|保障活动|升级|合作|交流|秩序|行为|亮点|决策|方针|领导|配合|协调|沟通|开展工作|走出去|优势|潜力|影响力|局面|任务|要求|精神)[”》]?$"
)
CLOSING = re.compile(r"(?:通过“|通过以上|以优异|以[^,]{2,20}(?:服务|助力|推动)|为[^,]*(?:贡献|力量|支撑|作出|做出))")


@dataclass
class Group:
    clauses: list[Clause] = field(default_factory=list)
    concrete: bool = False
    ended_by: str = ""

    @property
    def start(self) -> int:
        return self.clauses[0].start

    @property
    def end(self) -> int:
        return self.clauses[-1].end

    @property
    def main(self) -> Clause:
        """The clause that says what is delivered."""
        deeds = [c for c in self.clauses if c.role == "deed"]
        counted = [c for c in self.clauses if c.role == "goes_on" and c.quantity]
        work = [c for c in self.clauses if c.role in ("work", "report")]
        ground = [c for c in self.clauses if c.role != "ground"]
        return (deeds or [c for c in counted if not work] or work or counted or ground or self.clauses)[0]


class Splitter:
    """Splits one measure; `named` tells whether a clause names a party or a place of its own."""

    def __init__(self, doc: Document, named: Callable[[Clause], bool]):
        self.doc, self.named = doc, named
        self.groups: list[Group] = []

    def split(self, start: int, end: int, *, ordinal: bool, intro: bool = False, last: bool = False) -> list[Group]:
        found = sentences(self.doc, start, end)
        if intro and not any(c.role == "deed" and (c.quantity or c.dates) for s in found for c in s):
            return []
        found = self._without_topic(found, ordinal)
        if last and len(found) > 1 and self._closes(found[-1]):
            found = found[:-1]
        self.groups = []
        for sentence in found:
            if all(clause.role in ("tail", "goes_on") for clause in sentence) and self.groups:
                self.open = self.groups[-1]
                self.pending = []
                for clause in sentence:
                    (self._attach if clause.role == "tail" else self._go_on)(clause)
                self.groups[-1].ended_by = sentence[-1].end_mark
            else:
                self._sentence(sentence)
        return self.groups

    def _without_topic(self, found: list[list[Clause]], ordinal: bool) -> list[list[Clause]]:
        """B-5: a first sentence that the following ones spell out is no promise."""
        while len(found) > 1 and self._is_topic(found, ordinal):
            found = found[1:]
            ordinal = False
        return found

    def _is_topic(self, found: list[list[Clause]], ordinal: bool) -> bool:
        first, rest = found[0], [c for sentence in found[1:] for c in sentence]
        if first[-1].end_mark == ";" or len(first) > 2 or all(c.role in ("tail", "goes_on") for c in rest):
            return False
        if any(c.quantity or c.dates for c in first) or sum(len(c.text) for c in first) > 45:
            return False
        verbless = all(c.deed.verb is None for c in first)
        soft = all(c.role != "deed" for c in first)
        if verbless:
            return any(c.role == "deed" for c in rest)
        shared = _shared(" ".join(c.core for c in first), " ".join(c.core for c in rest))
        if ordinal:
            return soft or shared >= 4 or (len(first[0].text) <= 16 and shared >= 2)
        return (
            soft
            and len(first) == 1
            and len(first[0].text) <= 24
            and shared >= 3
            and any(c.role == "deed" for c in rest)
        )

    @staticmethod
    def _closes(sentence: list[Clause]) -> bool:
        soft = all(c.role != "deed" and not c.quantity for c in sentence)
        return soft and bool(CLOSING.match(sentence[0].text))

    def _sentence(self, sentence: list[Clause]) -> None:
        self.sentence = sentence
        self.open: Group | None = None
        self.pending: list[Clause] = []
        for clause in sentence:
            self._take(clause)
        if self.pending:
            if all(c.role in ("ground", "purpose") for c in self.pending) and self.open:
                self.open.clauses += self.pending
            else:
                self._flush(self.pending)
        if self.groups:
            self.groups[-1].ended_by = sentence[-1].end_mark

    def _take(self, clause: Clause) -> None:
        if clause.role == "tail" or (clause.role == "among" and (self.open or self.pending)):
            self._attach(clause)
        elif clause.role == "goes_on":
            self._go_on(clause)
        elif clause.role == "report" and (self.open or self.pending):
            self._attach(clause)
        elif clause.role in ("deed", "report", "among"):
            self._deed(clause)
        elif clause.role == "ground" or self.pending:
            self.pending.append(clause)
        elif self.open and not self._stands_alone(clause):
            self.open.clauses.append(clause)
        else:
            self.pending = [clause]

    def _attach(self, clause: Clause) -> None:
        if self.pending:
            self.pending.append(clause)
        elif self.open:
            self.open.clauses.append(clause)
        elif self.groups and clause.role == "tail":
            self.groups[-1].clauses.append(clause)
        else:
            self.pending.append(clause)

    def _go_on(self, clause: Clause) -> None:
        """全年不少于12场次, 3月底前印发实施: the deliverable stands in the clause before."""
        if self.pending:
            lead, self.pending = self.pending, []
            self._new([*lead, clause], concrete=True)
        elif self.open and not self._further(clause):
            self.open.clauses.append(clause)
        else:
            self._new([clause], concrete=True)

    def _further(self, clause: Clause) -> bool:
        """A second number or date under the same deed is a promise of its own (上半年…, 全年…)."""
        held = [c for c in self.open.clauses if c.role != "ground"]
        counted = clause.quantity and clause.dates and any(c.quantity for c in held)
        dated = clause.dates and not clause.quantity and any(c.dates for c in held) and len(clause.core) >= 4
        return bool(counted or dated)

    def _deed(self, clause: Clause) -> None:
        if self._result_of_last(clause):
            self.open.clauses.append(clause)
            return
        alone, lead = self._lead(clause)
        if alone:
            self._flush(alone)
        self.pending = []
        self._new([*lead, clause], concrete=True)

    def _result_of_last(self, clause: Clause) -> bool:
        """B-6: the deed before had no number, this is its number (安装健身器材,新建健身工程495处)."""
        if self.open is None or self.pending:
            return False
        if not clause.quantity:
            return self._sums_up(clause)
        deeds = [c for c in self.open.clauses if c.role == "deed"]
        if sum(c.role == "deed" for c in self.sentence) > 2:
            return False
        if len(deeds) != 1 or deeds[0].quantity or deeds[0].dates or deeds[0].deed.kind != clause.deed.kind:
            return False
        return _shared(deeds[0].deed.object or "", clause.core) >= 2

    def _sums_up(self, clause: Clause) -> bool:
        """开展检查2次,查处违规行为: what a counted campaign is for, without a number of its own."""
        last = self.open.main
        same = last.deed.kind == clause.deed.kind == "enforcement_done"
        return bool(same and last.quantity and not clause.dates and len(clause.core) <= 14)

    def _lead(self, deed: Clause) -> tuple[list[Clause], list[Clause]]:
        """What stands before a deed: which of it is a promise of its own, which belongs to the deed (B-4, B-6)."""
        at = len(self.pending)
        while at and self.pending[at - 1].role == "ground":
            at -= 1
        before, ground = self.pending[:at], self.pending[at:]
        work = [c for c in before if c.role != "ground"]
        if not work:
            return [], self.pending
        deeds = [c for c in self.sentence if c.role == "deed"]
        grounded = self.pending[0].role == "ground"
        if self.open is None and not ground and self._leads_in(work, deed, len(deeds), grounded):
            return [], self.pending
        return before, ground

    def _leads_in(self, work: list[Clause], deed: Clause, deeds: int, grounded: bool) -> bool:
        if re.match("为(?!期|主)", self.pending[0].text):
            return True  # 为加强协调,提高成效,成立专班: what it is for stands first
        if any(self.named(c) for c in work):
            return False
        if all(len(c.text) <= 6 for c in work):
            return True
        if grounded and len(work) == 1:
            return True
        if deeds > 1 or len(work) > 2:
            return False
        short_of_subject = deed.quantity and deed.quantity.start - deed.start <= 6
        particular = any(_particular(c) for c in work)
        told = len(work) == 1 and len(work[0].core) <= 24 and not re.match("做好|抓好", work[0].core)
        same = told and _shared(work[0].core, deed.core) >= (2 if deed.quantity else 4)
        return bool(short_of_subject) or not particular or same

    def _stands_alone(self, clause: Clause) -> bool:
        """After a deed: general work that could be ticked off on its own, not the deed's purpose (B-3)."""
        if clause.role == "purpose":
            return False
        core = re.sub(
            r"^(?:积极|进一步|主动|重点|继续|持续|扎实|全面|切实|认真|深入|大力|稳步|加快|有序|全力|着力)+",
            "",
            clause.core,
        )
        if OWN_WORK.match(core):
            return True
        if (own := OWN_IF_NAMED.match(core)) and len(core) - own.end() >= 4 and not VAGUE_END.search(core):
            return True
        if SHARED_WORK.match(core):
            return bool(WORK_END.search(core)) and not VAGUE_END.search(core)
        return self.named(clause) and not re.match(r"(?:汇报|推介|加深|扩大|拓展|完善|争取)", core)

    def _flush(self, clauses: list[Clause]) -> None:
        """B-7: a run of general phrases is one promise; two with objects of their own are two."""
        run: list[Clause] = []
        told = False
        for clause in clauses:
            particular = clause.role == "work" and _particular(clause)
            particular = particular or (_may_name(clause) and self.named(clause))
            particular = (particular and not (told and AIMS.match(clause.core))) or _own(clause)
            if particular and told and run:
                self._new(run, concrete=False)
                run, told = [], False
            run.append(clause)
            told = told or particular
        if run:
            self._new(run, concrete=False)
        self.pending = []

    def _new(self, clauses: list[Clause], concrete: bool) -> None:
        self.open = Group(list(clauses), concrete)
        self.groups.append(self.open)


def _may_name(clause: Clause) -> bool:
    """Whether a party or place makes a general phrase a promise of its own; not where it only says what it is for."""
    ties = re.match(r"(?:持续|进一步|积极|不断)?(?:深化|拓展|拓宽|密切)", clause.core)
    return clause.role == "work" or (clause.role == "purpose" and bool(ties))


def _own(clause: Clause) -> bool:
    """做好党史工作: a duty with a name of its own, however short."""
    own = OWN_DUTY.match(clause.core)
    return bool(own and len(clause.core) - own.end() >= 4 and not VAGUE_END.search(clause.core.strip(EDGE)))


def _particular(clause: Clause) -> bool:
    """Whether a general phrase names its object: long enough and not ending in a word that fits everything."""
    core = re.sub(r"[(][^()]*[)]", "", clause.core)
    if clause.quantity or "《" in core:
        return True
    slogans = core.split("、")
    if len(slogans) > 2 and all(len(slogan) <= 3 for slogan in slogans[1:]):
        return False
    return len(core) >= 9 and not VAGUE_END.search(core.strip(EDGE)) and clause.deed.verb is not None


COMMON = set("工作建设推进推动开展加强发展全市我市进一步提升服务实施重点项目活动合作外事国际")


def _shared(one: str, other: str) -> int:
    """Length of the longest stretch both have, words of every page apart."""
    best, one, other = 0, one[:200], other[:2000]
    for start in range(len(one)):
        for end in range(start + best + 1, len(one) + 1):
            piece = one[start:end]
            if piece not in other or " " in piece:
                break
            if not set(piece) <= COMMON or len(piece) >= 5:
                best = end - start
    return best
