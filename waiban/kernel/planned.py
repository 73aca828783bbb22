"""A question PostgreSQL plans once for each connection: to plan one of many parts takes longer than to answer it."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import count
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connections

KEPT = 100  # questions a connection keeps; what was asked longest ago goes
PLACE = re.compile(r"%[s%]")
TYPES = ((bool, "boolean"), (int, "bigint"))  # of all else it knows by itself what stands there

_numbers = count(1)
_kept: WeakKeyDictionary = WeakKeyDictionary()  # of each connection {(sql, types): name}, in the order last asked


def planned(sql: str, params: Sequence, among: Collection | None = None) -> tuple[str, tuple]:
    """The question as it is to be asked, and what is to be put in its places.

    `among`: of the values only these differ from one asking to the next; it is planned for what all others are.
    """
    connection, params = connections[DEFAULT_DB_ALIAS], tuple(params)
    if connection.vendor != "postgresql":
        return sql, params
    if among is not None:
        sql, params = _written_out(sql, params, frozenset(among))
    types = tuple(next((name for kind, name in TYPES if isinstance(value, kind)), "unknown") for value in params)
    with connection.cursor() as cursor:
        kept = _kept.setdefault(connection.connection, {})
        name = kept.pop((sql, types), None) or _plan(cursor, kept, sql, types)
    kept[sql, types] = name
    return f"EXECUTE {name}{_listed('%s' for _one in params)}", params


@lru_cache(maxsize=KEPT)
def _written_out(sql: str, params: tuple, among: frozenset) -> tuple[str, tuple]:
    values, left = iter(params), []

    def put(place: re.Match) -> str:
        if place[0] != "%s":
            return place[0]
        if (value := next(values)) in among:
            left.append(value)
            return "%s"
        return cursor.mogrify("%s", [value]).replace("%", "%%")

    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        return PLACE.sub(put, sql), tuple(left)


def _plan(cursor, kept: dict, sql: str, types: tuple) -> str:
    while len(kept) >= KEPT:
        cursor.execute(f"DEALLOCATE {kept.pop(next(iter(kept)))}")
    name, places = f"planned_{next(_numbers)}", count(1)
    text = PLACE.sub(lambda found: f"${next(places)}" if found[0] == "%s" else "%", sql)
    cursor.execute(f"PREPARE {name}{_listed(types)} AS {text}")
    return name


def _listed(parts: Iterable[str]) -> str:
    text = ", ".join(parts)
    return f" ({text})" if text else ""
