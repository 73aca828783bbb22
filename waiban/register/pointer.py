"""A column that names a record of whatever register: what fulfils an obligation may be a visit, an event or a project.

It is kept as the record's address ("events/event/0k3…") and needs no knowledge of the register, so that a package
may point at what stands above it on the map. Whoever may not see the record is told its register, not its name.
"""

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waiban.kernel import ids

from . import records
from .declare import Column, Register, Rows, catalogue, label_of
from .rights import may_see, may_see_column, visible

# Begun only where a word begins: a hundred thousand letters in a row are looked through once.
ADDRESS = re.compile(r"(?<![a-z])([a-z]+/[a-z]+)/([0-9a-hjkmnp-tv-z]{13})(?![0-9a-z])")
MOST = 30
NOBODY = gettext_lazy("This record does not exist or you may not see it. Choose another one.")


class PointerField(models.CharField):
    """`said`: what it is for the record it points at ("fulfils"), a heading on that record's page."""

    def __init__(self, *args, said="", **kwargs):
        self.said = said
        super().__init__(*args, **{"max_length": 80, "blank": True, "db_index": True, **kwargs})
        self.validators = [*self.validators, shaped]

    def to_python(self, value):
        return plain(super().to_python(value))


def plain(text):
    """The address in what somebody typed or pasted; what holds none stays as it is."""
    found = ADDRESS.search(text) if isinstance(text, str) else None
    return f"{found[1]}/{found[2]}" if found else text


def shaped(text: str) -> None:
    if parts(text) is None:
        raise ValidationError(_("Write the address of a record's page, as it stands above it in the browser."))


def parts(text: str) -> tuple[Register, int] | None:
    """The register and the number an address means; None where there is no such register."""
    found = ADDRESS.fullmatch(text or "")
    register = catalogue.get(found[1]) if found else None
    try:
        return (register, ids.decode(found[2])) if register else None
    except ValueError:
        return None


def pointer_to(record) -> str:
    return f"{label_of(record)}/{ids.encode(record.pk)}"


def named(texts: Iterable[str], user=None) -> dict[str, models.Model]:
    """The records these addresses mean, of those the person may see: one question for each register."""
    wanted: dict[str, list[int]] = {}
    for text in set(texts):
        if found := parts(text):
            wanted.setdefault(found[0].label, []).append(found[1])
    every = {}
    for label, pks in wanted.items():
        register = catalogue[label]
        seen = register.model._default_manager.all() if user is None else visible(user, register)
        every |= {pointer_to(record): record for record in seen.filter(pk__in=pks)}
    return every


def of_lines(lines: list, columns, user) -> list:
    """The lines with the records their pointers mean, asked for at once."""
    paths = [c.path for c in columns if c.kind == "pointer"]
    if paths:
        found = named((getattr(line, path) for line in lines for path in paths), user)
        for line in lines:
            line.pointed = found
    return lines


def told(text: str, found: dict[str, models.Model], user) -> tuple[str, models.Model | None]:
    """What stands for an address: the record, else why there is none to name."""
    if (record := found.get(text)) is not None:
        return str(record), record
    known = parts(text)
    hidden = known and user is not None and not may_see(user, known[0])
    return (str(known[0].single) if hidden else _("a record that is no longer there")), None


def choosable(user) -> list[Register]:
    """What happens on a day can fulfil something."""
    return [r for r in catalogue.values() if (r.date or r.stages) and r.menu and may_see(user, r)]


def columns() -> list[tuple[Register, Rows | None, Column]]:
    """Every column of the office that points so."""
    found = [(r, None, c) for r in catalogue.values() for c in r.columns if c.own and c.kind == "pointer"]
    rows = [(r, rows) for r in catalogue.values() for rows in r.rows]
    return found + [(r, inside, c) for r, inside in rows for c in inside.columns if c.kind == "pointer"]


def here(record, user) -> list[dict]:
    """What points at a record, as panels of its page: the row and the record it stands in."""
    found = []
    for register, rows, column in columns():
        if not may_see(user, register) or not may_see_column(user, column):
            continue
        model = rows.model if rows else register.model
        lines = model._default_manager.filter(**{column.path: pointer_to(record)})
        if rows:
            lines = lines.filter(**{f"{rows.parent}__in": visible(user, register).values("pk")}).select_related(
                rows.parent
            )
        if lines := [_line(register, rows, line) for line in lines[:MOST]]:
            found.append(
                {"heading": column.field.said or register.title, "dated": True, "lines": lines, "register": register}
            )
    return found


def _line(register, rows, line) -> dict:
    whole = getattr(line, rows.parent) if rows else line
    path = (rows.due or "") if rows else (register.date or "")
    due = Column(path).bind(type(line)).value(line) if path else ""
    small = [str(whole)] if rows else []
    return {"url": register.address(whole), "name": str(line), "date": due or "", "small": small}


def keeper(removed) -> str | None:
    """What something points at stays."""
    texts = [pointer_to(record) for record in removed]
    for _register, rows, column in columns():
        model = (rows or _register).model
        if (line := model._default_manager.filter(**{f"{column.path}__in": texts}).first()) is not None:
            whole = getattr(line, rows.parent) if rows else line
            return _("Other records point at this one: %(names)s. Change or remove them first.") % {"names": whole}
    return None


records.keepers.append(keeper)
