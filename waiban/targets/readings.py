"""Readings: the value of each promise with the records behind it, derived again only when something newer exists.

Nobody types progress. A reading proves its freshness (docs/decisions/0003): the mark it was read at, the day, and a
stamp of everything else it depends on. `as_of` a past day is computed from the records' own dates and never kept.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from waiban.history import marks
from waiban.kernel.dates import PartialDate, today
from waiban.register.declare import catalogue

from . import matching
from .counting import TALKS, Counter, Underway
from .models import Book, Commitment, Move, Reading, Review, State
from .models.measuring import short
from .states import state
from .terms import STAMPED, complete, gauge_of, scheme_of, stamp, stamped, terms
from .ways import ways

KEPT = 1_000  # records kept as evidence with a reading, the newest; the count is always of all
COMPARED = ("state", "value", "wanted", "due", "count", "candidates", "evidence", "stage", "stage_no", "stages",
            "last_on", "next_on", "done_on")  # fmt: skip

Promises = Book | Commitment | QuerySet | Iterable[Commitment]


def promises(of: Promises) -> list[Commitment]:
    """The promises of a book, or those given, with everything a reading looks at."""
    if isinstance(of, Book):
        of = of.commitments.all()
    elif isinstance(of, Commitment):
        of = Commitment.objects.filter(pk=of.pk)
    elif not isinstance(of, QuerySet):
        of = Commitment.objects.filter(pk__in=[c.pk for c in of])
    return list(complete(of))


def current(of: Promises, day: dt.date | None = None) -> dict[int, Reading]:
    """The reading of each promise as of today, derived again only where a register it depends on has a newer change."""
    return _current(promises(of), day or today())


def own(book: Book, whose: Q, day: dt.date | None = None) -> dict[int, Reading]:
    """The readings of some promises of a book whose words alone are shown: no division, person or target with them."""
    day = day or today()
    mine = book.commitments.filter(whose)
    read = list(mine.select_related("gauge", "reading").order_by("start"))
    if _untouched(read, day):
        return {c.pk: c.reading for c in read}
    return _current(list(stamped(mine)), day, promises)


def _untouched(commitments: list[Commitment], day: dt.date) -> bool:
    """Whether all are read for the day, and neither the book nor a register they asked has a newer change."""
    read = [getattr(c, "reading", None) for c in commitments]
    if not all(reading and reading.day == day for reading in read):
        return False
    newest = marks.newest({*STAMPED, *(label for reading in read for label in reading.asked)})
    return all(newest[label] < reading.seen for reading in read for label in (*STAMPED, *reading.asked))


def _current(commitments: list[Commitment], day: dt.date, complete=list) -> dict[int, Reading]:
    found = _fresh(commitments, day)
    if stale := [c for c in commitments if c.pk not in found]:
        found |= _renew(complete(stale), day)
    return {c.pk: found[c.pk] for c in commitments}


def _fresh(commitments: list[Commitment], day: dt.date) -> dict[int, Reading]:
    """The readings kept that were read for the day and have seen the newest change of every register they depend on."""
    needed = {c.pk: depends_on(c) for c in commitments if is_fresh(c, day)}
    newest = marks.newest(set().union(*needed.values())) if needed else {}
    fresh = (c for c in commitments if c.pk in needed)
    return {c.pk: c.reading for c in fresh if all(newest[label] < c.reading.seen for label in needed[c.pk])}


def is_fresh(commitment: Commitment, day: dt.date) -> bool:
    """Whether the promise is read for the day and nothing of its own was changed since."""
    reading = getattr(commitment, "reading", None)
    return reading is not None and reading.day == day and reading.stamp == stamp(commitment)


def depends_on(commitment: Commitment) -> set[str]:
    """The registers whose changes may change this reading."""
    gauge = gauge_of(commitment)
    if gauge is None or not matching.measured(gauge.register):
        return set()
    found = matching.depends_on(gauge)
    if gauge.places or gauge.parties:
        found |= {TALKS} & set(catalogue)
    return found | {v.register for v in gauge.verdicts.all() if v.register in catalogue}


def _renew(commitments: list[Commitment], day: dt.date) -> dict[int, Reading]:
    """Derive, keep and note what came out otherwise."""
    seen, now, moves = marks.mark(), timezone.now(), []
    kept = {c.pk: getattr(c, "reading", None) for c in commitments}  # a fresh reading takes its place on the promise
    fresh = derive(commitments, day)
    for commitment in commitments:
        reading, before = fresh[commitment.pk], kept[commitment.pk]
        reading.seen, reading.stamp, reading.asked = seen, stamp(commitment), sorted(depends_on(commitment))
        if before and before.day <= day and (before.state, before.value) != (reading.state, reading.value):
            moves.append(
                Move(
                    commitment=commitment, at=now, before=before.state, after=reading.state,
                    value_before=before.value, value_after=reading.value,
                )
            )  # fmt: skip
    names = [f.name for f in Reading._meta.concrete_fields if not f.primary_key]
    Reading.objects.bulk_create(
        list(fresh.values()), update_conflicts=True, unique_fields=["commitment"], update_fields=names
    )
    Move.objects.bulk_create(moves)
    return fresh


def as_of(of: Promises, day: dt.date) -> dict[int, Reading]:
    """Today's knowledge counted by the records' own dates up to the day; what is not kept is computed and not kept."""
    commitments = promises(of)
    found = _fresh(commitments, day)
    found |= derive([c for c in commitments if c.pk not in found], day)
    return {c.pk: found[c.pk] for c in commitments}


def derive(commitments: Sequence[Commitment], day: dt.date, count: type[Counter] = Counter) -> dict[int, Reading]:
    """Readings from the rows themselves; `promises` fetched what is looked at."""
    gauged = [c for c in commitments if gauge_of(c) and matching.measured(c.gauge.register)]
    counter = count([c.gauge for c in gauged], day)
    waiting = counter.waiting(c.gauge for c in gauged)
    found = {}
    for commitment in commitments:
        asked = terms(commitment, day)
        reading = Reading(
            commitment=commitment, state=State.UNMEASURED, wanted=asked.wanted, due=asked.due, day=day, seen=0
        )
        if gauge_of(commitment) and matching.measured(commitment.gauge.register):
            reading.candidates = waiting[commitment.gauge.pk]
            _read(reading, counter, asked)
        found[commitment.pk] = reading
    return found


def _read(reading: Reading, counter: Counter, asked) -> None:
    """Fill in value, evidence, stage, dates and state of one promise."""
    commitment, gauge = reading.commitment, reading.commitment.gauge
    way, hits = ways[gauge.way], counter.hits(gauge)
    records = list(dict.fromkeys(hit[:3] for hit in hits))  # one record once, though its rows give several keys
    reading.count, reading.value = len(records), _places(way.value(hits, counter.whole(gauge, way)))
    reading.evidence = [list(record) for record in reversed(records[-KEPT:])]
    reading.last_on = _date(hits[-1].on) if hits else None
    enough = way.finishes and reading.value is not None and reading.value >= asked.wanted
    reading.done_on = _date(way.reached_on(hits, asked.wanted)) if enough else None
    under = Underway()
    if way.finishes and not enough and gauge.register in catalogue:
        under = counter.underway(gauge, hits)
        _stage(reading, counter, gauge, asked.wanted)
        reading.next_on = under.next
        dates = [d for d in (reading.last_on, under.last) if d]
        reading.last_on = max(dates, default=None)
    if not way.finishes:
        reading.wanted = None
    reading.state = state(
        way, reading.value, asked.wanted, day=counter.day, since=counter.first(gauge), due=asked.due,
        done_on=reading.done_on, begun=bool(under.begun or reading.stage or hits), scheme=scheme_of(commitment),
    )  # fmt: skip


def _stage(reading: Reading, counter: Counter, gauge, wanted: Decimal) -> None:
    """For one single tie or project: the furthest stage reached."""
    register = catalogue[gauge.register]
    if gauge.way == "stage" and register.stages and wanted <= 1:
        reading.stage, reading.stage_no, on = counter.furthest(gauge)
        reading.stages = len(register.stages.order)
        reading.last_on = max([d for d in (reading.last_on, on) if d], default=None)


def _places(value: Decimal | None) -> Decimal | None:
    """As many places as are kept, so that a reading kept and one derived are equal."""
    return None if value is None else value.quantize(Decimal("0.0001"))


def _date(number: int | None) -> PartialDate | None:
    return None if number is None else PartialDate.from_number(number)


def plain(reading: Reading) -> dict[str, Any]:
    """The reading as plain values, for freezing and comparing."""
    image = {}
    for name in COMPARED:
        value = getattr(reading, name)
        value = short(value) if isinstance(value, Decimal) else value
        image[name] = value if value is None or isinstance(value, int | list) else str(value)
    return image


class Changed(NamedTuple):
    """A promise that reads otherwise than at a moment."""

    commitment: Commitment
    before: str
    after: str
    value_before: Decimal | None
    value_after: Decimal | None
    at: dt.datetime | None = None


def changed_since(book: Book, since: dt.datetime | dt.date | Review, readings: dict | None = None) -> list[Changed]:
    """Promises whose state or value differs from a moment, from the start of a day, or from a month's review."""
    readings = readings or current(book)
    if isinstance(since, Review):
        before = {int(pk): (v["state"], v["value"] and Decimal(v["value"]), None) for pk, v in since.data.items()}
    else:
        before = _moved(book, since)
    found = []
    for pk, (was, value, at) in before.items():
        reading = readings.get(pk)
        if reading and (was, value) != (reading.state, reading.value):
            found.append(Changed(reading.commitment, was, reading.state, value, reading.value, at))
    return sorted(found, key=lambda c: c.commitment.start)


