"""Each verb on a draft: what was posted is carried out, and a sentence says what was done."""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from waiban.kernel import ids
from waiban.kernel.errors import Conflict, Refused

from ... import gauges, operations
from ...kinds import kinds
from ...matching import CITY, COUNTRY, GROUP, ORGANISATION
from ...models import Book, Commitment, Mention, Target
from .owners import Owners
from .rows import Row, amount_of, deadline_of, owner_of

MAY_MEAN = {Mention.What.PLACE: (CITY, COUNTRY, GROUP), Mention.What.PARTY: (ORGANISATION,)}
AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(\D{0,20})")


class Done(NamedTuple):
    """What was done in a sentence, and the row (its id on the page) it was done to."""

    sentence: str
    row: str = ""


@transaction.atomic
def done(posted, book: Book, by) -> Done:
    """The verb that was posted; Refused or ValidationError in a sentence, and then nothing is written."""
    if posted.get("do") == "owners":
        return owners(posted, book, by)
    commitment = _of(book.commitments.select_related("book", "measure", "gauge"), posted.get("c", ""))
    if commitment is None:
        raise Refused(_("This promise is not there any more: somebody joined it with another one."))
    if posted.get("seen") != Row(commitment, {}, None).seen:
        raise Conflict(_("This promise was changed meanwhile. Look at it again as it is now."))
    if said := next(filter(None, posted.getlist("meant")), ""):
        return meant(said, commitment, by)
    verb = VERBS.get(posted.get("do", ""), facts)
    return verb(posted, commitment, by)


def join(posted, commitment: Commitment, by) -> Done:
    joined = operations.join(commitment, by=by)
    return _done(_("One promise now: “%(words)s”"), joined)


def split(posted, commitment: Commitment, by) -> Done:
    first, second = operations.split(commitment, _place(posted, commitment), by=by)
    words = {"first": _short(first), "second": _short(second)}
    return Done(_("Two promises now: “%(first)s” and “%(second)s”") % words, _row(first))


def _place(posted, commitment: Commitment) -> int:
    """Where to cut: after so many letters, or, without a script, before the words the second part begins with."""
    words = posted.get("before", "").strip()
    if words and (at := commitment.text.find(words)) > 0:
        return at
    at = posted.get("at", "")
    if words or not (at.isascii() and at.isdigit() and len(at) < 8):
        raise Refused(_("Say where to cut: put the cursor between the two promises."))
    return int(at)


def confirm(posted, commitment: Commitment, by) -> Done:
    if commitment.mentions.filter(doubtful=True).exists():
        raise Refused(_("Say first what the doubtful words mean: the gauge follows from them."))
    operations.confirm(commitment.gauge, by=by)
    return _done(_("Confirmed how it is measured: “%(words)s”"), commitment)


def meant(said: str, commitment: Commitment, by) -> Done:
    """mention:register:record, or mention: alone when no record is meant; equal words mean the same everywhere."""
    code, _colon, chosen = said.partition(":")
    mention = _of(commitment.mentions.all(), code)
    if mention is None:
        raise Refused(_("These words are not there any more. Look at the promise again."))
    label, _colon, record = chosen.partition(":")
    if chosen and label not in MAY_MEAN.get(mention.what, ()):
        raise Refused(_("Choose a record of the registers."))
    same = [mention, *_alike(mention, commitment.book)]
    for one in same:
        if chosen:
            operations.resolve(one, label, _number(record), by=by)
        else:
            operations.settle(one, by=by)
    return Done(_meaning(mention, chosen, len(same)), _row(commitment))


def _alike(mention: Mention, book: Book) -> list[Mention]:
    found = Mention.objects.filter(commitment__book=book, what=mention.what, text=mention.text, doubtful=True)
    return list(found.exclude(pk=mention.pk).select_related("commitment__book", "commitment__gauge"))


