"""Places a promise names: countries, groupings, cities; never the own place, compounds like 中德, or part of a body's name."""

import re
from dataclasses import dataclass

from . import gazetteer
from .errors import _
from .home import Home
from .words import either

SUFFIX = re.compile(r"成员国|沿线国家|共建国家|国家和地区|国家|地区|各国|五国|十国|诸国")
NEEDS_SUFFIX = re.compile(
    r"(?P<name>RCEP|上海合作组织|上合组织|上合|金砖|“?一带一路”?|共建“?一带一路”?|APEC|亚太经合组织|二十国集团|G20|海湾|独联体|海合会)"
    r"(?P<end>(?:各)?(?:成员国|沿线国家和地区|沿线国家|沿线|共建国家|伙伴国|国家|地区|区域国家))"
)
ROAD = re.compile(
    r"(?:赴|对|与|面向)(?P<name>“?一带一路”?)(?=[、,])|(?<=拓展)(?P<market>“?一带一路”?)(?=[^,]{0,2}市场)"
)
AFTER_DUI = (
    "、|,|合作|交往|交流|开放|经贸|贸易|工作|投资|各领域|外|务实|友好|出口|招商|关系|往来|联络|宣传|推介|拓展|和"
)
SINGLE_LIST = re.compile(
    r"(?<![一-龥])?(?P<list>[一-龥](?:、[一-龥])+)(?:等)?(?=(?:[两三四五六七八九十]国|等国|国家|各国|等地|三地|两地))"
)
DUI = re.compile(rf"(?:对|与)(?P<one>[俄韩](?![国罗语流])|[一-龥](?=(?:{AFTER_DUI})))")
SIDE = re.compile("(?P<one>[俄日韩德法英美泰])方(?![面案式法向便])")
GOING = re.compile(
    r"(?:赴|访)(?P<one>[一-龥])(?=开展|参加|考察|访问|招商|学习|交流|举办|洽谈|推介|宣传|推广|调研|参展|培训|经贸|出席|执行|团组|办理|旅游|留学|研修|拜访|等|、|,|的|$)"
)
PAIR = re.compile(
    r"(?:(?:赴|对|与|同|面向|访|主攻|开拓|深耕|瞄准)|(?<=[、和及]))(?P<list>[日韩俄美德法英泰港台]{2,4}|澳新|俄蒙|新马泰)(?=[^国本语])"
)
ORG_AFTER = re.compile(
    r"(?:驻华|驻[一-龥]{1,3}(?:总)?领|大使|使馆|领馆|总领|[一-龥—]{0,14}?(?:商会|协会|使馆|领事馆|总领馆|集团|公司|大学|学院|银行|研究院|合作中心|交流中心|联合会|友协|总部|基金会|论坛))"
)
COMPOUND = re.compile(r"中$")
NEAR = 40  # characters around a name that say what it is
RELATION = re.compile(r"(?:与|同|赴|到|在|对|至|从|访|往|向|跟|联合|学习|借鉴|出访|接轨|融入|对接)$")
TOWN = re.compile(
    r"(?:[与和同赴到在对、至从的及,]|完成|推进|建设|实施|做好|抓好|改造|举办|打造|新建|加快|启动|支持|推动|组织|^)(?P<name>[一-龥]{2,4}?(?:县|镇|乡|街道))(?![区长委域级城政里亲村域情乡办企道级]|人民政府|党委)"
)
NOT_TOWN = re.compile(
    r"^(?:通过|围绕|按照|对|完成|推进|建设|实施|做好|抓好|改造|举办|打造|新建|加快|启动|支持|推动|组织|各|全|我|本|城[乡镇区市]|村|乡|下|[一二三四五六七八九十]|每|该|重点|特色|小城|示范|建制|中心|集|强|市|外|他|省|区|两|县|所有|有关|相关|多|跨|入|返|部分|部|试点|贫困|脱贫|产粮)"
)


@dataclass(frozen=True)
class Place:
    start: int
    end: int
    text: str
    value: str
    doubtful: bool = False
    why: str = ""


