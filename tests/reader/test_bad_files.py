"""What cannot be read is refused in a sentence a person understands, and nothing harmful is opened."""

import io
import zipfile
from pathlib import Path

import pytest

from waiban.reader import ReaderError, errors, read
from waiban.reader.sources import LIMIT, old

from . import making
from .scoring import annotated

GOLD, TEXT = annotated(Path(__file__).resolve().parents[2] / "demo" / "city" / "book.gold.json")
DOCX = making.as_docx(GOLD, TEXT)


def repacked(change) -> bytes:
    """The invented book's document with one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DOCX)) as given, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(name, change(name, given.read(name)))
    return stream.getvalue()


def with_entities(name: str, part: bytes) -> bytes:
    if name != "word/document.xml":
        return part
    head, rest = part.split(b"?>", 1)
    return head + b'?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>' + rest


def swollen(name: str, part: bytes) -> bytes:
    return part + b" " * 60_000_000 if name == "word/document.xml" else part


BAD = {
    "empty": (b"", ""),
    "spaces": ("  \n ", ""),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(64), "book.docx"),
    "photo": (b"\xff\xd8\xff\xe0" + bytes(64), "book.pdf"),
    "broken": (DOCX[: len(DOCX) // 2], "book.docx"),
    "named_docx": ("只是文字".encode(), "book.docx"),
    "entities": (repacked(with_entities), "book.docx"),
    "bomb": (repacked(swollen), "book.docx"),
    "zip": (b"PK\x05\x06" + bytes(18), "book.zip"),
    "pdf": (b"%PDF-1.7\nnothing of a page\n%%EOF", "book.pdf"),
    "letter": ("尊敬的先生：您好。天气很好，祝您一切顺利。", ""),
    "large": (b"a" * (LIMIT + 1), "book.txt"),
    "long": ("1.举办论坛3场。\n" * 110_000, ""),
    "noise": (bytes(range(256)) * 40, "book.bin"),
}
SAID = {
    "empty": "empty", "spaces": "empty", "picture": "picture", "photo": "picture", "broken": "broken",
    "named_docx": "broken", "entities": "entities", "bomb": "bomb", "zip": "unknown", "pdf": "broken",
    "letter": "no_target", "large": "too_large", "long": "too_long", "noise": "unknown",
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_refused_in_plain_words(case):
    data, name = BAD[case]
    with pytest.raises(ReaderError) as refused:
        read(data, name=name)
    assert refused.value.code == SAID[case]
    assert refused.value.sentence.endswith(".") and refused.value.details.endswith(".")
    assert "Error" not in str(refused.value) and "/" not in refused.value.sentence


def test_every_sentence_is_one_a_person_can_act_on():
    assert {"empty", "picture", "broken", "bomb", "entities", "no_target", "too_large"} <= set(errors.SENTENCES)
    for sentence, advice in errors.SENTENCES.values():
        assert sentence[0].isupper() and sentence.endswith(".") and advice.endswith(".") and sentence != advice


def test_old_word_files_say_what_to_install(monkeypatch):
    monkeypatch.setattr(old.shutil, "which", lambda program: None)
    with pytest.raises(ReaderError) as refused:
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), name="book.wps")
    assert refused.value.code == "no_libreoffice"
    assert "libreoffice-writer" in refused.value.details


def test_a_report_of_what_was_done_is_no_target_book():
    text = "市外办2025年工作总结\n一、友城工作\n成功举办国际友城论坛，圆满完成接待任务。累计接待外宾120批次。\n"
    with pytest.raises(ReaderError) as refused:
        read(text)
    assert refused.value.code == "report"


def test_odd_text_never_breaks_the_reader():
    pieces = [
        "（",
        "“一是",
        "1.",
        "|",
        "\t",
        "责任单位：",
        "第一季度：",
        "12月底前",
        "《",
        "、",
        "99999999999999999999个",
        "13月",
        "2月30日前",
        "\x00",
        "𠮷",
        "🙂",
    ]
    for width in (1, 2, 3):
        for shift in range(len(pieces)):
            words = [pieces[(shift + step * width) % len(pieces)] for step in range(12)]
            text = "2026年重点工作目标\n1.举办论坛3场" + "举办".join(words) + "\n2.新建公园5座。"
            book = read(text)
            assert book.targets and book.as_json()["year"] == 2026
