"""How many records match each gauge of a book today: what the clerk sees beside every sentence before she confirms it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.core.cache import cache
from django.db.models import Count

from waiban.history import marks
from waiban.kernel.dates import today
from waiban.register.declare import catalogue

from . import matching
from .counting import Counter
from .models import Gauge

AT_ONCE = 30  # gauges in one question: databases limit the columns of an answer


def numbers(gauges: Iterable[Gauge], day: dt.date | None = None) -> dict[int, int]:
    """By gauge, also for gauges that only admit what is nodded through; counted again only where something is newer."""
    day = day or today()
    measured = {_key(gauge, day): gauge for gauge in gauges if matching.measured(gauge.register)}
    newest = marks.newest({label for gauge in measured.values() for label in matching.depends_on(gauge)})
    kept = {
        key: number
        for key, (seen, number) in cache.get_many(measured).items()
        if all(newest[label] < seen for label in matching.depends_on(measured[key]))
    }
    if stale := {key: gauge for key, gauge in measured.items() if key not in kept}:
        seen, fresh = marks.mark(), _counted(list(stale.values()), day)
        counted = {key: fresh[gauge.pk] for key, gauge in stale.items()}
        cache.set_many({key: (seen, number) for key, number in counted.items()})
        kept |= counted
    return {gauge.pk: kept[key] for key, gauge in measured.items()}


def _key(gauge: Gauge, day: dt.date) -> str:
    return f"number:{gauge.pk}:{gauge.version}:{gauge.commitment.book.year}:{day}"


def _counted(gauges: Sequence[Gauge], day: dt.date) -> dict[int, int]:
    """One question for each named list, not for each gauge."""
    counter, found = Counter(gauges, day), dict.fromkeys((gauge.pk for gauge in gauges), 0)
    by_list: dict[tuple, list[Gauge]] = defaultdict(list)
    for gauge in gauges:
        for register in matching.asked_by(gauge):
            own = matching.segment_name(gauge, register)
            by_list[register.label, own, counter.last(gauge)].append(gauge)
    for (label, _own, _last), same in by_list.items():
        for start in range(0, len(same), AT_ONCE):
            some, register = same[start : start + AT_ONCE], catalogue[label]
            counts = {f"g{gauge.pk}": Count("pk", filter=counter.asks(gauge, register)) for gauge in some}
            for name, number in counter.proved(some[0], register).aggregate(**counts).items():
                found[int(name[1:])] += number
    return found
