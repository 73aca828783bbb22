"""The records that count for each promise on a day, what is under way, and what waits for a person's nod."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from django.db.models import Case, Count, Exists, Max, Min, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from waiban.history.models import Change
from waiban.kernel.dates import today
from waiban.register.declare import Register, catalogue

from . import matching
from .kinds import kinds
from .models import Verdict
from .ways import Hit, Way, ways

# Talks with a partner show that something moves before anything can be proved, and when it goes on.
BITS = 30  # of those named, as many as one number of the database tells apart
TALKS, HAD, TO_FOLLOW = "contacts/exchange", "had", "to_follow"


class Underway(NamedTuple):
    """What has begun though it does not count: whether, the last and the next date."""

    begun: bool = False
    last: object = None
    next: object = None

    def __or__(self, other: "Underway") -> "Underway":
        last = [d for d in (self.last, other.last) if d]
        after = [d for d in (self.next, other.next) if d]
        return Underway(self.begun or other.begun, max(last, default=None), min(after, default=None))


@dataclass
class Said:
    """Persons' words on records for one gauge, by register."""

    chosen: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    ruled_out: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    verdicts: dict[tuple[str, int], Verdict] = field(default_factory=dict)

    def about(self, register: str) -> set[int]:
        return self.chosen[register] | self.ruled_out[register]


