"""Office files are zips of XML: looked through before anything opens them, refused when broken or made to harm."""

import io
import zipfile
import zlib

from ..errors import ReaderError

UNPACKED = 150_000_000  # far more than a book under the upload limit needs
SWELL, SWELL_FROM = 200, 10_000_000
PARTS = 3_000
BLOCK = 1 << 18
FORBIDDEN = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
)


def looked_through(data: bytes) -> set[str]:
    """The names of the parts, after every XML part ran past in small blocks."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _measure(parts)
            left = UNPACKED
            for part in parts:
                left -= _pass(archive, part, left)
            return {part.filename for part in parts}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise ReaderError("broken") from error


def _measure(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise ReaderError("locked")
    swollen = any(p.file_size > SWELL_FROM and p.file_size > SWELL * max(p.compress_size, 1) for p in parts)
    if swollen or len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise ReaderError("bomb")


def _pass(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """Bytes of one part; the sizes a zip declares may lie, so they are counted."""
    size, rest, is_xml = 0, b"", part.filename.lower().endswith((".xml", ".rels", ".vml"))
    with archive.open(part) as stream:
        while block := stream.read(BLOCK):
            size += len(block)
            if size > left:
                raise ReaderError("bomb")
            if is_xml and any(word in rest + block for word in FORBIDDEN):
                raise ReaderError("entities")
            rest = block[-32:]
    return size
