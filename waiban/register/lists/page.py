"""The list of a register: filtered, sorted and turned in its address, so that what one person sees she can send on."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.shortcuts import render
from django.utils.translation import gettext as _

from waiban.kernel.dates import today

from .. import indexes
from ..declare import naming_path
from ..opening import of_register
from ..rights import may_see_column, visible, why_not_change
from ..table import layout, line
from ..templatetags.show import changed
from . import chips, keyset
from .filters import filters_for
from .keyset import Sort

COUNTED, SMALL = 10_000, 999
WHOSE = ("division", "person")
OWN = ("columns", "after", "before", "part")  # what the form that chooses columns says anew


class Beside(NamedTuple):
    """A column that a package above adds to lists; what it tells of the records is fetched when they are shown."""

    label: Any
    fits: Callable  # (user, register): whether this list has the column
    told: Callable  # (user, records): safe HTML by the number of the record


beside: list[Beside] = []


@of_register
def index(request, register):
    """The page, its table alone for htmx, or a part that is fetched later."""
    asked = Asked(request, register)
    if later := PARTS.get(request.GET.get("part", "")):
        template, context = later
        return render(request, template, context(asked))
    alone = getattr(request, "htmx", False) and not request.htmx.boosted and not request.htmx.history_restore_request
    return render(request, "register/_list.html" if alone else "register/list.html", asked.context())


class Asked:
    """What the address of a list asks for; what it cannot mean is left out and said in a sentence."""

    def __init__(self, request, register):
        self.request, self.user, self.query, self.register = request, request.user, request.GET, register
        self.problems: list = []
        self.segment = self.query.get("segment") or None
        if self.segment not in (None, *register.segments):
            self.problems.append(_("There is no list “%(name)s” here.") % {"name": self.segment[:40]})
            self.segment = None
        self.columns = self._columns()
        self.sort = self._sort()
        self.filters = filters_for(register, self.user)(
            self.query, queryset=visible(self.user, register), request=request
        )
        self.problems += self.filters.problems

    def records(self):
        """All records asked for, unordered."""
        named = self.named
        return named.narrow(self.filters.qs, today()) if named else self.filters.qs

    @property
    def named(self):
        """The named list asked for, None for all records."""
        return self.register.segment(self.segment) if self.segment else None

    def _columns(self):
        self.choosable = list(self.register.for_user(self.user, "list"))
        usual = list(self.choosable)
        self.choosable += [
            c for c in self.register.for_user(self.user, "detail") if c not in usual and c.kind != "long"
        ]
        wanted = [name for part in self.query.getlist("columns") for name in part.split(",") if name]
        by_path = {column.path: column for column in self.choosable}
        if unknown := [name for name in wanted if name not in by_path]:
            self.problems.append(_("There is no column “%(name)s” here.") % {"name": unknown[0][:40]})
        return [by_path[name] for name in dict.fromkeys(wanted) if name in by_path] or usual

    def _sort(self) -> Sort:
        name = self.query.get("sort") or self.register.sort
        sort = sort_of(self.register, self.user, name)
        if sort is None:
            self.problems.append(_("This list cannot be sorted by “%(name)s”.") % {"name": name[:40]})
            sort = sort_of(self.register, self.user, self.register.sort) or Sort("id", True, False, "-id")
        return sort

    def page(self) -> keyset.Page:
        return keyset.turn(
            self.filters.in_order(self.named, self.sort.name), self.sort, fetch=self.register.shown(self.columns).of,
            after=self.query.get("after", ""), before=self.query.get("before", ""),
        )  # fmt: skip

    @property
    def extras(self) -> list[tuple[int, Beside]]:
        return [(n, extra) for n, extra in enumerate(beside) if extra.fits(self.user, self.register)]

    def beside_cells(self) -> list[tuple[str, str]]:
        """What the added columns tell of the records of the page, by the place it has there."""
        found = self.page().records
        told = [(n, extra.told(self.user, found)) for n, extra in self.extras if found]
        return [
            (f"b{n}-{record.code}", cells[record.pk]) for n, cells in told for record in found if record.pk in cells
        ]

    def context(self) -> dict:
        page = self.page()
        if page.problem:
            self.problems.append(_("That page of the list is no longer there; this is its beginning."))
        heads, lines = self.table(page.records)
        found = chips.active(self.filters, self.query, chips.named(self.filters, self.user))
        here = {"after": None, "before": None}
        return {
            "register": self.register, "heads": heads, "lines": lines, "problems": self.problems, "page": page,
            "segments": self._segments(), "segment": self.segment, "filters": self.filters, "chips": found,
            "filtering": changed(self.query, part="filters", **here), "choosing": changed(self.query, part="columns", **here),
            "columns": self.columns, "given": self._given(),
            "next": changed(self.query, after=page.after, before=None) if page.after else "",
            "previous": changed(self.query, before=page.before, after=None) if page.before else "",
            "counting": changed(self.query, part="count", **here), "extras": bool(self.extras),
            "beside": changed(self.query, part="beside"),
            "kept": changed(self.query, part=None, **here), "narrowed": bool(found or self.segment),
            "others": [(n, v) for n, values in self.query.lists() if n not in OWN for v in values],
            "why_not": why_not_change(self.user, self.register),
        }  # fmt: skip

    def _given(self, but=("q",)) -> list[tuple[str, str]]:
        """What the address says of filters, as it stands there, but for those that have a field of their own."""
        return [
            (n, v) for n, values in self.query.lists() if n in self.filters.filters and n not in but for v in values
        ]

    def panel(self) -> dict:
        """The fields of the filter panel, and what is given by filters that have no field there."""
        fields = chips.panel(self.filters, self.query, self.user, chips.named(self.filters, self.user))
        named = {"q", *(one["name"] for one in fields), *(one["to"] for one in fields if "to" in one)}
        return {"panel": fields, "rest": self._given(but=named)}

    def table(self, records) -> tuple[list, list]:
        """The heads of the table and its lines as HTML."""
        shape, base = layout(self.columns, self.register.due), self.register.address()
        extras = self.extras
        lines = [
            line(record, code := record.code, f"{base}{code}/", shape, [f"b{n}-{code}" for n, _extra in extras])
            for record in records
        ]
        return [*map(self._head, shape.columns), *({"label": extra.label} for _n, extra in extras)], lines

    def _head(self, column) -> dict:
        here = self.sort.name.lstrip("-") == column.path
        down = here and self.sort.descending
        first_down = column.kind in ("date", "partial", "moment", "number")
        turned = (not down) if here else first_down
        sort = ("-" if turned else "") + column.path
        url = changed(self.query, sort=sort, after=None, before=None) if sortable(column) else ""
        order = ("descending" if down else "ascending") if here else ""
        return {"label": column.label, "url": url, "order": order, "kind": column.kind}

    def _segments(self) -> list[dict]:
        """The named lists, and what the person herself looks after."""
        found = [("", _("All"), {"segment": None}, not self.segment)]
        found += [
            (name, s.label, {"segment": name}, name == self.segment) for name, s in self.register.segments.items()
        ]
        if "person" in self.filters.filters:
            mine = self.user.pk in self.filters.given.get("person", ())
            found.append(("", _("mine"), {"person": None if mine else self.user.code}, mine))
        here = {"after": None, "before": None}
        return [
            {"name": name, "label": label, "url": changed(self.query, **here, **change), "on": on}
            for name, label, change, on in found
        ]

    def sizes(self) -> list[tuple[str, str]]:
        """How many records each named list has, as far as it is worth counting."""
        found = [(name, segment.narrow(self.filters.qs, today())) for name, segment in self.register.segments.items()]
        counted = [(name, queryset.order_by()[: SMALL + 1].count()) for name, queryset in found]
        return [(name, str(number) if number <= SMALL else f"{SMALL}+") for name, number in counted]

    def count(self) -> dict:
        number = self.records().order_by()[: COUNTED + 1].count()
        return {"number": min(number, COUNTED), "more": number > COUNTED}


# What `?part=` fetches when the rows stand or a panel is opened: the template, and what it shows of what was asked.
PARTS: dict[str, tuple[str, Callable[[Asked], dict]]] = {
    "count": ("register/_count.html", lambda asked: {**asked.count(), "segments": asked.sizes()}),
    "beside": ("register/_beside.html", lambda asked: {"cells": asked.beside_cells()}),
    "filters": ("register/_filter_panel.html", Asked.panel),
    "columns": (
        "register/_column_panel.html", lambda asked: {"choosable": asked.choosable, "columns": asked.columns},
    ),
}  # fmt: skip


def sortable(column) -> bool:
    """Whether an index holds the column's order: of what lists show by themselves, and of whose a record is."""
    if column.path in WHOSE:
        return True
    return "list" in column.show and (column.kind == "relation" or indexes.ordered(column.field))


def sort_of(register, user, name: str) -> Sort | None:
    """What `sort=-signed_on` means: a visible column, or the register's own order; None for anything else."""
    path, descending = name.removeprefix("-"), name.startswith("-")
    column = register.column(path)
    if column is None:
        if path != register.sort.removeprefix("-"):
            return None
    elif not sortable(column) or not may_see_column(user, column):
        return None
    else:
        path = naming_path(column)
        if column.own and path.count("__") > 1:  # called by the name of something else: records of one stand together
            path = column.path
    return Sort(path, descending, keyset.may_be_empty(register.model, path), name)
