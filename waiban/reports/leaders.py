"""Leaders of the city are known by the title written beside a host or the head of a group; the rulebook says which (P-09)."""

import datetime as dt
from collections.abc import Callable

from django.db.models import Q

from waiban.rulebook.values import words_on

RULE, KEY = "P-09", "leaders"
NOBODY = Q(pk__in=[])


def named_in(*columns: str) -> Callable[[dt.date], Q]:
    """Some column carries a title of the city's leadership: 副市长 holds 市长."""

    def at(day: dt.date) -> Q:
        found = NOBODY
        for column in columns:
            for title in words_on(RULE, day, KEY):
                found |= Q(**{f"{column}__contains": title})
        return found

    return at
