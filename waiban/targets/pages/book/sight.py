"""One look at a book: its promises with their readings, what changed, what people said, and which of them stand out."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from django.utils.translation import gettext as _

from waiban.register.declare import catalogue

from ... import readings
from ...matching import CITY
from ...models import Book, Commitment, Measure, Mention, Remark, State, Target
from .asked import Asked

URGENT = (State.LATE, State.BEHIND, State.SOON)
WORTH_TELLING = (Remark.Kind.DELAY, Remark.Kind.DIFFICULTY, Remark.Kind.JUDGEMENT)


class Sight:
    """What one address shows of a book."""

    def __init__(self, book: Book, asked: Asked):
        self.book, self.asked = book, asked
        self.readings = readings.current(book) if asked.is_today else readings.as_of(book, asked.day)
        self.commitments = [reading.commitment for reading in self.readings.values()]
        changed = readings.changed_since(book, asked.moment(), self.readings) if asked.is_today else []
        self.changed = {change.commitment.pk: change for change in changed}
        self.divisions = {c.division.code: c.division for c in self.commitments if c.division}
        self._check()
        self.near = [c for c in self.commitments if self._near(c)]
        self.lit = {c.pk for c in self.near if not asked.states or self.readings[c.pk].state in asked.states}

    def _check(self) -> None:
        """A division or a place the book does not have narrows nothing, and says so."""
        asked = self.asked
        if asked.division and asked.division not in self.divisions:
            asked.problems.append(_("No promise of this book belongs to that division."))
            asked.division = ""
        if asked.place and asked.place not in self.places:
            asked.problems.append(_("No promise of this book names that place."))
            asked.place = ""

    def _near(self, commitment: Commitment) -> bool:
        """Whether division, place and "changed" leave it in; the state is asked later, so that its counts stay."""
        asked = self.asked
        if asked.division and not (commitment.division and commitment.division.code == asked.division):
            return False
        if asked.place and commitment.pk not in self.places[asked.place][1]:
            return False
        return not asked.only_changed or commitment.pk in self.changed

    @cached_property
    def targets(self) -> list[Target]:
        return list(Target.objects.filter(book=self.book))

    @cached_property
    def measures(self) -> list[Measure]:
        return list(Measure.objects.filter(target__book=self.book).order_by("start"))

    @cached_property
    def places(self) -> dict[str, tuple[str, set[int]]]:
        """code -> (name, promises): the places the promises name, and the countries of the cities among them."""
        named = Mention.objects.filter(commitment__book=self.book, what=Mention.What.PLACE, record__isnull=False)
        by_record: dict[tuple[str, int], set[int]] = defaultdict(set)
        for promise, register, record in named.values_list("commitment_id", "register", "record"):
            by_record[register, record].add(promise)
        found: dict[str, tuple[str, set[int]]] = {}
        for record, promises in _fetched(by_record):
            for place in (record, getattr(record, "country", None)):
                if place:
                    found.setdefault(place.code, (str(place), set()))[1].update(promises)
        return dict(sorted(found.items(), key=lambda item: item[1][0]))

    @cached_property
    def told(self) -> dict[int, Remark]:
        """The newest word on each promise that says why it stands where it stands."""
        remarks = Remark.objects.filter(commitment__book=self.book, kind__in=WORTH_TELLING, on__lte=self.asked.day)
        return {remark.commitment_id: remark for remark in remarks.order_by("on", "id")}

    @cached_property
    def attention(self) -> list[Commitment]:
        """Late, behind, due soon: what a leader looks at first."""
        found = [c for c in self.near if self.readings[c.pk].state in URGENT]
        return sorted(found, key=lambda c: (URGENT.index(self.readings[c.pk].state), self.readings[c.pk].due, c.start))

    @cached_property
    def waiting(self) -> list[Commitment]:
        """Promises with records that wait for a nod."""
        return [c for c in self.near if self.readings[c.pk].candidates]


def _fetched(by_record: dict[tuple[str, int], set[int]]) -> Iterable:
    """(record, promises): one question for each register."""
    for label in {label for label, _record in by_record} & set(catalogue):
        manager = catalogue[label].model._default_manager
        records = manager.select_related("country") if label == CITY else manager
        for record in records.filter(pk__in=[pk for other, pk in by_record if other == label]):
            yield record, by_record[label, record.pk]
