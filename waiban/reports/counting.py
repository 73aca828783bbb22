"""The records behind each figure, and the figure from the records: one question for all measures of an indicator."""

import datetime as dt
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Count, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Cast

from waiban.register.declare import catalogue
from waiban.register.rights import visible
from waiban.targets import matching

from .declare import Indicator, Measure, Path, fulfilled
from .groups import expression
from .span import Span, of_part


class Cut(NamedTuple):
    """Only what stands under one value of a breakdown: continent, AS."""

    way: str
    value: Any


def counted(
    one: Indicator, span: Span, user=None, cuts: tuple[Cut, ...] = (), measure: Measure | None = None
) -> QuerySet:
    """The records that count, each with `on`; without a user those of everybody."""
    register, day = one.register, span.day
    records = register.model._default_manager.all() if user is None else visible(user, register)
    last = span.last if one.ahead else day
    records = one.segment.narrow(records.order_by(), day, None if one.stock else span.first)
    if one.segment.date:
        records = records.filter(on__lte=last)
    for condition in (one.where, *((measure.where,) if measure else ())):
        if q := fulfilled(condition, day):
            records = records.filter(q)
    for cut in cuts:
        records = records.filter(under(one, cut, day))
    return records


def under(one: Indicator, cut: Cut, day: dt.date) -> Q:
    """The condition of one line of a breakdown."""
    way, value = one.ways[cut.way], cut.value
    if cut.way == "month":
        month = of_part(int(value[:4]), value[5:])
        return Q(on__range=tuple(month))
    if cut.way == "group":
        return Q(**{f"{way.path}__in": members(day, value)[value]})
    if way.rows is None:
        return _is(way.path, way, value)
    rows = way.rows.model._default_manager.filter(one.count_rows, _is(way.rest, way, value))
    return Q(Exists(rows.filter(**{way.rows.parent: OuterRef("pk")}).order_by()))


def _is(path: str, way: Path, value) -> Q:
    if value is not None:
        return Q(**{path: value})
    return Q(**{f"{path}__isnull": True}) | (Q(**{path: ""}) if way.column.kind in ("text", "choice") else Q())


def members(day: dt.date, *groups: int) -> dict[int, list[int]]:
    """The countries that belong to each group on a day."""
    return {
        group: [c for c, since, until in found if (since is None or since <= day) and (until is None or until >= day)]
        for group, found in matching.memberships(groups).items()
    }


def values(one: Indicator, span: Span, user=None, cuts: tuple[Cut, ...] = ()) -> dict[str, Any]:
    """The figure of each measure by its name."""
    records, day = counted(one, span, user, cuts), span.day
    records, asked = _own(one, records, day)
    found = records.aggregate(**asked)
    for measure in one.measures:
        if measure.form == "distinct" and (way := Path(one.register, measure.of)).rows:
            q = fulfilled(measure.where, day)
            found[measure.name] = counted_rows(one, way, records.filter(q) if q else records, cuts).aggregate(
                n=Count(way.rest, distinct=True)
            )["n"]
    return _finished(one, found)


def _own(one: Indicator, records: QuerySet, day: dt.date) -> tuple[QuerySet, dict]:
    """What the database adds up of the records themselves."""
    asked = {}
    for measure in one.measures:
        q = fulfilled(measure.where, day) or None
        if measure.form == "records":
            asked[measure.name] = Count("pk", filter=q)
        elif measure.form == "total":
            if (made := expression(measure.of)) is not None:
                records = records.annotate(**{f"x_{measure.name}": made})
            asked[measure.name] = Sum(f"x_{measure.name}" if made is not None else measure.of, filter=q)
        elif measure.form == "distinct" and Path(one.register, measure.of).rows is None:
            asked[measure.name] = Count(measure.of, distinct=True, filter=q)
    return records, asked


def counted_rows(one: Indicator, way: Path, records: QuerySet, cuts: tuple[Cut, ...] = ()) -> QuerySet:
    """The rows that count of the counted records, those under a line of a breakdown only."""
    rows = way.rows.model._default_manager.filter(one.count_rows).order_by()
    for cut in cuts:
        if (theirs := one.ways[cut.way]).rows == way.rows and cut.way != "month":
            rows = rows.filter(_is(theirs.rest, theirs, cut.value))
    return rows.filter(**{f"{way.rows.parent}__in": records.values("pk")})


def _finished(one: Indicator, found: dict) -> dict:
    """Sums of nothing are nought, but no figure typed in is none; shares follow from what they name, None of nothing."""
    done = {name: None if one.called and value is None else _plain(value) for name, value in found.items()}
    for measure in one.measures:
        if measure.form == "share":
            part, whole = (done[name] for name in measure.of.split("/"))
            done[measure.name] = round(100 * part / whole, 1) if whole else None
    return {measure.name: done[measure.name] for measure in one.measures if measure.name in done}


