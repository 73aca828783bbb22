"""Lists are turned page by page from the last row seen, so page 2,000 opens as fast as page 1.

Records without a value (or with an empty text) stand last in either direction, alike on SQLite and PostgreSQL: they
are a second, separate question, so that both parts can be read straight from an index. The numbers of a page's records
are asked first and the records then, so that whatever has to be sorted is narrow.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from django.core import signing
from django.db.models import BigIntegerField, BooleanField, CharField, F, Func, OuterRef, Q, QuerySet, Value
from django.db.models.functions import NullIf

from waiban.kernel.dates import PartialDate

from . import planning

SIZE = 50


@dataclass(frozen=True)
class Sort:
    """The path a list is ordered by; equal values follow each other by their number."""

    path: str
    descending: bool = False
    nullable: bool = True
    name: str = ""

    @property
    def alone(self) -> bool:
        return self.path in ("id", "pk")

    @property
    def steps(self) -> list:
        """What records follow each other by: the value, then the numbers of the records it is found over."""
        if self.alone:
            return [F("id")]
        parts = self.path.split("__")
        ends = range(len(parts), 0, -1) if planning.told() else sorted({len(parts), 1}, reverse=True)
        return [F(self.path), *(NumberBeside("__".join(parts[:end])) for end in ends)]


@dataclass
class Page:
    """The rows of one page, and the cursors of the pages beside it (empty where there is none)."""

    records: list
    after: str = ""
    before: str = ""
    problem: bool = field(default=False)


class NumberBeside(F):
    """The number of the record that the column at the end of a path belongs to; no index is left on the way to it."""

    def resolve_expression(self, *args, **kwargs):
        column = super().resolve_expression(*args, **kwargs)
        return column.target.model._meta.pk.get_col(column.alias)


class Beyond(Func):
    """`(a, b) > (x, y)`: one comparison of rows, which an index on (a, b) answers at once."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, *expressions, sign=">"):
        super().__init__(*expressions)
        self.sign = sign

    def as_sql(self, compiler, connection, **extra):
        parts, params = [], []
        for expression in self.source_expressions:
            sql, these = compiler.compile(expression)
            parts.append(sql)
            params.extend(these)
        half = len(parts) // 2
        return f"({', '.join(parts[:half])}) {self.sign} ({', '.join(parts[half:])})", params


class OneByOne(Func):
    """Each member of an array in a row of its own."""

    function = "unnest"
    set_returning = True


def turn(
    asked: planning.Asked | QuerySet, sort: Sort, *, after: str = "", before: str = "", size: int = SIZE,
    fetch: Callable[[list[int]], Iterable] | None = None,
) -> Page:  # fmt: skip
    """The page that follows (or precedes) a cursor; a cursor nobody gave out counts as none and is said.

    `fetch` gives the records of these numbers with what is shown of them.
    """
    asked = asked if isinstance(asked, planning.Asked) else planning.Asked(asked)
    model, cursor, problem = asked.every.model, None, False
    if after or before:
        cursor = read_cursor(model, sort, after or before)
        problem = cursor is None
    back = bool(before) and cursor is not None
    found: list[tuple] = []
    for part in _parts(asked, sort, cursor, back):
        found += part(size + 1 - len(found))
        if len(found) > size:
            break
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    page = Page(_records(fetch or (lambda pks: asked.every.order_by().filter(pk__in=pks)), found), problem=problem)
    if found:
        page.after = make_cursor(model, sort, found[-1]) if (more or back) else ""
        page.before = make_cursor(model, sort, found[0]) if (more if back else cursor) else ""
    return page


def _records(fetch: Callable, found: list[tuple]) -> list:
    by_pk = {record.pk: record for record in fetch([row[-1] for row in found])}
    return [by_pk[row[-1]] for row in found if row[-1] in by_pk]


