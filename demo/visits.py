"""Delegations the city received this year, and two that are expected."""

import datetime as dt
import random

from waiban.kernel.dates import PartialDate
from waiban.visits.models import Guest, Item, Visit

from .city_year import CityYear
from .diary import Diary
from .tables import BEGUN, TODAY, ZONE

RECEIVED, COMING = 22, 2
PURPOSES = ("商谈友城合作", "考察港口与园区", "出席经贸对接", "落实合作备忘录")


def load(year: CityYear, diary: Diary) -> int:
    chance = random.Random("visits")
    senders = [o for o in year.organisations.values() if o.kind in ("city_government", "port", "chamber", "embassy")]
    senders = [o for o in senders if o.country.iso2 != "CN"]
    return diary.keep_versions([_visit(year, diary, chance, senders, n) for n in range(1, RECEIVED + COMING + 1)])


def _travel(members: list[Guest], arrives: dt.date) -> None:
    """How a delegation that is expected comes and goes, and who sleeps where; the advance party comes a day before."""
    here = {"arrives_where": "澜港国际机场", "leaves_where": "澜港国际机场", "leaves_by": "LG802"}
    for place, member in enumerate(members):
        member.arrives_at = dt.datetime.combine(arrives, dt.time(11, 20 + 15 * place), ZONE)
        member.leaves_at = dt.datetime.combine(arrives + dt.timedelta(days=2), dt.time(15, 40), ZONE)
        member.arrives_by, member.room = f"LG{701 + 2 * place}", "suite" if place == 0 and len(members) > 1 else "twin"
        for name, value in here.items():
            setattr(member, name, value)
    before = dt.datetime.combine(arrives - dt.timedelta(days=1), dt.time(16, 5), ZONE)
    members.append(
        Guest(name="先遣联络员", arrives_at=before, arrives_by="G6108", arrives_where="澜港南站", room="single")
    )


def _visit(year: CityYear, diary: Diary, chance: random.Random, senders: list, n: int) -> list:
    sender, received = chance.choice(senders), n <= RECEIVED
    arrives = BEGUN + dt.timedelta(days=9 + n * 13) if received else TODAY + dt.timedelta(days=5 + n - RECEIVED)
    head = next((p for p in year.persons.values() if sender in year.posts_of[p.pk]), None)
    visit = Visit(
        number=f"澜访〔2026〕{n}号", name=f"{sender.name_zh}代表团", purpose=chance.choice(PURPOSES), organisation=sender,
        country=sender.country, city=sender.city, rank=head.rank if head else "other", arrives=PartialDate(arrives),
        leaves=PartialDate(arrives + dt.timedelta(days=2)), status="received" if received else "planned",
        inviting="市外办", hosts="市外办", report="来访总结已报" if received else "", **year.office.owner("礼宾处"),
    )  # fmt: skip
    members = [Guest(name=head.name_zh, contact=head, title=head.title_zh)] if head else []
    members.append(Guest(name="随行人员", people=chance.randrange(3, 9)))
    if not received:
        _travel(members, arrives)
    programme = [
        Item(day=PartialDate(arrives), time="14:30", what="会谈", venue="澜港国际会议中心", host="市外办"),
        Item(day=PartialDate(arrives + dt.timedelta(days=1)), time="9:30", what="参观港区", venue="东屿作业区"),
    ]
    if n % 5 == 1:
        meeting = {"what": "会见", "venue": "市政府接待厅", "host": "副市长简漱石", "press": True}
        programme.append(Item(day=PartialDate(arrives), time="17:30", **meeting))
    rows = {"members": members, "programme": programme}
    planned = max(min(arrives, TODAY) - dt.timedelta(days=16), BEGUN)
    versions = [diary.entry(visit, visit.person, planned, rows, status="planned", report="")]
    if received:
        after = {"status": "received", "report": "来访总结已报"}
        versions.append(diary.entry(visit, visit.person, arrives + dt.timedelta(days=3), **after))
    return versions
