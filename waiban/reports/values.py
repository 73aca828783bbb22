"""The values of a breakdown in words: a country by its name, a choice by its label, a month as it is written."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from waiban.register import pointer
from waiban.register.declare import catalogue
from waiban.register.templatetags.show import shown
from waiban.targets.matching import GROUP

from .declare import Indicator, Path


def way_label(one: Indicator, name: str) -> str:
    """What it is broken down by."""
    words = {
        "country": _("country or region"),
        "continent": _("continent"),
        "month": _("month"),
        "group": _("group of countries"),
        "division": _("division"),
    }
    return words[name] if name in words else str(one.ways[name].column.label)


def labels(one: Indicator, name: str, values: Iterable) -> dict[Any, str]:
    """The words of each value: one question for records, none for the rest."""
    values, way = list(values), one.ways[name]
    if way.column.kind == "pointer":
        pointed = pointer.named(filter(None, values))
        return {value: pointer.told(value, pointed, None)[0] if value else _("not said") for value in values}
    named = _records(one, name, way, values)
    return {value: named.get(value) or _said(way, name, value) for value in values}


def value_label(one: Indicator, cut) -> str:
    return labels(one, cut.way, [cut.value])[cut.value]


def _records(one: Indicator, name: str, way: Path, values: list) -> dict[Any, str]:
    register = catalogue[GROUP] if name == "group" else way.target if name != "month" else None
    pks = [value for value in values if value is not None]
    if register is None or not pks:
        return {}
    found = register.model._default_manager.select_related(*register.related(register.columns[:2])).in_bulk(pks)
    return {pk: str(record) for pk, record in found.items()}


def _said(way: Path, name: str, value) -> str:
    if value is None or value == "":
        return _("not said")
    if name == "month":
        return formats.date_format(dt.date.fromisoformat(f"{value}-01"), "YEAR_MONTH_FORMAT")
    if way.target or name == "group":
        return _("a record that is no longer there")
    return str(way.column.choices.get(value, value)) if way.column.kind == "choice" else shown(value)
