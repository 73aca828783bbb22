"""Groups that went abroad this year, one that is approved, one that is planned and one that did not go."""

import datetime as dt
import random

from waiban.kernel.dates import as_partial
from waiban.trips.models import Member, Stop, Trip

from .city_year import CityYear
from .diary import Diary
from .tables import BEGUN, TODAY, several, table
from .talents import FAMILY, GIVEN

TITLES = ("处长", "副处长", "科长", "主任科员", "业务主管", "翻译")


def load(year: CityYear, diary: Diary) -> int:
    chance = random.Random("trips")
    return diary.keep_versions([_trip(year, diary, chance, n, row) for n, row in enumerate(table("trips"), 1)])


def _trip(year: CityYear, diary: Diary, chance: random.Random, n: int, row: dict) -> list:
    approved = as_partial(row["approved_on"]) if row["approved_on"] else None
    trip = Trip(
        number=f"澜出〔{row['departs'][:4]}〕{n}号", name=row["name"], unit=row["unit"], category=row["category"],
        status=row["status"], purpose=f"与{'、'.join(several(row['hosts']))}商谈合作事项", departs=as_partial(row["departs"]),
        returns=as_partial(row["returns"]), approved_on=approved, approval=f"澜政出任〔2026〕{n}号" if approved else "",
        funding=row["unit"], report="按批准的日程执行，报告已交" if row["status"] == "carried_out" else "",
        **year.office.owner(row["division"]),
    )  # fmt: skip
    rows = {
        "stops": [
            Stop(country=year.countries[iso2], host=host, city=host.city)
            for iso2, host in zip(
                several(row["countries"]), (year.organisations[name] for name in several(row["hosts"])), strict=True
            )
        ],
        "members": [_member(chance, place, row["unit"]) for place in range(int(row["members"]))],
    }
    departs = trip.departs.day
    if departs < BEGUN:
        return [diary.entry(trip, trip.person, departs, rows)]
    after = {name: getattr(trip, name) for name in ("status", "approved_on", "approval", "report")}
    before = {"status": "planned", "approved_on": None, "approval": "", "report": ""}
    planned = min(max(departs - dt.timedelta(days=52), BEGUN), TODAY - dt.timedelta(days=20))
    versions = [diary.entry(trip, trip.person, planned, rows, **before)]
    if approved:
        granted = {**after, "status": "approved", "report": ""}
        versions.append(diary.entry(trip, trip.person, approved.day, **granted))
    if trip.status == "carried_out":
        versions.append(diary.entry(trip, trip.person, trip.returns.day + dt.timedelta(days=4), **after))
    elif trip.status == "cancelled":
        versions.append(diary.entry(trip, trip.person, departs - dt.timedelta(days=15), **after))
    return versions


def _member(chance: random.Random, place: int, unit: str) -> Member:
    return Member(
        name=chance.choice(FAMILY) + "".join(chance.sample(GIVEN, 2)), unit=unit, title=TITLES[place % len(TITLES)],
        role="leader" if place == 0 else "interpreter" if place == 3 else "member",
        passport=f"PE{chance.randrange(10**6):07}",
    )  # fmt: skip
