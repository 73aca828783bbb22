"""Bodies and firms a promise names, other than the unit itself and the own city's Party and government."""

import re
from dataclasses import dataclass

from . import gazetteer
from .errors import _
from .words import either, words

ENDS = re.compile(rf"(?:{either('party_ends')})")
STOP = re.compile(
    r"(?:与|和|同|向|在|以(?!色列)|对|及|以及|、|等|的|由|从|为|赴|邀请|拜访|推动|推进|促成|联合|会同|协调|支持|配合|组织|争取|利用|引进|随同|陪同|依托|通过|借助|密切|加强|深化|对接|联系|连线|走访|协助|参加|联系|接待好?|举办|服务|鼓励|"
    r"指导|建立|成立|组建|设立|汇聚|整合|发挥|加入|开展|承办|促进|做好|用好|强化|拓展|保持|完成|启动|签约|引入|赴|和|到|给|请|让|被|将|把|达成|新增|培育|打造|及其|或|落实|办好|举行|召开|参与|推荐|吸引|扩大|维护|草拟|起草|汇报|争创|制定|进一步|积极|主动|其|实施|优化|完善|健全|创新|围绕|欢迎|共建|委托|聘请|选派|发动|动员|携手|协同|申办|捐建|援建|承建|重点)"
)
GENERIC = re.compile(
    r"^(?:市|县|区|镇|乡|我市|我县|全市|全县|本市|有关|相关|各|各级|基层|企业|外资|民营|重点|国有|龙头|上市|跨国|中外|高新|知名|境外|国外|国内|外国|国际|多家|一批|专业|行业|所属|地方|本地|村级?|社区|农民|专业|中小|规上|文旅|农业|城投|平台|两个|三个|合资|独资|大型|世界|省内|省外|友好|姊妹|姐妹|政府|相关部门|职业|高等|科研|专家|中国|对|外|项目|筹备|组建|总|大|新|联|驻华|代表团|市委|县委|区委|党委|党组|下属|子|分|母|控股|本|校|党|优质|外贸|双方|优秀|领军|骨干|头部|涉外|设立|分支|公办|民办|普惠|城区|小规模|农村|城乡|中心|乡村|综合|著名|义务教育|中等|特色|优质|薄弱|寄宿制|九年一贯制|示范|定点|公立|私立|三级|二级|县级|市级|区级|省级|国家级|社会|教学|附属|有条件的?|数字|智慧|文明|绿色|试点|实验|开放|职教|技工|技师|老年|各类|直属|旅游|技术|全省|全国|首批|第[一二三四五六七八九十]+批|模拟)*$"
)
KIND_OF = re.compile(r"(?:试点|示范|友好|姊妹|特色|定点)(?:学校|院校|医院|企业|幼儿园|中学|小学)$")
OWN = re.compile(
    r"^(?:我?市|我?县|我?区|全市|全县|市委|市政府|县委|县政府|区委|区政府|市级|县级|各市|各区|各县|市直|县直|有关|相关|各|乡镇|镇|街道|村|社区|基层|两新|规范|机关|校|我校|我办|我局|我委)"
)
OWN_FIRM = re.compile(r"[市县区](?!委|政|直|级|属)[一-龥]{2,12}(?:公司|集团)")
CLASS = re.compile(
    r"(?P<who>(?:[一-龥\d]{0,10}?)(?:驻华|驻外|驻[一-龥]{1,2}|外国驻[一-龥]{1,2}|[一-龥]{1,6}?驻[一-龥]{1,2})(?:大使馆|使领馆|总领事馆|总领馆|领事馆|使馆|领馆|总领事(?!馆)|大使(?!馆)|参赞|使节|外交官|领事官员|机构|商务机构|领事机构)|相关国家使节)"
)
FRAME = re.compile(
    r"(?:与|和|同)(?P<list>[^,。;与]{2,60}?)(?:等)?(?:(?:单位|企业|机构|部门|方面)?(?:的)?(?:签署|签订|签约|达成|建立[^,]{0,6}(?:合作|联系|伙伴)关系|开展[^,]{0,8}合作|共建|合作共建))"
)
FIRMS = re.compile(
    r"(?:支持|扶持|推动|服务|鼓励|引进|培育|走访|依托|协调|帮助|联合|促成)(?P<list>[^,。;]{2,60}?[、][^,。;]{2,60}?)等(?:\d+家|[一-龥]{0,3})?(?:重点|龙头|骨干|优势|知名|行业)*(?:企业|单位|机构|公司|院校|高校)"
)
MINISTRY = re.compile(
    r"(?:香港|澳门)特(?:别行政)?区政府|中联办|国务院港澳办|国台办|外交部[一-龥]{1,4}司|外交部|商务部(?!门)|文化和旅游部|教育部(?!门)|科技部(?!门)|公安部(?!门)|农业农村部(?!门)|交通运输部(?!门)|国家移民局|国务院[一-龥]{2,6}办|中央外办|中联部|中宣部|国家发改委|全国友协|中国侨联|中国贸促会|省委外办|省政府外办|省外办|省委外事办|(?:国家|省)[一-龥]{2,8}?(?:(?<![大布格全])局|厅|总局)(?!面|部)|省友协|省贸促会|世界大都市协会|(?<!模拟)联合国(?:[一-龥]{1,8}(?:署|组织|处))?"
)


