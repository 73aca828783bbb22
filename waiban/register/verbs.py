"""What can be done with a record besides writing it: one button on its page, one address in the API, one declaration.

    verbs = {"renew": Verb(_("Renew"), operations.renew, fits=lambda record: record.status == "signed")}

The function takes the record and `by`, writes through `records`, and says what it did.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from waiban.kernel.errors import Refused
from waiban.kernel.text import prose

from .declare import catalogue
from .opening import of_register, refused
from .rights import require_change, why_not_change


@dataclass(frozen=True)
class Done:
    """What was done, in a sentence, and the record to look at next."""

    said: str
    record: Any = None


@dataclass(frozen=True)
class Verb:
    """`do(record, by=person)` carries it out; it is offered where `fits`."""

    label: Any
    do: Callable[..., Done]
    fits: Callable[[Any], bool] = lambda record: True


def offered(register, record, user) -> list[dict]:
    """The buttons of a record's page, for who may change it."""
    if why_not_change(user, register, record):
        return []
    return [{"name": name, "label": verb.label} for name, verb in register.verbs.items() if verb.fits(record)]


@transaction.atomic
def carry_out(register, record, name: str, *, by) -> Done:
    """Everything of it or nothing; Refused says why not now."""
    require_change(by, register, record)
    verb = register.verbs[name]
    if not verb.fits(record):
        raise Refused(_("This cannot be done with the record as it is now. Open it again and look."))
    try:
        return verb.do(record, by=by)
    except ValidationError as error:
        raise Refused(prose(*error.messages)) from error


@of_register
def page(request, register, record):
    """A button was pressed; its name stands in what was sent."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    name = request.POST.get("verb", "")
    if name not in register.verbs:
        raise Http404
    require_change(request.user, register, record)
    try:
        done = carry_out(register, record, name, by=request.user)
    except Refused as refusal:
        return refused(request, register, refusal.message, status=409, back=register.address(record))
    messages.success(request, done.said)
    target = done.record or record
    return redirect(catalogue.of(target).address(target))
