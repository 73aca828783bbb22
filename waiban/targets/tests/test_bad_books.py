"""Whatever is dropped or pasted, the clerk reads a sentence that says what to do, and nothing is written."""

import pytest

from tests.reader.test_bad_files import BAD, DOCX
from waiban.reader.sources import old
from waiban.targets.models import Book, Commitment

from .desk import READ_IN, Draft, drop, kept, paste, plain

pytestmark = pytest.mark.django_db
HEAD = "2026年度市直单位业务目标\n单位名称：澜港市外办\n1. 扩大国际合作\n"
SAID = {
    "empty": "The file is empty.",
    "spaces": "The file is empty.",
    "picture": "This is a picture",
    "photo": "This is a picture",
    "broken": "damaged",
    "named_docx": "damaged",
    "entities": "DOCTYPE",
    "bomb": "unpack to far more",
    "zip": "not one the reader knows",
    "pdf": "damaged",
    "letter": "No target was found",
    "large": "larger than 20 MB",
    "noise": "not one the reader knows",
}


def refused(answer, sentence: str, before: tuple) -> None:
    assert answer.status_code == 422
    assert sentence in plain(answer)
    assert '<p class="notice bad"' in answer.content.decode() or 'class="error"' in answer.content.decode()
    assert kept() == before


@pytest.mark.parametrize("case", SAID)
def test_a_file_that_is_no_book_is_refused_in_a_sentence(clerk, case):
    data, name = BAD[case]
    before = kept()
    answer = drop(clerk, data.encode() if isinstance(data, str) else data, name or "book.txt")
    refused(answer, SAID[case], before)
    assert answer.context["problems"].keys() == {"file"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("尊敬的先生：您好。天气很好，祝您一切顺利。", "No target was found"),
        (
            "市外办2025年工作总结\n一、友城工作\n成功举办国际友城论坛，圆满完成接待任务。累计接待外宾120批次。\n",
            "like a report",
        ),
        ("1.举办论坛3场。\n" * 110_000, "more than a million characters"),
        ("1.举办国际友城论坛3场。\n" * 400_000, "more than a million characters"),
        ("\u200b\ufeff", "The file is empty."),
        (" \n ", "Choose a file, or paste the text"),
    ],
)
def test_a_pasted_text_that_is_no_book_is_refused_in_a_sentence(clerk, text, sentence):
    before = kept()
    refused(paste(clerk, text), sentence, before)


def test_a_file_and_a_text_at_once_are_not_guessed_between(clerk):
    from django.core.files.uploadedfile import SimpleUploadedFile

    before = kept()
    answer = clerk.post(READ_IN, {"file": SimpleUploadedFile("a.txt", HEAD.encode()), "text": HEAD})
    refused(answer, "not both", before)
    assert HEAD.splitlines()[0] in answer.content.decode()  # what was pasted stays


def test_an_old_word_file_says_what_to_install(clerk, monkeypatch):
    monkeypatch.setattr(old.shutil, "which", lambda program: None)
    before = kept()
    refused(drop(clerk, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "book.wps"), "libreoffice-writer", before)


def test_a_classified_document_is_refused_and_nothing_of_it_kept(clerk):
    before = kept()
    text = f"机密★3年\n{HEAD}一是举办国际友城论坛。\n"
    refused(paste(clerk, text), "classified papers do not belong here", before)
    refused(drop(clerk, text.encode()), "classified papers do not belong here", before)


def test_unseen_characters_go_and_markup_and_emoji_are_only_text(clerk):
    text = f"{HEAD}举办\u202e国际\x07友城<script>alert(1)</script>论坛🎏。\n"
    page = clerk.get(drop(clerk, text.encode()).url)
    words = Commitment.objects.get().text
    assert words == "举办国际友城<script>alert(1)</script>论坛🎏"
    assert "<script>alert" not in page.content.decode() and words in plain(page).replace(" ", "")


def test_a_sheet_named_otherwise_is_known_by_what_is_inside(clerk):
    assert drop(clerk, DOCX, "业务目标.txt").status_code == 302
    assert Book.objects.get().commitments.count() == 40


def test_text_in_gbk_is_read(clerk):
    drop(clerk, f"{HEAD}推动与瓜亚基尔市签署结好意向书。\n".encode("gbk"))
    assert Commitment.objects.get().text == "推动与瓜亚基尔市签署结好意向书"


def test_a_date_before_the_books_year_is_a_doubt_in_a_sentence(clerk):
    drop(clerk, f"{HEAD}一是2025年6月底前举办国际友城论坛。\n".encode())
    promise = Commitment.objects.get()
    assert (str(promise.deadline), promise.deadline_stated) == ("2026-12-31", False)
    assert "The date lies before the book's year" in plain(Draft(clerk, promise.book).page())


def test_a_number_nobody_can_keep_is_a_doubt_and_no_fault(clerk):
    drop(clerk, f"{HEAD}一是实现进出口额{'9' * 16}亿元。二是举办论坛。\n".encode())
    assert Commitment.objects.filter(quantity=None).count() == 2
    assert "too large to be kept" in plain(Draft(clerk, Book.objects.get()).page())


def test_a_head_that_is_too_long_is_cut_and_kept(clerk):
    text = f"2026年度市直单位业务目标\n单位名称：{'澜' * 300} 主要负责人：{'岚' * 300}\n1. 扩大合作\n一是举办论坛。\n"
    assert drop(clerk, text.encode()).status_code == 302
    assert len(Book.objects.get().unit) <= 80
