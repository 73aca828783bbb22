"""Groups that went abroad this year, one that is approved, one that is planned and one that did not go."""

import datetime as dt
import random

from waiban.kernel.dates import PartialDate, as_partial
from waiban.trips.models import Member, Trip

from . import trip_papers as papers
from .city_year import CityYear
from .diary import Diary
from .tables import BEGUN, TODAY, several, table
from .talents import FAMILY, GIVEN

TITLES = ("处长", "副处长", "科长", "主任科员", "业务主管", "翻译")


def load(year: CityYear, diary: Diary) -> int:
    chance, more, plans = random.Random("trips"), random.Random("forms of trips"), papers.plans(year, diary)
    groups = [_trip(year, diary, chance, more, plans, n, row) for n, row in enumerate(table("trips"), 1)]
    return diary.keep_versions(groups)


def _trip(year: CityYear, diary: Diary, chance, more, plans: dict, n: int, row: dict) -> list:
    approved = as_partial(row["approved_on"]) if row["approved_on"] else None
    plan = None if row["outside_reason"] else plans[row["unit"], int(row["departs"][:4])]
    done = row["status"] == "carried_out"
    trip = Trip(
        number=f"澜出〔{row['departs'][:4]}〕{n}号", name=row["name"], unit=row["unit"], category=row["category"],
        status=row["status"], purpose=f"与{'、'.join(several(row['hosts']))}商谈合作事项", departs=as_partial(row["departs"]),
        returns=as_partial(row["returns"]), approved_on=approved, approval=f"澜政出任〔2026〕{n}号" if approved else "",
        funding=row["unit"], report="按批准的日程执行，报告已交" if done else "", necessity="项目进入实质阶段，需与对方当面商定",
        expected="形成合作备忘或项目清单，回国后一个月内跟进", in_plan=bool(plan), plan=plan,
        plan_item=papers.number_in(plan, row) if plan else "", outside_reason=row["outside_reason"],
        academic=row["academic"] == "yes", exception=row["exception"], exception_reason=row["exception_reason"],
        reported_on=PartialDate(as_partial(row["returns"]).day + dt.timedelta(days=14)) if done else None,
        **year.office.owner(row["division"]),
    )  # fmt: skip
    departs = trip.departs.day
    way = papers.stops(year, more, row, departs - dt.timedelta(days=75))
    trip.route = "—".join(["澜港", *(str(stop.city or stop.country) for stop in way), "澜港"])
    rows = {
        "stops": way,
        "members": [_member(chance, more, place, row) for place in range(int(row["members"]))],
        "costs": papers.costs(row, way),
        "notices": [papers.notice_before(row, approved.day)] if approved else [],
    }
    if trip.status == "planned":
        rows["members"][0].passport_until = as_partial("2027-04")  # too short for a visa
    if departs < BEGUN:
        return [diary.entry(trip, trip.person, departs, rows | _back(more, trip, rows))]
    return _versions(diary, more, trip, rows)


def _versions(diary: Diary, more, trip: Trip, rows: dict) -> list:
    """Planned, approved, back again or called off; the lines of the form are filled in as the group goes on."""
    departs, approved = trip.departs.day, trip.approved_on
    names = ("status", "approved_on", "approval", "report", "reported_on")
    after = {name: getattr(trip, name) for name in names}
    before = {"status": "planned", "approved_on": None, "approval": "", "report": "", "reported_on": None}
    planned = min(max(departs - dt.timedelta(days=52), BEGUN), TODAY - dt.timedelta(days=20))
    versions = [diary.entry(trip, trip.person, planned, {**rows, "notices": []}, **before)]
    if approved:
        granted = {**before, **after, "status": "approved", "report": "", "reported_on": None}
        versions.append(diary.entry(trip, trip.person, approved.day, {"notices": list(rows["notices"])}, **granted))
    if trip.status == "carried_out":
        versions.append(diary.entry(trip, trip.person, trip.reported_on.day, _back(more, trip, rows), **after))
    elif trip.status == "cancelled":
        versions.append(diary.entry(trip, trip.person, departs - dt.timedelta(days=15), **after))
    return versions


def _back(more: random.Random, trip: Trip, rows: dict) -> dict:
    """Passports are handed back, costs are settled, and what was done is published."""
    days = [PartialDate(trip.returns.day + dt.timedelta(days=more.randrange(2, 7))) for _member in rows["members"]]
    after = [] if trip.name == papers.UNREPORTED else [papers.notice_after(trip)]
    return {
        "members": [papers.later(one, passport_back=day) for one, day in zip(rows["members"], days, strict=True)],
        "costs": papers.settled(more, rows["costs"]),
        "notices": [*rows["notices"], *after],
    }


def _member(chance: random.Random, more: random.Random, place: int, row: dict) -> Member:
    """The city's own delegation of friends is led by one of its leaders."""
    unit = row["unit"]
    title = "副市长" if place == 0 and row["category"] == "friendship" else TITLES[place % len(TITLES)]
    return Member(
        name=chance.choice(FAMILY) + "".join(chance.sample(GIVEN, 2)), unit=unit, title=title,
        role="leader" if place == 0 else "interpreter" if place == 3 else "member",
        passport=f"PE{chance.randrange(10**6):07}", **papers.of_person(more, unit),
    )  # fmt: skip
