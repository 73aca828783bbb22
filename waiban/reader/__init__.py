"""The reader of target books: a document as issued becomes targets, measures and promises, each with its place in the text.

`read(data, name="")` takes the bytes of a file or pasted text and gives a `ReadBook`; `ReaderError` says why not.
"""

from .errors import ReaderError
from .reading import glance, read
from .shape import Mention, ReadBook, ReadCommitment, ReadMeasure, ReadTarget

__all__ = ["Mention", "ReadBook", "ReadCommitment", "ReadMeasure", "ReadTarget", "ReaderError", "glance", "read"]
