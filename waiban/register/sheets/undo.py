"""Taking an import back: what it registered is removed, what it changed becomes what it was, all of it or nothing."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from waiban.history.models import Change
from waiban.kernel.errors import Refused
from waiban.kernel.text import series

from .. import records
from ..declare import Register

CHUNK = 1_000


def undo(register: Register, user, done: dict) -> int:
    """Take back every change of one import, through the door; Refused when somebody changed a record since."""
    changes = Change.objects.filter(
        register=register.label, verb="imported", note=done["note"], seq__gt=done["after"], seq__lte=done["until"]
    ).order_by("-seq")
    try:
        with transaction.atomic():
            return _take_back(register, user, changes, done["note"])
    except IntegrityError as error:
        raise Refused(
            _("What a record pointed at before the import is no longer there. Change these records by hand.")
        ) from error


def _take_back(register, user, changes, note) -> int:
    count, last = 0, None
    while chunk := list((changes.filter(seq__lt=last) if last else changes)[:CHUNK]):
        last = chunk[-1].seq
        stored = _stored(register, chunk)
        if since := [c.title for c in chunk if c.record not in stored or stored[c.record].version != c.version]:
            raise Refused(
                _(
                    "%(count)s records were changed or removed since this import, for example %(names)s. Nothing was taken back."
                )
                % {"count": len(since), "names": series(since[:3])}
            )
        created = [stored[c.record] for c in chunk if not c.before]
        changed = [c for c in chunk if c.before]
        rows = [_restore(register, stored[c.record], c) for c in changed]
        if changed:
            back = [stored[c.record] for c in changed]  # as they were: no rule stands against taking back
            records.save_many(back, by=user, verb="undone", rows=rows, note=note, judged=True)
        if created:
            records.remove_many(created, by=user, verb="undone", note=note)
        count += len(chunk)
    return count


def _stored(register, chunk) -> dict:
    queryset = register.model._default_manager.filter(pk__in=[c.record for c in chunk])
    return {r.pk: r for r in queryset.select_related(*register.related()).select_for_update(of=("self",))}


def _restore(register, record, change: Change) -> dict[str, list]:
    """Give the record back the values it had; the rows it had are handed back."""
    for field in record._meta.concrete_fields:
        if field.name in change.before:
            value = change.before[field.name]
            setattr(record, field.attname, value if field.is_relation or value is None else field.to_python(value))
    return {
        rows.name: [_row(rows.model, image) for image in change.before.get(f"rows:{rows.name}", ())]
        for rows in register.rows
        if f"rows:{rows.name}" in {**change.before, **change.after}
    }


def _row(model, image: dict):
    row = model()
    for field in model._meta.concrete_fields:
        if field.name in image:
            value = image[field.name]
            setattr(row, field.attname, value if field.is_relation or value is None else field.to_python(value))
    return row
