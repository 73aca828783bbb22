"""How many records match each gauge of a book today: what the clerk sees beside every sentence before she confirms it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count

from waiban.kernel.dates import today
from waiban.register.declare import catalogue

from . import matching
from .counting import Counter
from .models import Gauge

AT_ONCE = 30  # gauges in one question: databases limit the columns of an answer


def numbers(gauges: Iterable[Gauge], day: dt.date | None = None) -> dict[int, int]:
    """By gauge, also for gauges that only admit what is nodded through: one question for each list, not for each gauge."""
    measured = [gauge for gauge in gauges if matching.measured(gauge.register)]
    counter, found = Counter(measured, day or today()), {gauge.pk: 0 for gauge in measured}
    by_list: dict[tuple, list[Gauge]] = defaultdict(list)
    for gauge in measured:
        for register in matching.registers_of(gauge.register):
            own = gauge.register == register.label and gauge.segment
            by_list[register.label, own, counter.last(gauge)].append(gauge)
    for (label, _own, _last), same in by_list.items():
        for start in range(0, len(same), AT_ONCE):
            some, register = same[start : start + AT_ONCE], catalogue[label]
            counts = {f"g{gauge.pk}": Count("pk", filter=counter.asks(gauge, register)) for gauge in some}
            for name, number in counter.proved(some[0], register).aggregate(**counts).items():
                found[int(name[1:])] += number
    return found
