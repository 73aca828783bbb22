"""What stands on the forms of the groups: the plans of their units, days of each stop, costs, notices, passports."""

import copy
import datetime as dt
import random
from decimal import Decimal

from waiban.kernel.dates import PartialDate, as_partial
from waiban.kernel.workdays import workdays_from
from waiban.trips.models import AnnualPlan, Cost, Notice, PlannedTrip, Stop, Trip

from .city_year import CityYear
from .diary import Diary
from .tables import several, table

NATURES = {"市外办": "servant", "市商务局": "servant", "澜港港务集团": "company"}  # the others teach or do research
FARE = {"AS": 5200, "EU": 11800, "OC": 10900, "AF": 12600, "SA": 17400, "NA": 15800}  # invented, yuan for one person
DAILY = {"lodging": 1180, "food": 420, "local": 290}
SIGNERS = ("总裁", "总经理", "会长", "秘书长", "市长办公室主任")
UNREPORTED = "深海科研合作团赴挪威"  # came back a month ago; its notice is outstanding


def plans(year: CityYear, diary: Diary) -> dict[tuple[str, int], AnnualPlan]:
    """Those of this year and of the last, with the groups that stand in them."""
    rows, entries, found = table("trips"), [], {}
    for line in table("trip_plans"):
        approved = as_partial(line["approved_on"])
        plan = AnnualPlan(
            unit=line["unit"], year=int(line["year"]), quota=int(line["quota"]), budget=Decimal(line["budget"]),
            approved_on=approved, document=line["document"], **year.office.owner(line["division"]),
        )  # fmt: skip
        mine = [row for row in rows if row["unit"] == plan.unit and row["departs"].startswith(line["year"])]
        planned = [row for row in mine if not row["outside_reason"]]
        items = [
            PlannedTrip(
                number=f"{n:02}", name=row["name"], country=year.countries[several(row["countries"])[0]],
                planned_for=as_partial(row["departs"][:7]), people=int(row["members"]),
            )
            for n, row in enumerate(planned, 1)
        ]  # fmt: skip
        found[plan.unit, plan.year] = plan
        entries.append(diary.entry(plan, plan.person, approved.day, {"items": items}))
    diary.keep(entries)
    return found


def number_in(plan: AnnualPlan, row: dict) -> str:
    """Under which number the group stands there."""
    return PlannedTrip.objects.filter(plan=plan, name=row["name"]).values_list("number", flat=True).first() or ""


def stops(year: CityYear, chance: random.Random, row: dict, letter_on: dt.date) -> list[Stop]:
    """The days of the trip, shared out among its countries."""
    first, last = (dt.date.fromisoformat(row[name]) for name in ("departs", "returns"))
    hosts = [year.organisations[name] for name in several(row["hosts"])]
    share = (last - first).days // len(hosts)
    return [
        Stop(
            country=year.countries[iso2], host=host, city=host.city, arrives=PartialDate(first + dt.timedelta(days=share * n)),
            leaves=PartialDate(last if n + 1 == len(hosts) else first + dt.timedelta(days=share * (n + 1))),
            inviter=f"{host.name_zh}{chance.choice(SIGNERS)}", letter_on=PartialDate(letter_on), provides=row["provides"],
        )
        for n, (iso2, host) in enumerate(zip(several(row["countries"]), hosts, strict=True))
    ]  # fmt: skip


def costs(row: dict, way: list[Stop]) -> list[Cost]:
    """Tickets for all, then lodging, food and local costs of each country by the day."""
    people, fare = int(row["members"]), FARE[way[0].country.continent]
    found = [Cost(kind="travel", reckoning=f"往返机票每人{fare}元×{people}人", budgeted=Decimal(fare * people))]
    for stop in way:
        days = (stop.leaves.day - stop.arrives.day).days + (stop is way[-1])
        for kind, rate in DAILY.items():
            if not (row["provides"] == "board" and kind in ("food", "local")):
                found.append(
                    Cost(
                        kind=kind,
                        country=stop.country,
                        reckoning=f"每人每天{rate}元×{people}人×{days}天",
                        budgeted=Decimal(rate * people * days),
                    )
                )
    found.append(Cost(kind="other", reckoning=f"签证、保险每人900元×{people}人", budgeted=Decimal(900 * people)))
    return found


def later(row, **values):
    """The same line as it stands in a later version."""
    row = copy.copy(row)
    for name, value in values.items():
        setattr(row, name, value)
    return row


def settled(chance: random.Random, lines: list[Cost]) -> list[Cost]:
    """Somewhat less than was budgeted."""
    cent = Decimal("0.01")
    return [later(one, settled=(one.budgeted * chance.randrange(86, 101) / 100).quantize(cent)) for one in lines]


def notice_before(row: dict, approved: dt.date) -> Notice:
    """Five working days, two weeks before the approval."""
    first = workdays_from(approved - dt.timedelta(days=14), 0)
    last = workdays_from(first, 4)
    return Notice(
        unit=row["unit"],
        venue="单位公告栏、内网",
        begins=PartialDate(first),
        ends=PartialDate(last),
        result="公示期内无异议",
    )


def notice_after(trip: Trip) -> Notice:
    first = workdays_from(trip.returns.day + dt.timedelta(days=12), 0)
    return Notice(
        unit=trip.unit, time="after", venue="内网", begins=PartialDate(first), ends=PartialDate(workdays_from(first, 4)),
        result="公示期内无异议",
    )  # fmt: skip


def of_person(chance: random.Random, unit: str) -> dict:
    """What the form asks about each member besides name and post."""
    return {
        "nature": NATURES.get(unit, "research"), "sex": chance.choice(("female", "male")),
        "born_on": PartialDate(dt.date(chance.randrange(1968, 1996), chance.randrange(1, 13), chance.randrange(1, 28))),
        "passport_until": PartialDate(dt.date(chance.randrange(2028, 2031), chance.randrange(1, 13), 15)),
        "last_abroad": chance.choice(("无", "无", "无", "2024年9月赴新加坡", "2025年6月赴韩国")),
    }  # fmt: skip
