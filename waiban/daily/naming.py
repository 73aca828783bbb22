"""What records of many registers are called, in the reader's language, asked in one question."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import F
from django.db.models.functions import JSONArray

from waiban.kernel.dates import PartialDateField
from waiban.register.declare import catalogue
from waiban.register.prepared import MARK

from .together import Part, ask, part


def names(wanted: Mapping[type[models.Model], Iterable[int]]) -> dict[tuple[type, int], str]:
    """{(model, number): what it is called}; numbers that are no longer there are left out."""
    asked = [(model, list(dict.fromkeys(pks))) for model, pks in wanted.items()]
    asked = [(model, pks) for model, pks in asked if pks]
    rows = ask(_of(n, model, pks) for n, (model, pks) in enumerate(asked))
    found = {}
    for n, pk, values in rows:
        model = asked[n][0]
        values = json.loads(values) if isinstance(values, str) else values
        found[model, pk] = str(_built(model, {"id": pk, **dict(zip(called_by(model), values, strict=True))}))
    return found


@cache
def called_by(model) -> tuple[str, ...]:
    """The columns a record is called by: as its register says; of a row its texts that anybody may read."""
    if register := catalogue.of(model):
        return tuple(dict.fromkeys(register.called_by()))
    for register in catalogue.values():
        for rows in register.rows:
            if rows.model is model:
                texts = [c.path for c in rows.columns if c.search and not c.private]
                return tuple(texts or [c.path for c in rows.columns if c.own and not c.private])
    return ("text",)


@cache
def _asked(model) -> Part:
    """Asks for the record number 0; other numbers are put in its place, so that SQL is made once."""
    records = model._default_manager.filter(pk__in=[0]).order_by()
    return part(0, records, no=F("pk"), called=JSONArray(*called_by(model)))


def _of(n: int, model, pks: list[int]) -> Part:
    sql, (_zero, *others, _pk) = _asked(model)
    return Part(sql.replace(MARK, f"IN ({', '.join(['%s'] * len(pks))})"), (n, *others, *pks))


def _built(model, values: dict) -> models.Model:
    """The record with these columns alone; what it is called needs no others."""
    own, below = {}, defaultdict(dict)
    for path, value in values.items():
        head, _mark, rest = path.partition("__")
        (below[head] if rest else own)[rest or head] = value
    fields = [f for f in model._meta.concrete_fields if f.name in own]
    kept = [_kept(f, own[f.name]) for f in fields]
    record = model.from_db(DEFAULT_DB_ALIAS, [f.attname for f in fields], kept)
    for head, inner in below.items():
        there = any(value is not None for value in inner.values())
        target = model._meta.get_field(head).related_model
        record._state.fields_cache[head] = _built(target, inner) if there else None
    return record


def _kept(field, value):
    if value is None:
        return None
    return field.from_db_value(value, None, None) if isinstance(field, PartialDateField) else field.to_python(value)
