"""Many registers are asked in one question, so that a page costs the same however many registers the office keeps."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import IntegerField, QuerySet, Value

from waiban.kernel.planned import planned


class Part(NamedTuple):
    """What is asked of one register, as SQL; "" where nothing can be found there."""

    sql: str
    params: tuple


def part(n: int, queryset: QuerySet, **expressions) -> Part:
    """The rows of a queryset as `as_at` (the place of the register) and the expressions, each called `as_` and its name."""
    columns = {f"as_{name}": one for name, one in {"at": Value(n, IntegerField()), **expressions}.items()}
    asked = queryset.annotate(**columns).values_list(*columns)
    try:
        sql, params = asked.query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
    except EmptyResultSet:
        return Part("", ())
    if asked.query.is_sliced and not ends_parts():
        sql = f"SELECT * FROM ({sql})"  # noqa: S608
    return Part(sql, tuple(params))


def ask(parts: Iterable[Part], around: str = "{}", params: Sequence = (), among: Collection | None = None) -> list:
    """The rows of all parts in one question; `around` holds the place of the parts, and orders, counts or ends them.

    `among`: it is asked again and again about these values; PostgreSQL plans it once for all of them.
    Each part stands as it is, so that PostgreSQL plans it by itself and SQLite reads no further than it must.
    """
    parts = [one for one in parts if one.sql]
    if not parts:
        return []
    alone = "({})" if ends_parts() else "{}"
    every = " UNION ALL ".join(alone.format(one.sql) for one in parts)
    if len(parts) == 1:  # one alone may have an order already, and two are refused
        every = f"SELECT * FROM ({parts[0].sql}) one"  # noqa: S608
    with connection.cursor() as cursor:
        asked = around.format(every), (*(p for one in parts for p in one.params), *params)
        cursor.execute(*(asked if among is None else planned(*asked, among)))
        return cursor.fetchall()


def ends_parts() -> bool:
    """Whether a part may have an order and an end of its own; SQLite merges parts that are in order by itself."""
    return connection.features.supports_slicing_ordering_in_compound