def found(fold: str, start: int, end: int, home: Home, bodies: list[tuple[int, int]]) -> list[Place]:
    """Places of one stretch in order, each value once."""
    text = fold[start:end]
    begins = {body - start for body, _ in bodies}
    places = [
        *_groupings(text),
        *_named(text, home, begins),
        *_single(text),
        *_towns(text, home),
        *_other_cities(text, home),
    ]
    out: list[Place] = []
    for place in sorted(places, key=lambda one: (one.start, -one.end)):
        inside = any(s <= start + place.start < e for s, e in bodies)
        overlaps = any(place.start < other.end and other.start < place.end for other in out)
        same = any(_bare(place.value) == _bare(other.value) for other in out)
        if not inside and not overlaps and not same and not home.holds(place.value):
            out.append(place)
    return [Place(start + p.start, start + p.end, p.text, p.value, p.doubtful, p.why) for p in out]


def _bare(value: str) -> str:
    return re.sub(r"(?:国家|地区|市|沿线)$", "", value)


def _groupings(text: str):
    for match in NEEDS_SUFFIX.finditer(text):
        yield Place(match.start(), match.end(), match.group(), match.group())
    for match in ROAD.finditer(text):
        name = "market" if match["market"] else "name"
        yield Place(*match.span(name), match[name], match[name])


def _named(text: str, home: Home, begins: set[int] = frozenset()):
    """Names of the gazetteer; `begins` are the places where a body's own name begins (越南|海防市商会)."""
    countries, regions, cities = gazetteer.countries(), gazetteer.regions(), gazetteer.cities()
    previous = None
    for begin, end in gazetteer.named_in(text):
        name = text[begin:end]
        after, before = text[end : end + NEAR], text[max(begin - NEAR, 0) : begin]
        if (
            (COMPOUND.search(before) and name not in countries)
            or NAMES_SOMETHING.match(after)
            or (name.startswith("港澳") and before.endswith("粤"))
        ):
            continue
        if (_in_body(after, name in countries) and end not in begins) or (
            re.search(r"[“《][^”》]*$", before) and name in gazetteer.provinces()
        ):
            previous = None
            continue
        if name in countries or name in regions:
            tail = SUFFIX.match(after) if name in regions else None
            end += tail.end() if tail else 0
            if name in regions and re.match(r"司|事务|中心|分拨|区域总部|总部|研发中心", after):
                continue
            previous = (end, "country")
            yield Place(begin, end, text[begin:end], text[begin:end])
        elif name in cities and name not in gazetteer.province_of():
            led = previous and previous[0] >= begin - 1
            city = re.match(r"(?:市|大区|州|省|都|府)", after)
            if name in gazetteer.ambiguous() and not (led or city):
                continue
            end += city.end() if city else 0
            previous = (end, "city")
            yield Place(begin, end, text[begin:end], text[begin:end])
        else:
            listed = previous == (begin - 1, "home")
            other = list(_at_home(text, begin, end, home, listed))
            previous = (other[-1].end, "home") if other else None
            yield from other
    yield from _unknown_cities(text)


def _in_body(after: str, country: bool) -> bool:
    """德国商会 is a body; a firm behind a country's name has a name of its own."""
    if country and re.match(r"驻华(?:使节|外交官|大使(?!馆)|总领事(?!馆)|参赞)", after):
        return False  # envoys of a country: the country is a place too
    match = ORG_AFTER.match(after)
    if match and country and re.fullmatch(r"[一-龥]{2,}(?:集团|公司)", match.group()):
        return False
    if match and re.match(r"(?:有关|相关|等|及)", match.group()):
        return False
    return bool(match) and not re.match(r"项目", after[match.end() :])


# 哥德堡号, 旧金山会晤: a ship, a meeting
NAMES_SOMETHING = re.compile("号|会晤|共识|宣言|协定|公报")
# 青山路, 黑河公路大桥: a road or a bridge is called after the place
PART_OF_A_NAME = re.compile(
    r"(?:段|路(?!演)|街|大道|大街|(?:公路|铁路|长江|跨[江河海])?大桥|隧道|互通|立交|山|湖|河|寺|庙|[一-龥]?古[镇港城街塔]|古道|公园|景区|银行|广场|村|社区|小学|中学|医院)"
)


