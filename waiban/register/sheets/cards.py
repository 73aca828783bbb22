"""Business cards as the sheets an import reads: one line for each card, and one for the post it tells."""

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from waiban.kernel.errors import Refused

from ..declare import Register, catalogue
from . import layout, vcard
from .workbooks import Facts, column_letters

MOST = 20_000
BEGIN = "BEGIN:VCARD"
BROKEN = "\ufffd"


def are_cards(head: bytes) -> bool:
    """Whether a file begins like business cards, in whatever letters."""
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start[: len(BEGIN)].upper() == BEGIN.encode()


class CardSheet:
    """Lines with headings as an export has them. A card adds what it says and takes nothing away (`adds`)."""

    adds = True

    def __init__(self, name: str, heads: list[str], words: list[str], cards: list[dict[str, str]], needed: str = ""):
        self.name, self.heads, self.words, self.cards, self.needed = name, heads, words, cards, needed
        broken = {
            self.address(row, index): BROKEN
            for row, values in self.rows()
            for index, value in enumerate(values)
            if BROKEN in value
        }
        self.facts = Facts(faults=broken)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The headings, then (number of the card, its words)."""
        yield 0, self.heads
        for number, card in enumerate(self.cards, 1):
            if any(card.values()) and (not self.needed or card[self.needed]):
                yield number, [card[word] for word in self.words]

    @staticmethod
    def address(row: int, index: int) -> str:
        return f"{column_letters(index + 1)}{row}"


def sheets_of(path: Path, encoding: str, register: Register | None, user) -> list[CardSheet]:
    """The records' sheet and those of their rows, as the register says what a card means to it (`cards`)."""
    if register is None or not register.cards:
        fit = next((str(other.title) for other in catalogue.values() if other.cards), "")
        raise Refused(_("This file holds business cards. Hand it in at “%(register)s”.") % {"register": fit})
    with open(path, encoding=encoding) as file:
        found = list(_counted(vcard.cards(file, encoding)))
    columns = {c.path: c for c in layout.shown_columns(register, user)}
    own = [(columns[path], word) for path, word in register.cards.items() if path in columns]
    made = [_sheet(layout.sheet_name(register.title), own, found)]
    for rows in register.rows:
        if words := register.card_rows.get(rows.name):
            keys = [(c, register.cards[c.path]) for c in layout.key_columns(register, user)]
            theirs = [(c, words[c.path]) for c in layout.row_columns(register, rows, user) if c.path in words]
            made.append(
                _sheet(layout.sheet_name(rows.label), [*keys, *theirs], found, needed=next(iter(words.values())))
            )
    return made


def _sheet(name: str, columns: list[tuple], cards: list[dict[str, str]], needed: str = "") -> CardSheet:
    heads = layout.headings([column for column, _word in columns])
    return CardSheet(name, heads, [word for _column, word in columns], cards, needed)


def _counted(cards: Iterator[dict[str, str]]) -> Iterator[dict[str, str]]:
    for number, card in enumerate(cards):
        if number >= MOST:
            raise Refused(_("This file holds more than %(number)s cards. Divide it.") % {"number": MOST})
        yield card