def _meaning(mention: Mention, chosen: str, places: int) -> str:
    if not chosen and mention.what in (Mention.What.QUANTITY, Mention.What.DEADLINE):
        return _("“%(words)s” is right as it was read.") % {"words": mention.text}
    said = {"words": mention.text, "n": places}
    if chosen:
        said["record"] = gauges.names_of([(mention.register, mention.record)])[mention.register, mention.record]
        told = ngettext("“%(words)s” means %(record)s.", "“%(words)s” means %(record)s, in %(n)s places.", places)
    else:
        told = ngettext("“%(words)s” means no record.", "“%(words)s” means no record, in %(n)s places.", places)
    return told % said


def owners(posted, book: Book, by) -> Done:
    """Everything of one target to a division, or to a person of it."""
    target = _of(Target.objects.filter(book=book), posted.get("t", ""))
    if target is None:
        raise Refused(_("This target is not in the book."))
    division, person = Owners().chosen(posted.get("owner", ""))
    commitments = list(book.commitments.filter(measure__target=target))
    operations.assign(commitments, division, person, by=by)
    told = ngettext("%(n)s promise belongs to %(who)s now.", "%(n)s promises belong to %(who)s now.", len(commitments))
    return Done(told % {"n": len(commitments), "who": person or division}, f"t-{target.code}")


def facts(posted, commitment: Commitment, by) -> Done:
    """Kind, number, deadline and owner: whatever was written otherwise than it stands."""
    said = []
    if (kind := posted.get("kind", commitment.kind)) != commitment.kind:
        operations.set_kind(commitment, kind, by=by)
        said.append(_("its kind is “%(kind)s”") % {"kind": kinds[kind].label})
    if (amount := posted.get("amount", amount_of(commitment)).strip()) != amount_of(commitment):
        operations.set_quantity(commitment, *parsed(amount), by=by)
        said.append(_("its number is %(amount)s") % {"amount": amount or _("not stated")})
    if (day := posted.get("deadline", deadline_of(commitment)).strip()) != deadline_of(commitment):
        operations.set_deadline(commitment, _day(day), by=by)
        said.append(_("its deadline is %(day)s") % {"day": commitment.deadline.isoformat()})
    if (owner := posted.get("owner", owner_of(commitment))) != owner_of(commitment):
        operations.assign(commitment, *Owners().chosen(owner), by=by)
        said.append(_("%(who)s answers for it") % {"who": commitment.person or commitment.division})
    if not said:
        return _done(_("Nothing was changed: “%(words)s”"), commitment)
    words = {"words": _short(commitment), "said": _("; ").join(said)}
    return Done(_("“%(words)s”: %(said)s.") % words, _row(commitment))


def parsed(amount: str) -> tuple[Decimal | None, str]:
    """A number with its unit, 30 场 or 1.5 万人次; nothing means that no number is promised."""
    text = unicodedata.normalize("NFKC", amount).strip()
    if not text:
        return None, ""
    found = AMOUNT.fullmatch(text)
    try:
        if found is None:
            raise InvalidOperation
        return Decimal(found[1].replace(",", "")), found[2].strip()
    except InvalidOperation:
        raise ValidationError({"amount": _("Write a number and its unit, as in 30 场.")}) from None


def _day(text: str):
    try:
        return forms.DateField(required=False, input_formats=["%Y-%m-%d"]).clean(text)
    except ValidationError:
        raise ValidationError(
            {"deadline": _("“%(value)s” is no date. Write it like 2026-06-30.") % {"value": text}}
        ) from None


def _of(records, code: str):
    """The record with this number in addresses, None when there is none."""
    try:
        return records.filter(pk=ids.decode(code)).first()
    except ValueError:
        return None


def _number(code: str) -> int:
    try:
        return ids.decode(code)
    except ValueError:
        raise Refused(_("Choose a record of the registers.")) from None


def _short(commitment: Commitment) -> str:
    words = " ".join(commitment.text.split())
    return words if len(words) <= 40 else words[:38] + "…"


def _row(commitment: Commitment) -> str:
    return f"p-{commitment.code}"


def _done(sentence: str, commitment: Commitment) -> Done:
    return Done(sentence % {"words": _short(commitment)}, _row(commitment))


VERBS: dict[str, Callable] = {"join": join, "split": split, "confirm": confirm}
