"""A measure cut into sentences and clauses, each with what it is: ground, deed, purpose, general work, or a trailing date."""

import re
from dataclasses import dataclass, field

from . import dates, kinds, numbers
from .document import MASK, Document
from .words import either

OPEN, CLOSE = "(《“[【〔<", ")》”]】〕>"
ENDS = "。!?;"
EDGE = " |\t\n\u3000,;。:、!?.·…—-" + MASK
LEAD = re.compile(r"(?:并且|并|以及|同时|此外|另外|而且|且(?!末)|和|及|还要|还|也)(?=[一-龥“《\d])")
ADVERBS = re.compile(rf"(?:{either('adverbs')})+")
GROUND = re.compile(
    r"(?:根据|按照|依据|依照|遵照|立足|抢抓|抓住|紧抓|把握|利用|借助|依托|发挥|充分发挥|围绕|紧扣|紧盯|聚焦|对标|对照|结合|针对|通过|采取|面向|着眼|瞄准|突出|深入(?:学习)?贯彻|深入学习|贯彻|"
    r"随着|面对|用好|统筹用好|用足|用活|鉴于|基于|凭借|承接|以[^,]{1,30}为|坚持以|坚持[^,]*(?:原则|导向|方针|理念|并重|结合)|在[^,]+(?:下|同时|基础上|过程中|中|时|期间|前提下)|创新[^,]*模式|与[^,]*(?:配合|一道|协作)|为了?[^,]*)"
)
GROUND_END = re.compile(
    r"(?:精神|要求|部署|计划|规划|方案|契机|机遇|作用|优势|优势与潜力|资源|渠道|渠道和资源|平台|下|同时|方式|原则|数字|规定|安排|背景|基础上|抓手|目标|主线|重点|领域|需求|特色|实际|载体|导向|引领|核心|为主|为媒|会友|理念|机制|力量|条件|潜力|"
    r"所需|所能|所期|过程中|时机|窗口期|政策|标准|精神和要求|模式|定位|任务|大局|战略|行动|品牌|意见|办法|工作|改革|年)[”》]?$"
)
IN_PLACE = re.compile(
    r"制定|编制|出台|印发|举办|举行|召开|签署|签订|建立|搭建|新建|开展|组织|邀请|提供|完成|组建|成立|打造|推进|推动|实施|建设|促成|起草|修订"
)
PURPOSE = re.compile(
    r"(?:助力|助推|服务(?!保障)|打造成|涵养|纾解|缓解|彰显|展示|展现|讲好|塑造|擦亮|凝聚|汇聚(?!整合)|汇集|激发|释放|赋能|增进|增强|加深|营造|满足|方便|避免|防止|从而|进而|以便|让|使|树立|织密|惠及|扩大|拓宽|拓展|汇报|确定|置于|把|在全[省市国县区]|借力|"
    r"为|以(?![^,]{1,14}名义)|做到|力求|不断(?:扩大|提升|增强|提高)|确保|全力服务|持续增强|重点在|在[^,]*方面|厚植|唱响|叫响|打响|着力打造|开创|维护(?![^,]*工作)|树牢|形成合力|明确|确定(?=[^,]*的))"
)
TAIL = re.compile(
    r"(?:[(]|)(?:完成时限[::])?(?:全部|基本|力争)?(?:完成|办结|落实|完成任务|完成目标任务|落实到位|完成全部(?:任务|工作)?|见效|取得(?:明显|阶段性)?成效|实现)?(?:[)]|)"
)
GOES_ON = re.compile(
    r"(?:正式|全部|基本|全面|确保|力争|并|年内|建成并|按期|按时)*(?:印发实施|印发|发布实施|发布|出台|实施|执行|完成|完工|竣工|投用|投入使用|开工建设|开工|通车|建成|启用|上线运行|上线|运行|投产|交付|办结|落地|见效|达标|"
    r"验收|通过验收|完成验收|主体完工|建成投用|投入运营|开业|开馆|开园|开放|挂牌|到位|启动|启动建设|完成建设|全覆盖|竣工验收|并网|封顶|主体封顶|取得实效|取得明显成效)+(?:任务|工作)?"
)
NO_SUBJECT = re.compile(
    r"(?:全年|年内|累计|总数|共|合计|每年|各|总量|数量|同比|较上年|年均|比上年|其中)*(?:不少于|不低于|不高于|不超过|达到|达|超过|突破|约|增长|下降|提高|提升|增加|减少|力争|实现|增幅|增速|入库|新增|参与|参加|覆盖|累计|完成|总长|全长|长|宽|占地面积|总?建筑面积|面积|总投资)*"
)
REPORT = re.compile(r"(?:形成|提出|提交|撰写|完成)[^,]*(?:报告|建议|意见|成果|对策|参考)")
AMONG = re.compile(r"其中")
LONGEST = 400  # characters of one clause that are looked at for its deed
# Who answers for a promise, in brackets behind it; the layout takes the names, here they are no words of the promise
RESPONSIBLE = re.compile(
    r"[(\[【〔][^()\[\]【】〔〕]*(?:牵头|负责|配合|参与|协办|主办|承办|责任|落实|分工)[^()\[\]【】〔〕]{0,12}[)\]】〕]"
)


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


