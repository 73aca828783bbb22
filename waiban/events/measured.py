"""What was measured of an event (E-23): its people, and nights, spending and media as known so many months after it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from waiban.kernel.spans import after
from waiban.rulebook.values import value_on, words_on

from .models import Event, Measure

Kind = Measure.Kind
ADDED = (Kind.MEDIA, Kind.REACH)  # told by language: all of them together
SPAN = (0, 1200)  # months anybody would look at


class Taken(NamedTuple):
    """One figure at each of the marks (None where it was not known yet), and where the newest is from."""

    label: Any
    values: list
    source: str = ""


def marks(event) -> list[int]:
    """After how many months an event is looked at again, by the book of its day."""
    words = words_on("E-23", event.ends or event.begins, "marks")
    return sorted(
        {int(word) for word in words if word.isascii() and word.isdigit() and len(word) < 5 and int(word) <= SPAN[1]}
    )


def patience() -> int:
    """So many days after a mark its figures are still awaited."""
    return int(value_on("E-23", None, "patience") or 0)


def people(event: Event) -> list[tuple[Any, Any]]:
    """Participants, how many of them from abroad in percent, and from how many countries and regions."""
    from .checks.approval import FROM, abroad, everybody

    guests = event.guests.select_related(*(path.removeprefix("guests__") for path in FROM))
    rows = {"guests": [guest for guest in guests if guest.arrived or event.status != Event.Status.HELD]}
    total, (countries, foreign) = everybody(event, rows), abroad(rows)
    found = [(_("participants"), total or None)]
    if foreign:
        found += [
            (_("of them from abroad, percent"), round(100 * foreign / total)),
            (pgettext("event", "countries or regions"), len(countries)),
        ]
    return [(label, number) for label, number in found if number is not None]


def lines(event: Event, days: Sequence[dt.date]) -> list[Taken]:
    """Each kind of figure as it stood at each mark: what is taken within the weeks after one (E-23) still belongs to it.

    Direct spending follows from nights and what each guest spends.
    """
    days = [after(day, days=patience()) for day in days]
    rows = sorted(event.measures.all(), key=lambda row: (row.measured_on.number, row.position))
    found = [_line(kind, [row for row in rows if row.kind == kind], days) for kind in Kind.values]
    found = [line for line in found if line]
    by_kind = {line.label: line.values for line in found}
    nights, spend = (by_kind.get(Kind(kind).label) for kind in (Kind.NIGHTS, Kind.SPEND))
    if nights and spend:
        total = [n * s if n is not None and s is not None else None for n, s in zip(nights, spend, strict=True)]
        found.insert(2, Taken(_("direct spending (yuan)"), total))
    return found


def _line(kind: str, rows: list[Measure], days: Iterable[dt.date]) -> Taken | None:
    if not rows:
        return None
    newest = rows[-1]
    return Taken(Kind(kind).label, [_known(kind, rows, day) for day in days], f"{newest.source} {newest.measured_on}")


def _known(kind: str, rows: list[Measure], day: dt.date):
    """The newest until the day; by language one of each, added up."""
    by_language = {row.language: row.value for row in rows if row.measured_on.day <= day}
    if not by_language:
        return None
    newest = [row for row in rows if row.measured_on.day <= day][-1].value
    return sum(by_language.values()) if kind in ADDED else newest
