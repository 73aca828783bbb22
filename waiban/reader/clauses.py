"""A measure cut into sentences and clauses, each with what it is: ground, deed, purpose, general work, or a trailing date."""

import itertools
import re
from dataclasses import dataclass, field, replace

from . import cutting, dates, kinds, numbers, phrases, told
from .document import MASK, Document, Span
from .words import either

EDGE = " |\t\n\u3000,;。:、!?.·…—-" + MASK
LONGEST = 400  # characters of one clause that are looked at for its deed


@dataclass
class Clause:
    start: int
    end: int
    text: str
    role: str
    deed: kinds.Deed
    quantity: numbers.Quantity | None = None
    dates: list = field(default_factory=list)
    end_mark: str = ""
    heads_with_date: bool = False
    core: str = ""
    joined: bool = False  # 并…, 同时…: says itself that it goes on to something else


def sentences(doc: Document, start: int, end: int) -> list[list[Clause]]:
    """Sentences as lists of clauses; the last clause of a sentence carries the mark that ended it."""
    out, current = [], []
    for begin, stop, mark in cutting.pieces(doc.fold, start, end):
        carried = None
        said = doc.trimmed(begin, stop, EDGE)
        if said and told.opens_a_list(doc.fold, said.start, said.end, stop):
            current = []
            continue
        if said and phrases.NEXT.match(doc.fold, said.start, said.end):
            out, current = [], []  # what stands before it was done
        for first, last in cutting.by_numbers(doc.fold, begin, stop):
            clause = _clause(doc, first, last, carried)
            if clause:
                current.append(clause)
                carried = carried or clause.deed.verb
        if mark in cutting.ENDS and current:
            current[-1].end_mark = mark
            out.append(current)
            current = []
    return [_framed(sentence) for sentence in told.promising([*out, current], doc.year)]


def _framed(sentence: list[Clause]) -> list[Clause]:
    """A bare date or a sum of money before a deed belongs to the deed."""
    for clause, after in itertools.pairwise(sentence):
        if clause.deed.verb is None and not clause.quantity and re.match("将(?!企)|拟|定于|预计|计划", after.text):
            clause.role, clause.deed = "ground", kinds.Deed("continuing_work")  # 一年一度的丰收节,将于11月举行
        if phrases.SENT_OUT.fullmatch(clause.core) and not clause.quantity:
            clause.role, clause.deed = "ground", kinds.Deed("continuing_work")  # 组织旅游企业,重点推介新产品
        if clause.text.startswith("对") and re.match("给予|予以|实行|进行", after.text):
            clause.role, clause.deed = "ground", kinds.Deed("continuing_work")  # 对承办企业,给予资金支持
        if not clause.core and clause.dates:
            clause.role, clause.heads_with_date = "ground", True
            clause.dates = [
                replace(date, doubtful=False) for date in clause.dates
            ]  # 3-4月, alone: it frames what follows
        elif phrases.MEANS.fullmatch(clause.core):
            clause.role, clause.quantity, clause.deed = "ground", None, kinds.Deed("continuing_work")
    return sentence


def _clause(doc: Document, start: int, end: int, carried: str | None = None) -> Clause | None:
    """One clause; `carried` is the verb it takes over from the item before it in its list."""
    span = _unquoted(doc, doc.trimmed(start, end, EDGE))
    if not span or phrases.RESPONSIBLE.fullmatch(doc.fold, span.start, span.end):
        return None
    if phrases.FRAME.fullmatch(doc.fold, span.start, span.end):
        return None
    start, end = span.start, span.end
    byline = phrases.BYLINE.match(doc.fold, start, end)
    start = byline.end() if byline and byline.end() < end else start
    label = phrases.LABELLED.match(doc.fold, start, end)
    start = label.end() if label else start
    lead = phrases.LEAD.match(doc.fold, start, end)
    if lead and re.match(r"(?:和谐|并网|及时|同时期)", doc.fold[start:end]):
        lead = None
    if lead:
        start = lead.end()
        start = doc.trimmed(start, end, EDGE).start
    text = doc.fold[start:end]
    found = dates.found(doc.fold, start, end)
    core = _without(text, [(d.start - start, d.end - start) for d in found])
    core = re.sub(r"(?<=[一-龥])[ \n](?=[一-龥])", "", core)  # a gap the width of a page left inside a word
    quantity = chosen(doc.fold, start, end, found)
    deed = _deed(core, quantity, doc.fold)
    if carried and (deed.verb is None or deed.kind == "indicator_reached"):
        taken = _deed(carried + core, quantity, doc.fold)
        deed = kinds.Deed(taken.kind, taken.verb, (taken.object or "").removeprefix(carried) or None)
    if quantity and deed.kind == "indicator_reached":
        found = dates.of_figure(text, start, found, doc.year)
    clause = Clause(
        start, end, text, "", deed, quantity, found, core=core, joined=bool(lead) and not lead[0].strip()[0].isdigit()
    )
    clause.heads_with_date = bool(found) and len(_bare(text[: found[0].start - start])) <= 2
    clause.role = _role(clause)
    clause.heads_with_date = clause.heads_with_date and clause.role not in ("goes_on", "tail")
    if clause.role in ("work", "purpose", "ground") and deed.concrete:
        clause.deed = kinds.continuing(_words(core, quantity, doc.fold))
    return clause


