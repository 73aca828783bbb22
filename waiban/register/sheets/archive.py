"""Office files are zips of XML: looked through before anything opens them, refused when they are broken or made to harm.

Nothing is unpacked: every part runs past in small blocks. What is refused: broken zips, parts that swell without
measure, XML with a DOCTYPE or entities, and cells at places so far apart that a reader would reserve the room between.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from waiban.kernel.errors import Refused

BLOCK = 1 << 20
UNPACKED = 200_000_000  # more than any sheet under the upload limit needs
SWELL, SWELL_FROM = 150, 20_000_000
PARTS = 2_000
FORBIDDEN = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)


def broken() -> Refused:
    return Refused(
        _("This file is damaged and cannot be opened. Save it again in your spreadsheet program and try once more.")
    )


def harmful() -> Refused:
    return Refused(
        _("This file unpacks to far more than a sheet needs and was not opened. Copy its cells into a new sheet.")
    )


def foreign_xml() -> Refused:
    return Refused(
        _(
            "This file contains a document type or entities, which sheets never need, and was not opened. Save it as a new .xlsx."
        )
    )


def opened(path: Path) -> zipfile.ZipFile:
    """The zip behind a path; Refused when it is none, or too much."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise broken() from error
    parts = archive.infolist()
    swollen = any(p.file_size > SWELL_FROM and p.file_size > SWELL * max(p.compress_size, 1) for p in parts)
    if len(parts) > PARTS or swollen or sum(p.file_size for p in parts) > UNPACKED:
        archive.close()
        raise harmful()
    if any(p.flag_bits & 1 for p in parts):
        archive.close()
        raise Refused(_("This file is locked with a password. Save it without one and try again."))
    return archive


def is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def look_through(archive: zipfile.ZipFile, watch: Callable[[str], Callable[[bytes], None] | None]) -> None:
    """Run every XML part past; `watch(name)` may return what looks at its blocks, each beginning at a whole row."""
    for part in archive.infolist():
        if is_xml(part.filename):
            seen = watch(part.filename)
            try:
                with archive.open(part) as stream:
                    for block in _blocks(stream, whole_rows=seen is not None):
                        if seen:
                            seen(block)
            except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
                raise broken() from error


ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")


def _blocks(stream: IO[bytes], whole_rows: bool) -> Iterator[bytes]:
    rest, total = b"", 0
    while block := stream.read(BLOCK):
        total += len(block)
        block = rest + block
        if any(word in block for word in FORBIDDEN):
            raise foreign_xml()
        if total > UNPACKED or len(block) > 16 * BLOCK:
            raise harmful()
        cut = max(len(block) - 32, 0)
        if whole_rows:
            cut = max(block.rfind(b"<row"), block.rfind(b":row") - 8, 0)
        yield block[:cut]
        rest = block[cut:]
    yield rest


def parse(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """A small part as a tree; only after `look_through`, which refuses document types."""
    try:
        return ElementTree.fromstring(archive.read(name))  # noqa: S314 (no document type, so no entities)
    except (KeyError, ElementTree.ParseError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise broken() from error
