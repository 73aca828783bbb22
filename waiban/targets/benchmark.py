"""What is known of the benchmark city (标杆城市): the figures kept of it, with source, date and method."""

import datetime as dt
from typing import Any

from waiban.kernel.text import clean
from waiban.register.declare import catalogue

from .models import Book

FIGURES, SEGMENT = "deliverables/figure", "benchmark"
KEPT = 20  # the newest figures of a city that a self-assessment tells


def told(book: Book, on: dt.date) -> dict[str, Any]:
    """City and value as the book names them; where the figures are from, of what date, and how they were made."""
    city, value = book.benchmark_city, book.benchmark_value
    figures = _figures(city, on)
    missing = [] if city else ["业务目标没有写明标杆城市。"]
    missing += [] if value else ["业务目标没有写明标杆值。"]
    missing += [] if figures else ["标杆数据的来源、日期和比较方法尚未登记。"]
    missing += [f"“{figure}”没有写明统计口径和方法。" for figure in figures if not figure.method]
    return {
        "city": city, "value": value,
        "source": _series(f"{_said(figure)}（{figure.source}）" for figure in figures),
        "date": str(max((figure.measured_on for figure in figures), default="")),
        "method": _series(_method(figure) for figure in figures if figure.method),
        "missing": missing,
    }  # fmt: skip


def _figures(city: str, on: dt.date) -> list:
    """The newest figure of each name that is kept of the city, by the day."""
    register = catalogue.get(FIGURES)
    if register is None or not city:
        return []
    listed = register.segment(SEGMENT).narrow(register.model._default_manager.select_related("city"), on)
    named = [figure for figure in listed.order_by("-on", "-pk") if city.startswith(clean(figure.city.name_zh))]
    newest: dict[str, Any] = {}
    for figure in named:
        newest.setdefault(figure.name, figure)
    return list(newest.values())[:KEPT]


def _said(figure) -> str:
    return f"{figure.name}{figure.value.normalize():f}{figure.unit}"


def _method(figure) -> str:
    limited = "" if figure.comparability == "full" else f"（{figure.get_comparability_display()}）"
    return f"{figure.name}：{figure.method.rstrip('。')}{limited}"


def _series(words) -> str:
    return "；".join(dict.fromkeys(words))
