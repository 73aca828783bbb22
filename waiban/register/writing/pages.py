"""Writing a record: new, edit, the live check while typing, and removing."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from waiban.kernel import ids
from waiban.kernel.errors import Conflict, Refused

from .. import records
from ..opening import fetch, of_register, refused
from ..rights import require_change
from .conflicts import merge
from .forms import Writing, count_of_errors, first_values


@of_register
def new(request, register):
    """A new record; the address may bring first values (`?tie=…`)."""
    require_change(request.user, register)
    return _write(request, register, register.model())


@of_register
def edit(request, register, record):
    require_change(request.user, register, record)
    return _write(request, register, record)


def _write(request, register, record):
    user = request.user
    if request.method != "POST":
        first = first_values(register, user, request.GET) if record._state.adding else None
        return _form(request, register, Writing(register, record, user, initial=first))
    writing = Writing(register, record, user, data=request.POST)
    if not writing.is_valid():
        return _form(request, register, writing, status=422)
    seen = _version(request.POST) if not record._state.adding else None
    try:
        records.save(record, by=user, rows=writing.rows(), expect=seen)
    except ValidationError as error:
        writing.refuse(error)
        return _form(request, register, writing, status=422)
    except Conflict as conflict:
        merged = merge(register, conflict.details["stored"], writing, user, seen, request.POST)
        return _form(request, register, merged.writing, status=409, merged=merged)
    except Refused as refusal:
        return _form(request, register, writing, status=409, refusal=refusal.message)
    messages.success(request, _("“%(record)s” is saved.") % {"record": record})
    if request.POST.get("then") == "new":
        return redirect(register.address(page="new"))
    return redirect(register.address(record))


def _version(posted) -> int:
    """The version the person saw; a number nobody has when the form does not say."""
    text = posted.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _form(request, register, writing, *, status=200, merged=None, refusal=""):
    record = writing.record
    said = writing.sentences() if writing.form.is_bound and not merged else {}
    posted = request.POST.get("version", "") if request.method == "POST" else ""
    context = {
        "register": register, "record": record, "adding": record._state.adding, "writing": writing, "form": writing.form,
        "version": record.version if merged or not posted.isdigit() else posted, "merged": merged,
        "summary": refusal or (count_of_errors(said) if said else ""),
        "back": register.address() if record._state.adding else register.address(record),
        "draft": f"{register.label}/{'new' if record._state.adding else record.code}",
    }  # fmt: skip
    return render(request, "register/form.html", context, status=status)


@of_register
def check(request, register):
    """What stands against the form as it is now, and what rules advise, by the name of the input; nothing is saved."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    record = _checked_record(request, register)
    require_change(request.user, register, record)
    writing = Writing(register, record, request.user, data=request.POST)
    writing.is_valid()
    errors, advice = writing.sentences(), {}
    for name, said in writing.judged().items():
        if stopped := [str(one) for one in said if one.stops]:
            errors[name] = [*errors.get(name, ()), *stopped]
        if advised := [{"rule": one.rule, "url": one.url, "text": one.sentence} for one in said if not one.stops]:
            advice[name] = advised
    return JsonResponse({"errors": errors, "advice": advice})


def _checked_record(request, register):
    try:
        return fetch(register, request.user, ids.decode(request.POST.get("record", "")))
    except ValueError:
        return register.model()


@of_register
def remove(request, register, record):
    """Asks once, then removes; what must stay says why."""
    require_change(request.user, register, record)
    if request.method != "POST":
        return render(request, "register/remove.html", {"register": register, "record": record})
    try:
        records.remove(record, by=request.user)
    except Refused as refusal:
        return refused(request, register, refusal.message, status=409, back=register.address(record))
    messages.success(request, _("“%(record)s” is removed; its history is kept.") % {"record": record})
    return redirect(register.address())
