"""The promises of a draft as the clerk corrects them: words with what they mention, what is doubtful, how each is measured."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from waiban.kernel import ids
from waiban.register.declare import catalogue

from ... import gauges, previews
from ...kinds import kinds
from ...models import Book, Commitment, Gauge, Mention
from ...models.measuring import short
from ...paper import ORDINAL
from ...resolving import Gazette, choices
from ...terms import complete, gauge_of
from .owners import Owners, options

MEANT = (Mention.What.PLACE, Mention.What.PARTY)
PAGE = 60


class Piece(NamedTuple):
    """A stretch of a promise's words: plain, or with what it mentions."""

    text: str
    mention: Mention | None = None


class Choice(NamedTuple):
    """A record the words may mean, as its button sends it; the first nine have a key."""

    value: str
    name: str
    kind: str
    key: str


@dataclass
class Row:
    """One promise on the page; `problems` are sentences beside its fields, `typed` what was written there."""

    commitment: Commitment
    names: dict
    owners: Owners
    number: int | None = None
    shared_owner: str = ""
    asked_choices: list[Choice] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)

    @property
    def gauge(self) -> Gauge | None:
        return gauge_of(self.commitment)

    @cached_property
    def mentions(self) -> list[Mention]:
        return sorted(self.commitment.mentions.all(), key=lambda m: (m.start, m.end))

    @cached_property
    def pieces(self) -> list[Piece]:
        """The words cut at their mentions; of two that overlap the first is marked."""
        words, begin, at, found = self.commitment.text, self.commitment.start, 0, []
        for mention in self.mentions:
            start, end = mention.start - begin, mention.end - begin
            if at <= start < end <= len(words):
                found += [Piece(words[at:start])] if start > at else []
                found.append(Piece(words[start:end], mention))
                at = end
        return [*found, Piece(words[at:])] if at < len(words) else found

    @property
    def ordinal(self) -> str:
        """一是, as it stands before the measure on paper."""
        measure, text = self.commitment.measure, self.commitment.book.text
        found = ORDINAL.search(text[max(measure.start - 8, 0) : measure.start])
        return found[1] if found else measure.ordinal

    @cached_property
    def in_doubt(self) -> list[Mention]:
        return [mention for mention in self.mentions if mention.doubtful]

    @cached_property
    def asked(self) -> Mention | None:
        """The mention whose choices have the keys: one at a time."""
        return self.in_doubt[0] if self.in_doubt else None

    @cached_property
    def meant(self) -> list[tuple[Mention, str]]:
        """What the words of places and parties mean; those no record means are words."""
        found = [m for m in self.mentions if m.what in MEANT and not m.doubtful]
        return [(m, self.names.get((m.register, m.record), "")) for m in found]

    @cached_property
    def doubts(self) -> list[str]:
        """What the reader was unsure of; a confirmed gauge says that a person has looked."""
        if self.confirmed:
            return []
        whys = {mention.why for mention in self.in_doubt}
        return [doubt for doubt in self.commitment.doubts if doubt not in whys]

    @property
    def doubtful(self) -> bool:
        return bool(self.in_doubt or self.doubts)

    @property
    def confirmed(self) -> bool:
        return bool(self.gauge and self.gauge.confirmed)

    @property
    def seen(self) -> str:
        """What this page shows of promise and gauge: a verb on anything newer is refused."""
        return f"{self.commitment.version}.{self.gauge.version if self.gauge else 0}"

    @property
    def sentence(self) -> str:
        return gauges.sentence(self.gauge, self.names) if self.gauge else ""

    @property
    def kind_options(self) -> SafeString:
        return options(kind_choices(), self.commitment.kind)

    @property
    def owner_options(self) -> SafeString:
        kept = str(self.commitment.person or self.commitment.division or "")
        return self.owners.options(owner_of(self.commitment), kept)

    @property
    def all_owner_options(self) -> SafeString:
        """Whoever answers for the whole target stands chosen."""
        return self.owners.options(self.shared_owner)

    @property
    def amount(self) -> str:
        return self.typed.get("amount", amount_of(self.commitment))

    @property
    def deadline(self) -> str:
        return self.typed.get("deadline", deadline_of(self.commitment))


def amount_of(commitment: Commitment) -> str:
    """30 场, as it is written in its field; nothing where no number is promised."""
    return "" if commitment.quantity is None else f"{short(commitment.quantity)} {commitment.unit}".strip()


def deadline_of(commitment: Commitment) -> str:
    """The day it is due; where none is stated the last of the year, and emptying the field brings that back."""
    return commitment.deadline.isoformat()


def owner_of(commitment: Commitment) -> str:
    return Owners.value(commitment.division_id, commitment.person_id)


def kind_choices() -> list[tuple[str, str]]:
    return [(name, str(kind.label)) for name, kind in kinds.items()]


def rows_of(book: Book, owners: Owners) -> list[Row]:
    """Every promise of a draft, without figures: enough to tell which are doubtful. A fixed number of questions."""
    text = ("book__text", "book__doubts", "book__benchmark_value")  # known already, not once more for each promise
    commitments = list(complete(book.commitments.all()).defer(*text).prefetch_related("mentions"))
    for commitment in commitments:
        commitment.book = book
    return [Row(commitment, {}, owners) for commitment in commitments]


def fill(rows: list[Row]) -> None:
    """Names, figures and choices of the rows that are shown: one question for each register and named list."""
    shown = [row.gauge for row in rows if row.gauge]
    entries = [tuple(entry) for gauge in shown for entry in [*gauge.places, *gauge.parties]]
    entries += [(m.register, m.record) for row in rows for m in row.mentions if m.record]
    asked = {row.asked.pk: row.asked for row in rows if row.asked}
    gazette = Gazette.places() if any(m.what == Mention.What.PLACE for m in asked.values()) else None
    offered = {pk: choices(mention, gazette=gazette) for pk, mention in asked.items()}
    entries += [(label, pk) for found in offered.values() for label, pk, _name in found]
    names, numbers = gauges.names_of(set(entries)), previews.numbers(shown)
    for row in rows:
        row.names, row.number = names, numbers.get(row.gauge.pk) if row.gauge else None
        if row.asked:
            row.asked_choices = as_choices(row.asked, offered[row.asked.pk], names)


def as_choices(mention: Mention, found: Iterable[tuple[str, int, str]], names: dict) -> list[Choice]:
    return [
        Choice(
            f"{mention.code}:{label}:{ids.encode(pk)}", names.get((label, pk), name), str(catalogue[label].single),
            str(number) if number < 10 else "",
        )
        for number, (label, pk, name) in enumerate(found, 1)
    ]  # fmt: skip
