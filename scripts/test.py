"""Runs the whole suite: on SQLite, then on PostgreSQL, then journeys in a browser; says plainly what was left out.

WAIBAN_NO_SKIPS=1 turns everything left out into a failure: so runs the gate.
"""

import os
import subprocess
import sys
import time

from postgres import binaries, server

STRICT = os.environ.get("WAIBAN_NO_SKIPS") == "1"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
NOTHING_RAN = 5  # pytest's word for an empty selection
MOST_WORKERS = 8
told: list[str] = []


def pytest(name: str, *words: str, **environment: str) -> bool:
    """One run; its time and end are told again in the summary."""
    print(f"\n== {name}", flush=True)
    started = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-r", "sfE", *words]
    code = subprocess.run(command, env={**os.environ, **environment}).returncode
    end = {0: "passed", NOTHING_RAN: "no test was found"}.get(code, "FAILED")
    told.append(f"{name}: {end}, {time.monotonic() - started:.0f} s")
    return code == 0


def main() -> int:
    left_out, good = [], True
    if not STRICT:
        os.environ["WAIBAN_DESK"] = "1"
        told.append(
            "At the desk tests that walk every register met a share of them, their columns, roles and ways in; WAIBAN_NO_SKIPS=1 asks all."
        )
    cores = min(os.cpu_count() or 1, MOST_WORKERS)
    workers = ("-n", str(cores), "--dist", "loadfile") if cores > 1 else ()  # a file shares what it lays in
    good &= pytest("SQLite", "-m", "not journey", *workers, WAIBAN_DATABASE="")
    if binaries():
        with server() as address:
            good &= pytest("PostgreSQL", "-m", "not journey and not structure", *workers, WAIBAN_DATABASE=address)
    else:
        left_out.append("PostgreSQL is not installed: nothing was tried on it.")
    if os.path.exists(CHROMIUM):
        good &= pytest("Journeys in a browser", "-m", "journey", WAIBAN_DATABASE="", DJANGO_ALLOW_ASYNC_UNSAFE="true")
    else:
        left_out.append(f"Chromium is not at {CHROMIUM}: the journeys in a browser were not tried.")
    print("\n" + "\n".join(told + [f"LEFT OUT: {sentence}" for sentence in left_out]))
    return 0 if good and not (STRICT and left_out) else 1


if __name__ == "__main__":
    sys.exit(main())
