"""What SQLite is told so that it reads a list the quick way: it plans without knowing how many records answer.

Few are gathered by an index and sorted. Where they are many, the list is read in its order and each record is tested.
PostgreSQL counts for itself, but thinks that what is asked for stands evenly spread in every order: it is told which of
the two where words or rows inside the records are asked for, and in every order but the usual one.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, models
from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet
from django.db.models.expressions import Col
from django.db.models.lookups import In
from django.db.models.sql.constants import INNER
from django.db.models.sql.datastructures import Join

from ..search import GATHER, READ, TEST

# As many can be gathered and sorted while the rest of the page is made. In the register's usual order fewer: its index
# holds what is tested, so that reading in it is quick.
FEW, FEW_IN_USUAL_ORDER = 20_000, 1_000
# Records found by words, or by rows inside them: so few are gathered. More are tested, in the list's order, against the
# list of those found, which is laid down at once: where they stand together in an order, thousands may come before them.
# Very many are met soon: there each record's own rows are looked at, or its text. What holds a word PostgreSQL lists
# five times as slowly as what rows stand in.
GATHERED, GATHERED_BY_ROWS = 700, 1_700
LISTED, LISTED_IN_USUAL_ORDER, HOLDING_LISTED = 20_000, 4_000, 8_000


def told() -> bool:
    """Whether the database wants to be told."""
    return connection.vendor == "sqlite"


@dataclass
class Asked:
    """What is asked, in the form in which each record is tested, and in the form for few where they may be few."""

    every: QuerySet
    few: QuerySet | None = None
    usual: str = ""
    surely: bool = False  # they are few: the rows or the words they are found by are

    def part(self, condition: Q, path: str) -> tuple[QuerySet, bool]:
        """The records that also fulfil a condition, to be read in the order of a path; whether they are few."""
        if self.surely:
            return self.few.filter(condition), True
        asks = self.few is not None and (told() or path != self.usual)
        if asks and self._are_few(condition, path):
            return led(self.few.filter(condition)), True
        return tested(self.every, path).filter(condition), False

    def _are_few(self, condition: Q, path: str) -> bool:
        few = self.few.filter(condition) if "__" in path else self.few
        other = FEW if told() or "__" in path else FEW // 4  # PostgreSQL fetches more slowly
        return not many(led(few), FEW_IN_USUAL_ORDER if path == self.usual else other)


def many(queryset: QuerySet, few: int = FEW_IN_USUAL_ORDER) -> bool:
    """Whether more than a few answer."""
    return bool(queryset.order_by().values_list("pk")[few : few + 1])


def by_words(reach: Callable[[int], int], usual: bool) -> str:
    """How records that hold words are found; `reach` tells how many they are as far as a number."""
    most = LISTED if told() else LISTED_IN_USUAL_ORDER if usual else HOLDING_LISTED
    found = reach(most + 1)
    return GATHER if found <= GATHERED else TEST if found <= most else READ


def by_rows(rows: QuerySet, parent: str, usual: bool) -> str:
    """How records are found that one of these rows stands in; an index over what is asked and the record tells it."""
    most = LISTED_IN_USUAL_ORDER if usual else LISTED
    found = rows.values(parent)[: most + 1].count()
    return GATHER if found <= GATHERED_BY_ROWS else TEST if found <= most else READ


class Listed(In):
    """Among records that are found by themselves: PostgreSQL fetches them by their numbers as they lie, side by side."""

    def get_rhs_op(self, connection, rhs):
        return f"= ANY(ARRAY{rhs})" if connection.vendor == "postgresql" else super().get_rhs_op(connection, rhs)


class Alone(Func):
    """A condition that leads nowhere: it is tested for one record after another in the list's order."""

    template, output_field, conditional = "COALESCE(%(expressions)s, FALSE)", models.BooleanField(), True


def with_rows(rows: QuerySet, parent: str, how: str = GATHER) -> Q | Alone:
    """Records that one of these rows stands in."""
    if how == GATHER:
        return Q(Listed(F("pk"), rows.values(parent)))
    if how == TEST and told():
        return Alone(In(F("pk"), rows.values(parent)))
    # PostgreSQL lists by itself what is put as equal, unless it does not fit; what lies between two ends it looks up.
    ends = ("gte", "lte") if how == READ and not told() else ("exact",)
    return Alone(Exists(rows.filter(**{f"{parent}__{end}": OuterRef("pk") for end in ends})))


class Unindexed(Func):
    """A column by itself, so put that no index over it is used."""

    template = "+%(expressions)s"

    def as_postgresql(self, compiler, connection):
        return self.as_sql(compiler, connection, template="GREATEST(%(expressions)s)")


def tested(queryset: QuerySet, path: str = "") -> QuerySet:
    """The same question without the help of indexes over the records' own columns, but for the one of its order."""
    return _with_plus(queryset, lambda column: column.name != path) if told() else queryset


def through_relations(queryset: QuerySet, pointer: str = "") -> QuerySet:
    """The same question, begun at what the records point at or what stands in them: their own dates and states hold for many.

    `pointer`: the column by which they point at records of any register.
    """

    def own(column: models.Field) -> bool:
        leads = column.is_relation or column.primary_key or column.name == pointer
        return column.model is queryset.model and not leads

    return _with_plus(queryset, own) if told() else queryset


def led(queryset: QuerySet) -> QuerySet:
    """The same question; where dates or relations are asked for, a state or a yes (held by many) does not lead."""
    columns = [one.lhs.target for one in _lookups(queryset.query.where) if one.lookup_name != "isnull"]
    return queryset if all(map(_common, columns)) or not told() else _with_plus(queryset, _common)


def also(queryset: QuerySet, condition: Q) -> QuerySet:
    """Those few that also fulfil a condition; no index leads to it."""
    if not told():
        return queryset.filter(condition)
    queryset, more = queryset.all(), _with_plus(queryset.model._default_manager.filter(condition), lambda column: True)
    queryset.query.where.add(more.query.where, "AND")
    return queryset


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
