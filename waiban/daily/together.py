"""Many registers are asked in one question, so that a page costs the same however many registers the office keeps."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import IntegerField, QuerySet, Value


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
    return Part(sql, tuple(params))


def ask(
    parts: Iterable[Part], before: str = "SELECT * FROM ({}) every", after: str = "", params: Sequence = ()
) -> list:
    """The rows of all parts in one question; `before` holds the place of the parts, `after` orders and ends."""
    parts = [one for one in parts if one.sql]
    if not parts:
        return []
    every = " UNION ALL ".join(f"SELECT * FROM ({one.sql}) part{n}" for n, one in enumerate(parts))  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"{before.format(every)} {after}", [*(p for one in parts for p in one.params), *params])
        return cursor.fetchall()
