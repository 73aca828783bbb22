"""Names of places as the office's registers and the trade know them: countries, groupings, cities abroad and at home."""

import csv
import re
from collections.abc import Iterator
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


def _below(name: str) -> dict[str, tuple[str, ...]]:
    """A list of places, each with those below it."""
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if ":" in line and not line.startswith("#"))
    return {above.strip(): tuple(names.split()) for above, names in pairs}


@cache
def provinces() -> dict[str, tuple[str, ...]]:
    return _below("china")


@cache
def province_of() -> dict[str, str]:
    return {city: province for province, names in provinces().items() for city in names}


@cache
def country_pattern() -> str:
    """Any name of a country, longest first, to be put into a regular expression."""
    return "|".join(map(re.escape, sorted(countries(), key=lambda name: (-len(name), name))))


@cache
def counties() -> dict[str, tuple[str, ...]]:
    """Districts, counties and cities below a prefecture, by full and by short name, each with what they belong to."""
    found: dict[str, tuple[str, ...]] = {}
    for above, names in _below("counties").items():
        for name in names:
            short = RANK.sub("", name)
            for one in {name, short}:
                if len(one) > 2 or (one == short and len(one) == 2 and one not in ambiguous()):
                    found[one] = (*found.get(one, ()), above)
    return found


RANK = re.compile(r"(?:[一-龥]{1,8}族)?(?:自治[县旗]|[县市区旗])$")


@cache
def _lexicon() -> tuple[frozenset[str], frozenset[str], int]:
    names = frozenset({*countries(), *regions(), *cities(), *provinces(), *province_of(), *counties()})
    return names, frozenset(name[0] for name in names), max(map(len, names))


def named_in(text: str) -> Iterator[tuple[int, int]]:
    """Where names of the gazetteer stand, the longest first, none inside another."""
    names, firsts, longest = _lexicon()
    at = 0
    while at < len(text):
        width = 0
        if text[at] in firsts:
            reach = min(longest, len(text) - at)
            width = next((w for w in range(reach, 1, -1) if text[at : at + w] in names), 0)
        if width:
            yield at, at + width
        at += width or 1
