"""Where records are: each register's way to a city, or to a country where the city is not known; counted in SQL."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from django.db.models import BigIntegerField, F, QuerySet, Value
from django.db.models.functions import Cast

from waiban.places.models import City, Country
from waiban.register.declare import Column, Register, catalogue
from waiban.register.rights import may_see, visible

from .together import Part, ask, part

NOWHERE = Cast(Value(None), BigIntegerField())
NEAR = 7.0  # degrees within which points stand as one on a map of the world
Spot = tuple[str, int]  # ("city" or "country", its number)


class Placed:
    """One register whose records are somewhere."""

    def __init__(self, register: Register):
        self.register, self.ways = register, []
        ends = {path: Column(path).bind(register.model).field.related_model for path in register.place}
        for path, model in ends.items():
            before = path.rpartition("__")[0]
            if model is City:
                self.ways.append(("city", path, {}))
            elif model is Country and ends.get(before) is not City:
                city = f"{before}__city" if before else "city"
                self.ways.append(("country", path, {city: None} if city in ends else {}))

    def dated(self) -> bool:
        """Whether its records belong to years."""
        return bool(self.register.date or self.register.stages)

    def parts(self, user, year: int | None) -> list[Part]:
        n = list(placed()).index(self.register.label)
        return [self._part(n, self.records(user, year), *way) for way in self.ways]

    def records(self, user, year: int | None) -> QuerySet:
        found = visible(user, self.register).order_by()
        if not (year and self.dated()):
            return found
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        if self.register.date:
            return found.filter(**{f"{self.register.date}__range": (first, last)})
        rows = self.register.stages.rows
        reached = rows.model._default_manager.filter(on__range=(first, last)).order_by()
        return found.filter(pk__in=reached.values(rows.parent))

    @staticmethod
    def _part(n: int, found: QuerySet, kind: str, path: str, alone: dict) -> Part:
        found = found.filter(**{f"{path}__isnull": False}, **{f"{name}__isnull": True for name in alone})
        spot = {"city": NOWHERE, "country": NOWHERE, kind: F(f"{path}__pk")}
        return part(n, found, record=F("pk"), **spot)


@cache
def placed() -> dict[str, Placed]:
    """The registers on the map, in the order of the catalogue; lists of places themselves are none."""
    found = {}
    for register in catalogue.values():
        if register.model not in (City, Country) and register.place:
            one = Placed(register)
            if one.ways:
                found[register.label] = one
    return found


def seen_by(user) -> list[Placed]:
    return [one for one in placed().values() if may_see(user, one.register)]


@dataclass
class Point:
    """Cities and countries near each other, with the number of records in each register."""

    lat: float
    lon: float
    spots: list = field(default_factory=list)  # City and Country, the one with most records first
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    number: int = 0

    @property
    def code(self) -> str:
        return self.spots[0].code


def counted(user, chosen: list[Placed], year: int | None) -> dict[Spot, dict[str, int]]:
    """{spot: {register: records}}; one question."""
    labels, found = list(placed()), defaultdict(lambda: defaultdict(int))
    rows = ask(
        [one for each in chosen for one in each.parts(user, year)],
        "SELECT as_at, as_city, as_country, COUNT(DISTINCT as_record) FROM ({}) every "
        "GROUP BY as_at, as_city, as_country ORDER BY as_at, as_city, as_country",
    )
    for at, city, country, number in rows:
        found["city" if city else "country", city or country][labels[at]] += number
    return found


def points(found: dict[Spot, dict[str, int]], near: float) -> tuple[list[Point], int]:
    """Points on the map, the largest first, and how many records have a place without coordinates."""
    by_kind = {
        kind: model.objects.in_bulk([pk for k, pk in found if k == kind])
        for kind, model in (("city", City), ("country", Country))
    }
    spots = [(sum(counts.values()), by_kind[kind].get(pk), counts) for (kind, pk), counts in found.items()]
    spots = [one for one in spots if one[1]]
    spots.sort(key=lambda one: (-one[0], one[1].pk))
    groups: list[Point] = []
    lost = 0
    for number, spot, counts in spots:
        if spot.lat is None or spot.lon is None:
            lost += number
            continue
        group = next((g for g in groups if abs(g.lat - spot.lat) < near and abs(g.lon - spot.lon) < near), None)
        if group is None:
            groups.append(group := Point(spot.lat, spot.lon))
        group.spots.append(spot)
        group.number += number
        for label, n in counts.items():
            group.counts[label] += n
    return sorted(groups, key=lambda g: -g.number), lost


def records_at(
    user, chosen: list[Placed], year: int | None, point: Point, limit: int, offset: int = 0
) -> list[tuple[str, int]]:
    """(register, record) behind a point, each once."""
    cities = [s.pk for s in point.spots if isinstance(s, City)]
    countries = [s.pk for s in point.spots if isinstance(s, Country)]
    marks = [", ".join(["%s"] * len(pks)) or "NULL" for pks in (cities, countries)]
    rows = ask(
        [one for each in chosen for one in each.parts(user, year)],
        f"SELECT DISTINCT as_at, as_record FROM ({{}}) every WHERE as_city IN ({marks[0]}) OR as_country IN ({marks[1]}) "  # noqa: S608
        "ORDER BY as_at, as_record DESC LIMIT %s OFFSET %s",
        (*cities, *countries, limit, offset),
    )
    labels = list(placed())
    return [(labels[at], pk) for at, pk in rows]
