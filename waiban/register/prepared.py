"""A list shows fifty records after another with the same columns: what to ask for them is put into SQL only once."""

import copy
from collections.abc import Sequence

from django.db import DEFAULT_DB_ALIAS, connections, models

from waiban.kernel.planned import planned

MARK = "IN (%s)"


class Prepared:
    """Records by their numbers, fetched as the queryset says; it has no conditions of its own."""

    def __init__(self, queryset: models.QuerySet):
        self.queryset = queryset.order_by()
        self.compiler = self.queryset.filter(pk__in=[0]).query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, _params = self.compiler.as_sql()

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
        if connection.vendor == "postgresql":
            return planned(self.sql.replace(MARK, "= ANY(%s)"), [list(pks)])
        return self.sql.replace(MARK, f"IN ({', '.join(['%s'] * len(pks))})"), tuple(pks)
