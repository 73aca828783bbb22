"""How people narrow a register: words, choices, relations and from–to, taken from its columns, kept in the address.

`filters_for(register, user)` is a django-filter class; page, export and API use the same one. Private columns are
no filter for people who may not see them.
"""

import datetime as dt
from collections.abc import Callable
from functools import cached_property, lru_cache, partial

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from waiban.kernel import ids
from waiban.kernel.dates import PartialDateFormField, today
from waiban.kernel.text import labelled

from .. import search
from ..declare import Column, Register, Segment, catalogue
from ..rights import hidden_from
from . import planning

EMPTY = (None, "", [])
added: list[Callable[[Register], dict]] = []  # filters that packages above offer for a register, by name


class CodesField(forms.Field):
    """Record numbers as they stand in addresses, several at once."""

    widget = forms.MultipleHiddenInput

    def clean(self, value):
        pks = []
        for part in value or ():
            for code in filter(None, str(part).split(",")):
                try:
                    pks.append(ids.decode(code))
                except ValueError:
                    raise forms.ValidationError(
                        _("“%(value)s” is no record number."), params={"value": code[:40]}
                    ) from None
        return pks


class OfColumn(django_filters.Filter):
    """A filter over one column; `inside` names the rows it looks into, `shown` puts it into the filter panel."""

    def __init__(self, column: Column, *, inside=None, shown=True, **kwargs):
        super().__init__(field_name=column.path, **kwargs)
        self.column, self.inside, self.shown = column, inside, shown

    def condition(self, value) -> Q:
        return Q(**{f"{self.field_name}__{self.lookup_expr}": value})

    def filter(self, qs, value):
        if value in EMPTY or self.inside:  # what looks into rows is asked together, see `RegisterFilters`
            return qs
        return qs.filter(self.condition(value))


class Relation(OfColumn):
    field_class = CodesField


class Choice(OfColumn):
    field_class = forms.MultipleChoiceField


class YesNo(OfColumn):
    field_class = forms.TypedChoiceField


class Contains(OfColumn):
    field_class = forms.CharField


class Edge(OfColumn):
    """One end of a span of dates, given as far as it is known: from 2026-04 means from its first day."""

    field_class = PartialDateFormField

    def condition(self, value):
        first = self.lookup_expr == "gte"
        if self.column.kind == "partial":
            return super().condition(value)
        day = value.first_day if first else value.day
        if self.column.kind == "moment":
            clock = dt.datetime.combine(day, dt.time.min if first else dt.time.max)
            return super().condition(timezone.make_aware(clock))
        return super().condition(day)


class Pointing(OfColumn):
    """Records that point at one, by its address."""

    field_class = forms.CharField


class Amount(OfColumn):
    field_class = forms.DecimalField


class Words(django_filters.Filter):
    """Every typed word stands somewhere in the searched columns; `also` are private ones of them."""

    field_class = forms.CharField

    def __init__(self, register, also, **kwargs):
        super().__init__(**kwargs)
        self.register, self.also = register, also

    def filter(self, qs, value, how=search.GATHER):
        asked = search.conditions(self.register, value or "", self.also, how)
        return planning.alone(qs, asked) if how == search.TEST else qs.filter(*asked)

    def reach(self, value, most: int) -> int:
        return search.reach(self.register, value, self.also, most)


class Numbers(django_filters.Filter):
    field_class = CodesField

    def filter(self, qs, value):
        return qs.filter(pk__in=value) if value else qs


def search_conditions(register: Register, user, words: str, how: str = search.GATHER) -> list[Q]:
    """Records that hold every word in a column this person may see."""
    return search.conditions(register, words, private_words(register, hidden_from(user, register)), how)


def private_words(register: Register, hidden: frozenset) -> list[str]:
    """The searched columns that are private and yet open to somebody from whom this is hidden."""
    return [c.path for c in register.columns if c.search and c.private and c.private not in hidden]