NEAR = 40  # no name of a body is longer


@dataclass(frozen=True)
class Party:
    start: int
    end: int
    text: str
    doubtful: bool = False
    why: str = ""


def found(fold: str, start: int, end: int, unit: str = "") -> list[Party]:
    """Parties of one stretch, in order, each once."""
    text = re.sub(r"《[^《》]*》", lambda match: "\x02" * len(match.group()), fold[start:end])
    parties = [*_ministries(text), *_classes(text), *_listed(text), *_named(text), *_abroad(text)]
    out: list[Party] = []
    for party in parties:
        party = _without_country(party)
        overlaps = any(party.start < other.end and other.start < party.end for other in out)
        same = any(party.text == other.text for other in out)
        own = OWN.match(party.text) and not CLASS.fullmatch(party.text) and not OWN_FIRM.fullmatch(party.text)
        own = own or KIND_OF.search(party.text)
        if not overlaps and not same and not own and not (unit and party.text in unit):
            out.append(party)
    out.sort(key=lambda party: party.start)
    return [Party(start + p.start, start + p.end, p.text, p.doubtful, p.why) for p in out]


FOREIGN_BODY = re.compile(
    r"(?:商会|工商会|商工会议所|使馆|领馆|领事馆|使节|驻[^,]*|协会|友协|联合会|委员会|议会|政府|大学|银行|代表团|总部)$"
)


def _without_country(party: Party) -> Party:
    """韩国某公司: the country is a place beside the firm, unless it is part of the body's own name (德国商会)."""
    for name in gazetteer.countries():
        rest = party.text[len(name) :]
        own_name = FOREIGN_BODY.search(party.text) and not re.match(r"[一-龥]{2,6}?[市州]", rest)
        if party.text.startswith(name) and not own_name and len(rest) >= (3 if rest.endswith("港") else 4):
            return Party(party.start + len(name), party.end, party.text[len(name) :], party.doubtful, party.why)
    return party


# Characters that write foreign names by their sound
SOUND = "阿埃艾安昂奥巴柏贝本比宾波伯勃博布茨达戴丹道德登迪蒂丁都杜敦顿多厄恩尔法凡范菲费芬丰佛弗福夫盖冈高戈格古哈海汉豪赫亨霍基吉加贾杰捷金津卡凯康考科克肯库夸拉莱赖兰朗劳雷勒里丽利林琳列卢鲁路伦罗洛马玛麦迈曼芒梅门蒙米姆墨默穆那娜纳奈南内尼纽努诺欧帕潘佩彭皮普奇齐恰钱乔切让日瑞萨塞赛桑沙莎山舍申圣施史舒丝思斯松苏索塔泰坦汤特滕廷图托瓦万威韦维温沃乌西希锡谢辛休雅亚扬耶伊因英尤于约赞泽扎詹哲芝朱卓兹佐"
ABROAD = re.compile(rf"(?P<name>[{SOUND}]{{3,8}})(?P<more>[一-龥]{{2,14}}?)(?:项目|工厂|生产基地|基地)")


def _abroad(text: str):
    """德国费恩贝格精密齿轮项目: right behind a country a name written by sound is taken for the firm."""
    for country in re.finditer(gazetteer.country_pattern(), text):
        match = ABROAD.match(text, country.end())
        if match:
            yield Party(
                *match.span("name"), match["name"], True, "taken for a firm's name because it is written by sound"
            )


def _ministries(text: str):
    for match in MINISTRY.finditer(text):
        yield Party(match.start(), match.end(), match.group())


def _classes(text: str):
    for match in CLASS.finditer(text):
        name = match["who"]
        cut = _last_stop(name[: max(name.rfind("驻"), 0)])
        begin = match.start() + cut
        yield Party(begin, match.end(), text[begin : match.end()])


def _last_stop(before: str) -> int:
    """Where the name begins: behind the last word that cannot be part of it."""
    cut = 0
    for stop in STOP.finditer(before):
        cut = stop.end()
    return cut


