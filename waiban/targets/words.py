"""Which words of a promise its records are sure to carry: titles, names of events and projects, topics of studies."""

import re
from collections.abc import Iterator

TITLED = re.compile(r"《([^》]{2,80})》|“([^”]{2,40})”")
# Deeds at the head of the object, and all before them (推动…, 6月底前举办…): those that name a thing before the general ones
DEEDS = (
    re.compile(
        r"(?:举办好|举办|举行|召开|组织开展好|组织开展|开展好|开展|组织|办好|承办|筹办|参加|精心策划|策划|编制|制定|出台|印发|发布|"
        r"起草|草拟|修订|完成|形成|进行|实施|推出)"
    ),
    re.compile(r"(?:启动|创建|创新|推动与|推动|推进|促成|促进|争取|力争|加快|加强|强化|完善|做好|抓好|打好|打赢)"),
)
DEED = re.compile("|".join(deeds.pattern for deeds in DEEDS))
# What says nothing about which one: taken off the end, then off the head
TAIL = re.compile(
    r"(?:等(?:活动|会议)?(?:筹备|报批|招投标)*|的?筹备(?:服务|保障)*|系列活动|主题活动|专题活动|品牌活动|系列|活动|工作|课题研究|专题研究|研究|使用情况调查|情况调查|调查|专题调研|调研|项目|课题|"
    r"立法|任务|呈批|报批|情况|实地|场次|场|(?<!人)次|等工程建设|的?(?:沟通|联系)+|等)$"
)
HEAD = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+届|\d{4}年?度?|全市|我市|本市|全省|全区|全县|[区县]内|辖区|年内|新一轮|各类|各项|大型|全年|"
    r"大中型|(?!全球|城市)[一-龥]{2,4}(?<![都城])市(?![长民场政容委区级域])(?=[一-龥]{4}))"
)
LISTED = re.compile(r"、(?![^“]*”)|(?<=”)(?=“)")
COUNTED = re.compile(
    r"(?:不少于|超过|达到)?(?:\d[\d.]*|[一二三四五六七八九十百]+(?!期))(?:余|多)?万?"
    r"[场次个份项期届件批家张处人名户篇条起]+次?(?:以上|左右)?$"
)
# The work around a thing and not its name: any document is a 工作方案, any event has its 筹备
GENERAL = re.compile(
    r"(?:(?:工作|实施|行动|活动|会议|专项|竞赛|相关|有关|系列|主题|专题|品牌|体系)*"
    r"(?:方案|计划|规划|意见|办法|标准|规范|规程|报告|总结|筹备|报批|呈批|活动|工作|系列))+"
)
# An event is called by its form as well: “港通拉美”|经贸对接会
FORM = re.compile(r"[一-龥]{1,12}?(?:会|论坛|大赛|赛|节|展|营|周|讲坛)(?=$|[，；。、\d]|不少于)")
BUILT = re.compile(r"(?:新)?(?:开工|签约|动工|投产|落地|竣工|建设|引进|储备)+")
SERIES_OF_ENTRIES = re.compile(r"进(?:企业|校园|社区|机关|农村|家庭|园区|村居|乡村)")
CUT = re.compile(r"[，,；;。:：()（）《》“”\"'\s]|\d{4}[-—~至]\d{4}年?|[\d一二三四五六七八九十]+月底?前?")
IN_QUOTES = r"、|和|及|[—–]+|" + CUT.pattern
HALVES = re.compile("[，,]|[—–]+")
CLAUSES = re.compile(r"(?:“[^”]*”|《[^》]*》|[^，；。,;])+")
MEANWHILE = re.compile(r"在[^，；。]*的?同时[，,]?")
# 组织区内学校与友好学校开展…: what is done stands behind those who do it
BY_OTHERS = re.compile(r"^.*?(?:组织|协助|指导|支持|推动)(?!开展|举办|参加)[^，；。“”]{2,}?(?=开展|举办|参加)")
# 加大…建设力度: the deed stands on both sides of what is worked on
FORCE = re.compile(r"加大([^，；。]+?)(?:建设|工作)?力度")
# “三外”（外语、外事类）人才库: what a short name stands for, said once in the book
MEANT = re.compile(r"“([^”]{2,12})”[（(]([^）)]*[、和][^）)]*?)类?[）)]")
BRACKETED = re.compile(r"(?<=[一-龥])（([一-龥]{1,2})）(?=[一-龥])")  # 国际（家）客厅: a name with a bracket inside
GROUND = re.compile(r"(?:根据|按照|依据|立足|围绕|结合|抢抓|发挥|在[^，。；]*(?:下|中|上)$)")
LEAST, SHORT = 3, 2


