"""The year of a promise as a small line: how its value grew by the records' own dates, and where it should be."""

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from waiban.kernel.period import Period

WIDTH, HEIGHT, ROOM = 360, 54, 6


class Spark(NamedTuple):
    """Paths of an SVG of WIDTH by HEIGHT."""

    line: str
    area: str
    should: str
    today: int | None
    months: range


def spark(
    points: list[tuple[dt.date, Decimal]], *, year: int, day: dt.date, wanted: Decimal | None, paces: Period | None
):
    """None where there is nothing to see: no record yet, or one single deed."""
    if not points or (len(points) == 1 and (wanted is None or wanted <= 1)):
        return None
    first, last = dt.date(year, 1, 1), max(day, dt.date(year, 12, 31))
    days = (last - first).days or 1
    top = max([value for _on, value in points] + [wanted or Decimal(0)]) or Decimal(1)

    def x(on: dt.date) -> int:
        return round(WIDTH * min(max((on - first).days, 0), days) / days)

    def y(value) -> int:
        return round(HEIGHT - (HEIGHT - ROOM) * float(value / top))

    steps = "".join(f"H{x(on)}V{y(value)}" for on, value in points) + f"H{x(day)}"
    line = f"M0 {HEIGHT}{steps}"
    should = f"M{x(paces.first)} {HEIGHT}L{x(paces.last)} {y(wanted)}" if paces and wanted else ""
    return Spark(line, f"{line}V{HEIGHT}Z", should, x(day) if day < last else None, range(1, 13))
