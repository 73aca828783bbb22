"""Importing a sheet the whole way (upload, preview, written with history) against reading it and bare inserts."""

import json
import random
import re
import resource
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import python_calamine
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import Workbook

from waiban.contacts.models import Exchange, Organisation
from waiban.history.models import Change
from waiban.kernel import ids
from waiban.register.declare import catalogue
from waiban.register.models import SearchDoc
from waiban.register.names import called

from .timing import Table, in_turn, told

ROWS = 10_000
COLUMNS = ("subject", "held_on", "form", "organisation", "country", "city", "result", "next_step", "next_on")
KEPT = (Exchange, Change, SearchDoc)
CALLED = {"organisation": called, "country": str, "city": called}


def sheet(rows: int, mark: str) -> bytes:
    """New exchanges as an officer would send them: names of organisations and places, dates, words."""
    chance = random.Random(rows)
    register = catalogue["contacts/exchange"]
    book = Workbook(write_only=True)
    page = book.create_sheet(str(register.title))
    page.append([str(register.column(path).label) for path in COLUMNS])
    partners = list(Organisation.objects.select_related("country", "city__country").order_by("pk")[:500])
    forms = [str(label) for label in Exchange.Form.labels]
    for n in range(rows):
        other = chance.choice(partners)
        page.append([
            f"{mark}{n}：商谈{other.sector or '教育'}合作", f"20{chance.randrange(16, 26)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
            chance.choice(forms), called(other), str(other.country), other.city and called(other.city),
            "双方同意继续推进，交换了资料。", "寄送合作文本", "2027-03",
        ])  # fmt: skip
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


class Whole:
    """The way of a sheet through the pages; what it wrote is forgotten afterwards, so that it can be done again."""

    def __init__(self, visitor):
        self.visitor, self.url = visitor, "/r/contacts/exchange/import/"

    def __call__(self, data: bytes) -> None:
        where = self.visitor.post(self.url, {"file": SimpleUploadedFile("往来.xlsx", data)})
        token = where.rpartition("t=")[2]
        self.visitor.get(where)
        self.visitor.post(self.url, {"t": token, "do": "confirm"})


class Bare:
    """The least that has to be done: the sheet read once, its rows and one history row each handed to the database."""

    def __init__(self, folder: Path):
        self.path = folder / "floor.xlsx"
        self.places = {"form": "meeting", "held_on": 202604150}
        self.first = Organisation.objects.order_by("pk").first()

    def __call__(self, data: bytes) -> None:
        self.path.write_bytes(data)
        rows = python_calamine.CalamineWorkbook.from_path(str(self.path)).get_sheet_by_index(0).iter_rows()
        next(rows)
        records, changes, now = [], [], timezone.now()
        for row in rows:
            pk = ids.new_id()
            records.append((pk, 1, 202604150, "meeting", row[0], row[6], row[7], "", 202703311,
                            self.first.pk, self.first.country_id, self.first.city_id, self.first.division_id, self.first.person_id))  # fmt: skip
            after = json.dumps(dict(zip(COLUMNS, row, strict=True)))
            changes.append((now, 1, "bench", "contacts/exchange", pk, row[0], 1, "imported", "", "{}", after))
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(_insert(Exchange, RECORD), records)
            cursor.executemany(_insert(Change, CHANGE), changes)


RECORD = ("id", "version", "held_on", "form", "subject", "result", "next_step", "came_of", "next_on",
          "organisation_id", "country_id", "city_id", "division_id", "person_id")  # fmt: skip
CHANGE = ("at", "who_id", "who", "register", "record", "title", "version", "verb", "note", "before", "after")


def _insert(model, columns) -> str:
    table = model._meta.db_table
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"


class Forgotten:
    """After each turn the database is as it was."""

    def __init__(self):
        self.kept = [(model, model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) for model in KEPT]

    def __call__(self) -> None:
        with connection.cursor() as cursor:
            for model, newest in self.kept:
                cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE {model._meta.pk.column} > %s", [newest])


def measure(table: Table, visitor) -> None:
    """Statements, time against the bare writing of the same sheet, and memory against a fifth of it."""
    data = sheet(ROWS, "甲")
    forgotten, whole, bare = Forgotten(), Whole(visitor), Bare(Path(settings.DATA))
    with CaptureQueriesContext(connection) as asked:
        whole(data)
    forgotten()
    table.ratio(f"import of {ROWS:,} rows: statements for 1,000 rows", "20 statements", len(asked) * 1_000 / ROWS, 20)
    way, floor = in_turn(lambda: whole(data), lambda: bare(data), times=5, after=forgotten)
    table.ratio(
        f"import of {ROWS:,} rows with preview and history", "the sheet read, rows and history by executemany",
        way / floor, 8, f"{told(way)} : {told(floor)}",
    )  # fmt: skip
    little = peak(ROWS // 5)
    for rows, bound in ((ROWS, 1.1), (ROWS * 4, 1.2)):
        much = peak(rows)
        forgotten()
        table.ratio(
            f"import of {rows:,} rows: memory at its height", f"{ROWS // 5:,} rows", much / little, bound,
            f"{much // 1024} MB : {little // 1024} MB",
        )  # fmt: skip


def peak(rows: int) -> int:
    """Kilobytes at most, in a process of its own."""
    command = [sys.executable, sys.argv[0], "--here", "--memory", str(rows)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1])


def alone(visitor, rows: int) -> None:
    """What `peak` runs: the database's cache of pages, which has its own bound, is full as after an hour of work."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT sum(length(CAST(after AS text))) FROM {Change._meta.db_table}")
    Whole(visitor)(sheet(rows, f"乙{rows}"))
    print(height())


def height() -> int:
    """Kilobytes this process has held at most. Linux hands `ru_maxrss` down from the process that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s*(\d+)", status.read_text())[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