def _plain(value):
    value = value or 0
    return int(value) if isinstance(value, Decimal | float) and value == int(value) else value


def measured_by(one: Indicator, name: str) -> list[Measure]:
    """The measures that a breakdown tells: what is counted once is told where it can be."""
    way = one.ways[name]
    if name == "country":
        return [m for m in one.measures if m.form != "distinct" or Path(one.register, m.of).path != one.country]
    if name == "group":
        return [m for m in one.measures if m.form in ("records", "total")]
    return [m for m in one.measures if m.form != "distinct" or Path(one.register, m.of).rows == way.rows]


def breakdown(one: Indicator, span: Span, name: str, user=None, cuts: tuple[Cut, ...] = ()) -> list[tuple[Any, dict]]:
    """(value, figures) for each value that occurs, the largest first, months in their order."""
    records, day = counted(one, span, user, cuts), span.day
    way = one.ways[name]
    if name == "month":
        lines = _by_own(one, records, _month(), day)
    elif way.rows is None:
        lines = _by_own(one, records, F(way.path), day)
    else:
        lines = _by_rows(one, records, way, day)
    found: dict = {}
    for value, figures in lines:
        value = f"{value // 100}-{value % 100:02}" if name == "month" else None if value == "" else value
        found[value] = {k: v + figures.get(k, 0) for k, v in found[value].items()} if value in found else figures
    wanted = {measure.name for measure in measured_by(one, name)}
    if name == "group":
        found = _in_groups(one, found, day)
    lines = [(v, {k: n for k, n in _finished(one, f).items() if k in wanted}) for v, f in found.items()]
    if name == "month":
        return sorted(lines, key=lambda line: line[0])
    first = one.measures[0].name
    return sorted(lines, key=lambda line: (-(line[1].get(first) or 0), str(line[0])))


def _month():
    return ExpressionWrapper(Cast("on", BigIntegerField()) / 1000, output_field=BigIntegerField())


def _by_own(one, records, value, day):
    records, asked = _own(one, records, day)
    for line in records.annotate(value_=value).values("value_").annotate(**asked):
        yield line.pop("value_"), line


def _by_rows(one, records, way: Path, day):
    """Each record once under each value its rows name: from the rows' side, so that sums are not taken twice."""
    rows, parent = counted_rows(one, way, records), way.rows.parent
    asked = {}
    for measure in one.measures:
        q = _theirs(fulfilled(measure.where, day), parent)
        if measure.form == "records":
            asked[measure.name] = Count(parent, distinct=True, filter=q)
        elif measure.form == "distinct" and Path(one.register, measure.of).rows == way.rows:
            asked[measure.name] = Count(Path(one.register, measure.of).rest, distinct=True, filter=q)
    found = {line.pop("value_"): line for line in rows.annotate(value_=F(way.rest)).values("value_").annotate(**asked)}
    if totals := [m for m in one.measures if m.form == "total" and expression(m.of) is None]:
        earlier = way.rows.model._default_manager.filter(
            one.count_rows, pk__lt=OuterRef("pk"), **{parent: OuterRef(f"{parent}_id")}
        )
        empty = {f"{way.rest}__isnull": True}  # nothing is never equal to nothing
        first = rows.filter(
            ~Q(**empty) & ~Exists(earlier.filter(**{way.rest: OuterRef(way.rest)}))
            | Q(**empty) & ~Exists(earlier.filter(**empty))
        )
        sums = {m.name: Sum(f"{parent}__{m.of}", filter=_theirs(fulfilled(m.where, day), parent)) for m in totals}
        for line in first.annotate(value_=F(way.rest)).values("value_").annotate(**sums):
            found[line.pop("value_")] |= line
    yield from found.items()


def _theirs(q: Q, parent: str) -> Q | None:
    """A condition on the record, asked from its row."""
    if not q:
        return None
    fresh = Q()
    fresh.connector, fresh.negated = q.connector, q.negated
    fresh.children = [_theirs(c, parent) if isinstance(c, Q) else (f"{parent}__{c[0]}", c[1]) for c in q.children]
    return fresh


def _in_groups(one: Indicator, found: dict, day: dt.date) -> dict:
    """Countries added up in each group they belong to on the day; only paths that lead to one country have groups."""
    groups = members(day, *catalogue[matching.GROUP].model._default_manager.values_list("pk", flat=True))
    sums = {}
    for group, countries in groups.items():
        lines = [found[country] for country in countries if country in found]
        if lines:
            sums[group] = {k: sum(line[k] or 0 for line in lines) for k in lines[0]}
    return sums
