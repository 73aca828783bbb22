"""The reader at the command line: a book's targets and promises as text to check by eye, or in the exchange shape."""

import json
from pathlib import Path

from . import ReadBook, ReadCommitment, read


def run(path: str, as_json: bool) -> str:
    """What the reader makes of the file; ReaderError when it cannot be read."""
    book = read(Path(path).read_bytes(), name=Path(path).name)
    if as_json:
        return json.dumps(book.as_json(), ensure_ascii=False, indent=1)
    lines = [
        book.title,
        "  ".join(str(part) for part in (book.unit, book.year, book.leader, book.contact, book.phone) if part),
    ]
    category = None
    for target in book.targets:
        if target.category != category:
            category = target.category
            lines += ["", category or ""]
        lines.append(f"{target.no or '–'}  {_flat(target.name)}")
        for measure in target.measures:
            for promise in measure.commitments:
                lines.append(f"   {measure.ordinal or ' '}  {_told(book, promise)}")
    if book.benchmark_city or book.benchmark_value:
        lines += ["", f"{book.benchmark_city or ''}  {book.benchmark_value or ''}"]
    return "\n".join(line for line in lines if line is not None).strip()


def _told(book: ReadBook, promise: ReadCommitment) -> str:
    """One promise on one line: its kind, its words, then what was read out of them."""
    parts = [promise.kind, _flat(book.text[promise.start : promise.end])]
    if promise.quantity is not None:
        parts.append(f"{promise.quantity}{promise.unit or ''}")
    parts += [promise.deadline or "", *promise.values("place"), *promise.values("party")]
    return " · ".join(part for part in parts if part) + (" (?)" if promise.doubts else "")


def _flat(text: str) -> str:
    return " ".join(text.split())
