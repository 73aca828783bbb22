"""What is written beside the paper: remarks and instructions, and words on single records; the answer shows what follows."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from waiban.kernel import ids
from waiban.kernel.dates import PartialDate, today
from waiban.kernel.errors import Refused
from waiban.kernel.text import prose
from waiban.register.declare import catalogue
from waiban.register.opening import fetch
from waiban.register.rights import may_see

from ... import beside, operations
from ...models import Commitment, Remark, State
from ..opening import find_promise, for_readers
from . import page as book
from . import panel
from .asked import Asked
from .sight import Sight
from .typeset import Typesetter

DONE = {
    "admit": gettext_lazy("“%(record)s” counts."),
    "pin": gettext_lazy("“%(record)s” counts."),
    "rule_out": gettext_lazy("“%(record)s” does not count."),
    "withdraw": gettext_lazy("The word on “%(record)s” is taken back."),
}


@for_readers
@require_POST
def say(request, rid: int):
    """A remark, an instruction, a judgement."""
    promise, posted = find_promise(rid), request.POST
    written = {name: posted.get(name, "") for name in ("kind", "on", "state", "text")}
    try:
        operations.remark(
            promise, _kind(written["kind"]), written["text"], by=request.user, on=_day(written["on"]),
            state=_state(written),
        )  # fmt: skip
    except (ValidationError, Refused) as error:
        return answer(request, promise, written | {"at": "say", "error": sentence(error)})
    return answer(request, promise, done=_("Recorded: %(kind)s") % {"kind": Remark.Kind(written["kind"]).label})


@for_readers
@require_POST
def word(request, rid: int):
    """A person's word on one record: it counts, it does not, or the word is taken back."""
    promise, posted = find_promise(rid), request.POST
    what, reason = posted.get("what", ""), posted.get("reason", "")
    record = _record(request.user, posted)
    try:
        _say_of(promise, what, record, reason, request.user)
    except (ValidationError, Refused) as error:
        said = {"at": "pin" if what == "pin" else record.code if what == "rule_out" else "", "error": sentence(error)}
        return answer(request, promise, said, record)
    return answer(request, promise, None, record, DONE[what] % {"record": record})


def _say_of(promise: Commitment, what: str, record, reason: str, by) -> None:
    gauge = getattr(promise, "gauge", None)
    if gauge is None:
        raise Refused(_("This promise has no gauge yet. The target clerk confirms how it is measured."))
    if what == "pin":
        operations.pin(gauge, record, reason, by=by)
    elif what == "admit":
        operations.admit(gauge, record, by=by)
    elif what == "rule_out":
        operations.rule_out(gauge, record, reason, by=by)
    elif what == "withdraw":
        operations.withdraw(gauge, record, by=by)
    else:
        raise Refused(_("Say whether the record counts or not."))


def answer(request, promise: Commitment, said: dict | None = None, record=None, done: str = ""):
    """The panel anew with the words on the paper; beside a record its own panel; without htmx the page itself.

    `said` is what was refused, `done` what was done.
    """
    status = 422 if said else 200
    if request.POST.get("beside") and record is not None:
        if request.htmx:
            return HttpResponse(beside.promises(request, catalogue.of(record), record, said), status=status)
        if not said:
            return redirect(catalogue.of(record).address(record))
    asked = Asked(promise.book, _query(request))
    if request.htmx:
        context = panel.context(request.user, promise, asked, said) | {"done": done}
        return render(request, "targets/_answer.html", context | _again(request.user, promise, asked), status=status)
    return book.show(request, promise.book, promise, said, status=status) if said else redirect(asked.at(promise.code))


def _again(user, promise: Commitment, asked: Asked) -> dict:
    """What else the page shows of the promise: its words, its note, the counts, what is looked at first."""
    page = book.page_of(user, promise.book, asked)
    sight = Sight(promise.book, asked)
    setter = Typesetter(sight, chosen=promise.code)
    mine = next(c for c in sight.commitments if c.pk == promise.pk)
    return {
        "words": mark_safe(setter.words(mine, mine.text)), "note": mark_safe(setter.note(mine)),
        "standing": page.standing, "idle": page.idle,
    }  # fmt: skip


def _query(request) -> QueryDict:
    """The filters of the page from which the word was said, so that its counts stay its own."""
    address = request.htmx.current_url_abs_path or "" if request.htmx else ""
    query = QueryDict(address.partition("?")[2], mutable=True)
    query.pop("day", None)
    return query


def _record(user, posted):
    register = catalogue.get(posted.get("register", ""))
    if register is None or not may_see(user, register):
        raise Http404
    try:
        return fetch(register, user, ids.decode(posted.get("record", "")))
    except ValueError as error:
        raise Http404 from error


def _kind(text: str) -> str:
    if text not in Remark.Kind.values:
        raise Refused(_("Choose what kind of remark it is."))
    return text


def _state(written: dict) -> str:
    state = written["state"] if written["kind"] == Remark.Kind.JUDGEMENT else ""
    if state and state not in State.values:
        raise Refused(_("Choose a state, or leave it out."))
    return state


def _day(text: str) -> dt.date:
    try:
        day = PartialDate.parse(text).day if text.strip() else today()
    except ValueError:
        raise Refused(_("“%(value)s” is no date. Write it like 2026-06-30.") % {"value": text[:20]}) from None
    if day > today():
        raise Refused(_("A remark is dated today or earlier."))
    return day


def sentence(error: ValidationError | Refused) -> str:
    return error.message if isinstance(error, Refused) else prose(*error.messages)


urls = [
    path("c/<rid:rid>/say/", say, name="say"),
    path("c/<rid:rid>/word/", word, name="word"),
]