def _parts(asked: planning.Asked, sort: Sort, cursor, back: bool) -> Iterator[Callable[[int], list[tuple]]]:
    """The questions to ask in turn: records with a value, then those without (the other way round going back)."""
    down = sort.descending != back
    ends = [_with_value, _without_value] if sort.nullable and not sort.alone else [_with_value]
    if not cursor and len(ends) > 1 and "__" not in sort.path:
        found, few = asked.part(Q(), sort.path)
        if few:
            yield partial(_at_once, found, sort, down)
            return
    if cursor and len(ends) > 1 and (cursor[0] is None) != back:
        ends = ends[1:] if not back else ends[:1]
    for end in reversed(ends) if back else ends:
        yield partial(end, asked, sort, cursor, down)


def _at_once(found, sort, down: bool, limit: int) -> list[tuple]:
    """Few are sorted whichever way, so those without a value too."""
    value = planning.Unindexed(or_none(found.model, sort.path))
    order = [value.desc(nulls_last=True) if down else value.asc(nulls_last=True), *_order([F("id")], down)]
    return list(found.select_related(None).order_by(*order).values_list(value, "id")[:limit])


def _with_value(asked, sort, cursor, down: bool, limit: int) -> list[tuple]:
    """Records with a value at the end of the path, each as the values of its steps.

    Behind a cursor those of its very value come first and then those of the next ones: of a state thousands may have,
    no index leads to the middle of them in one question.
    """
    over_several = planning.told() and sort.path.count("__") > 1
    if not cursor or cursor[0] is None or sort.alone or over_several:
        return _in_order(asked, sort, cursor, down, limit)
    found = _of_same_value(asked, sort, cursor, down, limit)
    more = limit - len(found)
    return found + _in_order(asked, sort, cursor[:-1], down, more) if more else found


def _of_same_value(asked, sort, cursor, down: bool, limit: int) -> list[tuple]:
    relation = sort.path.rpartition("__")[0]
    same = Q(**({relation: cursor[1]} if relation else {sort.path: cursor[0]}))
    behind = same & Q(**{"id__lt" if down else "id__gt": cursor[-1]})
    order = _order([F("id")], down)
    found, few = asked.part(Q(), sort.path)
    found = planning.also(found, behind) if few else found.filter(behind)
    return [(*cursor[:-1], pk) for pk in found.order_by(*order).values_list("id", flat=True)[:limit]]


def _in_order(asked, sort, cursor, down: bool, limit: int) -> list[tuple]:
    model, steps = asked.every.model, sort.steps
    behind = cursor and cursor[0] is not None and not down and "__" not in sort.path  # which says that there is one
    condition = Q() if sort.alone or behind else _told(model, sort.path)
    found, few = asked.part(condition, sort.path)
    if not planning.told() and len(steps) == 3 and not few:
        return _by_related(asked.every.select_related(None), sort, cursor, down, limit)
    found = _after(found.select_related(None), sort, cursor, down)
    few = few or _seldom(model, sort)
    order = [planning.Unindexed(step) if few else step for step in steps]
    found = found.order_by(*_order(order, down)).values_list(*steps)
    return list((planning.from_there(found) if planning.told() and not few else found)[:limit])


def _order(steps: list, down: bool) -> list:
    return [step.desc() if down else step.asc() for step in steps]


def _after(found: QuerySet, sort: Sort, cursor, down: bool) -> QuerySet:
    """Those behind the cursor."""
    if cursor and sort.alone:
        return found.filter(**{"id__lt" if down else "id__gt": cursor[-1]})
    if cursor and cursor[0] is not None:
        return found.filter(_beyond(found.model, sort, sort.steps, cursor, "<" if down else ">"))
    return found


def _by_related(found, sort, cursor, down: bool, limit: int) -> list[tuple]:
    """Begun with the related records in their order, of each the first ones: PostgreSQL stops when it has enough."""
    from django.contrib.postgres.expressions import ArraySubquery  # brings the driver along

    relation, _under, name = sort.path.rpartition("__")
    sign = "-" if down else ""
    there = end_of(found.model, relation).related_model
    there = there._default_manager.filter(_told(there, name))
    if "__" in relation:  # over several relations: not all records by their numbers
        mine = found.filter(**{relation: OuterRef("pk")}).order_by(*_order([F("id") + 0], down))
    else:  # so put that only the index over both fits: by their numbers alone it would look at all records
        if len(named := planning.named(found.model, relation)) <= planning.NAMED:
            there = there.filter(pk__in=named)
        ends = Q(**{f"{relation}__gte": OuterRef("pk"), f"{relation}__lte": OuterRef("pk")})
        mine = found.filter(ends).order_by(*_order([F(f"{relation}_id"), F("id")], down))
    if cursor and cursor[0] is not None:
        there = there.filter(_beyond(there.model, Sort(name), [F(name), F("id")], cursor, "<" if down else ">"))
    each = OneByOne(ArraySubquery(mine.values("pk")[:limit]), output_field=BigIntegerField())
    return list(there.order_by(f"{sign}{name}", f"{sign}id").values_list(name, "id", each)[:limit])


