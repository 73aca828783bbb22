"""Text files and pasted text: the encoding is found out, tables stay the lines they were."""

from charset_normalizer import from_bytes

from ..document import Document, clean
from ..errors import ReaderError

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def opened(data: bytes) -> Document:
    return pasted(decoded(data))


def pasted(text: str) -> Document:
    text = clean(text)
    if not text.strip():
        raise ReaderError("empty")
    return Document(text)


def decoded(data: bytes) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _tried(data, encoding) or _refused()
    sparse = data[:4000]
    if sparse.count(0) > len(sparse) // 8:  # UTF-16 without its mark
        return _tried(data, _half_width_order(sparse)) or _refused()
    text = _tried(data, "utf-8") or _tried(data, "gb18030")
    if text is None:
        best = from_bytes(data).best()
        text = str(best) if best else _refused()
    if _is_binary(text):
        _refused()
    return text


def _half_width_order(data: bytes) -> str:
    return "utf-16-le" if data[1::2].count(0) >= data[0::2].count(0) else "utf-16-be"


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _is_binary(text: str) -> bool:
    head = text[:4000]
    return sum(char < " " and char not in "\t\n\r\f" for char in head) > len(head) // 10


def _refused() -> str:
    raise ReaderError("unknown")
