"""How a cached figure proves that no newer change of its registers exists.

A mark is taken before the records are read. A figure is fresh while the newest change of each register it
depends on lies below its mark. On SQLite changes are committed in the order of their numbers. On PostgreSQL
commits may overtake each other, so the mark is the oldest transaction still running: everything below it had
ended, and was visible, when the mark was taken.
"""

from collections.abc import Iterable

from django.db import connection

from .models import Change


def on_postgresql() -> bool:
    return connection.vendor == "postgresql"


def mark() -> int:
    """Take it before reading; every change a reader may not have seen lies at or above it."""
    with connection.cursor() as cursor:
        if on_postgresql():
            cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        else:
            cursor.execute("SELECT coalesce(max(seq), 0) + 1 FROM history_change")
        return cursor.fetchone()[0]


def newest(registers: Iterable[str]) -> dict[str, int]:
    """The newest change of each register on the same scale as `mark`; 0 where there is none. One query."""
    registers = sorted(set(registers))
    if not registers:
        return {}
    asked = ", ".join(["(%s)"] * len(registers))
    found = f"SELECT max({_column()}) FROM {Change._meta.db_table} WHERE register = label"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"WITH asked (label) AS (VALUES {asked}) SELECT label, ({found}) FROM asked", registers)  # noqa: S608
        return {label: seen or 0 for label, seen in cursor.fetchall()}


def newest_of_all() -> int:
    """The newest change of any register."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max({_column()}), 0) FROM {Change._meta.db_table}")  # noqa: S608
        return cursor.fetchone()[0]


def _column() -> str:
    return "tx" if on_postgresql() else "seq"