def titles(text: str) -> list[str]:
    """Names in 《》 and “”, trimmed to what every spelling of them shares."""
    found = (
        topic_of(book, cut=CUT.pattern) if book else topic_of(quoted, IN_QUOTES)
        for book, quoted in TITLED.findall(text)
    )
    return [title for title in found if len(title) >= LEAST]


def without_ground(text: str) -> str:
    """What is promised, without the clauses that only say on what ground or beside what (在做好“外防输入”的同时)."""
    return "，".join(c for c in CLAUSES.findall(MEANWHILE.sub("", text)) if not GROUND.match(c)) or text


def variants(entry: str, text: str = "") -> str:
    """The spellings of one name, any of which is enough: 友城|友好城市, 国际客厅|国际（家）客厅|国际家客厅."""
    found = [spelling for name in entry.split("|") for spelling in _spellings(name, text)]
    return "|".join(dict.fromkeys(found))


def _spellings(name: str, text: str) -> Iterator[str]:
    yield name
    for bracket in BRACKETED.finditer(text):
        for at in range(1, len(name)):
            whole = f"{name[:at]}{bracket[0]}{name[at:]}"
            if whole in text:
                yield from (whole, f"{name[:at]}{bracket[1]}{name[at:]}")
    for short, long in SPELT if f"“{name}" not in text and f"《{name}" not in text else ():
        if short in name:
            yield name.replace(short, long)


def topic(text: str) -> list[str]:
    """The name of what is held, issued or studied; every entry must be found in the record's name."""
    clauses = _clauses(text)
    for clause in clauses:
        if found := _named(clause):
            return found
    return []


def _named(clause: str) -> list[str]:
    """“外商圆桌会”等会客厅主题活动6场: of a number the general term counts, else what is named first."""
    if len(forms := _forms(clause)) > 1:
        return ["|".join(forms)]
    head, general, tail = clause.rpartition("等")
    if general and COUNTED.search(clause) and len(topic_of(tail)) >= LEAST:
        clause = tail
    elif general and titles(head) and not titles(tail):
        named = [name for part in LISTED.split(head) if (name := next(iter(titles(part)), "") or listable(part))]
        return ["|".join(named)] if len(named) > 1 else [*titles(head)[:1], *second(head)]
    if quoted := titles(clause):
        after = clause[TITLED.search(clause).end() :]
        form = FORM.match(after) if "“" in clause and "《" not in clause else None
        return [quoted[0], form[0]] if form and len(form[0]) >= LEAST else [quoted[0], *second(clause)]
    found = topic_of(clause)
    return [found] if len(found) >= SHORT and not GENERAL.fullmatch(found) else []


def _forms(clause: str) -> list[str]:
    """Several events by what they are, 国际摄影周、国际啤酒节和青少年绘画展; none where one of them is something else."""
    if "“" in clause or "《" in clause or not re.search("[、和及]", clause):
        return []
    parts = re.split("[、和及]", re.sub(r"等(?:系列)?(?:活动|会议|赛事).*$", "", clause))
    names = [topic_of(part) for part in parts]
    told = (FORM.fullmatch(name) or part.endswith("活动") for name, part in zip(names, parts, strict=True))
    return names if all(len(name) > LEAST for name in names) and all(told) else []


def listable(part: str) -> str:
    """One of several events before 等: 线上医疗合作对话会 is one, 场次 is none."""
    name = re.sub(r"^(?:线上|线下|网上)", "", topic_of(DEED.sub("", part)))
    return name if len(name) > LEAST else ""


def second(clause: str) -> list[str]:
    """The other half of a name in two halves: “友城合作，共创未来”."""
    quoted = next((q for _book, q in TITLED.findall(clause) if q), "")
    halves = [half for half in HALVES.split(re.split("[：:]", quoted)[0]) if len(half) >= LEAST]
    return [half for half in halves if half != topic_of(quoted, IN_QUOTES)] if len(halves) == 2 else []


def _clauses(text: str) -> list[str]:
    """The words behind a deed, clause by clause; what only says the ground comes later; last all words without deeds."""
    clauses = CLAUSES.findall(BRACKETED.sub("", FORCE.sub(r"推进\1", text)))
    direct = [clause for clause in clauses if not GROUND.match(clause)]
    direct = [BY_OTHERS.sub("", clause) for clause in direct]
    behind = [clause[deed.end() :] for deeds in DEEDS for clause in direct if (deed := deeds.search(clause))]
    ground = [DEEDS[0].split(clause)[-1] for clause in clauses if clause not in direct and DEEDS[0].search(clause)]
    return [*(c for c in [*behind, *ground] if len(c) >= LEAST), *(DEED.sub("，", c) for c in [*direct, text])]


