"""The paper: the issued text, each promise's words in its state's colour, and beside each paragraph its notes.

Written as strings in one loop (everything a person wrote is escaped here), so that sixty promises cost milliseconds.
"""

import datetime as dt
from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from waiban.kernel.dates import PartialDate

from ... import paper
from ...kinds import kinds
from ...models import FINISHED, Commitment, Reading, State
from ...models.measuring import short
from ...pace import should_be
from .sight import Sight

CODE = "0" * 13  # stands for a promise's code in addresses that are made once
SHORT_PROMISE = 1  # one single deed: its date says more than "1 of 1"


def mark(state: str) -> str:
    return f'<span class="mark {state}"></span>'


def day_in(year: int, day: dt.date | PartialDate | None) -> str:
    """A day of the book's year without the year."""
    text = str(day) if day else ""
    return text[5:] if len(text) == 10 and text.startswith(f"{year}-") else text


class Typesetter:
    """Sets one sight of a book; `words` and `note` also stand alone, to be replaced when something was judged."""

    def __init__(self, sight: Sight, chosen: str = ""):
        self.sight, self.book, self.asked, self.chosen = sight, sight.book, sight.asked, chosen
        self.at, self.panel = (escape(made(CODE)) for made in (self.asked.at, self.asked.panel))
        self.states = {state: str(state.label) for state in State}

    def href(self, commitment: Commitment) -> str:
        return self.at.replace(CODE, commitment.code)

    def words(self, commitment: Commitment, text: str) -> str:
        """The words as issued; a changed wording follows them, the issued one stays legible."""
        reading, code = self.sight.readings[commitment.pk], commitment.code
        name = f"c {reading.state}" + ("" if commitment.pk in self.sight.lit else " dim")
        current = ""
        if code == self.chosen:
            name, current = name + " on", ' aria-current="true"'
        amended = [a.wording for a in commitment.amendments.all() if a.wording and a.on <= self.asked.day]
        inner = f"<del>{escape(text)}</del><ins>{escape(amended[-1])}</ins>" if amended else escape(text)
        return (
            f'<a class="{name}" id="c-{code}" data-commitment data-panel="{self.panel.replace(CODE, code)}"{current} '
            f'aria-describedby="n-{code}" href="{self.href(commitment)}"><span class="mark"></span>{self._dot(commitment)}'
            f"{inner}</a>"
        )

    def _dot(self, commitment: Commitment) -> str:
        change = self.sight.changed.get(commitment.pk)
        return f'<span class="since" title="{escape(moved(change))}"></span>' if change else ""

    def note(self, commitment: Commitment) -> str:
        reading, code = self.sight.readings[commitment.pk], commitment.code
        name = f"note {reading.state}" + ("" if commitment.pk in self.sight.lit else " dim")
        name += " on" if code == self.chosen else ""
        figure = row(figure_of(commitment, reading, self.asked.day))
        return (
            f'<div class="{name}" id="n-{code}" data-note="c-{code}"><a data-panel data-for="c-{code}" '
            f'href="{self.href(commitment)}"><b><span class="mark"></span>{escape(self.states[reading.state])}</b>'
            f"{' ' + figure if figure else ''}{self._who_and_when(commitment, reading)}</a></div>"
        )

    def _who_and_when(self, commitment: Commitment, reading: Reading) -> str:
        """What is done takes one line; what is open says who acts and what comes next on a second one."""
        if reading.state in FINISHED:
            return row([escape(str(commitment.person))]) if commitment.person else ""
        parts = [escape(str(x)) for x in (commitment.division, commitment.person) if x]
        parts += [when] if (when := next_date(commitment, reading)) else []
        if reading.candidates:
            waiting = ngettext("%(n)s to judge", "%(n)s to judge", reading.candidates) % {"n": reading.candidates}
            parts.append(f'<span class="wait">{escape(waiting)}</span>')
        return f"<small>{row(parts)}</small>" if parts else ""

    def paragraph(self, para: paper.Paragraph) -> str:
        pieces, notes = [], []
        for number, piece in enumerate(para.pieces):
            if piece.commitment:
                pieces.append(self.words(piece.commitment, piece.text))
                notes.append(self.note(piece.commitment))
            elif number == 0 and paper.ORDINAL.fullmatch(piece.text):
                pieces.append(f'<span class="ord">{escape(piece.text)}</span>')
            else:
                pieces.append(escape(piece.text))
        if not notes:
            return f'<div class="para"><p class="measure">{"".join(pieces)}</p></div>'
        fold = ngettext("%(n)s note", "%(n)s notes", len(notes)) % {"n": len(notes)}
        return (
            f'<div class="para"><p class="measure">{"".join(pieces)}'
            f'<button class="fold" type="button" aria-expanded="false">{escape(fold)}</button></p>'
            f'<aside class="notes">{"".join(notes)}</aside></div>'
        )

    def body(self, tally) -> SafeString:
        """Categories, targets and paragraphs; `tally(target)` is the small bar beside a target's name."""
        sight, found = self.sight, []
        for category, sections in paper.lay_out(self.book.text, sight.targets, sight.measures, sight.commitments):
            if category:
                found.append(f'<p class="cat">{escape(category)}</p>')
            for section in sections:
                number = f'<span class="no">{escape(section.target.number)}</span>' if section.target.number else ""
                paragraphs = "".join(map(self.paragraph, section.paragraphs))
                head = f"<h3>{number}<span>{escape(section.target.name)}</span>{tally(section.target)}</h3>"
                found.append(f'<section class="target">{head}{paragraphs}</section>')
        return mark_safe("".join(found))


