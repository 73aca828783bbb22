"""What a promise asks on a day: its number and date as issued, or as amended by then; and a fingerprint of all that."""

import datetime as dt
import hashlib
from decimal import Decimal
from typing import NamedTuple

from waiban.register.declare import label_of

from .models import Amendment, Book, Commitment, Gauge, Scheme, Verdict

STAMPED = tuple(
    label_of(model) for model in (Book, Scheme, Commitment, Gauge, Verdict, Amendment)
)  # what `stamp` looks at


class Terms(NamedTuple):
    """The number wanted, the date it is due, and the amendments that say so."""

    wanted: Decimal
    due: dt.date
    amended: tuple[Amendment, ...] = ()


def terms(commitment: Commitment, day: dt.date | None = None) -> Terms:
    """As amended up to a day (M-8); without a day as amended so far."""
    gauge = gauge_of(commitment)
    wanted = gauge.quantity if gauge and gauge.quantity is not None else commitment.quantity
    due, said = commitment.deadline, []
    for amendment in sorted(commitment.amendments.all(), key=lambda a: (a.on, a.pk)):
        if day and amendment.on > day:
            continue
        said.append(amendment)
        wanted = wanted if amendment.quantity is None else amendment.quantity
        due = amendment.deadline or due
    return Terms(wanted if wanted is not None else Decimal(1), due, tuple(said))


def gauge_of(commitment: Commitment) -> Gauge | None:
    """The promise's gauge, None while it has none."""
    return getattr(commitment, "gauge", None)


def scheme_of(commitment: Commitment) -> Scheme:
    """The book's scheme; a book without one is read by the thresholds a new scheme begins with."""
    return commitment.book.scheme or Scheme()


def stamp(commitment: Commitment) -> str:
    """Changes whenever promise, gauge, words on records, amendments or scheme change."""
    gauge = gauge_of(commitment)
    parts = [commitment.version, commitment.book.version, gauge and (gauge.pk, gauge.version)]
    parts.append([(v.pk, v.version) for v in gauge.verdicts.all()] if gauge else [])
    parts.append([(a.pk, a.version) for a in commitment.amendments.all()])
    scheme = commitment.book.scheme
    parts.append(scheme and (scheme.pk, scheme.version))
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def complete(commitments):
    """The queryset with all that terms, stamp and readings look at: a fixed number of questions."""
    return stamped(commitments).select_related("book__scheme", "division", "person", "measure__target")


def stamped(commitments):
    """The queryset with what tells whether a reading is fresh; the promises are those of a book at hand."""
    found = commitments.select_related("gauge", "reading").prefetch_related("amendments", "gauge__verdicts")
    return found.order_by("book", "start")
