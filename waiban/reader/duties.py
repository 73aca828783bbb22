"""General work: which phrases name an object of their own, so that each could be ticked off, and which only run on."""

import re

from .clauses import EDGE, Clause
from .words import either

OWN_WORK = re.compile(
    r"(?:做好|抓好|落实好|跟进|参与|配合|鼓励|指导|提供|予以|给予|受理|协调|统筹|密切|实施|协助|开展|组织|探索|建立|谋划(?=[^,]*(?:项目|活动))|完成(?=[^,]*(?:任务|工作)$)|重点对|加大[^,]*力度$|支持[^,]*(?:、[^,]*)+等)"
)
SHARED_WORK = re.compile(r"(?:推动|推进|加强|强化|健全|完善|宣传|推广|规范|优化|加大|深化|提升|加快|巩固|建设|促进)")
OWN_IF_NAMED = re.compile(r"(?:加强|强化|健全|完善|规范|严格|加大|支持|引导|落实|执行|履行|保障|办好|管好|用好|布局)")
STATED = re.compile(
    r"[^,]{2,14}(?:加快|不断|持续|全面|显著|更加|进一步|基本|稳步|明显)[^,]{2,8}|[^,]{2,24}也?将进一步[^,]{2,4}"
)  # 平台体系加快完善
HOW = re.compile(
    r"^(?:积极|进一步|主动|重点|继续|持续|扎实|全面|切实|认真|深入|大力|稳步|加快|有序|全力|着力|科学|合理|精准|不断|广泛|精心)+"
)
OWN_DUTY = re.compile(r"(?:切实|认真|持续|进一步|积极|扎实)?(?:做好|抓好|加强|强化|规范|严格|办好|管好)")
AIMS = re.compile(r"(?:打造|构筑|构建|形成|营造|促进|实现|争当|奋力|努力|开创|擦亮|彰显|推动形成)")
WORK_END = re.compile(
    r"(?:工作|立法|管理|监管|整治|治理|建设|改革|改造|实施|宣传|保护|开发|修复|招商|防治|机制|体系|利用|执法|监测|服务|保障|推广|试点|控制|工程|行动|项目|[先示试合新][一-龥]{1,3}区)$"
)
HOPED = re.compile("新(?:台阶|作为|突破|局面|成效|高度|跨越|步伐|篇章|进展|水平)$")
VAGUE_END = re.compile(
    r"(?:大局|环境|氛围|合力|问题|事项|水平|能力|质量|责任|部署|发展|布局|格局|作用|力度|大文章|产业链|功能|效能|成效|意识|基础|保障活动|升级|合作|交流|秩序|行为|亮点|决策|方针|领导|配合|协调|沟通|开展工作|走出去|优势|潜力|影响力|局面|任务|要求|精神)[”》]?$"
)


def stands_alone(clause: Clause) -> bool:
    """Whether work behind a deed has an object of its own."""
    core = HOW.sub("", clause.core)
    if OWN_WORK.match(core) or clause.joined or subject(clause):
        return True
    if re.match("强化|深化|拓展", core) and re.search("、|中[一-龥]{1,2}(?=[^国])", core):
        return True
    if (
        re.match("打造|培育|建设|推动|推进|实施|推出|强化|深化|开行", core)
        and "“" in core
        and not VAGUE_END.search(core)
    ):
        return True
    if (own_word := OWN_IF_NAMED.match(core)) and len(core) - own_word.end() >= 4 and not VAGUE_END.search(core):
        return True
    return bool(SHARED_WORK.match(core) and WORK_END.search(core)) and not VAGUE_END.search(core)


PROGRAMME = re.compile(r"(?:组织|深入|持续|全面|大力|扎实)*实施[^,]+(?:工程|项目|行动|计划)")


def programme(clause: Clause) -> bool:
    """实施文化惠民工程, before what it brings: the lead-in of its results (B-6)."""
    return not clause.quantity and not clause.dates and bool(PROGRAMME.fullmatch(clause.core))


def subject(clause: Clause) -> bool:
    """市商务局等部门要…: another one is called to act."""
    return bool(
        re.match(
            r"(?!各|有关|相关|全)[^,]{0,40}(?:部门|单位|[市县区](?:[一-龥]{1,6}(?:局|委|办)|直))[^,]{0,8}[要应须将](?=[一-龥])",
            clause.text,
        )
    )


def frames(clause: Clause) -> bool:
    """以工作站为纽带, 在参加好会议的基础上: what follows is another matter."""
    frame = re.fullmatch(r"以[^,]+为[^,]{1,4}|在[^,]+(?:下|同时|基础上|过程中|期间)", clause.core)
    return clause.role == "ground" and bool(frame or clause.joined)


def ties(clause: Clause) -> bool:
    """Whether a phrase with a party or place in it is work with them, not what the deed before is for."""
    core = HOW.sub("", clause.core)
    return not SHARED_WORK.match(core) and not re.match(r"(?:汇报|推介|加深|扩大|拓展|完善|争取)", core)


def may_name(clause: Clause) -> bool:
    """Whether a party or place makes a general phrase a promise of its own; not where it only says what it is for."""
    ties = re.match(r"(?:持续|进一步|积极|不断)?(?:深化|拓展|拓宽|密切)", clause.core)
    return clause.role == "work" or (clause.role == "purpose" and bool(ties))


def states(sentence: list[Clause], after: list[Clause]) -> bool:
    """平台体系加快完善: a state told before the numbers that make it."""
    told = len(sentence) == 1 and not sentence[0].quantity and STATED.fullmatch(sentence[0].core)
    return bool(told) and any(c.quantity for c in after)


def own(clause: Clause) -> bool:
    """做好党史工作: a duty with a name of its own, however short."""
    own = OWN_DUTY.match(clause.core)
    if re.match(r"加大[^,]{4,}力度$", clause.core):
        return True
    rest = clause.core[own.end() :] if own else ""
    named = len(rest) >= 6 or (len(rest) >= 4 and WORK_END.search(rest))
    return bool(named and not VAGUE_END.search(clause.core.strip(EDGE)))


def particular(clause: Clause) -> bool:
    """Whether a general phrase names its object: long enough and not ending in a word that fits everything."""
    core = re.sub(r"[(][^()]*[)]", "", clause.core)
    if re.match("坚持|秉持|牢固树立", core) or HOPED.search(core):
        return False  # how the work is gone about, what is hoped of it
    if re.match("提升|提高|增强|增进", HOW.sub("", core)) and "工作" not in core:
        return False  # what the work before is for
    slogans = core.split("、")
    if len(slogans) > 2 and (
        all(len(slogan) <= 3 for slogan in slogans[1:]) or all(len(slogan) <= 4 for slogan in slogans)
    ):
        return False
    return len(core) >= 9 and not VAGUE_END.search(core.strip(EDGE)) and clause.deed.verb is not None


COMMON = set("工作建设推进推动开展加强发展全市我市进一步提升服务实施重点项目活动合作外事国际")


def shared(one: str, other: str) -> int:
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


VERBS = re.compile(rf"(?:{either('adverbs')}|{either('verbs')}|一批)+")


def akin(one: str, other: str) -> bool:
    """Whether two phrases, one of them short, speak of the same matter: a word they share that is no verb."""
    return min(len(one), len(other)) <= 12 and shared(VERBS.sub("", one, count=1), VERBS.sub("", other, count=1)) >= 2
