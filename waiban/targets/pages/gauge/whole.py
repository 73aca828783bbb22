"""How every promise of a book is measured, on one page: the doubtful ones first, each with its sentence and its parts."""

from collections.abc import Iterator
from typing import NamedTuple

from django.shortcuts import render
from django.urls import path

from waiban.kernel.text import series
from waiban.register.declare import catalogue

from ... import gauges, matching
from ...models import Book, Gauge
from ..draft.rows import Row, fill, rows_of
from ..opening import opened


class Line(NamedTuple):
    """A promise with its number in the book and how it is measured."""

    number: int
    row: Row
    asks: str
    narrows: list[str]

    @property
    def doubtful(self) -> bool:
        return self.row.doubtful or not self.row.confirmed


def line(number: int, row: Row) -> Line:
    return Line(number, row, asks(row.gauge) if row.gauge else "", list(narrows(row)) if row.gauge else [])


def asks(gauge: Gauge) -> str:
    """The register and its list, the second one too."""
    if gauge.register not in catalogue:
        return str(gauges.things(gauge, None))
    lists = [f"{gauge.register}:{gauge.segment}"] if gauge.segment else []
    return series(map(gauges.list_of, [*lists, *filter(None, [gauge.also])])) or str(catalogue[gauge.register].title)


def narrows(row: Row) -> Iterator[str]:
    """Each filter by itself: places, partners, words, values of columns."""
    gauge = row.gauge
    for entry in (*gauge.places, *gauge.parties):
        yield row.names.get(tuple(entry), "?")
    yield from map(gauges.quoted, gauge.words)
    if register := catalogue.get(gauge.register):
        if "kind" in gauge.where:
            yield str(gauges.things(gauge, register))
        yield from gauges.asked_of(gauge, register)


@opened(Book.objects, "read")
def whole(request, book: Book):
    """Whoever reads the book sees how it is measured; the target clerk finds the way to each gauge here."""
    rows = rows_of(book, None)
    fill(rows)
    lines = [line(number, row) for number, row in enumerate(rows, 1)]
    lines.sort(key=lambda one: (not one.row.doubtful, one.row.confirmed, one.number))
    context = {
        "book": book, "lines": lines, "may": request.user.may("book"), "doubtful": sum(one.doubtful for one in lines),
        "unmeasured": sum(not (one.row.gauge and matching.measured(one.row.gauge.register)) for one in lines),
    }  # fmt: skip
    return render(request, "targets/gauges.html", context)


urls = [path("<rid:rid>/gauges/", whole, name="gauges")]
