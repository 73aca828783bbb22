"""Services to firms through the year, and a handful of needs and offers the office brought together."""

import datetime as dt
import random

from waiban.kernel.dates import PartialDate, as_partial
from waiban.services.models import Match, Need, Offer, Service

from .city_year import CityYear
from .diary import Diary
from .tables import BEGUN, TODAY

FIRMS, OPEN = 188, 9  # firms served this year, and services still asked for
TOPICS = {
    "visa": ("外方专家来华邀请", "外籍船员签证咨询", "客商来澜邀请函办理"),
    "consular": ("境外员工安全提示", "境外项目人员协助", "领事保护咨询"),
    "legal": ("境外合同涉外法律咨询", "海外仓用工法律咨询", "目的国投资审查咨询"),
    "policy": ("RCEP原产地规则解读", "APEC商务旅行卡办理咨询"),
    "papers": ("商业文书领事认证指导",),
}
WISHES = (  # need, firm abroad with its offer, raised, met, outcome
    ("寻找南美车厘子冷链承运方", "萨利纳尔港务公司", "港口冷库与快线舱位", "2026-02-10", "2026-04-02", "agreed"),
    ("采购深水浮体关键部件", "塔瓜里海工公司", "深水浮体联合制造", "2026-03-04", "2026-05-21", "talking"),
    ("引进船舶岸电技术", "世莱特海事科技公司", "岸电与能效监测技术", "2026-05-18", "2026-07-15", "agreed"),
    ("拓展中亚铁海联运货源", "曼吉索运输公司", "里海港口转运能力", "2026-06-08", "2026-08-27", "failed"),
    ("寻找清真食品认证合作方", "帕尔梅林油脂公司", "棕榈油深加工与认证", "2026-09-14", "", ""),
)

OPEN_OFFERS = (  # firm abroad, what it offers, raised: nobody was brought together with it yet
    ("萨利纳尔港务公司", "冷藏集装箱堆存与离港前快检", "2026-09-03"),
    ("世莱特海事科技公司", "船舶岸电远程运维", "2026-10-12"),
    ("塔瓜里海工公司", "浮式风电系泊系统联合测试", "2026-10-28"),
    ("范德普拉斯冷链公司", "冷藏集装箱全程温控", "2026-11-05"),
)
OPEN_NEEDS = (  # what a firm of the city looks for, its words, sector, country, raised
    ("寻找冷藏集装箱进口快检和堆存伙伴", "车厘子、蓝莓季前落实冷藏堆存和快检。", "港口", "CL", "2026-11-10"),
    ("寻求船舶岸电运维合作", "东屿作业区三号泊位岸电改造。", "海洋装备", "", "2026-11-17"),
)


def load(year: CityYear, diary: Diary) -> int:
    chance = random.Random("services")
    firms = [o for o in year.organisations.values() if o.kind == "company"]
    made = diary.keep_versions([_versions(diary, s) for s in _services(year, chance, firms)])
    return made + _matches(year, diary, [o for o in firms if o.country.iso2 == "CN"])


def _services(year: CityYear, chance: random.Random, firms: list):
    """As many as serve so many firms, then those that are still open."""
    served, number, still_open = 0, 0, 0
    while served < FIRMS or still_open < OPEN:
        done, number = served < FIRMS, number + 1
        kind = chance.choices(list(TOPICS), (6, 3, 4, 2, 1))[0]
        many = min(chance.choice((1, 4, 6)), FIRMS - served) if kind == "policy" and done else 1
        served, still_open = served + many * done, still_open + (not done)
        asked = TODAY - dt.timedelta(days=chance.randrange(16, 318) if done else chance.randrange(2, 12))
        firm = chance.choice(firms)
        yield Service(
            number=f"澜服〔2026〕{number}号", kind=kind, topic=chance.choice(TOPICS[kind]), organisation=firm,
            country=firm.country if firm.country.iso2 != "CN" else None, asked_on=PartialDate(asked),
            delivered_on=PartialDate(asked + dt.timedelta(days=chance.randrange(1, 15))) if done else None,
            firms=many, people=chance.randrange(1, 5), result="已答复办结" if done else "",
            **year.office.owner("领事与涉外安全处"),
        )  # fmt: skip


def _versions(diary: Diary, service: Service) -> list:
    asked = max(service.asked_on.day, BEGUN)
    if not service.delivered_on:
        return [diary.entry(service, service.person, asked)]
    after = {"delivered_on": service.delivered_on, "result": service.result}
    before = {"delivered_on": None, "result": ""}
    return [
        diary.entry(service, service.person, asked, **before),
        diary.entry(service, service.person, service.delivered_on.day, **after),
    ]


def _matches(year: CityYear, diary: Diary, own: list) -> int:
    owner = year.office.owner("国际合作处")
    needs, offers, matches = [], [], []
    for n, (wanted, partner, offered, raised, met, outcome) in enumerate(WISHES, 1):
        abroad, raised_on = year.organisations[partner], as_partial(raised)
        common = {"sector": abroad.sector, "raised_on": raised_on, **owner}
        need = Need(
            number=f"需{n:03}", subject=wanted, organisation=own[n % len(own)], country=abroad.country, **common
        )
        offer = Offer(number=f"供{n:03}", subject=offered, organisation=abroad, **common)
        met_on = as_partial(met) if met else None
        match = Match(
            need=need, offer=offer, proposed_on=PartialDate(raised_on.day + dt.timedelta(days=12)), met_on=met_on,
            outcome=outcome, agreed_on=PartialDate(met_on.day + dt.timedelta(days=34)) if outcome == "agreed" else None,
            **owner,
        )  # fmt: skip
        for found, record, day in (
            (needs, need, raised_on),
            (offers, offer, raised_on),
            (matches, match, met_on or raised_on),
        ):
            found.append(diary.entry(record, record.person, day.day))
    for n, (partner, offered, raised) in enumerate(OPEN_OFFERS, len(WISHES) + 1):
        abroad = year.organisations[partner]
        offer = Offer(
            number=f"供{n:03}", subject=offered, organisation=abroad, sector=abroad.sector, raised_on=as_partial(raised), **owner,
        )  # fmt: skip
        offers.append(diary.entry(offer, offer.person, offer.raised_on.day))
    countries = {o.country.iso2: o.country for o in year.organisations.values()}
    for n, (wanted, detail, sector, country, raised) in enumerate(OPEN_NEEDS, len(WISHES) + 1):
        need = Need(
            number=f"需{n:03}", subject=wanted, detail=detail, sector=sector, country=countries.get(country),
            organisation=own[n % len(own)], raised_on=as_partial(raised), **owner,
        )  # fmt: skip
        needs.append(diary.entry(need, need.person, need.raised_on.day))
    return sum(diary.keep(found) for found in (needs, offers, matches))
