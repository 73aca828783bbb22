"""What people do with a book: read it in, issue and amend it, judge its evidence. Called alike by page and command."""

from .allowed import why_not
from .draft import (
    assign,
    correct,
    discard,
    join,
    resolve,
    set_deadline,
    set_kind,
    set_quantity,
    settle,
    split,
)
from .gauging import change_gauge, confirm, repropose
from .issued import Missing, amend, close, issue, missing, remark, review
from .verdicts import admit, pin, rule_out, withdraw

__all__ = [
    "Missing", "admit", "amend", "assign", "change_gauge", "close", "confirm", "correct", "discard", "issue", "join", "missing", "pin", "remark",
    "repropose", "resolve", "review", "rule_out", "set_deadline", "set_kind", "set_quantity", "settle", "split", "why_not",
    "withdraw",
]  # fmt: skip