def topic_of(words: str, cut: str = "") -> str:
    """The longest stretch without brackets, dates and numbers, without general words at its ends."""
    entries = SERIES_OF_ENTRIES.search(words)
    if entries and entries.start() >= LEAST:
        words = words[: entries.start()]
    parts = [_bare(part) for part in re.split(cut or r"、|和|及|" + CUT.pattern, words) if part]
    return max(parts, key=len, default="")


def _bare(part: str) -> str:
    part = COUNTED.sub("", part.strip())
    for pattern in (TAIL, TAIL, HEAD, HEAD):
        shorter = pattern.sub("", part)
        part = shorter if len(shorter) >= SHORT else part
    return part.strip(" —-·")


SEVERAL = re.compile(r"([^，；。]+、[^，；。]+?)等\d*个?(?:重点|重大)?(?:工程)?项目")


def project_name(text: str, names: list[str]) -> list[str]:
    """海登贝克物流集团|东北亚分拨中心|项目: what stands before 项目 without firm, place and deed."""
    if several := SEVERAL.search(text):
        names_of_all = [
            _bare(re.sub(r"[（(][^）)]*[）)]", "", DEED.sub("", part))) for part in LISTED.split(several[1])
        ]
        return ["|".join(name for name in names_of_all if len(name) >= LEAST)]
    before, found, _after = text.partition("项目")
    if not found:
        return [name for name in topic(text) if not BUILT.fullmatch(name)]
    before = re.split(r"[，；。,;]", before)[-1]
    for name in sorted(names, key=len, reverse=True):
        before = before.replace(name, " ")
    before = DEED.sub(" ", before)
    pieces = [_bare(piece) for piece in re.split(r"[\s、与和的]|共建|合作|" + CUT.pattern, before) if piece]
    best = max((piece for piece in pieces if len(piece) >= LEAST), key=len, default="")
    return [best] if best else []


# What people of the trade write for one another
SPELT = (("友城", "友好城市"), ("驻华使馆", "驻华大使馆"))
OF_A_FIRM = re.compile(r"(?:大中华区|中国区|亚太区?|中国)?(?:总部|集团|有限公司|公司|株式会社)+$")


def firm(name: str) -> str:
    """A firm is also found by its bare name: 海登贝克大中华区总部|海登贝克."""
    bare = OF_A_FIRM.sub("", name)
    return f"{name}|{bare}" if SHORT <= len(bare) < len(name) else name


def one_by_one(entry: str) -> list[str]:
    """The names of an entry, each with its spellings: 云外事|友城交流|友好城市交流 are two."""
    found: dict[str, list[str]] = {}
    for name in filter(None, map(str.strip, entry.split("|"))):
        short = OF_A_FIRM.sub("", re.sub("[（）()]", "", name)) or name
        for brief, long in SPELT:
            short = short.replace(long, brief)
        found.setdefault(short, []).append(name)
    return ["|".join(spellings) for spellings in found.values()]


def meanings(text: str) -> dict[str, list[str]]:
    """What short names of a book stand for, said once: 三外 for 外语 and 外事."""
    return {short: re.split("[、和]", long) for short, long in MEANT.findall(text)}


# What firms and projects of a field call themselves
FIELDS = (
    "健康|医疗|医药|生物|康养", "海洋|海工|港航|船舶", "新能源|光伏|风电|储能|氢能", "数字|信息|软件|互联网|人工智能",
    "文化|文旅|旅游", "农业|农产品|粮油|种业", "汽车|新能源车|零部件", "金融|银行|保险|基金", "教育|学校|大学|学院",
)  # fmt: skip


def fields_of(field: str) -> str:
    """大健康产业 is also told by 医疗 and 医药."""
    return next((f"{field}|{names}" for names in FIELDS if set(names.split("|")) & {field, field.lstrip("大")}), field)


# What people of the trade also call those a promise names by class
CLASSES = {
    "使领馆": "使领馆|使馆|领馆|领事馆|使节|领事官",
    "使节": "使节|大使|总领事|使馆|领馆",
    "友好组织": "友好组织|友好协会|友协|友好联合会",
    "商协会": "商会|协会|促进会|联合会",
    "领事馆": "领馆|领事馆|总领事|领事官",
    "领馆": "领馆|领事馆|总领事|领事官",
    "领事机构": "领事机构|领馆|领事馆|总领事",
}


def listed(names: list[str]) -> str:
    """Parties named by class as one entry of words, either of which is enough."""
    found = []
    for name in names:
        found += next((words.split("|") for class_, words in CLASSES.items() if class_ in name), [name])
    return "|".join(dict.fromkeys(found))
