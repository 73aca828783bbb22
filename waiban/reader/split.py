"""A measure split into promises: the smallest stretch that could be ticked off on its own (rules B-1 to B-8)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from . import duties, kinds, phrases
from .clauses import Clause, sentences
from .document import Document

CLOSING = re.compile(r"(?:通过“|通过以上|以优异|以[^,]{2,20}(?:服务|助力|推动)|为[^,]*(?:贡献|力量|支撑|作出|做出))")

WHOLE_YEAR = re.compile(r"做好(?:20\d\d年|今年|全年)[^,]{2,10}工作$")


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
        work = [c for c in self.clauses if c.role == "work"]
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
        found = [s for s, after in zip(found, [*found[1:], []], strict=False) if not duties.states(s, after)]
        if last and len(found) > 1 and self._closes(found[-1]):
            found = found[:-1]
        self.groups = []
        found = [s for s in found if len(found) == 1 or not self._hopes(s)]
        for sentence in found:
            self._sentence(sentence)
        return self.groups

    def _without_topic(self, found: list[list[Clause]], ordinal: bool) -> list[list[Clause]]:
        """B-5: a first sentence that the following ones spell out is no promise."""
        while len(found) > 1 and self._is_topic(found, ordinal):
            found = found[1:]
            ordinal = False
        return [s for at, s in enumerate(found) if at + 1 == len(found) or not self._calls(s, found[at + 1])]

    @staticmethod
    def _calls(sentence: list[Clause], after: list[Clause]) -> bool:
        """要抓项目。要敢于创新,做好项目工作: a watchword that the sentences behind it spell out."""
        soft = not any(c.quantity or c.dates or "“" in c.text for c in sentence)
        short = sum(len(c.text) for c in sentence) <= (10 if len(sentence) == 1 else 20)
        called = bool(re.match("要|抓", sentence[0].text)) and not re.match("要", after[0].text)
        paired = len(sentence) == 2 and all(len(c.text) <= 9 and c.role != "deed" for c in sentence)
        return short and ((soft and called) or (paired and sum(len(c.text) for c in after) > 24))

    def _is_topic(self, found: list[list[Clause]], ordinal: bool) -> bool:
        first, rest = found[0], [c for sentence in found[1:] for c in sentence]
        if first[-1].end_mark == ";" or len(first) > 2 or all(c.role in ("tail", "goes_on") for c in rest):
            return False
        if any(c.quantity or c.dates for c in first) or sum(len(c.text) for c in first) > 45:
            return False
        if ordinal and len(first) == 1 and len(first[0].text) <= 9 and "“" not in first[0].text:
            return True  # 二是健全工作机制。筹备召开…: a title
        if not ordinal and duties.HOPED.search(first[-1].core):
            return all(c.role != "deed" for c in first)
        verbless = all(c.deed.verb is None for c in first)
        soft = all(c.role != "deed" for c in first)
        if verbless and not (ordinal and soft):
            return any(c.role == "deed" for c in rest)
        shared = duties.shared(" ".join(c.core for c in first), " ".join(c.core for c in rest))
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
    def _hopes(sentence: list[Clause]) -> bool:
        """抓住机遇,为建设中心不懈奋斗; 扎实做好今年全市外事工作: an aim and nothing else."""
        if all(c.role != "deed" for c in sentence) and WHOLE_YEAR.search(sentence[-1].text):
            return True
        ground = all(c.role in ("ground", "purpose") for c in sentence)
        return ground and bool(re.search(r"^为[^,]*(?:奋斗|贡献|力量|支撑|保障)$", sentence[-1].core))

    @staticmethod
    def _closes(sentence: list[Clause]) -> bool:
        soft = all(c.role != "deed" and not c.quantity for c in sentence)
        return soft and bool(CLOSING.match(sentence[0].text))

    def _sentence(self, sentence: list[Clause]) -> None:
        if self.groups and phrases.AMONG.match(sentence[0].core):
            self.groups[-1].clauses += sentence  # 其中,… stays with its total (B-2)
            return
        self.sentence = sentence
        if duties.programme(sentence[0]) and any(c.role == "deed" for c in sentence[1:]):
            sentence[0] = replace(
                sentence[0], role="work", deed=kinds.Deed("continuing_work", "实施", sentence[0].deed.object)
            )
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
        shares = self.open and self.open.clauses[-1].role == "among" and not self.pending
        if shares and clause.quantity and clause.deed.verb is None:
            clause.role = "among"  # 其中:甲县4所,乙县4所
        if clause.role == "tail" or (clause.role == "among" and (self.open or self.pending)):
            self._attach(clause)
        elif clause.role == "goes_on":
            self._go_on(clause)
        elif clause.role in ("deed", "among"):
            self._deed(clause)
        elif clause.role == "ground" or self.pending:
            if any(c.role == "work" for c in self.pending) and duties.frames(clause):
                self._flush(self.pending)
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
            lead = self.pending
            self.pending = []
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
        alike = (clause.deed.kind, "service_delivered" if clause.deed.kind == "indicator_reached" else "")
        if len(deeds) != 1 or deeds[0].quantity or deeds[0].dates or deeds[0].deed.kind not in alike:
            return False
        return duties.shared(deeds[0].deed.object or "", clause.core) >= 2

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
            two = len(work) > 1 and duties.own(work[-1]) and (duties.own(work[0]) or duties.particular(work[0]))
            cut = before.index(work[-1]) if two else 0  # only the nearest of two duties has this number
            return before[:cut], before[cut:]
        return before, ground

    def _leads_in(self, work: list[Clause], deed: Clause, deeds: int, grounded: bool) -> bool:
        if re.match("为(?!期|主)(?![^,]*(?:提供|予以|办理|开展))", self.pending[0].text):
            return True  # 为加强协调,提高成效,成立专班: what it is for stands first
        if any(self.named(c) for c in work):
            return False
        if len(work) == 1 and deeds == 1 and re.match("确保|保证", deed.core):
            return True  # 落实某制度,确保完好率达98%
        if all(len(c.text) <= 6 for c in work):
            return True
        if grounded and len(work) == 1 and (len(deed.core) <= 8 or not duties.particular(work[0])):
            return True
        if deeds > 1 or len(work) > 2:
            return False
        short_of_subject = deed.quantity and deed.quantity.start - deed.start <= 4
        particular = any(duties.particular(c) for c in work)
        told = len(work) == 1 and len(work[0].core) <= 24 and not re.match("做好|抓好", work[0].core)
        same = told and duties.shared(work[0].core, deed.core) >= (2 if deed.quantity else 4)
        return bool(short_of_subject) or (not particular and len(work) == 1 and not duties.own(work[0])) or same

    def _stands_alone(self, clause: Clause) -> bool:
        """After a deed: general work that could be ticked off on its own, not the deed's purpose (B-3)."""
        return clause.role != "purpose" and (
            duties.stands_alone(clause) or (self.named(clause) and duties.ties(clause))
        )

    def _flush(self, clauses: list[Clause]) -> None:
        """B-7: a run of general phrases is one promise; two with objects of their own are two."""
        run: list[Clause] = []
        told = False
        for clause in clauses:
            particular = clause.role == "work" and duties.particular(clause)
            particular = particular or (duties.may_name(clause) and self.named(clause))
            particular = (particular and not (told and duties.AIMS.match(clause.core))) or duties.own(clause)
            apart = clause.role == "work" and (clause.joined or duties.subject(clause))
            if run and (apart or (particular and told and not self._akin(run, clause))):
                self._new(run, concrete=False)
                run, told = [], False
            run.append(clause)
            told = told or particular
        if run:
            self._new(run, concrete=False)
        self.pending = []

    def _akin(self, run: list[Clause], clause: Clause) -> bool:
        """加强甲管理,强化甲保障: the same matter again, unless it has a name of its own."""
        return not self.named(clause) and "“" not in clause.core and duties.akin(run[-1].core, clause.core)

    def _new(self, clauses: list[Clause], concrete: bool) -> None:
        self.open = Group(list(clauses), concrete)
        self.groups.append(self.open)
