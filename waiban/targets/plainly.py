"""The same count once more, record by record in plain Python: what `recount` holds every reading against.

Slow and simple on purpose. Only the named lists of the registers are asked of the database; whether a record matches,
counts, waits or is on its way is decided here from the raw rows, without the questions that readings ask.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.db import connection
from django.db.models import Prefetch, QuerySet

from waiban.history.models import Change
from waiban.kernel.dates import PartialDate, today
from waiban.register.declare import Register, catalogue

from . import matching
from .counting import BITS, HAD, TALKS, TO_FOLLOW, Counter, Underway, midnight_after
from .kinds import kinds
from .ways import Hit, ways


class PlainCounter(Counter):
    """A counter that looks at every record itself."""

    def __init__(self, gauges, day):
        super().__init__(gauges, day)
        self.records: dict[str, dict[int, object]] = {}
        self.listed = lru_cache(None)(self._listed)

    def all(self, register: Register) -> dict[int, object]:
        """Every record of a register with what its places and parties lead to."""
        if register.label not in self.records:
            columns = [c.path.rpartition("__")[0] for c in register.columns if "__" in c.path]
            records = whole(register, [*register.place, *register.party, *columns])
            self.records[register.label] = {record.pk: record for record in records}
        return self.records[register.label]

    def _listed(self, label: str, name: str | None, day) -> dict[int, PartialDate | None]:
        register = catalogue[label]
        records = register.segment(name).narrow(register.model._default_manager.order_by(), day)
        return dict(records.values_list("pk", "on"))

    def on_list(self, gauge, register: Register) -> dict[int, PartialDate | None]:
        """The records of the list that proves, with their dates up to the day."""
        name, last = matching.segment_name(gauge, register), self.last(gauge)
        listed = self.listed(register.label, name, last)
        if not (register.segment(name).date or register.stages):
            return listed
        return {pk: on for pk, on in listed.items() if on and on.day <= last}

    def asked(self, gauge, register: Register, pk: int, on) -> bool:
        everywhere = gauge.register == matching.ALL
        if not (everywhere or matching.is_asked(gauge, register)):
            return False
        if everywhere and gauge.admit == "nodded" and not matching.narrows(gauge):
            return False
        dated = matching.segment_of(gauge, register).date or register.stages
        if ways[gauge.way].in_period and dated and on.day < self.first(gauge):
            return False
        record = self.all(register)[pk]
        return self.fulfils(gauge, register, record, on) and not (
            gauge.register != matching.ALL and self.named_elsewhere(gauge, register, record)
        )

    def named_elsewhere(self, gauge, register: Register, record) -> bool:
        """Whether a counted record of the gauge's other list says that it is the same matter."""
        for other in matching.asked_by(gauge):
            if other.same[1:2] == (register.label,):
                column, _label, number = other.same
                counted = (pk for pk, on in self.on_list(gauge, other).items() if self.counts(gauge, other, pk, on))
                if any(getattr(self.all(other)[pk], column) == getattr(record, number) for pk in counted):
                    return True
        return False

    def counts(self, gauge, register: Register, pk: int, on) -> bool:
        """By a person's word, or by the gauge where every match counts."""
        said = self.said[gauge.pk]
        if pk in said.chosen[register.label]:
            return True
        return (
            gauge.admit == "every" and pk not in said.ruled_out[register.label] and self.asked(gauge, register, pk, on)
        )

    def fulfils(self, gauge, register: Register, record, on) -> bool:
        parts = []
        if gauge.places:
            parts.append(self.in_places(gauge, gauge.places, register, record, on))
        if gauge.parties:
            parts.append(with_parties(gauge.parties, register, record, gauge.together))
        if gauge.words:
            parts.append(all(named(entry, register, record, matching.by_partner(gauge)) for entry in gauge.words))
        if gauge.where and gauge.register != matching.ALL:
            parts.append(all(has(path, values, register, record) for path, values in gauge.where.items()))
        return any(parts) if gauge.register == matching.ALL else all(parts)

    def in_places(self, gauge, entries, register: Register, record, on) -> bool:
        cities, countries = set(), set()
        for path in register.place:
            for place in ends(record, path):
                if matching.end_of(register.model, path) == matching.CITY:
                    cities.add(place.pk)
                    countries.add(place.country_id)
                else:
                    countries.add(place.pk)
        first, last = self.first(gauge), self.last(gauge)
        for label, pk in entries:
            if pk in {matching.CITY: cities, matching.COUNTRY: countries}.get(label, ()):
                return True
            for country, since, until in self.members.get(pk, ()) if label == matching.GROUP else ():
                throughout = (not since or since <= first) and (not until or until >= last)
                overlaps = (not since or since <= last) and (not until or until >= first)
                then = overlaps and on and (not since or on.day >= since) and (not until or on.day <= until)
                if country in countries and (throughout or then):
                    return True
        return False

    def hits(self, gauge) -> list[Hit]:
        found = []
        for register in self.registers(gauge):
            for pk, on in self.on_list(gauge, register).items():
                if self.counts(gauge, register, pk, on):
                    for key in self._keys(gauge, register, pk):
                        found.append(Hit(register.label, pk, on and on.number, key))
        return sorted(found, key=lambda hit: (hit.on or 0, hit.record))

    def _keys(self, gauge, register: Register, pk: int) -> list:
        if ways[gauge.way].named and matching.is_asked(gauge, register):
            return [sum(1 << n for n, _one in self._about(gauge, register, pk))]
        if not (ways[gauge.way].keyed and gauge.column and matching.is_asked(gauge, register)):
            return [None]
        found = list(ends(self.all(register)[pk], gauge.column))
        return [getattr(thing, "pk", thing) for thing in found] or [None]

    def _about(self, gauge, register: Register, pk: int) -> Iterator[tuple[int, object]]:
        """Which of those named a record is about."""
        record = self.all(register)[pk]
        on = self.on_list(gauge, register).get(pk)
        for n, (what, one) in enumerate(matching.each_of(gauge)[:BITS]):
            if (
                (what == "places" and self.in_places(gauge, [one], register, record, on))
                or (what == "parties" and with_parties([one], register, record, together=False))
                or (what == "words" and named(one, register, record, matching.by_partner(gauge)))
            ):
                yield n, one

    def whole(self, gauge, way) -> int | None:
        if not way.at_the_end:
            return None
        listed = self.on_list(gauge, catalogue[gauge.register])
        return sum(on is None or not way.in_period or on.day >= self.first(gauge) for on in listed.values())

    def waiting(self, gauges: Iterable) -> dict[int, int]:
        found = {}
        for gauge in gauges:
            found[gauge.pk] = 0
            for register in matching.asked_by(gauge) if gauge.admit == "nodded" else ():
                about = self.said[gauge.pk].about(register.label)
                for pk, on in self.on_list(gauge, register).items():
                    found[gauge.pk] += pk not in about and self.asked(gauge, register, pk, on)
        return found

    def _on_its_way(self, gauge, hits) -> Underway:
        register, name = catalogue[gauge.register], kinds[gauge.commitment.kind].underway
        if name not in register.segments or not matching.narrows(gauge):
            return Underway()
        gone = {hit.record for hit in hits} | self.said[gauge.pk].ruled_out[register.label]
        dates = []
        for pk, on in self.listed(register.label, name, self.day).items():
            fulfils = pk not in gone and self.fulfils(gauge, register, self.all(register)[pk], on)
            if fulfils and ((on and on.day <= self.day) or self._was_known(register, pk)):
                dates.append((on, on))
        return self._told(dates)

    def _was_known(self, register: Register, pk: int) -> bool:
        if self.day >= today():
            return True
        known = Change.objects.filter(register=register.label, record=pk, at__lt=midnight_after(self.day))
        return known.exists()

    def _talks(self, gauge) -> Underway:
        register = catalogue.get(TALKS)
        entries = [e for e in gauge.places if e[0] != matching.GROUP]
        if register is None or not (entries or gauge.parties) or gauge.register == TALKS:
            return Underway()
        had, follow = (register.segments[name].date for name in (HAD, TO_FOLLOW))
        dates = []
        for record in self.all(register).values():
            on = getattr(record, had)
            if not on or not self.first(gauge) <= on.day <= self.day:
                continue
            here = not entries or self.in_places(gauge, entries, register, record, on)
            if here and (not gauge.parties or with_parties(gauge.parties, register, record, together=False)):
                dates.append((on, getattr(record, follow)))
        return self._told(dates)

    def _told(self, dates: list[tuple]) -> Underway:
        last = [on for on, _next in dates if on and on.day <= self.day]
        after = [follows for _on, follows in dates if follows and follows.day > self.day]
        return Underway(bool(dates), max(last, default=None), min(after, default=None))

    def furthest(self, gauge) -> tuple[str, int, object]:
        register = catalogue[gauge.register]
        if not register.stages or not matching.narrows(gauge):
            return "", 0, None
        name = kinds[gauge.commitment.kind].underway
        out, order = self.said[gauge.pk].ruled_out[register.label], register.stages.order
        found = []
        for pk, on in self.listed(register.label, name if name in register.segments else None, self.day).items():
            record = self.all(register)[pk]
            if pk not in out and self.fulfils(gauge, register, record, on):
                for row in getattr(record, register.stages.name).all():
                    if row.stage in order and row.on and row.on.day <= self.day:
                        found.append((order.index(row.stage) + 1, row.on, row.stage))
        number, on, stage = max(found, default=(0, None, ""))
        return stage, number, on


