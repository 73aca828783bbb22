"""What a promise leaves to those before it: 培训500人次 behind the course it names, the same words for each quarter."""

import datetime as dt
from collections.abc import Sequence

from .models import Gauge

# A promise of the second kind that names nothing is about what one of the first kind before it names
LED_ON = {("relation_established", "agreement_signed"): "places", ("event_held", "agreement_signed"): "words"}


def follow(gauge: Gauge, earlier: Sequence[Gauge]) -> None:
    """Fill in from the promises before it in the same target, the nearest last."""
    _after_the_same(gauge, earlier)
    before = earlier[-1] if earlier else None
    if before is None or before.commitment.measure_id != gauge.commitment.measure_id or _names(gauge):
        return
    kinds = before.commitment.kind, gauge.commitment.kind
    same = kinds[0] == kinds[1] and gauge.way in ("total", "distinct") and gauge.register == before.register
    taken = ("places", "parties", "words", "where") if same else tuple(filter(None, [LED_ON.get(kinds)]))
    for name in taken:
        setattr(gauge, name, getattr(gauge, name) or getattr(before, name))
    if taken and _names(gauge):
        gauge.partners = gauge.partners or ("words" in taken and before.partners)
        gauge.admit = before.admit


def _names(gauge: Gauge) -> bool:
    return bool(gauge.places or gauge.parties or gauge.words)


def _after_the_same(gauge: Gauge, earlier: Sequence[Gauge]) -> None:
    """The same words once more with a later date (each quarter one tie) begin when the one before is due."""
    mine = gauge.commitment
    for other in (g.commitment for g in reversed(earlier)):
        if other.text == mine.text and other.deadline < mine.deadline:
            gauge.since = other.deadline + dt.timedelta(days=1)
            return
