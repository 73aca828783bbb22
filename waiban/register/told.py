"""The history of a record in words: who, when, what, each value before and after by the names people know."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from waiban.history.models import Change
from waiban.history.sentences import verb_label, who_label
from waiban.kernel.zones import ZoneField, with_name

from . import pointer
from .rights import may_see_column
from .templatetags.show import shown


@dataclass
class Told:
    """One change as a sentence with its lines; rows of the record are said as what came and what went."""

    change: Change
    verb: str
    lines: list[tuple] = field(default_factory=list)  # (label, before, after)
    rows: list[tuple] = field(default_factory=list)  # (label, gone, come)

    @property
    def who(self) -> str:
        return who_label(self.change)


def changes_of(register, record):
    """The changes of a record, newest first."""
    return Change.objects.filter(register=register.label, record=record.pk).order_by("-seq")


def tell(changes, register, user) -> list[Told]:
    """Changes in words, without what is private to this person; names of relations with one query for each kind."""
    changes = list(changes)
    columns = {c.path: c for c in register.columns if c.own and may_see_column(user, c)}
    inner = {
        rows.name: (rows, [c for c in rows.columns if c.own and may_see_column(user, c)]) for rows in register.rows
    }
    names = _names(changes, columns, inner, user)
    return [_told(change, columns, inner, names) for change in changes]


def _told(change, columns, inner, names) -> Told:
    told = Told(change, verb_label(change.verb))
    for path, column in columns.items():
        if path in change.before or path in change.after:
            pair = [in_words(column, image.get(path), names) for image in (change.before, change.after)]
            if pair[0] != pair[1]:
                told.lines.append((column.label, *pair))
    for name, (rows, own) in inner.items():
        gone, come = [
            [row_in_words(own, row, names) for row in image.get(f"rows:{name}") or ()]
            for image in (change.before, change.after)
        ]
        gone, come = _without(gone, come), _without(come, gone)
        if gone or come:
            told.rows.append((rows.label, gone, come))
    return told


def _without(these: list, those: list) -> list:
    """What is in one list and not in the other; what stands twice counts twice."""
    rest = list(those)
    return [item for item in these if not (item in rest and not rest.remove(item))]


def row_in_words(columns, row: dict, names) -> str:
    return " · ".join(words for c in columns if (words := in_words(c, row.get(c.path), names)))


def in_words(column, value, names) -> str:
    """A value as history keeps it (numbers of relations, dates as text) as people read it."""
    if value is None or value == "":
        return ""
    if column.kind == "relation":
        return names.get((column.field.related_model, value), _("a record that is no longer there"))
    if column.kind == "pointer":
        return names.get(value) or pointer.told(value, {}, None)[0]
    if column.kind == "choice":
        return str(dict(column.field.flatchoices).get(value, value))
    if isinstance(column.field, ZoneField):
        return with_name(value)
    if column.kind == "moment" and isinstance(moment := parse_datetime(str(value)), dt.datetime):
        return shown(moment)
    return shown(value)


def _names(changes, columns, inner, user) -> dict:
    """(model, number) -> name of every relation the changes mention, and the name of what their pointers mean."""
    wanted: dict[type[models.Model], set] = defaultdict(set)
    pointed: set[str] = set()
    for change in changes:
        for image in (change.before, change.after):
            _note(wanted, pointed, columns.values(), image)
            for name, (_rows, own) in inner.items():
                for row in image.get(f"rows:{name}") or ():
                    _note(wanted, pointed, own, row)
    found = pointer.named(pointed, user)
    return {text: pointer.told(text, found, user)[0] for text in pointed} | {
        (model, pk): str(record)
        for model, pks in wanted.items()
        for pk, record in model._default_manager.in_bulk(pks).items()
    }


def _note(wanted, pointed, columns, image: dict) -> None:
    for column in columns:
        if column.kind == "pointer" and image.get(column.path):
            pointed.add(image[column.path])
        if column.kind == "relation" and isinstance(value := image.get(column.path), int):
            wanted[column.field.related_model].add(value)