class Counter:
    """Counts for many gauges on one day; what they share is asked once."""

    def __init__(self, gauges: Sequence, day: dt.date):
        self.day = day
        self.lists: dict[tuple, QuerySet] = {}
        self.members = matching.memberships(matching.groups_of(gauges))
        self.said: dict[int, Said] = defaultdict(Said)
        for verdict in Verdict.objects.filter(gauge__in=[g.pk for g in gauges]):
            said = self.said[verdict.gauge_id]
            out = verdict.what == Verdict.What.RULED_OUT
            (said.ruled_out if out else said.chosen)[verdict.register].add(verdict.record)
            said.verdicts[verdict.register, verdict.record] = verdict

    def first(self, gauge) -> dt.date:
        return gauge.since or dt.date(gauge.commitment.book.year, 1, 1)

    def last(self, gauge) -> dt.date:
        return min(gauge.until or dt.date(gauge.commitment.book.year, 12, 31), self.day)

    def filters(self, gauge, register: Register) -> Q:
        return matching.filters(gauge, register, self.members, self.first(gauge), self.last(gauge))

    def since(self, gauge, register: Register) -> dt.date | None:
        """The first day of the gauge's period, where its way has one and the records have dates."""
        dated = matching.segment_of(gauge, register).date or register.stages
        return self.first(gauge) if ways[gauge.way].in_period and dated else None

    def proved(self, gauge, register: Register, since: dt.date | None = None) -> QuerySet:
        """The records of the list that proves, up to the day; all there ever were, or those since a day."""
        segment, last = matching.segment_of(gauge, register), self.last(gauge)
        key = register.label, segment, last, since
        if key not in self.lists:
            records = segment.narrow(register.model._default_manager.order_by(), last, since)
            if segment.date or (register.stages and not segment.reached(last)):
                records = records.filter(on__lte=last)
            self.lists[key] = records
        return self.lists[key]

    def in_period(self, gauge, register: Register) -> QuerySet:
        return self.proved(gauge, register, self.since(gauge, register))

    def wants(self, gauge, register: Register) -> Q:
        """What the gauge asks of the records of its period; nothing where it is vague and says nothing about which."""
        if gauge.register == matching.ALL:
            vague = gauge.admit == "nodded" and not matching.narrows(gauge)
            return matching.NOTHING if vague else self.filters(gauge, register)
        if not matching.is_asked(gauge, register):
            return matching.NOTHING
        elsewhere = self.told_elsewhere(gauge, register)
        return self.filters(gauge, register) & (~elsewhere if elsewhere else Q())

    def told_elsewhere(self, gauge, register: Register) -> Q:
        """What a counted record of the gauge's other list names as the same matter (`Register.same`)."""
        found = Q()
        for other in matching.asked_by(gauge):
            if other.same[1:2] == (register.label,):
                column, _label, number = other.same
                named = self.counted(gauge, other).exclude(**{column: ""}).values(column)
                found |= Q(**{f"{number}__in": named})
        return found

    def asks(self, gauge, register: Register) -> Q:
        """What the gauge asks of the records on its list, the period too."""
        since = self.since(gauge, register)
        return (Q(on__gte=since) if since else Q()) & self.wants(gauge, register)

    def matches(self, gauge, register: Register) -> QuerySet:
        """What the gauge's question finds, before anybody's word on single records."""
        return self.in_period(gauge, register).filter(self.wants(gauge, register))

    def counted(self, gauge, register: Register) -> QuerySet:
        """What counts: every match or only what was nodded through, with what is pinned, without what is ruled out."""
        said = self.said[gauge.pk]
        chosen, out = said.chosen[register.label], said.ruled_out[register.label]
        asked = gauge.register == matching.ALL or matching.is_asked(gauge, register)
        if gauge.admit == "nodded" or not asked:
            return self.proved(gauge, register).filter(pk__in=chosen)
        if not chosen:
            found = self.matches(gauge, register)
            return found.exclude(pk__in=out) if out else found
        return self.proved(gauge, register).filter((self.asks(gauge, register) & ~Q(pk__in=out)) | Q(pk__in=chosen))

    def registers(self, gauge) -> list[Register]:
        """Those the gauge asks, and those a person pinned a record of."""
        asked = matching.asked_by(gauge)
        pinned = [catalogue[label] for label in self.said[gauge.pk].chosen if label in catalogue]
        if gauge.admit == "nodded":
            return [r for r in pinned if self.said[gauge.pk].chosen[r.label]]
        return asked + [r for r in pinned if r not in asked and self.said[gauge.pk].chosen[r.label]]

    def hits(self, gauge) -> list[Hit]:
        """The counted records by date: one question for each register."""
        way, found = ways[gauge.way], []
        for register in self.registers(gauge):
            key = self.key(gauge, register, way) if matching.is_asked(gauge, register) else None
            records = self.counted(gauge, register)
            records = records.annotate(key=key) if key is not None else records
            columns = ("pk", "on", "key") if key is not None else ("pk", "on")
            for pk, on, *rest in records.values_list(*columns):
                found.append(Hit(register.label, pk, on and on.number, *rest))
        return sorted(found, key=lambda hit: (hit.on or 0, hit.record))

    def key(self, gauge, register: Register, way: Way):
        """What the way looks at: a column, or which of those named a record is about, as bits of one number."""
        if not way.named:
            return way.key(gauge.column)
        asked = matching.each_q(gauge, register, self.members, self.first(gauge), self.last(gauge))
        bits = [Case(When(q, then=Value(1 << n)), default=Value(0)) for n, q in enumerate(islice(asked, BITS))]
        return sum(bits[1:], bits[0]) if bits else None

    def whole(self, gauge, way: Way) -> int | None:
        if not way.at_the_end:
            return None
        register = catalogue[gauge.register]
        return self.in_period(gauge, register).count()

    def waiting(self, gauges: Iterable) -> dict[int, int]:
        """How many matches of each gauge wait for a nod: one question for each list, for all gauges together."""
        found: dict[int, int] = defaultdict(int)
        by_list: dict[tuple, list] = defaultdict(list)
        for gauge in gauges:
            if gauge.admit == "nodded" and (gauge.register != matching.ALL or matching.narrows(gauge)):
                for register in matching.asked_by(gauge):
                    segment = matching.segment_name(gauge, register)
                    since, last = self.since(gauge, register), self.last(gauge)
                    by_list[register.label, segment, since, last].append(gauge)
        for (label, *_list), asked in by_list.items():
            for pk, number in self._waiting(catalogue[label], asked).items():
                found[pk] += number
        return found

    def _waiting(self, register: Register, gauges: list) -> dict[int, int]:
        counts = {}
        for gauge in gauges:
            q, about = self.wants(gauge, register), self.said[gauge.pk].about(register.label)
            counts[f"g{gauge.pk}"] = Count("pk", filter=q & ~Q(pk__in=about) if about else q)
        numbers = self.in_period(gauges[0], register).aggregate(**counts)
        return {int(name[1:]): number for name, number in numbers.items()}

    def underway(self, gauge, hits: list[Hit]) -> Underway:
        """What is on its way in the gauge's own register, and the talks with its partners."""
        return self._on_its_way(gauge, hits) | self._talks(gauge)

    def _on_its_way(self, gauge, hits) -> Underway:
        records = self.on_its_way(gauge, [hit.record for hit in hits])
        if records is None:
            return Underway()
        name = kinds[gauge.commitment.kind].underway
        if not catalogue[gauge.register].segment(name).reached(self.day):
            return self._dates(records, "on", "on")
        days = list(records.values_list("on", flat=True).distinct())  # looked up in rows: once for each record
        return Underway(bool(days), max(days, default=None))

    def on_its_way(self, gauge, counted: Iterable[int]) -> QuerySet | None:
        """Records of the gauge's register that do not prove anything yet; None where it names no such list."""
        register, name = catalogue[gauge.register], kinds[gauge.commitment.kind].underway
        if name not in register.segments or not matching.narrows(gauge):
            return None
        segment = register.segment(name)
        records = segment.narrow(register.model._default_manager.order_by(), self.day)
        records = records.filter(self.filters(gauge, register)).exclude(pk__in=list(counted)[:1_000])
        if out := self.said[gauge.pk].ruled_out[register.label]:
            records = records.exclude(pk__in=out)
        if self.day < today():
            records = records.filter(Q(on__lte=self.day) | self._known(register))
        return records

    def _known(self, register: Register) -> Q:
        """What had been registered by the end of the day, as the history has it."""
        known = Change.objects.filter(register=register.label, record=OuterRef("pk"), at__lt=midnight_after(self.day))
        return Q(Exists(known))

    def _talks(self, gauge) -> Underway:
        if (talks := self.talks(gauge)) is None:
            return Underway()
        register = catalogue[TALKS]
        return self._dates(talks, register.segments[HAD].date, register.segments[TO_FOLLOW].date)

    def talks(self, gauge) -> QuerySet | None:
        """What was talked about with the gauge's partners in its period; None where it names none."""
        register = catalogue.get(TALKS)
        entries = [e for e in gauge.places if e[0] != matching.GROUP]
        if register is None or not (entries or gauge.parties) or gauge.register == TALKS:
            return None
        places = matching.Places.of(entries, {}, self.first(gauge), self.day)
        q = matching.places_q(register, places) if entries else matching.NOTHING
        if gauge.parties:
            partners = [record for _label, record in gauge.parties]
            parties = matching.parties_q(register, partners, together=False)
            q = q & parties if entries else parties
        period = Q(**{f"{register.segments[HAD].date}__range": (self.first(gauge), self.day)})
        return register.model._default_manager.order_by().filter(period, q)

    def _dates(self, records: QuerySet, happened: str, follows: str) -> Underway:
        found = records.aggregate(
            number=Count("pk"),
            last=Max(happened, filter=Q(**{f"{happened}__lte": self.day})),
            next=Min(follows, filter=Q(**{f"{follows}__gt": self.day})),
        )
        return Underway(bool(found["number"]), found["last"], found["next"])

    def furthest(self, gauge) -> tuple[str, int, object]:
        """The furthest stage of what is on its way, its number in the order, and when it was reached."""
        register = catalogue[gauge.register]
        if not register.stages or not matching.narrows(gauge):
            return "", 0, None
        name = kinds[gauge.commitment.kind].underway
        records = register.segment(name if name in register.segments else None).narrow(
            register.model._default_manager.order_by(), self.day
        )
        records = records.filter(self.filters(gauge, register))
        if out := self.said[gauge.pk].ruled_out[register.label]:
            records = records.exclude(pk__in=out)
        rows, order = register.stages.rows, register.stages.order
        reached = rows.model._default_manager.order_by().filter(
            **{f"{rows.parent}__in": records.values("pk")}, stage__in=order, on__lte=self.day
        )
        stages = [(order.index(stage) + 1, on, stage) for stage, on in reached.values_list("stage", "on")]
        number, on, stage = max(stages, default=(0, None, ""))
        return stage, number, on


def midnight_after(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time()))
