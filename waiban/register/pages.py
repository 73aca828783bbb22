"""The page of a record: its fields, rows and stages, what points at it, its history, and what others say about it."""

from collections.abc import Callable

from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import render

from . import pointer
from .declare import catalogue
from .opening import of_register
from .rights import may_see, visible, why_not_change
from .table import main_column, words
from .templatetags.show import page_of
from .told import changes_of, tell
from .verbs import offered

NEWEST, LAST_CHANGES, CHANGES_A_PAGE = 10, 10, 50

# Packages above stand beside a record: each is called with request, register and record and returns safe HTML or "".
side_panels: list[Callable] = []


@of_register
def record(request, register, record):
    """Everything this person may know about a record."""
    user = request.user
    columns = register.for_user(user, "detail")
    changes = list(changes_of(register, record)[: LAST_CHANGES + 1])
    reached = steps(register, record, user)
    said = {"stage"} if reached else set()  # what the page says already above its fields
    if (main := main_column(columns)) and words(main, record) == str(record):
        said.add(main.path)
    told = [c for c in columns if c.path not in said]
    context = {
        "register": register, "record": record, "columns": [c for c in told if _says(c, [record])],
        "empty": [c for c in told if not _says(c, [record])],
        "rows": rows_of(register, record, user), "steps": reached, "panels": [*panels(register, record, user), *pointer.here(record, user)],
        "history": tell(changes[:LAST_CHANGES], register, user), "older": len(changes) > LAST_CHANGES,
        "sides": [html for panel in side_panels if (html := panel(request, register, record))],
        "why_not": why_not_change(user, register, record), "verbs": offered(register, record, user),
    }  # fmt: skip
    return render(request, "register/record.html", context)


@of_register
def history(request, register, record):
    """The whole history of a record in sentences, page by page."""
    page = Paginator(changes_of(register, record), CHANGES_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "register": register,
        "record": record,
        "page": page,
        "history": tell(page.object_list, register, request.user),
    }
    return render(request, "register/history.html", context)


def rows_of(register, record, user) -> list[dict]:
    """The tables inside the record, with what this person may see."""
    found = []
    for rows in register.rows:
        columns = register.row_columns(rows, user)
        if not columns:
            continue
        kept = rows.model._default_manager.filter(**{rows.parent: record}).select_related(*register.related(columns))
        lines = pointer.of_lines(list(kept), columns, user)
        found.append({"rows": rows, "columns": [c for c in columns if _says(c, lines)] or columns, "lines": lines})
    return found


def _says(column, lines) -> bool:
    """A column that is empty in every line only takes the others' room."""
    return any(column.value(line) not in (None, "") for line in lines)


def steps(register, record, user) -> list[dict]:
    """The stages in their order, each with the day it was reached; side stages only when they happened."""
    if not (register.stages and register.row_columns(register.stages.rows, user)):
        return []
    stages, rows = register.stages, register.stages.rows
    kept = list(rows.model._default_manager.filter(**{rows.parent: record}).order_by("on", "position"))
    reached = {row.stage: row for row in reversed(kept)}
    words = dict(rows.model._meta.get_field("stage").flatchoices)
    current = getattr(record, "stage", "")
    return [
        {"label": words.get(name, name), "row": reached.get(name), "on": name == current, "side": name in stages.side}
        for name in (*stages.order, *stages.side)
        if name in reached or name in stages.order
    ]


def panels(register, record, user) -> list[dict]:
    """For each register that points here and may be seen: its ten newest records, and the way to all of them."""
    found = []
    for panel in register.panels:
        other = catalogue.get(panel.register)
        if other is None or not may_see(user, other):
            continue
        columns = other.for_user(user, "list")
        order = F(other.date or "id").desc(nulls_last=True)
        queryset = visible(user, other).filter(**{panel.by: record}).select_related(*other.related(columns))
        if "__" in panel.by:
            queryset = queryset.distinct()
        newest = list(queryset.order_by(order, "-id")[: NEWEST + 1])
        main, date = main_column(columns), other.column(other.date) if other.date else None
        small = [c for c in columns if c is not main and c is not date and c.path != panel.by][:3]
        found.append({
            "register": other, "heading": panel.label or other.title, "dated": bool(date in columns),
            "lines": [
                {
                    "url": page_of(user, one), "name": (main and words(main, one)) or str(one),
                    "date": words(date, one) if date in columns else "", "small": [w for c in small if (w := words(c, one))],
                }
                for one in newest[:NEWEST]
            ],
            "all": f"{other.address()}?{panel.by}={record.code}" if newest else "",
            "new": f"{other.address(page='new')}?{panel.by}={record.code}" if _may_add(user, other, panel) else "",
        })  # fmt: skip
    return found


def _may_add(user, other, panel) -> bool:
    return "__" not in panel.by and why_not_change(user, other) is None
