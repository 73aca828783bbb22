"""Beside every record and in every list: which promises of the book it serves, and why; one key when it waits for a nod."""

import datetime as dt
from html import escape

from django.db.models import OuterRef, Subquery
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from waiban.kernel.dates import today
from waiban.register.declare import Register, catalogue

from . import operations, readings
from .kept import kept, own
from .matching import ALL, GROUP, registers_of
from .models import Commitment, Reading, State, Target
from .serving import CANDIDATE, RULED_OUT, UNDER_WAY, Asking, serves, under_way

MARKS = 3  # of one record in a list


def chosen_in(commitment) -> str:
    """The address that shows the book with this promise chosen: what people send each other."""
    return f"{reverse('targets:of', args=[commitment.book_id])}?c={commitment.code}#c-{commitment.code}"


def promises(request, register, record, said: dict | None = None) -> str:
    """The side panel of a record; nothing where no promise asks for it."""
    user = request.user
    if not user.may("read"):
        return ""
    found = serves(record)
    found += under_way(record, [serving.commitment for serving in found])
    if not found:
        return ""
    read = readings.current([serving.commitment for serving in found])
    lines = [
        {
            "serving": serving, "promise": serving.commitment, "reading": read[serving.commitment.pk],
            "url": chosen_in(serving.commitment), "waits": serving.status == CANDIDATE, "out": serving.status == RULED_OUT, "moves": serving.status == UNDER_WAY,
            "why_not": operations.why_not(user, "admit", serving.commitment),
        }
        for serving in found
    ]  # fmt: skip
    first = next((line for line in lines if line["waits"] and not line["why_not"]), None)
    context = {"lines": lines, "record": record, "register": register, "said": said or {}, "first": first}
    return render_to_string("targets/_beside.html", context, request)


def fits(user, register: Register) -> bool:
    """Registers that promises may ask, for who may read the book."""
    return user.may("read") and register in registers_of(ALL)


def marks(user, records) -> dict[int, SafeString]:
    """In a list the state's shape and where the promise stands in the book, 1-一."""
    register, pks = catalogue.of(records[0]), tuple(record.pk for record in records)
    return kept(("marks", register.label, pks, today(), get_language()), lambda: _marks(register, pks))


def _asking(register: Register, day: dt.date) -> tuple[Asking, dict]:
    asking = Asking.of(register, day)
    return asking, _places([gauge.commitment_id for gauge in asking.gauges])


def _marks(register: Register, pks: tuple[int, ...]) -> dict[int, SafeString]:
    day = today()
    asking, places = kept(("asking", register.label, day), lambda: _asking(register, day), own() | {GROUP})
    found = {pk: said for pk, said in asking.statuses(pks).items() if said}
    states = dict(Reading.objects.filter(pk__in=places).values_list("pk", "state"))
    return {pk: mark_safe(_line(said, places, states)) for pk, said in found.items()}


def _places(promises: list[int]) -> dict[int, str]:
    """1-一: target and measure; a category after the first gives its first letter."""
    if not promises:
        return {}
    first = Target.objects.filter(book=OuterRef("book")).order_by("position").values("category")[:1]
    rows = Commitment.objects.filter(pk__in=promises).annotate(first=Subquery(first))
    columns = ("pk", "measure__target__category", "first", "measure__target__number", "measure__ordinal")
    found = {}
    for pk, category, first_category, number, ordinal in rows.values_list(*columns):
        found[pk] = ("" if category == first_category else category[:1]) + number
        found[pk] += f"-{ordinal.rstrip('是')}" if ordinal else ""
    return found


def _line(said: list, places: dict[int, str], states: dict[int, str]) -> str:
    found = [_mark(gauge.commitment, status, places, states) for gauge, status in said[:MARKS]]
    return " ".join(found) + (f' <span class="soft">＋{len(said) - MARKS}</span>' if len(said) > MARKS else "")


def _mark(promise: Commitment, status: str, places: dict[int, str], states: dict[int, str]) -> str:
    """As the promise was read last; a dashed line below where the record only waits."""
    name = f"serve {states.get(promise.pk, State.NONE)}" + (" maybe" if status == CANDIDATE else "")
    told = f"{_('Does it count?')} {promise.text}" if status == CANDIDATE else promise.text
    return (
        f'<a class="{name}" href="{chosen_in(promise)}" title="{escape(told)}"><span class="mark"></span>'
        f"{escape(places[promise.pk])}</a>"
    )
