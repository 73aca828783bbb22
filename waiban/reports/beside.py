"""In the list of ties: how alive each one is, and the last record that shows it."""

from html import escape

from django.utils.safestring import SafeString, mark_safe

from waiban.register.declare import Register, catalogue

from .activity import CLASSES, TIE, Reason, reasons

STATES = {"active": "done", "quiet": "soon", "dormant": "none"}


def fits(user, register: Register) -> bool:
    return register.label == TIE and user.may("read")


def marks(user, records) -> dict[int, SafeString]:
    return {pk: mark_safe(_line(reason)) for pk, reason in reasons(user, records).items()}


def _line(reason: Reason) -> str:
    state = STATES[reason.name]
    last = ""
    if reason.record is not None:
        url = catalogue.of(reason.record).address(reason.record)
        last = f' <a class="num" href="{escape(url)}" title="{escape(str(reason.record))}">{escape(str(reason.on))}</a>'
    return f'<span class="word {state}" title="{escape(reason.words)}"><span class="mark"></span>{escape(str(CLASSES[reason.name]))}</span>{last}'
