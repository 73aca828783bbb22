"""The lines of the report: one file for each part of the yearly report, found by being in the folder, in its order."""

from importlib import import_module

from django.utils.translation import pgettext_lazy

from ..declare import check

BATCHES = pgettext_lazy("unit", "batches")
GROUPS = pgettext_lazy("unit", "groups")
PERSONS = pgettext_lazy("unit", "persons")
COUNTRIES = pgettext_lazy("unit", "countries")
TIMES = pgettext_lazy("unit", "times")
ITEMS = pgettext_lazy("unit", "items")
TIES = pgettext_lazy("unit", "ties")
CASES = pgettext_lazy("unit", "cases")
PERCENT = pgettext_lazy("unit", "%")


ORDER = (
    "going_out",
    "coming_in",
    "ties",
    "events",
    "projects",
    "spillover",
    "services",
    "people",
)  # as the report has them


def load() -> None:
    """Declares every part in the order of the report; called when all registers are there."""
    for part in ORDER:
        import_module(f"{__name__}.{part}")
    import_module("waiban.reports.funnels").load()
    check()