def _at_home(text: str, begin: int, end: int, home: Home, in_list: bool):
    """Other places of the own country: with 市 or 省 behind, or after a word of relation."""
    name, after, before = text[begin:end], text[end : end + NEAR], text[max(begin - NEAR, 0) : begin]
    if home.holds(name) or (
        name in gazetteer.counties() and re.match(r"(?:人民)?政府|[市县区]?委|法院|检察院|管委会", after)
    ):
        return
    if PART_OF_A_NAME.match(after):
        return
    if gazetteer.RANK.search(name) and len(name) > 2 and name not in gazetteer.province_of():
        plain = gazetteer.RANK.sub("", name)
        if plain not in gazetteer.ambiguous() or home.above(name) or RELATION.search(before):
            yield Place(begin, end, name, name)
        return
    if home.above(name) and name not in gazetteer.ambiguous():
        yield Place(begin, end, name, name)
        return
    suffix = re.match(r"[市省](?!场|直|级|区|内|外|委|政)", after)
    if suffix:
        yield Place(begin, end + 1, text[begin : end + 1], text[begin : end + 1])
    elif (
        (name in gazetteer.province_of() or name not in gazetteer.counties())
        and (RELATION.search(before) or (in_list and before.endswith(("、", "和"))))
        and name not in gazetteer.ambiguous()
        and not re.match(r"[一-龥]{0,6}(?:集团|公司|片区|大学)", after)
    ):
        yield Place(begin, end, name, name, True, "a name without 市 may be part of a title")


def _unknown_cities(text: str):
    """X市 right behind a country's name is a city though no list knows it."""
    for match in re.finditer(
        rf"(?:{gazetteer.country_pattern()})(?P<city>[一-龥·]{{2,9}}?(?:市(?![场民值])|省(?!级)|州|大区|郡|府|县))",
        text,
    ):
        city = match["city"]
        if not re.search(r"[与和同、的等]|友好|城市|国家|驻|政府", city):
            yield Place(
                match.start("city"),
                match.end("city"),
                city,
                city,
                True,
                _("the register of cities does not know this name"),
            )


OTHER_CITY = re.compile(r"(?:与|同|赴|到|和|、|省)(?P<city>[一-龥]{2,3}?市)(?![场民直级政委区内外域容长])")


def _other_cities(text: str, home: Home):
    """与云溪市: a city of the own country though no list knows it."""
    for match in OTHER_CITY.finditer(text):
        if not home.holds(match["city"]) and not re.search(
            r"[全我本各等其服务]|上市|城市|友好|国家|国际|部分", match["city"]
        ):
            yield Place(
                match.start("city"), match.end("city"), match["city"], match["city"], True, _("no list knows this city")
            )


def _single(text: str):
    abbreviations = gazetteer.abbreviations()
    for match in SINGLE_LIST.finditer(text):
        letters = [i for i, char in enumerate(match["list"]) if char != "、"]
        if all(match["list"][i] in abbreviations for i in letters):
            for i in letters:
                at = match.start("list") + i
                yield Place(at, at + 1, text[at], abbreviations[text[at]])
    for match in (*DUI.finditer(text), *GOING.finditer(text), *SIDE.finditer(text)):
        if match["one"] in abbreviations:
            at, vague = match.start("one"), match["one"] in "巴基阿新印马加"
            yield Place(
                at,
                at + 1,
                match["one"],
                abbreviations[match["one"]],
                vague,
                _("one letter may stand for several countries") if vague else "",
            )
    for match in PAIR.finditer(text):
        for i, char in enumerate(match["list"]):
            at = match.start("list") + i
            name = "新西兰" if match["list"] == "澳新" and i else abbreviations[char]
            yield Place(at, at + 1, char, name, True, _("two countries in one word"))


def _towns(text: str, home: Home):
    for match in TOWN.finditer(re.sub(r"^在", "与", text)):
        if (
            not NOT_TOWN.match(match["name"])
            and not re.search(r"落实|管理|服务|[古小重名强]镇$|[城下故家他侨异]乡$|^[和与及]", match["name"])
            and not re.search(r"[全各在对本我升]", match["name"])
            and not re.match(either("verbs"), match["name"])
            and not home.holds(match["name"])
        ):
            yield Place(
                match.start("name"), match.end("name"), match["name"], match["name"], True, _("no list knows this town")
            )
