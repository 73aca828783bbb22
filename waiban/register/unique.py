"""Uniqueness of many records at once: one query for each constraint instead of one for each row."""

from collections.abc import Iterator, Sequence

from django.db import models
from django.db.models import BooleanField, F, Func
from django.utils.translation import gettext as _

from waiban.kernel.text import series


def keys(model) -> list[tuple[str, ...]]:
    """Field names that must be unique alone or together (constraints with conditions are left to the database)."""
    alone = [(f.name,) for f in model._meta.concrete_fields if f.unique and not f.primary_key]
    together = [
        tuple(c.fields)
        for c in model._meta.constraints
        if isinstance(c, models.UniqueConstraint) and c.fields and c.condition is None
    ]
    return alone + together


def clashes(records: Sequence) -> Iterator[tuple[int, str, str]]:
    """(index, field, sentence) for every record whose key stands twice in the list or belongs to another record."""
    if not records:
        return
    model = type(records[0])
    for names in keys(model):
        attnames = [model._meta.get_field(name).attname for name in names]
        mine = [tuple(getattr(record, a) for a in attnames) for record in records]
        first: dict[tuple, int] = {}
        taken = _taken(model, attnames, mine)
        label = series(model._meta.get_field(name).verbose_name for name in names)
        for index, (record, key) in enumerate(zip(records, mine, strict=True)):
            if None in key or "" in key:
                continue
            if key in first:
                yield index, names[-1], _("%(label)s stands twice in this sheet.") % {"label": label}
            elif taken.get(key, record.pk) != record.pk:
                yield index, names[-1], _("Another record has this %(label)s already.") % {"label": label}
            first.setdefault(key, index)


class Among(Func):
    """Which records have one of these keys: each is looked up in the index over its columns, on both databases."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, fields: Sequence[models.Field], keys: Sequence[tuple]):
        super().__init__(F("pk"))
        self.fields, self.keys = fields, keys

    def as_sql(self, compiler, connection, **extra):
        quote, fields = connection.ops.quote_name, self.fields
        pk, _params = compiler.compile(self.source_expressions[0])
        one = f"({', '.join(['%s'] * len(fields))})"
        alike = " AND ".join(f"t.{quote(f.column)} = v.column{number}" for number, f in enumerate(fields, 1))
        params = [
            field.get_db_prep_value(getattr(part, "pk", part), connection)
            for key in self.keys
            for field, part in zip(fields, key, strict=True)
        ]
        table, found = quote(fields[0].model._meta.db_table), quote(fields[0].model._meta.pk.column)
        values = ", ".join([one] * len(self.keys))
        return f"{pk} IN (SELECT t.{found} FROM (VALUES {values}) AS v CROSS JOIN {table} AS t WHERE {alike})", params  # noqa: S608


def with_keys(queryset, names: Sequence[str], keys: Sequence[tuple]):
    """The records whose columns hold one of these keys."""
    if len(names) == 1:
        return queryset.filter(**{f"{names[0]}__in": {key[0] for key in keys}})
    return queryset.filter(Among([queryset.model._meta.get_field(name) for name in names], list(keys)))


def _taken(model, attnames, wanted) -> dict[tuple, int]:
    found: dict[tuple, int] = {}
    keys = sorted({key for key in wanted if None not in key and "" not in key}, key=str)
    for start in range(0, len(keys), 2_000):
        rows = with_keys(model._default_manager.all(), attnames, keys[start : start + 2_000])
        found.update({row[1:]: row[0] for row in rows.values_list("pk", *attnames)})
    return found
