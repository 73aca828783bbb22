"""Reads a target book as issued: what was promised, by whom, how much and until when, each with its place in the text."""

from .errors import ReaderError
from .shape import Mention, ReadBook, ReadCommitment, ReadMeasure, ReadTarget

__all__ = ["Mention", "ReadBook", "ReadCommitment", "ReadMeasure", "ReadTarget", "ReaderError", "read"]


def read(data: bytes | str, *, name: str = "") -> ReadBook:
    """The book behind a file or pasted text; ReaderError says in plain words why it cannot be read."""
    from .reading import book

    return book(data, name)
