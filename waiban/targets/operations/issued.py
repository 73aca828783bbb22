"""An issued book: issue it when nothing is missing, amend a promise, remark on it, freeze the month's review."""

import datetime as dt
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from waiban.kernel.dates import today
from waiban.kernel.errors import Refused
from waiban.kernel.period import Period
from waiban.register import records

from .. import readings, reviewing
from ..models import Amendment, Book, Cited, Commitment, Gauge, Mention, Remark, Review
from .allowed import require


class Missing(NamedTuple):
    """What keeps a book from being issued: which promise (None: the book), what, and what to do."""

    commitment: Commitment | None
    what: str  # promises, mention, gauge, owner
    sentence: str


def missing(book: Book) -> list[Missing]:
    """In the order of the text; empty when the book can be issued."""
    commitments = list(book.commitments.order_by("start"))
    if not commitments:
        return [Missing(None, "promises", _("The book has no promise. Read a document in first."))]
    doubtful = Mention.objects.filter(commitment__book=book, doubtful=True).order_by("start")
    in_doubt: dict[int, list[str]] = {}
    for mention in doubtful:
        in_doubt.setdefault(mention.commitment_id, []).append(_ask(mention))
    confirmed = Gauge.objects.filter(commitment__book=book, confirmed_at__isnull=False)
    confirmed = set(confirmed.values_list("commitment_id", flat=True))
    found = []
    for commitment in commitments:
        found += [Missing(commitment, "mention", asked) for asked in in_doubt.get(commitment.pk, ())]
        if commitment.pk not in confirmed:
            found.append(Missing(commitment, "gauge", _("Confirm how this promise is measured.")))
        if commitment.division_id is None:
            found.append(Missing(commitment, "owner", _("Say which division answers for it.")))
    return found


def _ask(mention: Mention) -> str:
    told = {
        Mention.What.QUANTITY: _("Is “%(words)s” the number promised? Correct it, or say that it is right."),
        Mention.What.DEADLINE: _("Is “%(words)s” the date promised? Correct it, or say that it is right."),
    }.get(mention.what, _("What does “%(words)s” mean? Choose the record, or say that none is meant."))
    return told % {"words": mention.text}


@transaction.atomic
def issue(book: Book, *, by) -> Book:
    """Lock the wording; Refused with all that is missing (details["missing"])."""
    require(by, "issue")
    if not book.is_draft:
        raise Refused(_("This book is issued already."))
    if lacking := missing(book):
        told = _("%(number)s things are missing before the book can be issued.") % {"number": len(lacking)}
        raise Refused(told, missing=lacking)
    book.status, book.issued_at, book.issued_by = Book.Status.ISSUED, timezone.now(), str(by)[:80]
    return records.save(book, by=by, verb="issued")


def close(book: Book, *, by) -> Book:
    """The year is over: nothing more is added."""
    require(by, "close")
    if book.status != Book.Status.ISSUED:
        raise Refused(_("Only an issued book can be closed."))
    book.status = Book.Status.CLOSED
    return records.save(book, by=by, verb="closed")


def amend(
    commitment: Commitment, *, by, on: dt.date, ground: str, approver: str, document: str,
    quantity=None, deadline: dt.date | None = None, wording: str = "",
) -> Amendment:  # fmt: skip
    """Change an issued promise (M-8); ValidationError says which of ground, approver, document and date is wanting."""
    require(by, "amend", commitment)
    if not commitment.locked:
        raise Refused(_("The book is a draft: change the promise itself."))
    amendment = Amendment(
        commitment=commitment, on=on, ground=ground, approver=approver, document=document,
        quantity=quantity, deadline=deadline, wording=wording,
    )  # fmt: skip
    return records.save(amendment, by=by, verb="amended")


def remark(commitment: Commitment, kind: str, text: str, *, by, on: dt.date | None = None, state: str = "") -> Remark:
    """Dated words beside the figures; an instruction is a leader's, a judgement may name a state."""
    require(by, "remark", commitment, kind)
    on = on or today()
    return records.save(Remark(commitment=commitment, kind=kind, text=text, by=str(by)[:80], on=on, state=state), by=by)


@transaction.atomic
def review(book: Book, month: dt.date, *, by, day: dt.date | None = None) -> Review:
    """Freeze what every promise reads: on the last day of the month, or today while the month lasts."""
    require(by, "review")
    if book.is_draft:
        raise Refused(_("The book is a draft: issue it before its first review."))
    period = Period.month(month.year, month.month)
    if Review.objects.filter(book=book, month=period.first).exists():
        raise Refused(_("The review of this month is frozen already."))
    day = day or min(period.last, today())
    if day < period.first:
        raise Refused(_("This month has not begun."))
    read = readings.current(book) if day == today() else readings.as_of(book, day)
    data = {str(pk): readings.plain(reading) for pk, reading in read.items()}
    made = Review(book=book, month=period.first, day=day, by=str(by)[:80], at=timezone.now(), data=data)
    made.told = reviewing.told(made, list(read.values()))
    made.sha256 = made.digest()
    Cited.keep({pk: reading.evidence for pk, reading in read.items()})
    return records.save(made, by=by, verb="frozen")
