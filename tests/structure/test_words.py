"""Every word of the screens has its Chinese; every register has its line in the book of words."""

import importlib.util

import pytest

from waiban.register.declare import catalogue

from .tree import BASE

pytestmark = pytest.mark.structure


def tool():
    spec = importlib.util.spec_from_file_location("messages", BASE / "scripts" / "messages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_word_of_the_screens_has_its_chinese():
    messages = tool()
    assert len(messages.ids()) > 300
    missing = messages.missing()
    assert not missing, f"{len(missing)} without Chinese (make fix adds them to django.po): {missing[:20]}"


def test_every_register_stands_in_the_book_of_words():
    words = (BASE / "docs" / "words.md").read_text(encoding="utf-8")
    assert len(list(catalogue)) > 10
    assert not [label for label in catalogue if f"`{label}`" not in words]


def test_the_readme_is_told_in_both_languages():
    english, chinese = ((BASE / file).read_text(encoding="utf-8") for file in ("README.md", "README.zh-CN.md"))
    for command in ("make demo", "make test"):
        assert command in english and command in chinese
    for text in (english, chinese):
        assert "docs/map.md" in text and "docs/pictures/book.png" in text
