"""Word lists of government work: the trade's own words, one list per file, none taken from a single document."""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of a list, longest first; lines that start with # are notes."""
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    found = {word for line in lines if not line.startswith("#") for word in line.split()}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def either(name: str) -> str:
    """The list as a choice inside a regular expression, longest word first."""
    return "|".join(re.escape(word) for word in words(name))
