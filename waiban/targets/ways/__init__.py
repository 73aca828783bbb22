"""How a list of records becomes a value: list first, value from the list. One file for each way."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import F

ways: dict[str, "Way"] = {}


class Hit(NamedTuple):
    """A record that counts: its register, its number, the date by which it counts (as kept), and what a way adds up."""

    register: str
    record: int
    on: int | None
    key: Any = None


class Way:
    """One way of measuring; `running` is the value after each record in the order of their dates."""

    name = ""
    finishes = True  # there is a value at which it is done
    in_period = True  # only records of the book's year count
    at_the_end = False  # a value that may fall again is judged on its last day only
    keyed = False  # looks at a column
    named = False  # looks at which of those named a record is about

    def key(self, column: str):
        return F(column) if self.keyed and column else None

    def running(self, hits: Iterable[Hit], whole: int | None) -> Iterator[Decimal]:
        return (Decimal(number) for number, _hit in enumerate(hits, 1))

    def value(self, hits: list[Hit], whole: int | None = None) -> Decimal | None:
        found = Decimal(0)
        for found in self.running(hits, whole):  # noqa: B007 (the last one)
            pass
        return found

    def reached_on(self, hits: list[Hit], wanted: Decimal) -> int | None:
        """The date (as kept) by which enough had counted; `hits` ascending by date."""
        if self.at_the_end:
            return None
        return next((h.on for h, v in zip(hits, self.running(hits, None), strict=True) if v >= wanted), None)


def way(cls: type[Way]) -> type[Way]:
    ways[cls.name] = cls()
    return cls


for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
