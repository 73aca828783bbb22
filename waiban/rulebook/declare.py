"""Declare a check: the number of its rule, the register it looks at, and what it finds.

@check("P-07", on=Gift)
def dear_gifts_are_declared(gift, rows):
    limit = value_on("P-07", gift.handed_on)
    if limit and gift.value and gift.value > limit and not gift.declared_on:
        yield Finding("declared_on", _("Above %(limit)s yuan a gift is declared."), limit=limit)
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from waiban.register.declare import label_of


class Finding:
    """A sentence beside a column (or rows, one row, one column of it); with `advises` it never stops, whatever the rule does."""

    def __init__(self, field: str, sentence, *, row=None, column: str = "", advises: bool = False, **params):
        self.field, self.row, self.column, self.advises = field, row, column, advises
        self.sentence = str(sentence) % params if params else str(sentence)


@dataclass(frozen=True)
class Check:
    """`run(record, rows)` looks at one record and its rows as they will be, by name; nothing of it may be missing or
    wrong in itself that it would fail. `needs` are relations it follows (of rows: "stops__country"), fetched once for
    all. `others(records, rows)` gathers once for all what it must know of other records and is handed on.
    """

    number: str
    run: Callable[..., Iterator[Finding]]
    needs: tuple[str, ...] = ()
    others: Callable[[Sequence, Sequence[dict]], Any] | None = None
    stops: bool = True  # False: it only ever advises, so that nobody asks it where only stops are wanted

    @property
    def says(self) -> str:
        return self.run.__name__.replace("_", " ")


checks: dict[str, list[Check]] = {}  # by register


def check(number: str, *, on, needs: tuple[str, ...] = (), others=None, stops: bool = True) -> Callable:
    """Put the check into the book."""

    def declared(run: Callable[..., Iterator[Finding]]):
        checks.setdefault(label_of(on), []).append(Check(number, run, needs, others, stops))
        return run

    return declared
