"""Brings countries, groups and cities of the shipped tables into the registers; doing it again changes nothing."""

import csv
from pathlib import Path

from waiban.register import records

from .models import City, Country, CountryGroup, GroupMember

DATA = Path(__file__).with_name("data")
LEVELS = {"state": "province"}  # one level, two words abroad
RELATIONS_AS_OF = "2024"  # the state of knowledge of countries.csv; the flag is the office's to keep (F-03)


def rows_of(path: Path) -> list[dict]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load(by: str = "setup", more_cities: Path | None = None) -> dict[str, int]:
    """Add what is missing; the number of records added to each register."""
    return {
        "countries": _countries(by),
        "groups": _groups(by),
        "cities": _cities(by, DATA / "cities.csv") + (_cities(by, more_cities) if more_cities else 0),
    }


def _number(text: str) -> float | None:
    return float(text) if text else None


def _countries(by) -> int:
    known = set(Country.objects.values_list("iso2", flat=True))
    new = [
        Country(
            iso2=row["iso2"], iso3=row["iso3"], name_zh=row["name_zh"], name_en=row["name_en"],
            capital_zh=row["capital_zh"], capital_en=row["capital_en"],
            is_state=row["kind"] == "state", continent=row["continent"],
            tz=row["tz"], phone=row["phone"], currency=row["currency"],
            lat=_number(row["lat"]), lon=_number(row["lon"]),
            relations={"yes": True, "no": False}.get(row["cn_relations_2024"]), relations_as_of=RELATIONS_AS_OF,
        )
        for row in rows_of(DATA / "countries.csv")
        if row["iso2"] not in known
    ]  # fmt: skip
    return records.save_many(new, by=by)


def _groups(by) -> int:
    known = set(CountryGroup.objects.values_list("short", flat=True))
    countries = {country.iso2: country for country in Country.objects.all()}
    members: dict[str, list] = {}
    for row in rows_of(DATA / "country_groups.csv"):
        member = GroupMember(
            country=countries[row["iso2"]],
            since=row["since"] or None,
            until=row["until"] or None,
            source=row["source"][:200],
        )
        members.setdefault(row["group"], []).append(member)
    new = [
        CountryGroup(short=row["code"], name_zh=row["name_zh"], name_en=row["name_en"], aliases=row["aliases"])
        for row in rows_of(DATA / "groups.csv")
        if row["code"] not in known
    ]
    return records.save_many(new, by=by, rows=[{"members": members.get(group.short, [])} for group in new])


def _cities(by, path: Path) -> int:
    countries = {country.iso2: country for country in Country.objects.all()}
    known = set(City.objects.values_list("name_zh", "country__iso2"))
    new = [
        City(
            name_zh=row["name_zh"], name_en=row["name_en"], name_own=row["name_own"], aliases=row["aliases"],
            country=countries[row["country_iso2"]], level=LEVELS.get(row["level"], row["level"]),
            tz=row["tz"], lat=_number(row["lat"]), lon=_number(row["lon"]),
        )
        for row in rows_of(path)
        if (row["name_zh"], row["country_iso2"]) not in known
    ]  # fmt: skip
    return records.save_many(new, by=by)
