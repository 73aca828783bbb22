"""Runs the whole suite: on SQLite, then on PostgreSQL, then journeys in a browser; says plainly what was left out.

WAIBAN_NO_SKIPS=1 turns everything left out into a failure: so runs the gate.
"""

import os
import subprocess
import sys
import time

from postgres import binaries, server

STRICT = os.environ.get("WAIBAN_NO_SKIPS") == "1"


def pytest(name: str, *words: str, **environment: str) -> bool:
    print(f"\n== {name}", flush=True)
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-m", "pytest", *words], env={**os.environ, **environment})
    print(f"== {name}: {time.monotonic() - started:.0f} s", flush=True)
    return done.returncode == 0


def main() -> int:
    left_out, good = [], True
    workers = ("-n", "2") if (os.cpu_count() or 1) > 1 else ()
    good &= pytest("SQLite", "-m", "not journey", *workers)
    if binaries():
        with server() as address:
            good &= pytest("PostgreSQL", "-m", "not journey and not structure", *workers, WAIBAN_DATABASE=address)
    else:
        left_out.append("PostgreSQL is not installed: nothing was tried on it.")
    if os.path.exists(os.environ.get("CHROMIUM", "/usr/bin/chromium")):
        good &= pytest("Journeys in a browser", "-m", "journey", DJANGO_ALLOW_ASYNC_UNSAFE="true")
    else:
        left_out.append("Chromium is not installed: the journeys in a browser were not tried.")
    for sentence in left_out:
        print(f"LEFT OUT: {sentence}")
    return 0 if good and not (STRICT and left_out) else 1


if __name__ == "__main__":
    sys.exit(main())