def _without_value(asked, sort, cursor, down: bool, limit: int) -> list[tuple]:
    condition, behind = _empty(asked.every.model, sort.path), Q()
    if cursor and cursor[0] is None:
        behind = Q(**{"id__lt" if down else "id__gt": cursor[-1]})
    found, few = asked.part(condition, "id")
    number = planning.Unindexed(F("id")) if few else F("id")
    found = found.select_related(None).filter(behind).order_by(*_order([number], down))
    return [(None, pk) for pk in found.values_list("id", flat=True)[:limit]]


def _beyond(model, sort: Sort, steps: list, cursor, sign: str) -> Beyond:
    value = Value(cursor[0], output_field=end_of(model, sort.path))
    return Beyond(*steps[: len(cursor)], value, *map(Value, cursor[1:]), sign=sign)


def _told(model, path: str) -> Q:
    """A value stands at the end of the path."""
    if empty_is_text(end_of(model, path)):
        return Q(**{f"{path}__gt": ""})
    return Q(**{f"{path}__isnull": False}) if may_be_empty(model, path) else Q()


def _empty(model, path: str) -> Q:
    """No value at the end of the path; asked where the path breaks off, which is where the index is."""
    found, parts = Q(), path.split("__")
    for end in range(1, len(parts) + 1):
        if end_of(model, step := "__".join(parts[:end])).null:
            found |= Q(**{f"{step}__isnull": True})
    return found | Q(**{path: ""}) if empty_is_text(end_of(model, path)) else found


def _seldom(model, sort: Sort) -> bool:
    """Whether so few records lead to a value in another register that it is better to begin with them."""
    first, under, _rest = sort.path.partition("__")
    if not planning.told() or not under or not end_of(model, first).null:
        return False
    return not planning.many(model._default_manager.filter(**{f"{first}__gt": 0}))


def end_of(model, path: str):
    """The model field a path ends at."""
    for name in path.split("__"):
        found = model._meta.get_field(name)
        model = found.related_model
    return found


def may_be_empty(model, path: str) -> bool:
    """Whether any step of the path may have no value."""
    for name in path.split("__"):
        found = model._meta.get_field(name)
        if found.null or empty_is_text(found):
            return True
        model = found.related_model
    return False


def empty_is_text(column) -> bool:
    """Whether what has no value there has an empty text."""
    return isinstance(column, CharField) and column.blank


def or_none(model, path: str):
    """The value at the end of the path, None where it is an empty text."""
    return NullIf(F(path), Value("")) if empty_is_text(end_of(model, path)) else F(path)


def make_cursor(model, sort: Sort, row: tuple) -> str:
    """From the values of `sort.steps` in the row a page ends with."""
    value, *numbers = row if not sort.alone else (None, *row)
    if isinstance(value, PartialDate):
        value = value.number
    elif isinstance(value, dt.date | Decimal):  # a datetime is a date too
        value = str(value)
    return signing.dumps([value, *numbers], salt=_salt(model, sort))


def read_cursor(model, sort: Sort, text: str) -> tuple | None:
    """(value, numbers of the row a cursor stands for), None when this list did not give it out."""
    try:
        value, *numbers = signing.loads(text, salt=_salt(model, sort))
    except signing.BadSignature:
        return None
    return (None if value is None else end_of(model, sort.path).to_python(value)), *numbers


def _salt(model, sort: Sort) -> str:
    return f"list {model._meta.label_lower} {sort.path} {sort.descending}"