def _unquoted(doc: Document, span: Span) -> Span:
    """Without the one mark of a speech that goes on beyond this clause."""
    text = doc.fold[span.start : span.end]
    opened = text.startswith("”") or (text.startswith("“") and "”" not in text)
    closed = text.endswith("”") and "“" not in text
    return doc.trimmed(span.start + opened, span.end - closed, EDGE)


def _deed(core: str, quantity, fold: str) -> kinds.Deed:
    if len(core) > LONGEST:  # no promise is that long: a paste without punctuation must not hold the reader up
        core, quantity = core[:LONGEST], None
    return kinds.deed(_words(core, quantity, fold))


def _words(core: str, quantity, fold: str) -> kinds.Words:
    if not quantity:
        return kinds.prepared(_plain(core))
    return kinds.prepared(_plain(core), fold[quantity.start : quantity.end], quantity.unit)


def _plain(core: str) -> str:
    """Quotation marks hold names: a verb inside them is not the deed, so what they hold counts only as a name."""
    return re.sub(
        r"“[^“”]*”(?=[^,“]{4,})(?![^,]*[等])",
        lambda m: "“" + "某" * (len(m.group()) - 2) + "”" if len(m.group()) > 8 else m.group(),
        core,
    )


def _bare(text: str) -> str:
    return phrases.ADVERBS.sub("", re.sub(r"[(,、:\s]|力争|确保|计划|在|于|到", "", text))


def _without(text: str, cuts: list[tuple[int, int]]) -> str:
    for begin, stop in reversed(cuts):
        text = text[:begin] + text[stop:]
    return text.strip(EDGE)


def chosen(fold: str, start: int, end: int, found: list) -> numbers.Quantity | None:
    """The deliverable's number: the one that closes the clause, else the first that is no size of something else."""
    options = [
        q for q in numbers.found(fold, start, end) if not any(d.start < q.end and q.start < d.end for d in found)
    ]
    fitting = [q for q in options if not _of_something_else(fold, start, end, q)]
    if fitting and "分别" in fold[start:end]:
        return fitting[0]
    closing = [q for q in fitting if re.fullmatch(r"(?:以上|左右|以内|及以上|[)])*", fold[q.end : end].strip())]
    found_one = (closing or fitting or [None])[0]
    beside = [
        q
        for q in fitting
        if found_one and q is not found_one and q.end == found_one.start and not found_one.unit.endswith("%")
    ]
    return beside[0] if beside else found_one  # 30批400人次: the first counts the deliverable


def _of_something_else(fold: str, start: int, end: int, q: numbers.Quantity) -> bool:
    before, after = fold[start : q.start], fold[q.end : end]
    if re.match(r"(?:国家|地区|城市|国|省市?|县区|单位|部门|行业)(?:和地区)?的", after):
        return True  # 20个国家的代表60名
    if re.match(r"(?:与|同|和|赴)[^,]*的$", before):
        return True  # 与某国的3座城市
    if re.match(r"(?:以上|以下|左右|以内)?的(?!$)", after) or (
        re.match(r"(?:以上)?(?:大|重大)?(?:项目|企业|单位|工业|农业|学历|职称|干部|人才)", after)
        and re.search("元$", q.unit)
    ):
        return True
    if re.search(r"(?:总投资|投资|占地|面积|注册资本|时长|历时|为期|长约)(?:约|达)?$", before) and after.strip(EDGE):
        return True
    held = re.search(r"(?:稳定|保持|控制|维持|稳控|压减|排名|位列)在$|(?:提升|提高|增加|降低|调整|升级)为$", before)
    held = held or (before.endswith("在") and re.fullmatch("以上|以下|以内|左右", after.strip(EDGE)))
    return (
        bool(re.search(r"(?:与|对|为|在|向|从|给)$", before))
        and not held
        and not re.search(r"建立|签署|签订|结好|缔结|提供|开展|服务", after)
    )


