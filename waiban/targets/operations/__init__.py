"""What people do with a book: read it in, issue and amend it, judge its evidence. Called alike by page and command."""

from django.utils.translation import pgettext_lazy

from waiban.history.sentences import say

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

say(**{
    "read in": pgettext_lazy("deed", "read in"),
    "corrected": pgettext_lazy("deed", "corrected"),
    "joined": pgettext_lazy("deed", "joined"),
    "split": pgettext_lazy("deed", "split"),
    "resolved": pgettext_lazy("deed", "resolved"),
    "assigned": pgettext_lazy("deed", "assigned"),
    "proposed": pgettext_lazy("deed", "proposed"),
    "confirmed": pgettext_lazy("deed", "confirmed"),
    "issued": pgettext_lazy("deed", "issued"),
    "closed": pgettext_lazy("deed", "closed"),
    "amended": pgettext_lazy("deed", "amended"),
    "frozen": pgettext_lazy("deed", "frozen"),
    "pinned": pgettext_lazy("deed", "pinned in"),
    "admitted": pgettext_lazy("deed", "admitted"),
    "ruled_out": pgettext_lazy("deed", "ruled out"),
})  # fmt: skip
