"""Old kinds of files (.doc, .wps, .xls): sheets are read directly, documents go through LibreOffice when it is there."""

import io
import shutil
import subprocess
import tempfile
from pathlib import Path

import python_calamine

from ..document import Builder, Document
from ..errors import ReaderError
from . import office, safety

PATIENCE = 60  # seconds for one document
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
SHEETS = tuple(word.encode("utf-16-le") for word in ("Workbook", "Book"))


def opened(data: bytes, name: str) -> Document:
    if ENCRYPTED in data:
        raise ReaderError("locked")
    suffix = Path(name).suffix.lower()
    if suffix in (".xls", ".et") or (suffix not in (".doc", ".wps") and any(word in data for word in SHEETS)):
        return _sheet(data)
    return _through_libreoffice(data, suffix if suffix in (".doc", ".wps") else ".doc")


def _sheet(data: bytes) -> Document:
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        builder = Builder()
        for sheet in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(sheet).to_python()
            grid = [[(r * 1000 + c, _shown(value)) for c, value in enumerate(row)] for r, row in enumerate(rows)]
            office._lone_rows_and_tables([row for row in grid if any(text for _, text in row)], builder)
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        raise ReaderError("broken") from error
    return builder.done()


def _shown(value) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "year"):
        return f"{value.year}年{value.month}月{value.day}日"
    return str(value)


def _through_libreoffice(data: bytes, suffix: str) -> Document:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        raise ReaderError("no_libreoffice")
    with tempfile.TemporaryDirectory(prefix="waiban-reader-") as folder:
        room = Path(folder)
        given, made = room / f"book{suffix}", room / "out" / "book.docx"
        given.write_bytes(data)
        command = [
            program, f"-env:UserInstallation={(room / 'profile').as_uri()}", "--headless", "--norestore",
            "--convert-to", "docx", "--outdir", str(made.parent), str(given),
        ]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603 (own arguments only)
        except subprocess.TimeoutExpired as error:
            raise ReaderError("old_failed") from error
        if not made.exists():
            raise ReaderError("old_failed")
        converted = made.read_bytes()
    safety.looked_through(converted)
    return office.docx(converted)
