"""A city in which every list that is measured has 100,000 records, each with its rows and its history."""

import copy
import datetime as dt
import random
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import islice

from django.core.management import call_command
from django.db import connection

from waiban.accounts.models import User
from waiban.accounts.roles import Role
from waiban.history.models import Change
from waiban.history.write import write
from waiban.kernel import ids
from waiban.kernel.bulk import fresh, write_rows
from waiban.kernel.dates import PartialDate, today
from waiban.places.models import City
from waiban.register import search
from waiban.register.declare import catalogue, label_of

LISTS = ("agreements/agreement", "events/event", "contacts/exchange", "sistercities/tie")
MODELS, DAYS, CHUNK = 2_000, 4_000, 5_000  # records taken as models; days over which the copies spread
NAMED = {"agreements/agreement": ("number", "title"), "events/event": ("name",), "contacts/exchange": ("subject",)}
Made = tuple[object, list]


def fill(size: int) -> None:
    """The demonstration city with its book, then copies of its records until each list is long enough."""
    call_command("migrate", verbosity=0)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA cache_size = -400000")
    call_command("demo", size=1, stdout=StringIO())
    chance = random.Random(2026)
    _keep(_cities(size // 4, chance))
    for label in LISTS:
        _keep(_copies(catalogue[label], size, chance))
    with connection.cursor() as cursor:  # what both do by themselves in a quiet minute
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "PRAGMA wal_checkpoint(TRUNCATE)")


def somebody() -> User:
    """Who looks at all of it: the target clerk, who may keep every register."""
    return User.objects.filter(role=Role.CLERK).first()


def _cities(number: int, chance) -> Iterator[Made]:
    models = list(City.objects.exclude(country__iso2="CN"))
    for n in range(number):
        city = _copy(chance.choice(models))
        city.name_zh, city.name_en = f"{city.name_zh}第{n}区", f"{city.name_en} {n}"
        yield city, []


def _copies(register, size: int, chance) -> Iterator[Made]:
    """Copies of the register's records, earlier by some days, with their rows."""
    model = register.model
    past = {f"{register.date}__lte": today()} if register.date else {}  # what is still open is of this year
    have = list(model.objects.filter(**past)[:MODELS])
    rows = [(kind, _by_record(kind, have)) for kind in register.rows]
    make_different = _different(register)
    for n in range(size - model.objects.count()):
        one, days = chance.choice(have), chance.randrange(DAYS)
        record, mine = _copy(one), []
        make_different(record, n)
        for kind, found in rows:
            for row in found.get(one.pk, ()):
                mine.append(_copy(row))
                setattr(mine[-1], f"{kind.parent}_id", record.pk)
        for thing in (record, *mine):
            _earlier(thing, days)
        yield record, mine


def _by_record(rows, have) -> dict[int, list]:
    found: dict[int, list] = {}
    for row in rows.model.objects.filter(**{f"{rows.parent}__in": have}):
        found.setdefault(getattr(row, f"{rows.parent}_id"), []).append(row)
    return found


def _different(register) -> Callable:
    """What cannot be the same in two records."""
    if register.label != "sistercities/tie":
        names = NAMED[register.label]

        def change(record, n):
            for name in names:
                setattr(record, name, f"{getattr(record, name)}之{n}")

        return change
    kinds = list(dict(register.model._meta.get_field("kind").flatchoices))
    cities = City.objects.filter(ties=None).order_by("pk").values_list("pk", flat=True)
    free = iter([(city, kind) for kind in kinds for city in cities])

    def change_tie(record, _n):
        record.city_id, record.kind = next(free)

    return change_tie


def _copy(record):
    made = copy.copy(record)
    made._state = type(record._state)()
    made.pk = ids.new_id()
    return made


def _earlier(record, days: int) -> None:
    for field in record._meta.concrete_fields:
        value = getattr(record, field.attname)
        if isinstance(value, PartialDate) and value.day < today():
            setattr(record, field.attname, PartialDate(value.day - dt.timedelta(days=days), value.precision))


def _keep(made: Iterator[Made]) -> None:
    """Written as an import would, each with its history."""
    while chunk := list(islice(made, CHUNK)):
        write_rows(type(chunk[0][0]), [record for record, _rows in chunk])
        by_model: dict[type, list] = {}
        for _record, rows in chunk:
            for row in rows:
                by_model.setdefault(type(row), []).append(row)
        for model, rows in by_model.items():
            write_rows(model, rows)
        records = [record for record, _rows in chunk]
        write([_change(record) for record in records])
        search.keep(catalogue.of(records[0]), records)


def _change(record) -> Change:
    return fresh(
        Change, register=label_of(record), record=record.pk, title=str(record.pk), version=1, verb="imported",
        who="bench", before={}, after={"note": "copied"},
    )  # fmt: skip