def _moved(book: Book, since) -> dict[int, tuple]:
    """What each promise read before its first move since then, and when it moved last."""
    if not isinstance(since, dt.datetime):
        since = timezone.make_aware(dt.datetime.combine(since, dt.time()))
    found: dict[int, tuple] = {}
    moves = Move.objects.filter(commitment__book=book, at__gte=since)
    for pk, before, value_before, at in moves.values_list("commitment", "before", "value_before", "at"):
        was, value, _at = found.get(pk, (before, value_before, None))
        found[pk] = (was, value, at)
    return found


def trend(commitment: Commitment, day: dt.date | None = None) -> list[tuple[dt.date, Decimal]]:
    """How the value grew over the year, by the records' own dates; one point for each day on which it moved."""
    commitment = promises(commitment)[0]
    gauge = gauge_of(commitment)
    if gauge is None or not matching.measured(gauge.register):
        return []
    hits = [h for h in Counter([gauge], day or today()).hits(gauge) if h.on]
    if ways[gauge.way].at_the_end:
        return []
    values = ways[gauge.way].running(hits, None)
    points = {_date(hit.on).day: value for hit, value in zip(hits, values, strict=True)}
    return list(points.items())


class Summary(NamedTuple):
    """Counts of promises by state: for the whole book, by division, by target. Shares are of `total`."""

    total: int
    states: dict[str, int]
    divisions: dict[Any, dict[str, int]]
    targets: dict[Any, dict[str, int]]

    def share(self, name: str) -> float:
        return self.states.get(name, 0) / self.total if self.total else 0.0


def summary(commitments: Iterable[Commitment], readings: dict[int, Reading]) -> Summary:
    """Counts and shares (M-24); the commitments come with division and measure (see `promises`)."""
    states: dict[str, int] = defaultdict(int)
    divisions: dict[Any, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    targets: dict[Any, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    commitments = list(commitments)
    for commitment in commitments:
        name = str(readings[commitment.pk].state)
        states[name] += 1
        divisions[commitment.division][name] += 1
        targets[commitment.measure.target][name] += 1
    plainly = [{key: dict(counts) for key, counts in table.items()} for table in (divisions, targets)]
    return Summary(len(commitments), dict(states), *plainly)