def sentences(doc: Document, start: int, end: int) -> list[list[Clause]]:
    """Sentences as lists of clauses; the last clause of a sentence carries the mark that ended it."""
    out, current = [], []
    for begin, stop, mark in _pieces(doc.fold, start, end):
        carried = None
        for first, last in _by_numbers(doc.fold, begin, stop):
            clause = _clause(doc, first, last, carried)
            if clause:
                current.append(clause)
                carried = carried or clause.deed.verb
        if mark in ENDS and current:
            current[-1].end_mark = mark
            out.append(current)
            current = []
    return out + ([current] if current else [])


def _pieces(fold: str, start: int, end: int):
    """Stretches between commas and full stops that stand outside brackets and quotation marks."""
    begin, depth, straight = start, 0, False
    for at in range(start, end):
        char = fold[at]
        if char == '"':
            straight = not straight
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
    if char in ENDS or char in ",:":
        return "," if char == ":" else char
    if char == "\t":
        return "。"
    if char == "\n":
        before, after = fold[max(start, at - 60) : at].rstrip(), fold[at + 1 : min(end, at + 60)].lstrip()
        new = re.match(r"[(]?[一二三四五六七八九十\d]{1,3}[)、.是]|[①-⑳]", after)
        return "。" if before.endswith(tuple(ENDS + ":,")) or new or len(before) < 1 else ""
    return ""


def _by_numbers(fold: str, start: int, end: int) -> list[tuple[int, int]]:
    """新建A3个、B5个: every item with its own number stands alone (B-2); 分别 and 其中 keep it together."""
    text = fold[start:end]
    if "、" not in text or "分别" in text or "其中" in text:
        return [(start, end)]
    cuts, depth = [], 0
    for at, char in enumerate(text):
        depth += (char in OPEN) - (char in CLOSE and depth > 0)
        if char == "、" and not depth:
            cuts.append(start + at)
    parts, begin = [], start
    for cut in cuts:
        found = numbers.found(fold, begin, cut)
        reach = min(end, cut + 80)
        rest = numbers.found(fold, cut + 1, reach)
        closes = found and re.fullmatch(r"(?:以上|左右|以内|次)?", fold[found[-1].end : cut].strip())
        new_subject = (
            rest and rest[0].start - cut > 2 and not re.match(r"(?:增长|下降|同比|提高|较)", fold[cut + 1 : end])
        )
        dated = (
            dates.found(fold, begin, cut) and dates.found(fold, cut + 1, reach) and end - cut > 8 and cut - begin > 8
        )
        if (closes and new_subject) or dated:
            parts.append((begin, cut))
            begin = cut + 1
    return [*parts, (begin, end)]


def _clause(doc: Document, start: int, end: int, carried: str | None = None) -> Clause | None:
    """One clause; `carried` is the verb it takes over from the item before it in its list."""
    span = doc.trimmed(start, end, EDGE)
    if not span or RESPONSIBLE.fullmatch(doc.fold, span.start, span.end):
        return None
    start, end = span.start, span.end
    lead = LEAD.match(doc.fold, start, end)
    if lead and not re.match(r"(?:和谐|并网|及时|同时期)", doc.fold[start:end]):
        start = lead.end()
        start = doc.trimmed(start, end, EDGE).start
    text = doc.fold[start:end]
    found = dates.found(doc.fold, start, end)
    core = _without(text, [(d.start - start, d.end - start) for d in found])
    quantity = chosen(doc.fold, start, end, found)
    deed = _deed(core, quantity, doc.fold)
    if carried and (deed.verb is None or deed.kind == "indicator_reached"):
        taken = _deed(carried + core, quantity, doc.fold)
        deed = kinds.Deed(taken.kind, taken.verb, (taken.object or "").removeprefix(carried) or None)
    clause = Clause(start, end, text, "", deed, quantity, found, core=core)
    clause.heads_with_date = bool(found) and len(_bare(text[: found[0].start - start])) <= 2
    clause.role = _role(clause)
    clause.heads_with_date = clause.heads_with_date and clause.role not in ("goes_on", "tail")
    if clause.role in ("work", "purpose", "ground") and deed.concrete:
        clause.deed = kinds.continuing(_words(core, quantity, doc.fold))
    return clause


