"""Uniqueness of many records at once: one query for each constraint instead of one for each row."""

from collections.abc import Iterator, Sequence

from django.db import models
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


def _taken(model, attnames, wanted) -> dict[tuple, int]:
    found: dict[tuple, int] = {}
    firsts = sorted({key[0] for key in wanted if key[0] not in (None, "")}, key=str)
    for start in range(0, len(firsts), 2_000):
        rows = model._default_manager.filter(**{f"{attnames[0]}__in": firsts[start : start + 2_000]})
        found.update({row[1:]: row[0] for row in rows.values_list("pk", *attnames)})
    return found
