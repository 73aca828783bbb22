"""Fills an empty database with the invented city; the same on every machine, doing it again changes nothing."""

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from waiban.history.models import Change
from waiban.history.write import retold, write
from waiban.places import operations as places
from waiban.rulebook import operations as rulebook

from . import (
    after,
    book,
    care,
    duties,
    effects,
    followed,
    goals,
    groups,
    interpreting,
    invitations,
    office,
    results,
    reviewing,
    rules,
    services,
    signs,
    spillover,
    talents,
    trips,
    visits,
)  # fmt: skip
from .city_year import CityYear
from .diary import Diary
from .growth import Growth
from .tables import CITY, NOW, ZONE

SEED = 2026
SET_UP = dt.datetime(2025, 12, 29, 9, tzinfo=ZONE)
MARK = "demo/city"  # the register name under which the filled city leaves its fingerprint


def fingerprint(size: int) -> str:
    """Tells whether the database was filled by this very code, with this much."""
    told = hashlib.sha256(str(size).encode())
    for path in sorted(p for p in Path(__file__).parent.rglob("*") if p.suffix in (".py", ".csv", ".toml", ".txt")):
        told.update(path.name.encode() + path.read_bytes())
    return told.hexdigest()


def filled_with() -> str | None:
    """The fingerprint of the city in the database, "" for other records, None when it is empty."""
    mark = Change.objects.filter(register=MARK).order_by("-seq").first()
    if mark:
        return mark.title
    return "" if Change.objects.exists() else None


@transaction.atomic
def fill(size: int = 1, say: Callable[[str], None] = print) -> None:
    """Places and people first, then what was brought along, then the year with its book, in the order of time."""
    with retold(lambda change: setattr(change, "at", SET_UP)):
        told = places.load(more_cities=CITY / "places.csv")
        rulebook.load()
        rules.load()
        people = office.load()
    say(f"places {sum(told.values())} · people {len(people.people)}")
    diary = Diary(people.clerk, SEED)
    with retold(diary.tell):
        year = CityYear(people, diary)
        say(f"the city's own records {year.load()}")
        for what, number in Growth(year, diary, size).load():
            say(f"{what} {number}")
        say(f"results {results.load(year)} · care {care.load(year)} · duties {duties.load(year)}")
        for what in (
            talents,
            services,
            trips,
            invitations,
            visits,
            signs,
            groups,
            interpreting,
            goals,
            followed,
            spillover,
            effects,
            after,
            reviewing,
        ):
            say(f"{what.__name__.rpartition('.')[2]} {what.load(year, diary)}")
        issued = book.Year(people, diary).load()
        say(f"{issued.title}: {issued.commitments.count()}")
    write([Change(register=MARK, record=0, title=fingerprint(size), version=1, verb="created", who="demo", at=NOW)])