def _role(clause: Clause) -> str:
    core = clause.core
    if (subject := phrases.SUBJECT.match(core)) and re.match(
        f"(?:{either('adverbs')}|{either('verbs')})|抓住|抢抓", core[subject.end() :]
    ):
        core = core[subject.end() :]  # 我市将抓住机遇: who it is does not matter
    bare = phrases.ADVERBS.sub("", core, count=1) if phrases.ADVERBS.match(core) else core
    if clause.dates and phrases.TAIL.fullmatch(core):
        return "tail"
    if phrases.AMONG.match(core):
        return "among"
    if core.startswith("对") and clause.deed.verb is None and not clause.quantity:
        return "ground"  # 对各项指标,分阶段调研
    if _goes_on(clause, core, bare):
        return "goes_on"
    if _ground(clause, core, bare):
        return "ground"
    if phrases.EFFECT.fullmatch(core) and not clause.quantity:
        return "purpose"
    if phrases.PURPOSE.match(bare) or phrases.PURPOSE.match(core):
        own = clause.deed.concrete and (
            clause.quantity
            or clause.deed.kind
            in ("people_invited", "agreement_signed", "works_built", "pool_built", "relation_established")
            or re.search(r"(?:园|区)建设$|前\d+", core)
        )
        if not own or re.match(r"助力|助推|确定|明确|汇报", bare):
            return "purpose"
    if (
        re.match(r"(?:实现|形成|达到|推动形成)", bare)
        and not clause.quantity
        and clause.deed.kind not in ("indicator_reached", "agreement_signed", "pool_built")
    ) and not (clause.dates and clause.deed.kind == "document_issued"):
        return "purpose"
    if re.match(r"(?:提前[^,]{0,4})?超额完成[^,]*任务|完成(?:年度|全年|目标)[^,]{0,6}任务", core):
        return "purpose"
    if clause.deed.concrete and not _aim(clause, bare):
        return "deed"
    return "work"


def _aim(clause: Clause, bare: str) -> bool:
    """打造示范城, 提升…平台功能 state an aim, not a deed, as long as no number or name makes it one."""
    if clause.quantity:
        return False
    if re.match(
        r"(?:搭建|打造|构建|建设)[^,“《]*(?:广泛|广阔|优质|良好|更[高大好]|重要|高水平|高能级)[^,“《]*平台$", bare
    ):
        return True
    return bool(re.match(r"(?:提升|增强|优化|深化|服务|保障)", bare)) and clause.deed.kind in (
        "platform_built",
        "event_held",
        "project_landed",
    )


def _goes_on(clause: Clause, core: str, bare: str) -> bool:
    if phrases.GOES_ON.fullmatch(core) or phrases.GOES_ON.fullmatch(bare):
        return True
    if not clause.quantity:
        return False
    number = clause.text[clause.quantity.start - clause.start : clause.quantity.end - clause.start]
    before, _, after = core.partition(number) if number in core else (core, "", "")
    return bool(
        phrases.NO_SUBJECT.fullmatch(before.strip()) and re.fullmatch(r"(?:以上|左右|以内|次)*", after.strip(EDGE))
    )


def _ground(clause: Clause, core: str, bare: str) -> bool:
    if re.fullmatch(r"[^,]{0,16}在[^,]{4,}(?:的同时|基础上|会上|论坛上|活动中|期间)", core) and not clause.quantity:
        return True
    if not (phrases.GROUND.match(core) or phrases.GROUND.match(bare)):
        return False
    if clause.quantity:
        return (clause.deed.verb is None and bool(phrases.RESTS_ON.match(bare))) or core.startswith("除")
    later = phrases.AMID.search(core, 4) if phrases.PREPOSITION.match(core) else None
    if later and len(core) - later.end() >= 3 and not phrases.GROUND_END.search(core):
        return False  # 围绕乡村振兴抓好剧目创作
    if re.match(r"(?:为|为了)[^,]*", bare) and not re.match(r"为了", bare):
        return False
    if phrases.PREPOSITION.match(core) and not phrases.IN_PLACE.search(core, 2):
        return True
    if re.match(r"在[^,]+(?:下|同时|基础上|过程中|期间|前提下)$", core) or not clause.deed.concrete:
        inner = re.search(r"提供|予以", core)
        return bool(phrases.GROUND_END.search(core) or not inner)
    later = phrases.IN_PLACE.search(core, 4)
    ends = phrases.GROUND_END.search(core)
    return bool(ends) and not (
        later
        and clause.deed.verb
        and core.find(clause.deed.verb, 3) > 0
        and not re.match(r"根据|按照|依据|落实|采取|在", core)
    )
