"""Writes changes in the transaction of the change itself, one by one or in bulk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

from waiban.kernel.bulk import write_rows

from .marks import on_postgresql
from .models import Change

_retelling: ContextVar[tuple[Callable[[Change], None], list[Change]] | None] = ContextVar("retelling", default=None)


def write(changes: list[Change]) -> None:
    """Keep the changes; the caller is inside the transaction that made them."""
    if (retelling := _retelling.get()) is not None:
        tell, held = retelling
        for change in changes:
            tell(change)
        held.extend(changes)
        return
    if changes and on_postgresql():
        tx = this_transaction()
        for change in changes:
            change.tx = tx
    write_rows(Change, changes)


def this_transaction() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return cursor.fetchone()[0]


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
