"""The one door: whatever is written to a record goes through save, save_many or remove, with its history."""

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal

from django.db import models, transaction
from django.db.models import ProtectedError, prefetch_related_objects
from django.utils.translation import gettext as _

from waiban.history.models import Change
from waiban.history.write import write
from waiban.kernel import text
from waiban.kernel.bulk import fresh, write_rows
from waiban.kernel.errors import Conflict, Refused
from waiban.kernel.naming import kept_name

from . import judging, rights, search
from .checking import check_everything
from .declare import catalogue, label_of
from .judging import kept_rows

CHUNK = 1_000
RELATED = 500  # Django asks for many related records in a chain of ORs, and SQLite takes 1,000 links at most
HIDDEN = ("id", "version", "position", "password", "digest", "last_login")

# Asked before records of one model are removed: each says why one of them must stay, or None. Packages above add theirs.
keepers: list[Callable[[Sequence[models.Model]], str | None]] = []


@transaction.atomic
def save(
    record, *, by, verb: str | None = None, rows: dict[str, list] | None = None, note="", expect: int | None = None
):
    """Save one record and, where handed over, its rows (the full new list by name), with one history entry.

    `by` is the person, or a word for the machine ("demo", "import"). `expect` is the version the person saw:
    Conflict when somebody saved since. ValidationError beside fields (rows under their name); Refused by rights.
    """
    stored = _stored(record)
    if expect is not None and stored and stored.version != expect:
        raise Conflict(_("Somebody else saved this record while you were writing."), stored=stored)
    register = catalogue.of(record)
    if register and not isinstance(by, str):
        rights.require_change(by, register, stored or record)
    handed = dict(rows or {})
    kept = kept_rows(register, [stored])[stored.pk] if stored else {}
    before = _image(register, stored, kept) if stored else {}
    if register:
        _prepare(register, record, kept, handed)
    check_everything(record, handed, register)
    record.version = (stored.version if stored else 0) + 1
    after = _image(register, record, {**(_json_rows(before) if stored else {}), **handed}, fresh=handed)
    change = _change(record, before, after, by, verb or ("changed" if stored else "created"), note)
    if change is None:  # saved as it was: no new version, so that nobody meets a conflict over nothing
        record.version = stored.version
        return record
    record.save(force_insert=stored is None, force_update=stored is not None)
    if handed:
        _write_rows(register, [(kept, handed)])
    if register:
        search.keep(register, [] if stored else [record], [(stored, record)] if stored else ())
    write([change])
    return record


@transaction.atomic
def save_many(
    records: Sequence, *, by, verb: str | None = None, rows: Sequence[dict] | None = None, note="", judged=False
) -> int:
    """Save checked records of one model in bulk, each with its history; the number saved.

    The caller has validated them (see `checking.check_many`). `rows` holds for each record the full new lists by name.
    Rights are asked once for the register and once for each stored row; rules too, unless the caller has `judged`.
    """
    if not records:
        return 0
    model, register = type(records[0]), catalogue.of(records[0])
    if register and not isinstance(by, str):
        rights.require_change(by, register)
    handed = [dict(r) for r in rows] if rows else [{} for _r in records]
    for start in range(0, len(records), CHUNK):
        some, theirs = records[start : start + CHUNK], handed[start : start + CHUNK]
        if not judged:
            judging.require(register, some, theirs)
        _save_chunk(model, register, some, theirs, by, verb, note)
    return len(records)


def _save_chunk(model, register, records, handed, by, verb, note):
    stored = _stored_many(model, records)
    kept = kept_rows(register, list(stored.values()))
    changes, new, old, touched = [], [], [], []
    for start in range(0, len(records), RELATED):
        prefetch_related_objects(records[start : start + RELATED], *_named_by(register))
    for record, rows in zip(records, handed, strict=True):
        was = stored.get(record.pk)
        if register:
            if was and not isinstance(by, str):
                rights.require_change(by, register, was)
            _prepare(register, record, kept.get(record.pk, {}), rows)
        before = _image(register, was, kept.get(record.pk, {})) if was else {}
        record.version = (was.version if was else 0) + 1
        after = _image(register, record, {**_json_rows(before), **rows}, fresh=rows)
        change = _change(record, before, after, by, verb or ("changed" if was else "created"), note)
        if change is None:  # as it was
            record.version = was.version
            continue
        changes.append(change)
        (old if was else new).append(record)
        touched.append((kept.get(record.pk, {}), rows))
    for _index, _name, sentence in register.clashes([*new, *old]) if register else ():
        raise Refused(sentence)
    write_rows(model, new)
    write_rows(model, old, replace=True)
    if register:
        search.keep(register, new, [(stored[record.pk], record) for record in old])
    if any(rows for _kept, rows in touched):
        _write_rows(register, touched)
    write(changes)


def remove(record, *, by, note="") -> None:
    """Remove a record with its rows; Refused when it is evidence, or when other records point at it."""
    remove_many([record], by=by, note=note)


