"""A new office's database and one that grew by migrations are the same: tests make the first, offices have the second."""

import os
import sqlite3
import subprocess
import sys

import pytest
from django.db import connection

from .tree import BASE

pytestmark = pytest.mark.structure


def tables(ask) -> dict[str, dict]:
    """Of each table its columns, foreign keys, indexes and triggers, in whatever order they were made."""
    named = ask("SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'django_migrations'")
    return {
        name: {
            "columns": {row[1:] for row in ask(f"PRAGMA table_info({name})")},
            "points at": {row[2:5] for row in ask(f"PRAGMA foreign_key_list({name})")},
            "beside": set(
                ask(f"SELECT type, name, sql FROM sqlite_master WHERE tbl_name = '{name}' AND name != tbl_name")
            ),
        }
        for (name,) in named
    }


@pytest.mark.desk(0)
@pytest.mark.django_db
def test_migrations_give_the_tables_of_the_models(tmp_path):
    environment = {**os.environ, "WAIBAN_DATA": str(tmp_path), "WAIBAN_DATABASE": ""}
    words = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(words, cwd=BASE, env=environment, check=True)
    grown = sqlite3.connect(next(tmp_path.rglob("*.sqlite3")))
    with connection.cursor() as cursor:
        new = tables(lambda sql: cursor.execute(sql).fetchall())
    old = tables(lambda sql: grown.execute(sql).fetchall())
    assert len(new) > 80 and new.keys() == old.keys()
    assert not {name: (new[name], old[name]) for name in new if new[name] != old[name]}
