"""What was set once is shown again until something in the office changes: a cache with a proof of freshness.

Every record is written with its history, so the newest change of all registers tells whether a page may have changed
(docs/decisions/0003). A few pages and lines of lists are kept in the process, and never as the truth.
"""

from collections.abc import Callable, Hashable, Iterable
from functools import cache
from typing import Any

from django.apps import apps

from waiban.history import marks
from waiban.register.declare import label_of
from waiban.register.models import Record

PAGES = 200
_pages: dict[Hashable, tuple[int, Any]] = {}


@cache
def own() -> frozenset[str]:
    """The tables of the book itself."""
    models = apps.get_app_config("targets").get_models()
    return frozenset(label_of(model) for model in models if issubclass(model, Record))


def kept(key: Hashable, make: Callable[[], Any], labels: Iterable[str] | None = None) -> Any:
    """What was made under this key, made again when a record it depends on has changed since: any, unless it says which.

    The least used one makes room.
    """
    page = _pages.pop(key, None)
    if page is None or page[0] <= (max(marks.newest(labels).values()) if labels else marks.newest_of_all()):
        seen = marks.mark()
        page = seen, make()
    _pages[key] = page
    for oldest in list(_pages)[:-PAGES]:
        _pages.pop(oldest, None)
    return page[1]


def forget() -> None:
    """Begin anew, where a database was taken back to an earlier state."""
    _pages.clear()