def _deed(core: str, quantity, fold: str) -> kinds.Deed:
    """The deed of a clause; names that were covered while looking for its verb are shown again."""
    if len(core) > LONGEST:  # no promise is that long: a paste without punctuation must not hold the reader up
        core, quantity = core[:LONGEST], None
    words = _words(core, quantity, fold)
    deed = kinds.deed(words)
    if deed.object and "某某" in deed.object and (at := words.all.find(deed.object)) >= 0:
        return kinds.Deed(deed.kind, deed.verb, core[at : at + len(deed.object)])
    return deed


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
    return ADVERBS.sub("", re.sub(r"[(,、:\s]|力争|确保|计划|在|于|到", "", text))


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
    if re.match(r"(?:以上|以下|左右|以内)?的(?!$)", after) or (
        re.match(r"以上(?:项目|企业|单位|工业|农业|学历|职称|干部|人才)", after) and re.search("元$", q.unit)
    ):
        return True
    if re.search(r"(?:总投资|投资|占地|面积|注册资本|时长|历时|为期|长约)(?:约|达)?$", before) and after.strip(EDGE):
        return True
    held = re.search(r"(?:稳定|保持|控制|维持|稳控|压减|排名|位列)在$|(?:提升|提高|增加|降低|调整|升级)为$", before)
    return (
        bool(re.search(r"(?:与|对|为|在|向|从|给)$", before))
        and not held
        and not re.search(r"建立|签署|签订|结好|缔结|提供|开展|服务", after)
    )


def _role(clause: Clause) -> str:
    core = clause.core
    bare = ADVERBS.sub("", core, count=1) if ADVERBS.match(core) else core
    if clause.dates and TAIL.fullmatch(core):
        return "tail"
    if AMONG.match(core):
        return "among"
    if _goes_on(clause, core, bare):
        return "goes_on"
    if _ground(clause, core, bare):
        return "ground"
    if REPORT.match(core) and not clause.quantity:
        return "report"
    if PURPOSE.match(bare) or PURPOSE.match(core):
        own = clause.deed.concrete and (
            clause.quantity or clause.deed.kind in ("people_invited", "agreement_signed", "works_built", "pool_built")
        )
        if not own or re.match(r"助力|助推|确定|明确|汇报", bare):
            return "purpose"
    if (
        re.match(r"(?:实现|形成|达到|推动形成)", bare)
        and not clause.quantity
        and clause.deed.kind not in ("indicator_reached", "agreement_signed", "pool_built")
    ) and not (clause.dates and clause.deed.kind == "document_issued"):
        return "purpose"
    if re.match(r"完成(?:年度|全年|目标)[^,]{0,6}任务", core):
        return "purpose"
    if clause.deed.concrete and not _aim(clause, bare):
        return "deed"
    return "work"


def _aim(clause: Clause, bare: str) -> bool:
    """打造示范城, 提升…平台功能 state an aim, not a deed, as long as no number or name makes it one."""
    if clause.quantity:
        return False
    if re.match(
        r"(?:打造|推动打造|建设|争创|提升|加快建设|构建)[^,]*(?:示范城市?|新高地|高地|样板|标杆|新格局|格局|新局面|强市|名城|中心城市|品牌|新名片|名片|大平台)$",
        bare,
    ):
        return True
    return bool(re.match(r"(?:提升|增强|优化|深化|服务|保障)", bare)) and clause.deed.kind in (
        "platform_built",
        "event_held",
        "project_landed",
    )


def _goes_on(clause: Clause, core: str, bare: str) -> bool:
    if GOES_ON.fullmatch(core) or GOES_ON.fullmatch(bare):
        return True
    if not clause.quantity:
        return False
    number = clause.text[clause.quantity.start - clause.start : clause.quantity.end - clause.start]
    before, _, after = core.partition(number) if number in core else (core, "", "")
    return bool(NO_SUBJECT.fullmatch(before.strip()) and re.fullmatch(r"(?:以上|左右|以内|次)*", after.strip(EDGE)))


def _ground(clause: Clause, core: str, bare: str) -> bool:
    if not (GROUND.match(core) or GROUND.match(bare)):
        return False
    if clause.quantity:
        return False
    if re.match(r"与[^,]*(?:配合|一道|协作)", core) and not clause.deed.concrete:
        return True
    if re.match(r"(?:为|为了)[^,]*", bare) and not re.match(r"为了", bare):
        return False
    if re.match(r"在[^,]+(?:下|同时|基础上|过程中|期间|前提下)$", core) or not clause.deed.concrete:
        inner = re.search(r"提供|予以", core)
        return bool(GROUND_END.search(core) or not inner)
    later = IN_PLACE.search(core, 4)
    ends = GROUND_END.search(core)
    return bool(ends) and not (
        later
        and clause.deed.verb
        and core.find(clause.deed.verb, 3) > 0
        and not re.match(r"根据|按照|依据|落实|采取|在", core)
    )
