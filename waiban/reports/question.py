"""A figure in an address: `?figure=inbound.persons~2026-01-01~2026-12-31~continent:AS` is the list of the records it counts."""

import datetime as dt
from functools import cache
from typing import NamedTuple
from urllib.parse import quote, quote_plus, unquote

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waiban.kernel import ids
from waiban.kernel.errors import Refused
from waiban.register.declare import Register, label_of

from .counting import Cut, counted, counted_rows
from .declare import Indicator, Measure, Path, indicators, shown_in
from .span import FIRST, LAST, Span
from .values import value_label

NAME = "figure"


class Question(NamedTuple):
    """Which figure, of which period, under which values of its breakdowns."""

    one: Indicator
    measure: Measure
    span: Span
    cuts: tuple[Cut, ...] = ()

    def __str__(self) -> str:
        words = [self.one.title, *([self.measure.label or self.measure.unit] if len(self.one.measures) > 1 else [])]
        day = _("on %(day)s") % {"day": self.span.day} if self.one.stock else self.span.label
        return " · ".join(map(str, [*words, day, *(value_label(self.one, cut) for cut in self.cuts)]))

    @property
    def text(self) -> str:
        cuts = (f"{cut.way}:{_written(self.one, cut)}" for cut in self.cuts)
        return "~".join([f"{self.one.name}.{self.measure.name}", str(self.span), *cuts])

    @property
    def url(self) -> str:
        measure = self.measure
        if measure.form == "share":
            measure = self.one.measure(measure.of.split("/")[0])
        fresh = self._replace(measure=measure)
        return f"{_list(self.one.listed_in(measure))}?{NAME}={quote_plus(fresh.text)}"

    def narrow(self, queryset, user=None):
        """The records of the list that the figure counts; for what is counted once the list of those."""
        records = counted(self.one, self.span, user, self.cuts, self.measure)
        if self.measure.form != "distinct":
            return queryset.filter(pk__in=records.values("pk"))
        way = Path(self.one.register, self.measure.of)
        if way.rows is None:
            return queryset.filter(pk__in=records.exclude(**{way.path: None}).values(way.path))
        rows = counted_rows(self.one, way, records, self.cuts).exclude(**{way.rest: None})
        return queryset.filter(pk__in=rows.values(way.rest))


@cache
def _list(register: Register) -> str:
    return register.address()


def _written(one: Indicator, cut: Cut) -> str:
    if cut.value is None:
        return ""
    if cut.way != "month" and one.ways[cut.way].target:
        return ids.encode(cut.value)
    return quote(str(cut.value), safe="").replace("~", "%7E")


def parsed(text: str) -> Question:
    """The question of an address; Refused when it is none."""
    try:
        name, first, last, *cuts = text[:400].split("~")
        name, _mark, measure = name.partition(".")
        one = indicators[name]
        span = Span(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
        if not FIRST <= span.first.year <= span.last.year <= LAST or span.first > span.last:
            raise ValueError(text)
        return Question(
            one, next(m for m in one.measures if m.name == measure), span, tuple(read_cut(one, c) for c in cuts)
        )
    except (ValueError, KeyError, StopIteration):
        raise Refused(
            _("“%(value)s” is no figure of the reports. Open it there again.") % {"value": text[:40]}
        ) from None


def read_cut(one: Indicator, text: str) -> Cut:
    """ValueError or KeyError when it is no line of a breakdown."""
    name, _mark, value = text.partition(":")
    way = one.ways[name]
    if name == "month":
        return Cut(name, dt.date.fromisoformat(f"{value}-01").isoformat()[:7])
    if not value:
        return Cut(name, None)
    value = ids.decode(value) if way.target else unquote(value)
    if "\0" in str(value):
        raise ValueError(value)
    return Cut(name, way.column.field.to_python(value) if way.column.kind in ("yes_no", "number") else value)


class FigureField(forms.Field):
    def clean(self, value):
        if not value:
            return None
        try:
            found = parsed(value)
        except Refused as refusal:
            raise ValidationError(refusal.message) from None
        if label_of(found.one.listed_in(found.measure).model) != self.label_of_list:
            raise ValidationError(
                _("“%(value)s” counts records of another register. Open it there again.") % {"value": value[:40]}
            )
        return found


class Figure(django_filters.Filter):
    """Narrows a list to what a figure of the reports counts."""

    field_class = FigureField

    def __init__(self, register: Register):
        super().__init__(label=gettext_lazy("Figure"))
        self.field.label_of_list = register.label

    def of(self, queryset, value: Question, user):
        return value.narrow(queryset, user)


def offered(register: Register) -> dict:
    """The filter of a register whose records some figure counts."""
    return {NAME: Figure(register)} if register.label in shown_in() else {}