@transaction.atomic
def remove_many(records: Sequence, *, by, verb="removed", note="") -> None:
    """Remove records of one model with their rows, each with its history; Refused where one must stay, then all do."""
    for start in range(0, len(records), CHUNK):
        _remove_chunk(catalogue.of(records[0]), records[start : start + CHUNK], by, verb, note)


def _remove_chunk(register, records, by, verb, note):
    kept, changes = kept_rows(register, records), []
    for record in records:
        if register and not isinstance(by, str):
            rights.require_change(by, register, record)
    for keeper in keepers:
        if why := keeper(records):
            raise Refused(why)
    for record in records:
        changes.append(_change(record, _image(register, record, kept[record.pk]), {}, by, verb, note))
    try:
        type(records[0])._default_manager.filter(pk__in=[record.pk for record in records]).delete()
    except ProtectedError as error:
        names = text.series(dict.fromkeys(str(_whole(o)) for o in list(error.protected_objects)[:3]))
        raise Refused(
            _("Other records point at this one: %(names)s. Change or remove them first.") % {"names": names}
        ) from error
    search.forget(records)
    write(changes)


def _stored(record):
    return _stored_many(type(record), [record]).get(record.pk)


def _stored_many(model, records) -> dict[int, models.Model]:
    """What is kept now of the records that are not new, held until the end of the transaction."""
    wanted = [record.pk for record in records if not record._state.adding]
    if not wanted:
        return {}
    found = model._default_manager.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk")
    found = {record.pk: record for record in found}
    if len(found) < len(set(wanted)):
        raise Refused(_("Somebody removed this record while you were writing."))
    return found


def _named_by(register) -> list[str]:
    """Relations in the key, which names of records are made of: fetched once for all, not for each."""
    names = register.key if register else ()
    return [name for name in names if register.model._meta.get_field(name).is_relation]


def _whole(thing):
    """The record a row belongs to; a record itself as it is."""
    for register in catalogue.values():
        for rows in register.rows:
            if isinstance(thing, rows.model):
                return getattr(thing, rows.parent)
    return thing


def _prepare(register, record, kept, handed):
    """What follows from the record is derived; rows that follow from it are written as if they had been handed over."""
    for rows in register.rows:
        for position, row in enumerate(handed.get(rows.name, ())):
            row.position = position
            setattr(row, rows.parent, record)
    now = {rows.name: handed.get(rows.name, kept.get(rows.name, [])) for rows in register.rows}
    handed |= register.prepare(record, now) or {}


def _write_rows(register, pairs):
    """Make the stored rows equal to those handed over, in bulk; only a record's own rows are written over."""
    for rows in register.rows:
        new, old, gone = [], [], []
        for kept, handed in pairs:
            if rows.name not in handed:
                continue
            mine = {row.pk for row in kept.get(rows.name, ())}
            for row in handed[rows.name]:
                (old if row.pk in mine else new).append(row)
            gone += mine - {row.pk for row in handed[rows.name]}
        manager = rows.model._default_manager
        for start in range(0, len(gone), CHUNK):
            manager.filter(pk__in=gone[start : start + CHUNK]).delete()
        write_rows(rows.model, new)
        write_rows(rows.model, old, replace=True)


def plain(instance, skip=()) -> dict:
    """Concrete values as history keeps them: numbers of relations, dates as text, amounts with all their places."""
    image = {}
    for f in instance._meta.concrete_fields:
        if f.name in HIDDEN or f.name in skip:
            continue
        value = getattr(instance, f.attname)
        if isinstance(value, Decimal) and isinstance(f, models.DecimalField):
            value = f"{value:.{f.decimal_places}f}"
        elif isinstance(value, dt.datetime) and value.tzinfo:
            value = value.astimezone(dt.UTC)  # the same moment is the same text, whatever zone it was typed in
        image[f.name] = (
            value if value is None or isinstance(value, bool | int | float | str | list | dict) else str(value)
        )
    return image


def _json_rows(image: dict) -> dict:
    return {name: value for name, value in image.items() if name.startswith("rows:")}


def _image(register, record, rows: dict, fresh: dict | None = None) -> dict:
    image = plain(record)
    for name, value in rows.items():
        if name.startswith("rows:"):
            if name[5:] not in (fresh or {}):
                image[name] = value
        else:
            parent = next(r.parent for r in register.rows if r.name == name)
            image[f"rows:{name}"] = [plain(row, skip=(parent,)) for row in value]
    return image


def _change(record, before: dict, after: dict, by, verb, note) -> Change | None:
    """The history entry with only what differs; None when nothing does."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    if not names and before:
        return None
    return fresh(
        Change,
        register=label_of(record),
        record=record.pk,
        title=kept_name(record)[:200],
        version=record.version,
        verb=verb,
        note=note,
        who_id=None if isinstance(by, str) else by.pk,
        who=by if isinstance(by, str) else str(by),
        before={name: before[name] for name in names if name in before},
        after={name: after[name] for name in names if name in after},
    )