def whole(register: Register, paths: Iterable[str]) -> QuerySet:
    """Records with what the paths lead to, over single relations and rows: one question, and one for each kind of rows."""
    inside: dict[str, set[str]] = {rows.name: set() for rows in register.rows}
    direct = set()
    for path in paths:
        first, _dot, rest = path.partition("__")
        if first in inside:
            inside[first] |= {rest} if rest else set()
        elif path != "id":
            direct.add(path)
    found = register.model._default_manager.order_by()
    for rows in register.rows:
        related = rows.model._default_manager.all()
        related = related.select_related(*sorted(inside[rows.name])) if inside[rows.name] else related
        found = found.prefetch_related(Prefetch(rows.name, queryset=related))
    return found.select_related(*sorted(direct)) if direct else found


def ends(record, path: str) -> Iterator:
    """What a path leads to from a record, over single relations and rows."""
    things = [record]
    for part in path.split("__"):
        found = []
        for thing in things:
            value = thing if part == "id" else getattr(thing, part)
            found += list(value.all()) if hasattr(value, "all") else [value]
        things = [thing for thing in found if thing is not None]
    yield from things


def with_parties(entries, register: Register, record, together: bool) -> bool:
    here = {party.pk for path in register.party for party in ends(record, path)}
    return (all if together else any)(pk in here for _label, pk in entries)


def named(entry: str, register: Register, record, partners: bool = False) -> bool:
    words = [fold(word.strip()) for word in entry.split("|") if word.strip()]
    texts = [fold(str(value)) for path in matching.word_columns(register) for value in ends(record, path)]
    if partners:
        texts += [fold(party.name_zh) for path in register.party for party in ends(record, path)]
    return any(word in text for word in words for text in texts)


def has(path: str, values: list, register: Register, record) -> bool:
    column = register.column(path)
    if not column or column.private or not values:
        return True
    here = column.value(record)
    here = getattr(here, "pk", here)
    return here is not None and str(here) in {str(value) for value in values}


def fold(text: str) -> str:
    """Capitals as small letters, as the database compares them: SQLite only those from A to Z."""
    if connection.vendor == "sqlite":
        return "".join(c.lower() if "A" <= c <= "Z" else c for c in text)
    return text.upper()