def _listed(text: str):
    """与甲、乙、丙签署: what stands in the list are the parties; 支持甲、乙等企业 likewise."""
    for pattern in (FRAME, FIRMS):
        for match in pattern.finditer(text):
            at = match.start("list")
            for item in re.split(r"([、]|以及|及|和)", re.split("在", match["list"])[0]):
                begin, at = at, at + len(item)
                classed = (
                    pattern is FRAME
                    and begin + len(item) == match.end("list")
                    and re.match(r"单位|企业|机构|部门|方面", text[begin + len(item) :])
                )
                if classed or not _is_name(item) or item in gazetteer.countries() or re.search("有关|相关|若干", item):
                    continue
                sure = bool(ENDS.search(item)) or pattern is FIRMS
                yield Party(
                    begin,
                    begin + len(item),
                    item,
                    not sure,
                    "" if sure else _("named in a list of signers, of no known kind"),
                )


NOT_NAME = re.compile(
    r"[,“”《》]|^(?:国外|境外|国内|外国|国际|相关|有关|各|其|更多|多个|沿线|周边|友好|省内|省外|海外|当地|一批|两|三|全球|高校|企业|政府|商协会|群众|部门|单位|机构|医院|学校|院校|客商|专家|港澳|重点)|(?:国家|地区|城市|市|州|府|道|郡|大区|友城|院校|高校|港口|领域|部门|企业|机构|方面|国|省|县|区|的.*)$|\d|等$|合作$|正式$|项目$|推动|领域|为"
)


def _is_name(item: str) -> bool:
    if item.endswith("片区") or item.endswith("管委会"):
        return True
    return len(item) >= 3 and not NOT_NAME.search(item) and item not in ("以及",) and not OWN.match(item)


def _named(text: str):
    for match in ENDS.finditer(text):
        after = text[match.end() : match.end() + NEAR]
        if re.match(r"[员长化级领业部性资里门]|总部(?=$)|化|制|人(?!员)|生|项(?!目)", after) and not after.startswith(
            ("总部", "项目")
        ):
            continue
        window = re.split(r"[,。;:“”《》()\x01\x02\s、]", text[max(match.start() - NEAR, 0) : match.start()])[-1]
        cut = _last_stop(window)
        cut += len(LEADING.match(window, cut).group())
        name = window[cut:] + match.group()
        longer = re.match(r"[一-龥]{0,8}?(?:大区)?总部(?!项目|基地)|[一-龥]{0,6}?(?:公司)", after)
        if longer and not STOP.search(longer.group()) and match.group() in ("集团", "公司", "集团公司"):
            name += longer.group()
        stem = name[: len(name) - len(match.group())]
        if not _good(stem, match.group(), name) or FOUNDED.search(window[:cut]):
            continue
        begin = match.start() - len(window[cut:])
        short = len(stem) <= 1
        yield Party(
            begin,
            begin + len(name),
            name,
            short or len(name) > 16,
            "the name's beginning is not certain" if short or len(name) > 16 else "",
        )


# What is done before the name begins: 加快建设|黎明小学, 保障|某学院
LEADING = re.compile(
    "(?:"
    + "|".join(word for word in (*words("adverbs"), *words("verbs"), "改扩建", "新改扩建", "和") if len(word) > 1)
    + ")*"
)
FOUNDED = re.compile(r"(?:建立|成立|组建|设立|筹建|筹备)$")  # a body that is only being set up answers for nothing yet
COMMON_ENDS = re.compile(
    r"^(?:委员会|联盟|代表团|股份|控股|工会|合作社|俱乐部|总部|实业|分会|总会|办事处|议会|市政府|使节)$"
)


def _good(stem: str, end: str, name: str) -> bool:
    if end in ("组委会", "秘书处", "执委会") and stem in ("大会", "论坛", "赛事", "会议"):
        return True
    if re.search(r"\d+[家所个座强]|模拟$", stem):
        return False
    if end in ("外交部", "商务部", "中央外办", "省委外办", "省外办", "联合国", "全国友协", "使节"):
        return end != "使节"
    if re.search(r"\d|^[一二三四五六七八九十两]*[所家个栋座间]|所$", stem) and end in (
        "学校",
        "医院",
        "中学",
        "小学",
        "幼儿园",
        "大学",
        "学院",
    ):
        return False
    if (OWN.match(name) and not OWN_FIRM.fullmatch(name)) or GENERIC.match(stem) or re.search("有关|相关", stem):
        return False
    return len(stem) >= (2 if not COMMON_ENDS.match(end) else 3)
