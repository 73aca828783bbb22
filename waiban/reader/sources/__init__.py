"""Whatever the file is, its text and tables: the kind is known by what is inside, not by the name."""

from ..document import Document
from ..errors import ReaderError
from . import office, old, pdf, plain, safety

LIMIT = 20_000_000
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def opened(data: bytes | str, name: str = "", limit: int = LIMIT) -> Document:
    """The document behind bytes or pasted text; ReaderError says in a sentence why not."""
    if len(data) > limit:
        raise ReaderError("too_large")
    if isinstance(data, str):
        return plain.pasted(data)
    if not data.strip(b"\x00 \r\n\t"):
        raise ReaderError("empty")
    if _picture(data):
        raise ReaderError("picture")
    if data.startswith(b"%PDF") or b"%PDF-" in data[:1024]:
        return pdf.opened(data)
    if data.startswith(b"PK"):
        return _zipped(data)
    if data.startswith(OLE):
        return old.opened(data, name)
    if name.lower().endswith((".docx", ".xlsx", ".pdf", ".xlsm")) or data.startswith((b"\x1f\x8b", b"Rar!", b"7z\xbc")):
        raise ReaderError("broken" if name.lower().endswith((".docx", ".xlsx", ".pdf", ".xlsm")) else "unknown")
    return plain.opened(data)


def _picture(data: bytes) -> bool:
    return data.startswith(PICTURES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")


def _zipped(data: bytes) -> Document:
    names = safety.looked_through(data)
    if "word/document.xml" in names:
        return office.docx(data)
    if "xl/workbook.xml" in names:
        return office.xlsx(data)
    raise ReaderError("unknown")
