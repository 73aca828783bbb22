"""A list shows fifty records after another with the same columns: what to ask for them is put into SQL only once."""

import copy
from collections.abc import Sequence
from itertools import count
from weakref import WeakSet

from django.db import DEFAULT_DB_ALIAS, connections, models

MARK = "IN (%s)"
numbers = count(1)


class Prepared:
    """Records by their numbers, fetched as the queryset says; it has no conditions of its own."""

    def __init__(self, queryset: models.QuerySet):
        self.queryset = queryset.order_by()
        self.compiler = self.queryset.filter(pk__in=[0]).query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, _params = self.compiler.as_sql()
        self.name, self.known = f"list_{next(numbers)}", WeakSet()

    def of(self, pks: Sequence[int]) -> list[models.Model]:
        """The records of these numbers in any order; numbers that are no longer there are left out."""
        if not pks:
            return []
        ready = copy.copy(self.compiler)
        ready.connection = connections[DEFAULT_DB_ALIAS]  # each thread of the server has its own
        asked = self._asked(ready.connection, pks)
        ready.as_sql = lambda *_args, **_kwargs: asked
        queryset = self.queryset.all()
        queryset.query.get_compiler = lambda *_args, **_kwargs: ready
        return list(queryset)

    def _asked(self, connection, pks: Sequence[int]) -> tuple[str, tuple]:
        """PostgreSQL also plans it once for each connection: to plan six joins takes longer than to make them."""
        if connection.vendor != "postgresql":
            return self.sql.replace(MARK, f"IN ({', '.join(['%s'] * len(pks))})"), tuple(pks)
        with connection.cursor() as cursor:
            if connection.connection not in self.known:
                cursor.execute(f"PREPARE {self.name} (bigint[]) AS {self.sql.replace(MARK, '= ANY($1)')}")
                self.known.add(connection.connection)
        return f"EXECUTE {self.name} (%s)", (list(pks),)
