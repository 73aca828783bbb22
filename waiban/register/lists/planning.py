"""What SQLite is told so that it reads a list the quick way: it plans without knowing how many records answer.

Few are gathered by an index and sorted. Where they are many, the list is read in its order and each record is tested.
PostgreSQL counts for itself, but thinks that what is asked for stands evenly spread in every order: it is told which of
the two where words or rows inside the records are asked for, and in every order but the usual one.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import connection, models
from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet
from django.db.models.expressions import Col
from django.db.models.lookups import In, Lookup
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
GATHERED, GATHERED_BY_ROWS, GATHERED_BY_ROWS_IN_USUAL_ORDER = 700, 3_500, 1_700
LISTED, LISTED_IN_USUAL_ORDER, HOLDING_LISTED = 20_000, 4_000, 8_000
NAMED = 100  # so few records (cities of events) are put in order themselves, of more the register's whole order is read


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
    _known: dict = field(default_factory=dict)

    def part(self, condition: Q, path: str) -> tuple[QuerySet, bool]:
        """The records that also fulfil a condition, to be read in the order of a path; whether they are few."""
        if self.surely:
            return self.few.filter(condition), True
        asks = self.few is not None and (told() or path != self.usual)
        if asks and not self._in_order_of(path) and self._are_few(condition, path):
            return also(led(self.few), condition), True
        return tested(self.every, path).filter(condition), False

    def _in_order_of(self, path: str) -> bool:
        """Whether those found by what they point at lie in this order already."""
        asked = _lookups(self.every.query.where)
        return path == "id" and any(one.lhs.target.is_relation and _of_one_value(one) for one in asked)

    def _are_few(self, condition: Q, path: str) -> bool:
        asked = condition if "__" in path else Q()
        if (path, asked) not in self._known:
            other = FEW if told() or "__" in path else FEW // 4  # PostgreSQL fetches more slowly
            most = FEW_IN_USUAL_ORDER if path == self.usual else other
            self._known[path, asked] = not many(led(self.few.filter(asked)), most)
        return self._known[path, asked]


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
    few, most = GATHERED_BY_ROWS, LISTED
    if usual:
        few, most = GATHERED_BY_ROWS_IN_USUAL_ORDER, LISTED_IN_USUAL_ORDER
    found = rows.values(parent)[: most + 1].count()
    return GATHER if found <= few else TEST if found <= most else READ


def named(model, relation: str) -> list[int]:
    """The records that a relation leads to, as far as a few; leapt from one to the next, as PostgreSQL does not by itself."""
    quote, column = connection.ops.quote_name, model._meta.get_field(relation).column
    least = f"SELECT min({quote(column)}) AS id FROM {quote(model._meta.db_table)}"  # noqa: S608 (names of our own)
    leap = f"SELECT ({least} WHERE {quote(column)} > found.id) FROM found WHERE id IS NOT NULL"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE found AS (({least}) UNION ALL {leap}) SELECT id FROM found WHERE id IS NOT NULL LIMIT %s",  # noqa: S608
            [NAMED + 1],
        )
        return [number for (number,) in cursor.fetchall()]


class Listed(In):
    """Among records that are found by themselves: PostgreSQL fetches them by their numbers as they lie, side by side."""

    def get_rhs_op(self, connection, rhs):
        return f"= ANY(ARRAY{rhs})" if connection.vendor == "postgresql" else super().get_rhs_op(connection, rhs)


class Alone(Func):
    """A condition that leads nowhere: it is tested for one record after another in the list's order."""

    template, output_field, conditional = "COALESCE(%(expressions)s, FALSE)", models.BooleanField(), True


def alone(queryset: QuerySet, conditions: list[Q]) -> QuerySet:
    """Those that also fulfil the conditions, none of which leads; on SQLite a plus says so, and costs nothing."""
    if not told():
        return queryset.filter(*map(Alone, conditions))
    return _with_plus(queryset.filter(*conditions), lambda one: one.lhs.target.primary_key)


def with_rows(rows: QuerySet, parent: str, how: str = GATHER) -> Q | Alone:
    """Records that one of these rows stands in."""
    if how == GATHER:
        return Q(Listed(F("pk"), rows.values(parent)))
    if how == TEST and told():
        return Q(In(Unindexed(F("pk")), rows.values(parent)))
    # PostgreSQL lists by itself what is put as equal, unless it does not fit; what lies between two ends it looks up.
    ends = ("gte", "lte") if how == READ and not told() else ("exact",)
    return Alone(Exists(rows.filter(**{f"{parent}__{end}": OuterRef("pk") for end in ends})))


class Unindexed(Func):
    """A column by itself, so put that no index over it is used."""

    template = "+%(expressions)s"

    def as_postgresql(self, compiler, connection):
        return self.as_sql(compiler, connection, template="GREATEST(%(expressions)s)")


def tested(queryset: QuerySet, path: str = "") -> QuerySet:
    """The same question without the help of indexes over the records' own columns, but for those that lie in its order."""

    def astray(one: Lookup) -> bool:
        return one.lhs.target.name != path and not (path == "id" and _of_one_value(one))

    return _with_plus(queryset, astray) if told() else queryset


def by_number(queryset: QuerySet) -> QuerySet:
    """The same question, led by the numbers of the records it is asked of."""
    return _with_plus(queryset, lambda one: not one.lhs.target.primary_key) if told() else queryset


def through_relations(queryset: QuerySet, pointer: str = "") -> QuerySet:
    """The same question, begun at what the records point at or what stands in them: their own dates and states hold for many.

    `pointer`: the column by which they point at records of any register.
    """

    def own(one: Lookup) -> bool:
        column = one.lhs.target
        leads = column.is_relation or column.primary_key or column.name == pointer
        return column.model is queryset.model and not leads

    return _with_plus(queryset, own) if told() else queryset


def led(queryset: QuerySet) -> QuerySet:
    """The same question; where dates or relations are asked for, a state or a yes (held by many) does not lead."""
    asked = [one for one in _lookups(queryset.query.where) if one.lookup_name != "isnull"]
    return queryset if all(map(_common, asked)) or not told() else _with_plus(queryset, _common)


def also(queryset: QuerySet, condition: Q) -> QuerySet:
    """Those few that also fulfil a condition; no index leads to it."""
    more = queryset.model._default_manager.filter(condition)
    if not told() or len(more.query.alias_map) > 1:  # what leads on to other records brings its joins along
        return queryset.filter(condition)
    queryset = queryset.all()
    queryset.query.where.add(_with_plus(more, lambda _one: True).query.where, "AND")
    return queryset


def _common(one: Lookup) -> bool:
    return bool(one.lhs.target.choices) or isinstance(one.lhs.target, models.BooleanField)


def _of_one_value(one: Lookup) -> bool:
    """An index over the column holds those of one value in the order of their numbers."""
    return one.lookup_name == "exact" or (isinstance(one, In) and isinstance(one.rhs, list) and len(one.rhs) == 1)


def _with_plus(queryset: QuerySet, which: Callable[[Lookup], bool]) -> QuerySet:
    queryset = queryset.all()

    def walk(node):
        for number, child in enumerate(node.children):
            if hasattr(child, "children"):
                walk(child)
            elif isinstance(getattr(child, "lhs", None), Col) and which(child):
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
