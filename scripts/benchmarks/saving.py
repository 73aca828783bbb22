"""Saving one record while many promises are open: it must cost the same with sixty and with six thousand."""

from statistics import median

from waiban.contacts.models import Exchange
from waiban.register import records
from waiban.targets.models import Book

from . import promises
from .timing import Table, once, told

TURNS, SAVES, TIMES_MORE = 3, 40, 99


def measure(table: Table, visitor) -> None:
    """With sixty, with six thousand, and so again; whatever the machine does meanwhile meets both."""
    few, many = [], []
    for _turn in range(TURNS):
        few += saves(visitor.user)
        more = promises.book(TIMES_MORE)
        many += saves(visitor.user)
        Book.objects.filter(pk=more.pk).delete()
        few += saves(visitor.user)
    table.ratio(
        "saving one record with 6,000 open promises", "with 60", median(many) / median(few), 1.2,
        f"{told(median(many))} : {told(median(few))}",
    )  # fmt: skip


def saves(user) -> list[float]:
    """Through the one door, with its check, its version and its history."""
    found = []
    for number, record in enumerate(Exchange.objects.order_by("-pk")[:SAVES]):
        record.result = f"又商谈一次，第{number}次，{id(found)}"
        found.append(once(lambda record=record: records.save(record, by=user)))
    return found
