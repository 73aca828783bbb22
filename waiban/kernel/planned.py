"""A question PostgreSQL plans once for each connection: to plan one of many parts takes longer than to answer it."""

import re
from collections.abc import Iterable, Sequence
from itertools import count
from weakref import WeakKeyDictionary

KEPT = 100  # questions a connection keeps; what was asked longest ago goes
PLACE = re.compile(r"%[s%]")
TYPES = ((bool, "boolean"), (int, "bigint"))  # of all else it knows by itself what stands there

_numbers = count(1)
_kept: WeakKeyDictionary = (
    WeakKeyDictionary()
)  # {connection of the server: {(sql, types): name}}, in the order last asked


def planned(connection, sql: str, params: Sequence) -> tuple[str, tuple]:
    """The question as it is to be asked, and what is to be put in its places."""
    params = tuple(params)
    if connection.vendor != "postgresql":
        return sql, params
    types = tuple(next((name for kind, name in TYPES if isinstance(value, kind)), "unknown") for value in params)
    with connection.cursor() as cursor:
        kept = _kept.setdefault(connection.connection, {})
        name = kept.pop((sql, types), None) or _plan(cursor, kept, sql, types)
    kept[sql, types] = name
    return f"EXECUTE {name}{_listed('%s' for _one in params)}", params


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
