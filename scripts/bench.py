"""make bench: every figure as a ratio against a floor measured in the same run, on SQLite and on PostgreSQL.

A ratio is the median of ours over the median of the floor, taken in turn; ✓ and ✗ say how it stands to its bound. There
are no time limits, and nothing fails: it is a report. `scripts/bench.py lists saving` measures only these parts,
BENCH_SIZE=20000 takes smaller registers.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from postgres import binaries, server

BASE = Path(__file__).resolve().parents[1]
PARTS = ("lists", "reading", "saving", "importing", "daily", "reports", "starting")
SIZE = int(os.environ.get("BENCH_SIZE") or 100_000)


def main(words: list[str]) -> None:
    parts = words or list(PARTS)
    if unknown := set(parts) - set(PARTS):
        sys.exit(f"Not measured here: {', '.join(unknown)}. Choose of {', '.join(PARTS)}.")
    with tempfile.TemporaryDirectory(prefix="waiban-bench-") as name:
        folder = Path(name)
        if set(parts) - {"starting"}:
            on("SQLite", folder / "sqlite", "", parts)
            if binaries():
                with server() as address:
                    on("PostgreSQL", folder / "postgresql", address, parts)
            else:
                print("\nLEFT OUT: PostgreSQL is not installed: nothing was measured on it.")
        if "starting" in parts:
            start(folder / "demo")


def on(name: str, folder: Path, address: str, parts: list[str]) -> None:
    """One database in a process of its own, so that nothing is warm from the one before."""
    folder.mkdir()
    print(f"\n== {name}, {SIZE:,} records in each list", flush=True)
    environment = {**os.environ, "WAIBAN_DATA": str(folder), "WAIBAN_DATABASE": address, "WAIBAN_DEMO": "1"}
    subprocess.run([sys.executable, "-W", "ignore", __file__, "--here", *parts], cwd=BASE, env=environment)


def start(folder: Path) -> None:
    from benchmarks import starting
    from benchmarks.timing import Table

    print("\n== Starting", flush=True)
    starting.measure(Table(), folder)


def here(words: list[str]) -> None:
    """Inside the process of one database; the environment says which."""
    sys.path.insert(0, str(BASE))
    os.environ["DJANGO_SETTINGS_MODULE"] = "waiban.config.settings"
    import django

    django.setup()
    from benchmarks import city, daily, importing, lists, reading, reports, saving
    from benchmarks.timing import Table
    from benchmarks.visitor import Visitor

    if words[0] == "--memory":
        return importing.alone(Visitor(city.somebody()), int(words[1]))
    begun = time.perf_counter()
    city.fill(SIZE)
    print(f"  filled in {time.perf_counter() - begun:.0f} s", flush=True)
    table, visitor = Table(), Visitor(city.somebody())
    for part in (lists, reading, saving, importing, daily, reports):  # the last one takes ties away
        if part.__name__.rpartition(".")[2] in words:
            part.measure(table, visitor)


if __name__ == "__main__":
    here(sys.argv[2:]) if sys.argv[1:2] == ["--here"] else main(sys.argv[1:])
