"""Writes changes in the transaction of the change itself, one by one or in bulk."""

from django.db.models import Func, BigIntegerField

from .marks import on_postgresql
from .models import Change


class ThisTransaction(Func):
    template = "(pg_current_xact_id()::text::bigint)"
    output_field = BigIntegerField()


def write(changes: list[Change]) -> None:
    """Keep the changes; the caller is inside the transaction that made them."""
    if on_postgresql():
        for change in changes:
            change.tx = ThisTransaction()
    Change.objects.bulk_create(changes, batch_size=1_000)
