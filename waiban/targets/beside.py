"""Beside every record and in every list: which promises of the book it serves, and why; one key when it waits for a nod."""

from html import escape

from django.db.models import OuterRef, Q, Subquery
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from waiban.kernel.dates import today
from waiban.register.declare import Register, catalogue

from . import operations, readings
from .kept import kept
from .matching import ALL, registers_of
from .models import Book, Commitment, Target
from .serving import CANDIDATE, RULED_OUT, serves, serves_many

MARKS = 3  # of one record in a list


def chosen_in(commitment) -> str:
    """The address that shows the book with this promise chosen: what people send each other."""
    return f"{reverse('targets:of', args=[commitment.book_id])}?c={commitment.code}#c-{commitment.code}"


def promises(request, register, record, said: dict | None = None) -> str:
    """The side panel of a record; nothing where no promise asks for it."""
    user = request.user
    if not user.may("read") or not (found := serves(record)):
        return ""
    read = readings.current([serving.commitment for serving in found])
    lines = [
        {
            "serving": serving, "promise": serving.commitment, "reading": read[serving.commitment.pk],
            "url": chosen_in(serving.commitment), "waits": serving.status == CANDIDATE, "out": serving.status == RULED_OUT,
            "why_not": operations.why_not(user, "admit", serving.commitment),
        }
        for serving in found
    ]  # fmt: skip
    first = next((line for line in lines if line["waits"] and not line["why_not"]), None)
    context = {"lines": lines, "record": record, "register": register, "said": said or {}, "first": first}
    return render_to_string("targets/_beside.html", context, request)


def marks(user, records) -> dict[int, SafeString] | None:
    """The column of every list: the state's shape and where the promise stands in the book, 1-一."""
    if not user.may("read") or (register := catalogue.of(records[0])) is None:
        return None
    if not kept(("asks", register.label), lambda: _asks(register)):
        return None
    key = ("marks", register.label, tuple(record.pk for record in records), today(), get_language())
    return kept(key, lambda: _marks(records))


def _asks(register: Register) -> bool:
    """Whether any promise of an issued book asks this register, or somebody pinned a record of it."""
    asks = Q(gauge__register__in=[register.label] + [ALL] * (register in registers_of(ALL)))
    asks |= Q(gauge__verdicts__register=register.label)
    return Commitment.objects.filter(asks, book__status=Book.Status.ISSUED).exists()


def _marks(records) -> dict[int, SafeString] | None:
    found = serves_many(records)
    short = _short({serving.commitment.pk for servings in found.values() for serving in servings})
    if not short:
        return None
    return {
        pk: mark_safe(" ".join(_mark(s, *short[s.commitment.pk]) for s in servings[:MARKS]) + _rest(servings))
        for pk, said in found.items()
        if (servings := [s for s in said if s.status != RULED_OUT])
    }


marks.label = _("Promises")


def _short(pks: set[int]) -> dict[int, tuple[str, str]]:
    """State as last read, and 1-一: target and measure; a category after the first gives its first letter."""
    first = Target.objects.filter(book=OuterRef("book")).order_by("position").values("category")[:1]
    rows = Commitment.objects.filter(pk__in=pks).annotate(first=Subquery(first))
    columns = (
        "pk",
        "reading__state",
        "measure__target__category",
        "first",
        "measure__target__number",
        "measure__ordinal",
    )
    found = {}
    for pk, state, category, first_category, number, ordinal in rows.values_list(*columns):
        place = ("" if category == first_category else category[:1]) + number
        place += f"-{ordinal.rstrip('是')}" if ordinal else ""
        found[pk] = state or "none", place
    return found


def _mark(serving, state: str, place: str) -> str:
    name = f"serve {state} maybe" if serving.status == CANDIDATE else f"serve {state}"
    title = escape(f"{serving.commitment.text} · {serving.why}")
    return f'<a class="{name}" href="{chosen_in(serving.commitment)}" title="{title}"><span class="mark"></span>{escape(place)}</a>'


def _rest(servings: list) -> str:
    return f' <span class="soft">＋{len(servings) - MARKS}</span>' if len(servings) > MARKS else ""
