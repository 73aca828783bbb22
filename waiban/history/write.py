"""Writes changes in the transaction of the change itself, one by one or in bulk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import BigIntegerField, Func

from .marks import on_postgresql
from .models import Change

BATCH = 1_000
_retelling: ContextVar[tuple[Callable[[Change], None], list[Change]] | None] = ContextVar("retelling", default=None)


class ThisTransaction(Func):
    template = "(pg_current_xact_id()::text::bigint)"
    output_field = BigIntegerField()


def write(changes: list[Change]) -> None:
    """Keep the changes; the caller is inside the transaction that made them."""
    if (retelling := _retelling.get()) is not None:
        tell, held = retelling
        for change in changes:
            tell(change)
        held.extend(changes)
        return
    if on_postgresql():
        for change in changes:
            change.tx = ThisTransaction()
    Change.objects.bulk_create(changes, batch_size=BATCH)


@contextmanager
def retold(tell: Callable[[Change], None]) -> Iterator[None]:
    """For a past brought along (an old system, a demonstration): `tell` gives each change its own time and person.

    The changes are written in the order of their times when the block ends; the caller holds one transaction around it.
    """
    held: list[Change] = []
    token = _retelling.set((tell, held))
    try:
        yield
    finally:
        _retelling.reset(token)
    write(sorted(held, key=lambda change: change.at))
