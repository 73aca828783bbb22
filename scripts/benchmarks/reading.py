"""The book over 100,000 records: its page when nothing changed, and the first reading of sixty promises."""

from django.urls import reverse

from waiban.targets import kept, readings
from waiban.targets.models import Reading

from . import promises
from .lists import FLOOR
from .timing import Table, in_turn, told


def measure(table: Table, visitor) -> None:
    book = promises.book()
    statements = promises.statements()
    _compare(readings.current(book), promises.by_hand(statements))

    def first() -> None:
        readings.current(book)

    cold, floor = in_turn(first, lambda: promises.by_hand(statements), times=5, after=forget)
    table.ratio(
        f"first reading of {len(statements)} promises", "the same questions in SQL by hand", cold / floor, 3,
        f"{told(cold)} : {told(floor)}",
    )  # fmt: skip
    url = reverse("targets:book") + f"{book.code}/"
    page, floor = in_turn(lambda: visitor.get(url), lambda: visitor.get(FLOOR))
    table.ratio(
        f"page of the book with {len(statements)} promises, warm",
        FLOOR,
        page / floor,
        4,
        f"{told(page)} : {told(floor)}",
    )


def forget() -> None:
    """As if nobody had looked yet."""
    Reading.objects.all().delete()
    kept.forget()


def _compare(found: dict, answers: list[list[tuple]]) -> None:
    """Before anything is timed: both ways find the same number of records for every promise."""
    for number, (reading, rows) in enumerate(zip(found.values(), answers, strict=True)):
        if reading.count + reading.candidates != len(rows):
            raise SystemExit(f"promise {number}: {reading.count} records in the reading, {len(rows)} by hand")