def figure_of(commitment: Commitment, reading: Reading, day: dt.date) -> list[str]:
    """What stands beside the state's word: how much of how much, how late, how far."""
    single = reading.wanted is not None and reading.wanted <= SHORT_PROMISE
    number = lambda text: f'<span class="num">{escape(str(text))}</span>'  # noqa: E731
    said = number(reading.says) if reading.says and not (single and not reading.stage_no) else ""
    state, parts = reading.state, []
    if state == State.UNMEASURED:
        return [escape(str(kinds[commitment.kind].records))]
    if state == State.LATE:
        parts.append(number(days_over(reading, day)))
    elif state == State.SOON:
        parts.append(number(days_left(reading, day)))
    parts += [said] if said else []
    if state in FINISHED and reading.done_on:
        parts.append(number(day_in(commitment.book.year, reading.done_on)))
    if state == State.BEHIND and (should := should_be(commitment, reading, day)):
        parts.append(number(_("%(n)s expected") % {"n": should}))
    return parts


def row(parts: Iterable[str]) -> str:
    """Short words in a row; the style sets the dots between them, and none where a line ends."""
    return "".join(f'<span class="bit">{told}</span>' for told in parts)


def days_over(reading: Reading, day: dt.date) -> str:
    days = (day - reading.due).days
    return ngettext("%(n)s day over", "%(n)s days over", days) % {"n": days}


def days_left(reading: Reading, day: dt.date) -> str:
    days = (reading.due - day).days
    return ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}


def next_date(commitment: Commitment, reading: Reading) -> str:
    """The next step, else the date it is due; what has no finish line says when it was last heard of."""
    year = commitment.book.year
    if reading.next_on:
        text = _("next %(day)s") % {"day": day_in(year, reading.next_on)}
    elif reading.state == State.ONGOING:
        text = _("last %(day)s") % {"day": day_in(year, reading.last_on)} if reading.last_on else ""
    else:
        text = _("due %(day)s") % {"day": day_in(year, reading.due)}
    return f'<span class="num">{escape(text)}</span>' if text else ""


def moved(change) -> str:
    """Behind → On pace; 9 → 10."""
    found = []
    if change.before != change.after:
        found.append(f"{State(change.before).label} → {State(change.after).label}")
    if change.value_before != change.value_after:
        found.append(f"{short(change.value_before)} → {short(change.value_after)}")
    return _("; ").join(found)
