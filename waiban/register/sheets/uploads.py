"""Files handed in, kept between preview and confirmation: only for who brought them, and not longer than needed.

Each has a folder with an unguessable name under MEDIA_ROOT/imports/<number of the person>. What was never confirmed goes
after a day; of what was written only a note of its changes stays for a month, so that it can be taken back.
"""

import fcntl
import json
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.http import Http404
from django.utils.translation import gettext as _

from waiban.kernel.errors import Refused

HOUR, DAY = 3600, 24 * 3600
SHAPE = re.compile(r"[A-Za-z0-9_-]{20,40}")


def home(user=None) -> Path:
    """Where files lie, all or those of one person."""
    every = Path(settings.MEDIA_ROOT) / "imports"
    return every / str(user.pk) if user else every


class Upload:
    """One file and what has become of it; `state` is kept as JSON beside it."""

    def __init__(self, folder: Path, state: dict):
        self.folder, self.state = folder, state

    @property
    def token(self) -> str:
        return self.folder.name

    @property
    def file(self) -> Path:
        return self.folder / "file"

    @property
    def errors(self) -> Path:
        """The rows with errors, to be corrected and handed in again."""
        return self.folder / "errors.xlsx"

    @property
    def done(self) -> dict | None:
        return self.state.get("done")

    def keep(self, **changes) -> None:
        """Remember something; the file on disk is always whole."""
        self.state |= changes
        _write(self.folder / "state.json", self.state)

    # Writing can be watched and stopped from another request.

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One writer at a time, Refused for the second; the lock goes with the process that holds it."""
        with open(self.folder / "lock", "w") as lock:
            if not _locked(lock):
                raise Refused(_("This sheet is being written already. Wait a moment, then open the page again."))
            (self.folder / "stop").unlink(missing_ok=True)
            self.report(0)
            try:
                yield
            finally:
                (self.folder / "progress.json").unlink(missing_ok=True)

    def report(self, rows: int) -> None:
        _write(self.folder / "progress.json", {"rows": rows})

    def progress(self) -> int | None:
        """Rows written so far, None when nobody is writing."""
        with suppress(FileNotFoundError), open(self.folder / "lock") as lock:
            if not _locked(lock):
                return json.loads((self.folder / "progress.json").read_text())["rows"]
        return None

    def stop(self) -> None:
        (self.folder / "stop").touch()

    def stopped(self) -> bool:
        return (self.folder / "stop").exists()

    def finish(self, done: dict) -> None:
        """Written: the file itself and what it would have done are no longer needed."""
        self.state = {name: self.state[name] for name in ("register", "name")}
        self.keep(done=done)
        self.file.unlink(missing_ok=True)
        self.errors.unlink(missing_ok=True)


def _locked(file) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _write(path: Path, data: dict) -> None:
    part = path.with_suffix(".part")
    part.write_text(json.dumps(data, ensure_ascii=False))
    part.replace(path)


def receive(file, user, register) -> Upload:
    """Keep an uploaded file; what was left behind by others is cleared away on the way, at most once an hour."""
    mark = home() / "cleared"
    if not mark.exists() or mark.stat().st_mtime < time.time() - HOUR:
        clear()
        home().mkdir(parents=True, exist_ok=True)
        mark.touch()
    upload = Upload(home(user) / secrets.token_urlsafe(18), {})
    upload.folder.mkdir(parents=True, mode=0o700)
    with open(upload.file, "wb") as kept:
        for block in file.chunks():
            kept.write(block)
    upload.keep(register=register.label, name=Path(file.name).name[:80])
    return upload


def fetch(token: str, user, register) -> Upload:
    """The upload of this person for this register; 404 for anybody else's."""
    folder = home(user) / token
    if not SHAPE.fullmatch(token) or not (folder / "state.json").is_file():
        raise Http404
    upload = _kept(folder)
    if upload.state["register"] != register.label:
        raise Http404
    return upload


def recent(user, register, limit: int = 5) -> list[Upload]:
    """What this person imported lately, newest first, to be taken back."""
    mine = map(_kept, (path.parent for path in home(user).glob("*/state.json")))
    found = [upload for upload in mine if upload.state["register"] == register.label and upload.done]
    return sorted(found, key=lambda upload: upload.done["at"], reverse=True)[:limit]


def _kept(folder: Path) -> Upload:
    return Upload(folder, json.loads((folder / "state.json").read_text()))


def discard(upload: Upload) -> None:
    shutil.rmtree(upload.folder, ignore_errors=True)


def clear(now: float | None = None) -> None:
    """Remove what is older than its time."""
    now = now or time.time()
    for folder in home().glob("*/*"):
        state = folder / "state.json"
        done = state.is_file() and _kept(folder).done
        if folder.stat().st_mtime < now - (30 * DAY if done else DAY):
            shutil.rmtree(folder, ignore_errors=True)
