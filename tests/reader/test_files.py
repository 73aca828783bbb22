"""The same book as a document, a sheet, a page or text in any encoding is read the same."""

from pathlib import Path

import pytest

from waiban.reader import read

from . import making
from .scoring import annotated

GOLD, TEXT = annotated(Path(__file__).resolve().parents[2] / "demo" / "city" / "book.gold.json")
KINDS = {
    "docx": making.as_docx, "xlsx": making.as_xlsx, "pdf": making.as_pdf,
    "utf8": lambda gold, text: text.encode(), "gbk": lambda gold, text: text.encode("gb18030"),
    "utf16": lambda gold, text: text.encode("utf-16"), "utf16le": lambda gold, text: text.encode("utf-16-le"),
}  # fmt: skip


def told(book) -> dict:
    """The reading without places in the text, which differ with the file."""
    shape = book.as_json()
    for category in shape["categories"]:
        for target in category["targets"]:
            for measure in target["measures"]:
                for promise in measure["commitments"]:
                    _only(promise)
                _only(measure)
            _only(target)
    return {key: value for key, value in shape.items() if not key.startswith("x_")}


def _only(part: dict) -> None:
    for key in [key for key in part if key.startswith("x_")]:
        del part[key]
    if "text" in part:
        part["text"] = "".join(part["text"].split())
    if "name" in part:
        part["name"] = "".join(part["name"].split())


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_any_kind_is_read_like_the_text(kind):
    found = told(read(KINDS[kind](GOLD, TEXT), name=f"book.{kind}"))
    assert found == told(read(TEXT))
    assert sum(len(m["commitments"]) for c in found["categories"] for t in c["targets"] for m in t["measures"]) == 40
