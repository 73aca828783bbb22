"""What becomes of each row of a sheet: a new record, a changed one, none because of faults, each beside its cell."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models

from .match import Purpose


@dataclass(slots=True)
class Fault:
    """A sentence beside a cell; without an index it stands against the whole row."""

    sheet: str
    row: int
    index: int | None
    heading: str
    cell: str
    sentence: str


@dataclass(slots=True)
class Outcome:
    """One row of the records' sheet and the record it becomes."""

    row: int
    values: list
    given: dict[str, Any] = field(default_factory=dict)
    code: int | None = None  # the number the sheet gives it
    record: models.Model | None = None
    stored: bool = False
    rows: dict[str, list] = field(default_factory=dict)
    changes: list[tuple[str, Any, Any]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    lines: list[tuple[Purpose, int, list]] = field(default_factory=list)  # what further sheets say about it
    staged: bool = False  # names a stage that is not the stored one
    why: str = ""  # why this person may not change the record

    @property
    def status(self) -> str:
        """error, new, changed or unchanged."""
        if self.faults:
            return "error"
        return ("changed" if self.changes else "unchanged") if self.stored else "new"
