"""What kinds of promises there are: how a book words them, where their records are, how they are measured.

One file each, found by being in this folder. A kind whose register nobody keeps yet names it all the same: the promise
says so, and is measured from the day the register exists.
"""

import importlib
import pkgutil
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

kinds: dict[str, "Kind"] = {}


class Kind:
    """One kind: its register is asked for the list `segment`; `underway` is the list of what is on its way there."""

    name = ""
    label = ""
    register = ""  # "*": all registers
    records = ""  # what the register holds, said while it does not exist
    segment = ""
    also = ""  # a second list that counts as well: "visits/visit:received"
    deed = ""  # what was done with the partner or place, as the gauge's sentence says it: "signed with %(names)s"
    amount = _("at least %(n)s")  # where the book gives no unit
    underway = ""
    way = "happened"
    admit = "every"
    together = False  # all parties named stand on one record
    each = False  # of several cities named each is promised, where the book gives no number
    listed = False  # of several named before 等 (“云外事”连线、线上对话会等活动) each is promised
    by_number = False  # named in the clause that counts it: 广泛开展健步走，大型健身活动达到30场
    by_place = True  # its records are found by their places; else only where no words were found
    # Words of the promise that ask for values of a column: {"kind": {"意向书": "letter_of_intent"}}
    narrows: ClassVar[dict[str, dict[str, str]]] = {}
    # Words of the promise that ask for another list: {"开工": "building"}
    segments: ClassVar[dict[str, str]] = {}
    # Units that are summed up in a column instead of counting records: {"人次": "participants"}
    totals: ClassVar[dict[str, str]] = {}
    column = ""  # whose value is the answer, where the way looks at one
    ways: ClassVar[dict[str, str]] = {}  # units that are measured otherwise: {"%": "level"}
    # Units of which different ones are counted in a column: {"个国家": "country"}
    distinct: ClassVar[dict[str, str]] = {}

    def where(self, text: str) -> dict[str, list[str]]:
        """Column values that the promise's own words ask for."""
        found = {}
        for column, words in self.narrows.items():
            if values := [value for word, value in words.items() if word in text]:
                found[column] = list(dict.fromkeys(values))
        return found

    def segment_for(self, text: str) -> str:
        return next((segment for word, segment in self.segments.items() if word in text), self.segment)

    def way_for(self, text: str, unit: str) -> str:
        return self.ways.get(unit, self.way)

    def least(self, text: str) -> int | None:
        """How many are asked where the book gives no number."""
        return None

    def adjust(self, gauge, text: str) -> None:
        """What the promise's words ask that no table above can say; after places, parties and words are filled in."""

    def unknown(self, text: str, names: list[str]) -> list[str]:
        """Words where nothing named is known to the registers; `names` are the partners named."""
        return []

    def words(self, text: str, names: list[str]) -> list[str]:
        """Words the records are sure to carry; `names` are the places and parties the promise names."""
        return []


def kind(name: str):
    def put(cls: type[Kind]) -> type[Kind]:
        cls.name = name
        kinds[name] = cls()
        return cls

    return put


for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
