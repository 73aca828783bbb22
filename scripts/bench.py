"""make bench: every figure as a ratio against a floor measured in the same run, on SQLite and on PostgreSQL.

A ratio is the median of ours over the median of the floor, taken in turn. ✓ and ✗ say how it stands to its bound.
`python scripts/bench.py lists books` measures only these; BENCH_SIZE=20000 takes smaller registers.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from postgres import binaries, server

BASE = Path(__file__).resolve().parents[1]
PARTS = ("lists", "books", "importing")
SIZE = int(os.environ.get("BENCH_SIZE", "100000"))


def run(name: str, address: str, parts: list[str]) -> int:
    """One database in a process of its own, so that nothing is warm from the one before."""
    print(f"\n== {name}, {SIZE:,} records in each measured register", flush=True)
    with tempfile.TemporaryDirectory(prefix="waiban-bench-") as folder:
        environment = {**os.environ, "WAIBAN_DATA": folder, "WAIBAN_DATABASE": address, "WAIBAN_DEMO": "1"}
        command = [sys.executable, "-W", "ignore", __file__, "--here", folder, *parts]
        return subprocess.run(command, cwd=BASE, env=environment).returncode


def here(folder: str, parts: list[str]) -> None:
    """Fill the database and measure; the environment says which one."""
    sys.path.insert(0, str(BASE))
    os.environ["DJANGO_SETTINGS_MODULE"] = "waiban.config.settings"
    import django

    django.setup()
    from benchmarks import books, city, importing, lists
    from benchmarks.timing import Table
    from benchmarks.visitor import Visitor

    from waiban.accounts.models import User
    from waiban.accounts.roles import Role

    begun = time.perf_counter()
    city.fill(SIZE)
    print(f"  filled in {time.perf_counter() - begun:.0f} s", flush=True)
    table, visitor = Table(), Visitor(User.objects.filter(role=Role.CLERK).first())
    measures = {
        "lists": lambda: lists.measure(table, visitor),
        "books": lambda: books.measure(table, visitor),
        "importing": lambda: importing.measure(table, visitor, Path(folder)),
    }
    for part in parts:
        measures[part]()


def main() -> None:
    words = sys.argv[1:]
    if words[:1] == ["--here"]:
        return here(words[1], words[2:])
    parts = words or list(PARTS)
    if unknown := set(parts) - set(PARTS):
        sys.exit(f"Not measured here: {', '.join(unknown)}. Choose of {', '.join(PARTS)}.")
    codes = [run("SQLite", "", parts)]
    if binaries():
        with server() as address:
            codes.append(run("PostgreSQL", address, parts))
    else:
        print("\nLEFT OUT: PostgreSQL is not installed: nothing was measured on it.")
    sys.exit(max(codes))


if __name__ == "__main__":
    main()
