"""`make demo` again on a machine where everything is there: how long until the port answers."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from .timing import Table, told

BASE = Path(__file__).resolve().parents[2]
SOON, AGAIN = 10, 0.02


def measure(table: Table, folder: Path) -> None:
    environment = {**os.environ, "WAIBAN_DATA": str(folder / "demo"), "WAIBAN_DATABASE": ""}
    _until_it_answers(environment)  # fills the city once
    needed = _until_it_answers(environment)
    table.ratio("make demo again, until the port answers", f"{SOON} s", needed / SOON, 1, told(needed))


def _until_it_answers(environment: dict) -> float:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    begun = time.perf_counter()
    demo = subprocess.Popen(
        ["make", "demo", f"PORT={port}"], cwd=BASE, env=environment, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        while not _answers(port):
            if demo.poll() is not None:
                raise SystemExit("make demo ended before it answered")
            time.sleep(AGAIN)
        return time.perf_counter() - begun
    finally:
        os.killpg(demo.pid, signal.SIGTERM)
        demo.wait()


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError, HTTPException):
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", "/sign-in/")
        return connection.getresponse().status == 200
    return False
