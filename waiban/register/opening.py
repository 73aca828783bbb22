"""Opens a register or one of its records for a person, or says in a sentence why not."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from waiban.kernel.bulk import fresh
from waiban.kernel.errors import Refused

from .declare import Register, catalogue
from .rights import may_see, visible


def of_register(view: Callable) -> Callable:
    """For a page of a register: `view(request, register)`, or `view(request, register, record)` with a number.

    What nobody declared or this person may not see does not exist (404); what she may not do is refused (403).
    """

    @wraps(view)
    def opened(request, app: str, model: str, rid: int | None = None):
        register = catalogue.get(f"{app}/{model}")
        if register is None:
            raise Http404
        if not may_see(request.user, register):
            return refused(
                request, register, _("Your role does not open “%(register)s”.") % {"register": register.title}
            )
        try:
            if rid is None:
                return view(request, register)
            return view(request, register, fetch(register, request.user, rid))
        except Refused as refusal:
            back = "" if rid is None else register.address(rid)
            return refused(request, register, refusal.message, back=back)

    return opened


def fetch(register: Register, user, pk: int):
    """The record with the relations its page shows; 404 when this person may not see it."""
    related = register.related(register.for_user(user, "detail"))
    record = visible(user, register).select_related(*related).filter(pk=pk).first()
    if record is None:
        raise Http404
    return record


def begun(register: Register, user):
    """A new record as this person begins it: of her division, looked after by herself."""
    record = fresh(register.model)
    if hasattr(record, "division_id") and hasattr(record, "person_id"):
        record.division_id, record.person_id = user.division_id, user.pk
    return record


def refused(request, register: Register, message, *, status: int = 403, back: str = "") -> HttpResponse:
    """The page that says what cannot be done and what to do instead."""
    context = {"register": register, "message": message, "back": back, "seen": may_see(request.user, register)}
    return render(request, "register/refused.html", context, status=status)


def tried(verb: Callable[[], object]) -> str:
    """Carries a verb out; the sentence that stood against it, or nothing."""
    try:
        verb()
    except Refused as refusal:
        return str(refusal.message)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
