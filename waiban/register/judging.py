"""What numbered rules say about records before they are kept: some stop, the others advise; the same wherever one writes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _

from waiban.kernel.text import labelled


@dataclass(frozen=True)
class Said:
    """One sentence of a rule: beside a column, or beside a row (by its place in the list) and perhaps its column."""

    rule: str
    sentence: str
    stops: bool = False
    field: str = ""
    row: int | None = None
    column: str = ""
    url: str = ""
    sure: bool = True  # False: it uses a value that nobody has verified

    def __str__(self) -> str:
        return labelled(self.rule, self.sentence)

    def hidden(self, register, user) -> bool:
        """Whether it speaks of a column this person may not see."""
        from .rights import may_see_column

        rows = next((rows for rows in register.rows if rows.name == self.field), None)
        columns = rows.columns if rows else register.columns
        return any(c.path == (self.column or self.field) and not may_see_column(user, c) for c in columns)


in_words: dict[str, list[str]] = {}  # by register: its checks in words, for the catalogue
# By register: asked with its records and their rows as they will be (by name), and whether only what stops is wanted;
# answers for each record. Packages above set it.
judges: dict[str, Callable[[object, Sequence, Sequence[dict[str, list]], bool], list[list[Said]]]] = {}


def look(register, records: Sequence, handed: Sequence[dict] | None = None, stops: bool = False) -> list[list[Said]]:
    """For each record what rules say of it as it is; rows that are not handed over are those kept."""
    ask = judges.get(register.label) if register else None
    if ask is None or not records:
        return [[] for _record in records]
    kept = kept_rows(register, [record for record in records if not record._state.adding])
    none = {rows.name: [] for rows in register.rows}
    rows = [
        {**none, **kept.get(record.pk, {}), **given}
        for record, given in zip(records, handed or [{}] * len(records), strict=True)
    ]
    return ask(register, records, rows, stops)


def judge(register, records: Sequence, handed: Sequence[dict] | None = None, stops: bool = False) -> list[list[Said]]:
    """As `look`, for records about to be kept: what already held against the stored record advises and stops nobody."""
    told = look(register, records, handed, stops)
    known = [
        record.pk
        for record, said in zip(records, told, strict=True)
        if not record._state.adding and any(one.stops for one in said)
    ]
    if not known:
        return told
    stored = list(register.model._default_manager.filter(pk__in=known))
    before = {
        record.pk: {(one.rule, one.field, one.column) for one in said if one.stops}
        for record, said in zip(stored, look(register, stored, stops=True), strict=True)
    }
    return [
        [replace(one, stops=one.stops and (one.rule, one.field, one.column) not in before.get(record.pk, ())) for one in said]
        for record, said in zip(records, told, strict=True)
    ]  # fmt: skip


def against(register, records: Sequence, handed: Sequence[dict] | None = None) -> list[list[Said]]:
    """For each record only what stops it."""
    return [[one for one in said if one.stops] for said in judge(register, records, handed, stops=True)]


def beside(stopped: Iterable[Said]) -> dict[str, list[str]]:
    """Sentences beside columns and rows, as the one door tells them."""
    found: dict[str, list[str]] = {}
    for one in stopped:
        sentence = str(one)
        if one.row is not None:
            sentence = _("Row %(number)s: %(problem)s") % {"number": one.row + 1, "problem": sentence}
        found.setdefault(one.field or NON_FIELD_ERRORS, []).append(sentence)
    return found


def require(register, records: Sequence, handed: Sequence[dict] | None = None) -> None:
    """ValidationError that names the records a rule stops; texts are read as what they mean first."""
    if register is None or register.label not in judges:
        return
    for record, rows in zip(records, handed or [{}] * len(records), strict=True):
        for thing in (record, *(row for lines in rows.values() for row in lines)):
            _read(thing)
    told = zip(records, against(register, records, handed), strict=True)
    if sentences := [labelled(record, one) for record, said in told for one in said]:
        raise ValidationError({NON_FIELD_ERRORS: sentences[:20]})


def _read(thing) -> None:
    """Dates and numbers handed over as text ("2026-04") become dates and numbers."""
    for field in thing._meta.concrete_fields:
        value = getattr(thing, field.attname)
        if isinstance(value, str) and not (
            field.is_relation or isinstance(field, models.CharField | models.TextField | models.FileField)
        ):
            setattr(thing, field.attname, field.to_python(value))


def kept_rows(register, records: Iterable) -> dict[int, dict[str, list]]:
    """The stored rows of these records by record and name: one query for each kind of row."""
    pks = [record.pk for record in records]
    found: dict[int, dict[str, list]] = {pk: {} for pk in pks}
    if not (register and pks):
        return found
    for rows in register.rows:
        for pk in pks:
            found[pk][rows.name] = []
        for row in rows.model._default_manager.filter(**{f"{rows.parent}__in": pks}):
            found[getattr(row, f"{rows.parent}_id")][rows.name].append(row)
    return found
