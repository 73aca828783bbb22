"""What SQLite is told so that it reads a list the quick way: it plans without knowing how many records answer.

Few are gathered by an index and sorted. Where they are many, the list is read in its order and each record is tested.
PostgreSQL counts for itself and is told nothing.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, models
from django.db.models import Func, Q, QuerySet
from django.db.models.expressions import Col
from django.db.models.sql.constants import INNER
from django.db.models.sql.datastructures import Join

FEW = 800  # about as long as it takes to test as many records as must be read in order to find fifty of them


def told() -> bool:
    """Whether the database wants to be told."""
    return connection.vendor == "sqlite"


@dataclass
class Asked:
    """What is asked, in the form in which each record is tested, and in the form for few where they may be few."""

    every: QuerySet
    few: QuerySet | None = None

    def part(self, condition: Q, path: str) -> tuple[QuerySet, bool]:
        """The records that also fulfil a condition, to be read in the order of a path; whether they are few."""
        if not told():
            return self.every.filter(condition), False
        if self.few is not None and not many(few := led(self.few.filter(condition))):
            return few, True
        return tested(self.every, path).filter(condition), False


def many(queryset: QuerySet) -> bool:
    """Whether more than a few answer."""
    return bool(queryset.order_by().values_list("pk")[FEW : FEW + 1])


class Unindexed(Func):
    """A column with a plus before it: no index over it is used."""

    template = "+%(expressions)s"


def tested(queryset: QuerySet, path: str = "") -> QuerySet:
    """The same question without the help of indexes over the records' own columns, but for the one of its order."""
    return _with_plus(queryset, lambda column: column.name != path)


def led(queryset: QuerySet) -> QuerySet:
    """The same question; where dates or relations are asked for, a state or a yes (held by many) does not lead."""
    columns = [one.lhs.target for one in _lookups(queryset.query.where) if one.lookup_name != "isnull"]
    if all(map(_common, columns)):
        return queryset
    return _with_plus(queryset, _common)


def _common(column: models.Field) -> bool:
    return bool(column.choices) or isinstance(column, models.BooleanField)


def _with_plus(queryset: QuerySet, which: Callable[[models.Field], bool]) -> QuerySet:
    queryset = queryset.all()

    def walk(node):
        for number, child in enumerate(node.children):
            if hasattr(child, "children"):
                walk(child)
            elif isinstance(getattr(child, "lhs", None), Col) and which(child.lhs.target):
                node.children[number] = child = copy.copy(child)
                child.lhs = Unindexed(child.lhs)

    walk(queryset.query.where)
    return queryset


def _lookups(node) -> list:
    """Conditions that all hold together; what stands in an "or" leads nowhere."""
    if node.connector != "AND" or node.negated:
        return []
    found = [child for child in node.children if isinstance(getattr(child, "lhs", None), Col)]
    return found + [lookup for child in node.children if hasattr(child, "children") for lookup in _lookups(child)]


class _FromThere(Join):
    """A plus before the joined record's number: SQLite begins with the joined records, which lie in order."""

    def as_sql(self, compiler, connection):
        sql, params = super().as_sql(compiler, connection)
        return sql.replace(" = ", " = +", 1), params

    @property
    def identity(self):  # the order asks for the same join again
        return (Join, *super().identity[1:])


def from_there(queryset: QuerySet) -> QuerySet:
    """The same question, begun at the far end of the relations it leads over."""
    queryset = queryset.all()
    for alias, join in queryset.query.alias_map.items():
        if isinstance(join, Join) and join.join_type == INNER:
            queryset.query.alias_map[alias] = join = copy.copy(join)
            join.__class__ = _FromThere
    return queryset
