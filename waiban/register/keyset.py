"""Lists are turned page by page from the last row seen, so page 2,000 opens as fast as page 1.

Records without a value stand last in either direction, alike on SQLite and PostgreSQL: they are a second, separate
question, so that both parts can be read straight from an index.
"""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from django.core import signing
from django.db.models import BooleanField, F, Func, QuerySet, Value

from waiban.kernel.dates import PartialDate

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


@dataclass
class Page:
    """The rows of one page, and the cursors of the pages beside it (empty where there is none)."""

    records: list
    after: str = ""
    before: str = ""
    problem: bool = field(default=False)


class Beyond(Func):
    """`(a, b) > (x, y)`: one comparison of pairs, which an index on (a, b) answers at once."""

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
        a, b, x, y = parts
        return f"({a}, {b}) {self.sign} ({x}, {y})", params


def turn(queryset: QuerySet, sort: Sort, *, after: str = "", before: str = "", size: int = SIZE) -> Page:
    """The page that follows (or precedes) a cursor; a cursor nobody gave out counts as none and is said."""
    cursor, problem = None, False
    if after or before:
        cursor = read_cursor(queryset.model, sort, after or before)
        problem = cursor is None
    back = bool(before) and cursor is not None
    queryset = queryset.annotate(sort_value=F(sort.path))
    found = []
    for part in _parts(queryset, sort, cursor, back):
        found += part[: size + 1 - len(found)]
        if len(found) > size:
            break
    more, records = len(found) > size, found[:size]
    if back:
        records.reverse()
    page = Page(records, problem=problem)
    if records:
        page.after = make_cursor(sort, records[-1]) if (more or back) else ""
        page.before = make_cursor(sort, records[0]) if (more if back else cursor) else ""
    return page


def _parts(queryset, sort, cursor, back):
    """The questions to ask in turn: records with a value, then those without (the other way round going back)."""
    down = sort.descending != back
    sign = "<" if down else ">"
    by_id = "-id" if down else "id"
    step = "id__lt" if down else "id__gt"
    if sort.alone:
        return [queryset.filter(**{step: cursor[1]}).order_by(by_id) if cursor else queryset.order_by(by_id)]
    filled = queryset.filter(**{f"{sort.path}__isnull": False}) if sort.nullable else queryset
    filled = filled.order_by(f"-{sort.path}" if down else sort.path, by_id)
    empty = queryset.filter(**{f"{sort.path}__isnull": True}).order_by(by_id) if sort.nullable else None
    if cursor and cursor[0] is None:
        empty = empty.filter(**{step: cursor[1]}) if empty is not None else None
        filled = filled if back else None
    elif cursor:
        value = Value(cursor[0], output_field=end_of(queryset.model, sort.path))
        filled = filled.filter(Beyond(F(sort.path), F("id"), value, Value(cursor[1]), sign=sign))
        empty = None if back else empty
    parts = [empty, filled] if back else [filled, empty]
    return [part for part in parts if part is not None]


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
        if found.null:
            return True
        model = found.related_model
    return False


def make_cursor(sort: Sort, record) -> str:
    value = record.sort_value
    if isinstance(value, PartialDate):
        value = value.number
    elif isinstance(value, dt.date | Decimal):  # a datetime is a date too
        value = str(value)
    return signing.dumps([value, record.pk], salt=_salt(type(record), sort))


def read_cursor(model, sort: Sort, text: str):
    """(value, number) of the row a cursor stands for, None when this list did not give it out."""
    try:
        value, pk = signing.loads(text, salt=_salt(model, sort))
    except signing.BadSignature:
        return None
    return (None if value is None else end_of(model, sort.path).to_python(value)), pk


def _salt(model, sort: Sort) -> str:
    return f"list {model._meta.label_lower} {sort.path} {sort.descending}"
