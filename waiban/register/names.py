"""Finds the records that cells name (a city, a firm, a colleague): one question for a relation, not one for a row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from waiban.kernel import ids
from waiban.kernel.naming import TwoNames
from waiban.kernel.text import folded, series, with_more

from .declare import Column, Register, catalogue, naming_path
from .rights import may_see_column, visible

SMALL = 2_000  # registers up to this size are learnt whole; larger ones are asked for the names of a chunk


def distinguishing(register: Register | None) -> tuple[models.Field, ...]:
    """The further parts of a register's key that tell equal names apart: 圣何塞 is a city in two countries."""
    if register is None or len(register.key) < 2:
        return ()
    first, *rest = (register.model._meta.get_field(name) for name in register.key)
    named = isinstance(first, models.CharField) and all(f.is_relation or isinstance(f, models.CharField) for f in rest)
    return tuple(rest) if named and not first.choices else ()


def called(record: models.Model) -> str:
    """How a record is named in a cell: 瓜亚基尔（厄瓜多尔）."""
    register = catalogue.of(record)
    parts = [_said(record, f.name) for f in distinguishing(register) if getattr(record, f.name) not in (None, "")]
    return with_more(_said(record, register.key[0]), series(parts)) if parts else str(record)


def _said(record: models.Model, name: str) -> str:
    """A text or a related record of the record, as the reader reads it."""
    return record.said(name) if isinstance(record, TwoNames) else str(getattr(record, name))


def related(columns: Sequence[Column]) -> tuple[str, ...]:
    """Relations to fetch with records so that writing these columns into cells asks nothing more."""
    found = {naming_path(column).rpartition("__")[0] for column in columns} - {""}
    for column in columns:
        if column.field.is_relation:
            further = distinguishing(catalogue.of(column.field.related_model))
            found |= {f"{column.path}__{f.name}" for f in further if f.is_relation}
    return tuple(sorted(found))


def names_of(record: models.Model) -> Iterator[str]:
    """What the record is called in each language: a sheet that went out in English comes back in Chinese."""
    for language, _title in settings.LANGUAGES:
        with translation.override(language):
            yield from (str(record), called(record))


class Names:
    """The records of one model this person may point at, by what they are called."""

    def __init__(self, model: type[models.Model], user):
        self.register = catalogue.of(model)
        self.known: dict[str, set[int]] = defaultdict(set)
        self.records_by_pk: dict[int, models.Model] = {}
        self.asked: set[str] = set()
        if self.register:
            records = visible(user, self.register).select_related(*related(self.register.columns))
            columns = [c for c in self.register.columns if c.own and may_see_column(user, c)]
            searched = [c.path for c in columns if c.search or c.path in self.register.key]
        else:
            records, searched = model._default_manager.all(), []
        self.records = records
        self.paths = [p for p in searched if isinstance(model._meta.get_field(p), models.CharField | models.TextField)]
        self.whole: bool | None = None

    def prepare(self, texts: Iterable[str]) -> None:
        """Make sure that these names are known where they can be."""
        new = {text for text in texts if text} - self.asked
        if not new:
            return
        if self.whole is None:
            found = list(self.records.order_by()[: SMALL + 1])
            self.whole = len(found) <= SMALL
            if self.whole:
                self._learn(found)
        if not self.whole:
            if len(self.records_by_pk) > 2 * SMALL:
                self.known.clear(), self.records_by_pk.clear(), self.asked.clear()
            self._learn(self.records.filter(self._called(new)).order_by())
        self.asked |= new

    def _called(self, texts: set[str]) -> Q:
        wanted = (
            texts | {text.split("（")[0].strip() for text in texts} | {text.split("(")[0].strip() for text in texts}
        )
        condition = Q(pk__in=[pk for text in texts if (pk := number(text)) is not None])
        for path in self.paths:
            condition |= Q(**{f"{path}__in": wanted})
        return condition

    def _learn(self, records) -> None:
        for record in records:
            self.records_by_pk[record.pk] = record
            words = {ids.encode(record.pk), *(getattr(record, path) for path in self.paths), *names_of(record)}
            for word in filter(None, words):
                self.known[folded(word)].add(record.pk)

    def find(self, text: str) -> models.Model:
        """The record called so; ValidationError when there is none or more than one."""
        found = self.known.get(folded(text), ())
        exact = [pk for pk in found if str(self.records_by_pk[pk]) == text] if len(found) > 1 else ()
        if len(found) == 1 or len(exact) == 1:
            return self.records_by_pk[next(iter(exact or found))]
        label = self.register.single if self.register else ""
        if not found:
            raise ValidationError(
                _("No %(register)s is called “%(value)s”. Correct the name, or register it first.")
                % {"register": label, "value": text[:60]}
            )
        codes = series(f"{self.records_by_pk[pk]} {ids.encode(pk)}" for pk in sorted(found)[:3])
        raise ValidationError(
            _("%(count)s records are called “%(value)s”. Write the number of the one you mean: %(codes)s.")
            % {"count": len(found), "value": text[:60], "codes": codes}
        )


def number(text: str) -> int | None:
    """The record number a text is, None when it is none."""
    try:
        return ids.decode(text)
    except (ValueError, IndexError):
        return None
