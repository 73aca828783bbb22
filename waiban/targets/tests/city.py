"""The invented city filled once for all tests and kept as rows: a module lays them in, its tests' changes are undone."""

import fcntl
import pickle
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.test import override_settings

from demo import load, tables
from waiban.targets import books, readings


@pytest.fixture(scope="session")
def filled_city(tmp_path_factory, worker_id, django_db_setup, django_db_blocker) -> dict:
    """The rows of each table; whichever worker comes first fills the city for the others."""
    folder = tmp_path_factory.getbasetemp()
    path = (folder if worker_id == "master" else folder.parent) / "city.rows"
    with open(path.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            with django_db_blocker.unblock(), override_settings(TODAY=tables.TODAY), transaction.atomic():
                load.fill(say=lambda _words: None)
                readings.current(books.newest(), tables.TODAY)  # no test need count the whole book first
                path.write_bytes(pickle.dumps({m._meta.db_table: rows_of(m) for m in own_models()}))
                transaction.set_rollback(True)
    return pickle.loads(path.read_bytes())


@pytest.fixture(scope="module")
def _laid_in(filled_city, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), override_settings(TODAY=tables.TODAY), transaction.atomic():
        for model in own_models():
            lay_in(model, filled_city[model._meta.db_table])
        with connection.cursor() as cursor:
            for sql in connection.ops.sequence_reset_sql(no_style(), own_models()):
                cursor.execute(sql)
            if (
                connection.vendor == "postgresql"
            ):  # as its own service does a minute after: else some plans take minutes
                cursor.execute("ANALYZE")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def city(_laid_in, db) -> dict:
    """The promises of the city's book by their numbers: C01 to C40."""
    return {f"C{n:02}": promise for n, promise in enumerate(readings.promises(books.newest()), 1)}


def own_models() -> list[type[models.Model]]:
    own = apps.get_models(include_auto_created=True)
    return [model for model in own if model.__module__.startswith("waiban.") and not model._meta.proxy]


def named(model) -> tuple[str, str, int]:
    fields, quote = model._meta.local_concrete_fields, connection.ops.quote_name
    return quote(model._meta.db_table), ", ".join(quote(f.column) for f in fields), len(fields)


def rows_of(model) -> list:
    """As the database itself hands them out: values of SQLite, blocks of a COPY of PostgreSQL."""
    table, columns, _number = named(model)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return cursor.execute(f"SELECT {columns} FROM {table}").fetchall()
        with cursor.copy(f"COPY {table} ({columns}) TO STDOUT") as copy:
            return [bytes(block) for block in copy]


def lay_in(model, rows: list) -> None:
    table, columns, number = named(model)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({', '.join(['%s'] * number)})", rows)
        else:
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for block in rows:
                    copy.write(block)
