"""What a promise mentions: places, parties, its number and its date, each with its place in the text and its doubts."""

import re

from . import dates, doubts, gazetteer, parties, places
from .clauses import Clause
from .document import Document, Span, folded
from .errors import _
from .home import home_of
from .shape import Mention, ReadBook, ReadCommitment
from .split import Group


class Context:
    """What holds for the whole book: its year, its own place and unit."""

    def __init__(self, document: Document, head: ReadBook):
        self.document, self.year = document, head.year
        self.unit = re.sub(r"^市|^县|^区", "", head.unit or "")
        self.home = home_of(folded(document.text), head.title)

    def names(self, clause: Clause) -> bool:
        """Whether a clause names a party or a place of its own."""
        fold = self.document.fold
        bodies = self._bodies(clause.start, clause.end)
        return bool(bodies or places.found(fold, clause.start, clause.end, self.home, _organisations(bodies)))

    def _bodies(self, start: int, end: int) -> list[parties.Party]:
        """Bodies of others; where a province speaks, its own departments are none."""
        found = parties.found(self.document.fold, start, end, self.unit)
        own = self.home.own in gazetteer.provinces()
        return [body for body in found if not (own and re.match(rf"省|全省|{self.home.own}省", body.text))]

    def governed(self, frame: str | None, groups: list[Group], deadline: str | None) -> list[str | None]:
        """Dates of the promises: their own, that at the head of their list, the trailing one, the frame, the column."""
        framed = self._of_frame(frame) or deadline
        trailing = self._trailing(groups)
        found, governing = [], None
        for group in groups:
            date = _own(group)
            if date is not None:
                governing = date.on(self.year) if _heads(group, date) else governing
            found.append(date.on(self.year) if date else governing or trailing or framed)
            if group.ended_by and group.ended_by != ";":
                governing = None
        return found

    def _of_frame(self, frame: str | None) -> str | None:
        stated = dates.in_cell(frame) if frame else None
        return stated.on(self.year) if stated else None

    def _trailing(self, groups: list[Group]) -> str | None:
        """8月底前完成 in a sentence of its own at the end of the measure governs the whole measure."""
        last = groups[-1].clauses[-1] if groups else None
        if last and last.role == "tail" and last.dates:
            return last.dates[-1].on(self.year)
        return None

    def fill(self, promise: ReadCommitment, group: Group, span: Span) -> None:
        fold = self.document.fold
        bodies = self._bodies(span.start, span.end)
        found = places.found(fold, span.start, span.end, self.home, _organisations(bodies))
        for party in bodies:
            promise.mentions.append(self._mention("party", party, party.text))
        for place in found:
            promise.mentions.append(self._mention("place", place, place.value))
        self._number(promise, group)
        self._date(promise, group)
        promise.mentions.sort(key=lambda mention: mention.start)
        promise.doubts += doubts.of_promise(promise, group, self.year)
        promise.doubts += [mention.why for mention in promise.mentions if mention.doubtful and mention.why]

    def _mention(self, what: str, found, value) -> Mention:
        return Mention(
            what, found.start, found.end, self.document.text[found.start : found.end], value, found.doubtful, found.why
        )

    def _number(self, promise: ReadCommitment, group: Group) -> None:
        quantity = group.main.quantity
        if quantity is None:
            quantity = next((c.quantity for c in group.clauses if c.quantity and c.role != "ground"), None)
        if quantity is None:
            return
        promise.quantity, promise.unit = quantity.value, quantity.unit or None
        why = _("the number is given as a range or in words") if quantity.doubtful else ""
        text = self.document.text[quantity.start : quantity.end]
        promise.mentions.append(
            Mention(
                "quantity",
                quantity.start,
                quantity.end,
                text,
                f"{quantity.value}{quantity.unit}",
                quantity.doubtful,
                why,
            )
        )

    def _date(self, promise: ReadCommitment, group: Group) -> None:
        date = _own(group)
        if date is None:
            return
        why = _("the words may not be meant as a deadline") if date.doubtful else ""
        text = self.document.text[date.start : date.end]
        promise.mentions.append(Mention("deadline", date.start, date.end, text, date.on(self.year), date.doubtful, why))


def _organisations(bodies: list[parties.Party]) -> list[tuple[int, int]]:
    """Bodies whose inner place names are no places; a class of foreign envoys still names its countries."""
    return [(body.start, body.end) for body in bodies if not re.search(r"使节|外交官", body.text)]


def _own(group: Group) -> dates.Date | None:
    stated = [date for clause in group.clauses for date in clause.dates if not date.doubtful or clause is group.main]
    return stated[-1] if stated else None


def _heads(group: Group, date: dates.Date) -> bool:
    return any(clause.heads_with_date and date in clause.dates for clause in group.clauses)
