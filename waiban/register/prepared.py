"""A list shows fifty records after another with the same columns: what to ask for them is put into SQL only once."""

import copy
from collections.abc import Sequence

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.query import RelatedPopulator, get_related_populators

from waiban.kernel.planned import planned

MARK = "IN (%s)"


class Prepared:
    """Records by their numbers, fetched as the queryset says; it has no conditions of its own."""

    def __init__(self, queryset: models.QuerySet):
        self.model = queryset.model
        self.compiler = queryset.order_by().filter(pk__in=[0]).query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, _params = self.compiler.as_sql()
        self.places = self.compiler.klass_info["select_fields"]
        self.names = [self.compiler.select[place][0].target.attname for place in self.places]

    def of(self, pks: Sequence[int]) -> list[models.Model]:
        """The records of these numbers in any order; numbers that are no longer there are left out."""
        if not pks:
            return []
        ready = copy.copy(self.compiler)
        ready.connection = connections[DEFAULT_DB_ALIAS]  # each thread of the server has its own
        asked = self._asked(ready.connection, pks)
        ready.as_sql = lambda *_args, **_kwargs: asked
        related = get_related_populators(ready.klass_info, ready.select, DEFAULT_DB_ALIAS)
        records, made = [], {}
        for row in ready.results_iter():
            record = self.model.from_db(DEFAULT_DB_ALIAS, self.names, row[: len(self.places)])
            for one in related:
                _populate(one, row, record, made)
            records.append(record)
        return records

    def _asked(self, connection, pks: Sequence[int]) -> tuple[str, tuple]:
        if connection.vendor == "postgresql":
            return planned(self.sql.replace(MARK, "= ANY(%s)"), [list(pks)])
        return self.sql.replace(MARK, f"IN ({', '.join(['%s'] * len(pks))})"), tuple(pks)


def _populate(one: RelatedPopulator, row, record, made: dict) -> None:
    """What many of the fifty name (a person, a country) is made once."""
    values = row[one.cols_start : one.cols_end]
    number = values[one.pk_idx]
    other = made.get((one, number))
    if other is None and number is not None:
        other = made[one, number] = one.model_cls.from_db(one.db, one.init_list, values)
        for further in one.related_populators:
            _populate(further, row, other, made)
    one.local_setter(record, other)