class RegisterFilters(django_filters.FilterSet):
    """What is wrong in one parameter does not spoil the others: it is left out and said."""

    register: Register

    def __init__(self, data=None, queryset=None, *, request=None, prefix=None):
        # Unlike the parent, filters are shared and not copied for each request: they keep nothing of one.
        self.data, self.is_bound, self.queryset = data or {}, data is not None, queryset
        self.request, self.form_prefix, self.filters = request, prefix, self.base_filters
        self.problems: list[str] = []
        self.given  # noqa: B018 (read at once, so that the problems are known)

    @cached_property
    def given(self) -> dict:
        """The values the address gives, checked, by name; what is wrong becomes a sentence in `problems`."""
        found, self.problems = {}, []
        for name, one in self.filters.items():
            if name not in self.data:
                continue
            try:
                value = one.field.clean(one.field.widget.value_from_datadict(self.data, {}, name))
            except ValidationError as error:
                self.problems += [labelled(one.label, sentence) for sentence in error.messages]
            else:
                if value not in EMPTY:
                    found[name] = value
        return found

    @property
    def qs(self):
        found = self.filter_queryset(self.queryset.all())
        return found.filter(*(planning.with_rows(*one) for one in self._inside()))

    def filter_queryset(self, queryset, how=search.GATHER):
        """Everything but what is asked of rows; `how` words are looked for."""
        for name, value in self.given.items():
            if name == "q":
                queryset = self.filters[name].filter(queryset, value, how)
            elif hasattr(self.filters[name], "of"):  # what a package above asks, as this person may see it
                queryset = self.filters[name].of(queryset, value, getattr(self.request, "user", None))
            else:
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    def _inside(self) -> list[tuple]:
        """The rows that fulfil everything asked of one of their kind, and how they name the record they stand in."""
        asked: dict = {}
        for name, value in self.given.items():
            if inside := getattr(self.filters[name], "inside", None):
                asked.setdefault(inside, []).append(self.filters[name].condition(value))
        return [(rows.model._default_manager.filter(*q).order_by(), rows.parent) for rows, q in asked.items()]

    def in_order(self, segment: Segment | None = None, sort: str = "") -> planning.Asked:
        """The records, also of a named list, for reading in an order; where none is said, in the usual one."""
        usual, by_rows = sort in ("", self.register.sort), self._inside()
        if reached := segment.reached(today()) if segment else None:
            by_rows.append(reached)
        hows = [planning.by_rows(*one, usual) for one in by_rows]
        conditions = [planning.with_rows(*one, how) for one, how in zip(by_rows, hows, strict=True)]
        words = None
        if "q" in self.given:
            reach = partial(self.filters["q"].reach, self.given["q"])
            words = search.READ if search.GATHER in hows else planning.by_words(reach, usual)
        found = self.filter_queryset(self.queryset.all(), words).filter(*conditions)
        found = segment.narrow(found, today()) if segment else found
        if search.GATHER in (*hows, words):
            return planning.Asked(found, planning.by_number(found), surely=True)
        if words or hows:
            return planning.Asked(found)
        return planning.Asked(found, found if found.query.where else None, self.register.sort.removeprefix("-"))


def filters_for(register: Register, user=None) -> type[RegisterFilters]:
    """The filters of a register for this person, without a person all there are."""
    return _build(register, hidden_from(user, register))


@lru_cache(maxsize=500)
def _build(register: Register, hidden: frozenset) -> type[RegisterFilters]:
    columns = [c for c in register.columns if c.private not in hidden or c.private is None]
    found = {"q": Words(register, private_words(register, hidden), label=_("Words")), "id": Numbers(label=_("Records"))}
    for column in columns:
        if column.filter or column.kind == "relation":
            found.update(_of(column, shown=column.filter))
    for rows in register.rows:
        for column in rows.columns:
            if column.filter and (column.private is None or column.private not in hidden):
                found.update(_of(column, inside=rows, prefix=f"{rows.name}__"))
    for name in _pointed_from(register):
        if name not in found:
            found.update(_by_path(register, name))
    for more in added:
        found.update(more(register))
    found.update({"register": register, "Meta": type("Meta", (), {"model": register.model, "fields": []})})
    return type(f"{register.model.__name__}Filters", (RegisterFilters,), found)


def _of(column: Column, *, inside=None, prefix="", shown=True) -> dict[str, OfColumn]:
    """The filters of one column by their name in the address."""
    label = format_lazy("{} · {}", inside.label, column.label) if inside else column.label
    name, given = prefix + column.path, {"inside": inside, "shown": shown, "label": label}
    kind = column.kind
    if kind == "relation":
        return {name: Relation(column, lookup_expr="in", **given)}
    if kind == "choice":
        return {name: Choice(column, lookup_expr="in", choices=column.field.flatchoices, **given)}
    if kind == "yes_no":
        words = (("", ""), ("1", _("yes")), ("0", _("no")))
        return {
            name: YesNo(
                column, lookup_expr="exact", choices=words, coerce=lambda v: v == "1", empty_value=None, **given
            )
        }
    if kind in ("date", "partial", "moment"):
        return {
            f"{name}_from": Edge(column, lookup_expr="gte", **given),
            f"{name}_to": Edge(column, lookup_expr="lte", **given),
        }
    if kind == "number":
        size = {"max_digits": 18, "decimal_places": 6}
        return {
            f"{name}_from": Amount(column, lookup_expr="gte", **size, **given),
            f"{name}_to": Amount(column, lookup_expr="lte", **size, **given),
        }
    if kind == "pointer":
        return {name: Pointing(column, lookup_expr="exact", max_length=80, **given | {"shown": False})}
    return {} if kind == "file" else {name: Contains(column, lookup_expr="icontains", max_length=200, **given)}


def _pointed_from(register: Register) -> list[str]:
    """Relations by which panels of other registers list this one: their "all of them" links are filters here."""
    return sorted({p.by for other in catalogue.values() for p in other.panels if p.register == register.label})


def _by_path(register: Register, path: str) -> dict[str, OfColumn]:
    first, _rest, last = path.partition("__")
    inside = next((rows for rows in register.rows if rows.name == first and last), None)
    column = Column(last).bind(inside.model) if inside else Column(path).bind(register.model)
    return _of(column, inside=inside, prefix=f"{first}__" if inside else "", shown=False)
