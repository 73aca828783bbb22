"""Names of places as the office's registers and the trade know them: countries, groupings, cities abroad and at home."""

import csv
import re
from functools import cache
from pathlib import Path

from .words import FOLDER, words

DATA = Path(__file__).parent.parent / "places" / "data"


def _rows(name: str) -> list[dict]:
    path = DATA / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _pairs(name: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in words(name))


@cache
def countries() -> dict[str, str]:
    """Every name of a country with its full name; the own country is none."""
    names = {row["name_zh"]: row["name_zh"] for row in _rows("countries.csv") if row["iso2"] != "CN"}
    return names | _pairs("places_short")


@cache
def abbreviations() -> dict[str, str]:
    return _pairs("single")


@cache
def regions() -> frozenset[str]:
    """Names that stand for several countries and need no word behind them."""
    return frozenset(words("regions"))


@cache
def cities() -> frozenset[str]:
    """Cities abroad, without 市."""
    names = set()
    for row in _rows("cities.csv"):
        if row["country_iso2"] != "CN":
            names |= {row["name_zh"], *filter(None, row["aliases"].split("|"))}
    more = {name.removesuffix("市") for name in (*names, *words("cities_abroad"))}
    return frozenset(name for name in more if len(name) >= 2 and re.fullmatch(r"[一-龥·]+", name))


@cache
def ambiguous() -> frozenset[str]:
    return frozenset(words("ambiguous_places"))


@cache
def provinces() -> dict[str, tuple[str, ...]]:
    lines = (FOLDER / "china.txt").read_text("utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if ":" in line and not line.startswith("#"))
    return {province.strip(): tuple(names.split()) for province, names in pairs}


@cache
def province_of() -> dict[str, str]:
    return {city: province for province, names in provinces().items() for city in names}


@cache
def country_pattern() -> str:
    """Any name of a country, longest first, to be put into a regular expression."""
    return "|".join(map(re.escape, sorted(countries(), key=lambda name: (-len(name), name))))


@cache
def pattern() -> re.Pattern:
    """Any name of the gazetteer, longest first."""
    names = {*countries(), *regions(), *cities(), *provinces(), *province_of()}
    return re.compile("|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))))
