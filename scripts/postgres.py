"""A throwaway PostgreSQL for tests and benchmarks: own folder, own port, loopback only, gone afterwards."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl, the newest version installed; None without PostgreSQL."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _as_other(folder: Path) -> dict:
    """PostgreSQL refuses to run as root; then it runs as its own or the least account."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            person = pwd.getpwnam(name)
            os.chown(folder, person.pw_uid, person.pw_gid)
            return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}
    return {}


@contextlib.contextmanager
def server():
    """Yields the address of an empty database for WAIBAN_DATABASE."""
    folder = Path(tempfile.mkdtemp(prefix="waiban-pg-"))
    folder.chmod(0o700)
    who, tools = _as_other(folder), binaries()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    def tool(name, *words):
        subprocess.run(
            [str(tools / name), *words], check=True, cwd=folder, stdout=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}, **who,
        )  # fmt: skip

    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=50"
    options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"  # nothing here is kept
    options += " -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=4GB"
    try:
        tool("initdb", "-D", "data", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust", "-U", "waiban")
        tool("pg_ctl", "-w", "-D", "data", "-l", "log", "-o", options, "start")
        try:
            yield f"postgresql://waiban@127.0.0.1:{port}/postgres"
        finally:
            tool("pg_ctl", "-w", "-D", "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
