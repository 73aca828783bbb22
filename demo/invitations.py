"""Whom the city invited: the guests of the port cities' forum, and partners of firms through the year."""

import datetime as dt
import random

from waiban.invitations.models import Invitation, Invitee
from waiban.kernel.dates import PartialDate

from .city_year import CityYear
from .diary import Diary
from .tables import BEGUN, TODAY, table

FORUM, ENTERED, LEFT = "2026澜港国际港口城市论坛", dt.date(2026, 6, 8), dt.date(2026, 6, 12)
OTHERS, OPEN = 34, 5
REASONS = ("设备安装调试", "项目洽谈", "技术交流", "年度供货谈判", "联合研究")


def load(year: CityYear, diary: Diary) -> int:
    cases = [*_forum(year), *_business(year, random.Random("invitations"))]
    for n, (case, _rows) in enumerate(cases, 1):
        case.number = f"澜邀〔2026〕{n}号"
    return diary.keep_versions([_versions(diary, case, rows) for case, rows in cases])


def _forum(year: CityYear):
    """One case for each country; who did not arrive has not entered."""
    guests: dict[str, list] = {}
    for row in table("event_guests"):
        if row["event"] == FORUM:
            guests.setdefault(row["country_iso2"], []).append(row)
    for iso2, rows in guests.items():
        country, came = year.countries[iso2], any(row["arrived"] == "yes" for row in rows)
        invitees = [
            Invitee(
                name=row["person"] or f"{country.name_zh}港航界代表", contact=year.persons.get(row["person"]), country=country,
                people=int(row["people"] or 1),
            )
            for row in rows
        ]  # fmt: skip
        case = Invitation(
            subject=f"{country.name_zh}港航界嘉宾参会", occasion=FORUM, country=country,
            organisation=year.organisations.get(rows[0]["organisation"]), visa="F", paid_by="嘉宾单位",
            asked_on=PartialDate(dt.date(2026, 4, 8)), enters_on=PartialDate(ENTERED),
            issued_on=PartialDate(dt.date(2026, 4, 17)), entered_on=PartialDate(ENTERED) if came else None,
            left_on=PartialDate(LEFT) if came else None,
            closed_on=PartialDate(dt.date(2026, 6, 26)) if came else None, **year.office.owner("礼宾处"),
        )  # fmt: skip
        yield case, {"invitees": invitees}


def _business(year: CityYear, chance: random.Random):
    partners = [o for o in year.organisations.values() if o.kind == "company" and o.country.iso2 != "CN"]
    own = [o for o in year.organisations.values() if o.kind in ("company", "port") and o.country.iso2 == "CN"]
    for n in range(OTHERS):
        partner, reason, waits = chance.choice(partners), chance.choice(REASONS), n < OPEN
        asked = TODAY - dt.timedelta(days=chance.randrange(1, 12) if waits else chance.randrange(50, 310))
        issued, entered = asked + dt.timedelta(days=6), asked + dt.timedelta(days=chance.randrange(18, 40))
        case = Invitation(
            subject=f"{partner.name_zh}人员来澜{reason}", inviter=chance.choice(own), organisation=partner,
            country=partner.country, visa="M", paid_by=partner.name_zh, asked_on=PartialDate(asked),
            enters_on=PartialDate(entered), **year.office.owner("因公出国处"),
        )  # fmt: skip
        if not waits:
            left = entered + dt.timedelta(days=chance.randrange(3, 9))
            case.issued_on, case.entered_on, case.left_on = PartialDate(issued), PartialDate(entered), PartialDate(left)
            closed = left + dt.timedelta(days=chance.randrange(5, 25))
            case.closed_on = PartialDate(closed) if closed < TODAY else None
        group = Invitee(name=f"{partner.name_zh}技术人员", country=partner.country, people=chance.randrange(1, 5))
        yield case, {"invitees": [group]}


def _versions(diary: Diary, case: Invitation, rows: dict) -> list:
    """Written when asked for, when issued, when entered and when closed."""
    steps = ("issued_on", "entered_on", "left_on", "closed_on")
    days = {name: getattr(case, name) for name in steps}
    versions = [diary.entry(case, case.person, max(case.asked_on.day, BEGUN), rows, **dict.fromkeys(steps))]
    for name in ("issued_on", "entered_on", "closed_on"):
        if day := days[name]:
            reached = {step: days[step] for step in steps[: steps.index(name) + 1]}
            versions.append(diary.entry(case, case.person, max(day.day, BEGUN), **reached))
    return versions
