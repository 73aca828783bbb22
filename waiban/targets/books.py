"""A read document becomes a draft book: targets, measures, promises, what their words mean, and a proposed gauge each."""

import datetime as dt
import hashlib
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from waiban.kernel.dates import today
from waiban.kernel.text import UNSEEN
from waiban.reader import ReadBook, ReadCommitment, ReadTarget
from waiban.register import records

from .following import follow
from .models import Book, Commitment, Measure, Mention, Scheme, Target
from .proposing import propose
from .resolving import Gazette, resolve_parties, resolve_places

READ_IN = "read in"
LARGEST = 10**14  # what fits beside four places


@transaction.atomic
def create_from(read: ReadBook, *, by, file_name: str = "", data: bytes = b"") -> Book:
    """The draft: everything the reader found, resolved and gauged, through the one door in a few statements."""
    text, at = seen_text(read.text)
    book = Book(
        unit=(read.unit or "")[:80], year=read.year or today().year, title=(read.title or _("Target book"))[:200],
        leader=(read.leader or "")[:60], contact=(read.contact or "")[:60], phone=(read.phone or "")[:60], text=text,
        benchmark_city=(read.benchmark_city or "")[:80], benchmark_value=read.benchmark_value or "",
        doubts=list(read.doubts),
        file_name=file_name[:200], sha256=hashlib.sha256(data or text.encode()).hexdigest(),
    )  # fmt: skip
    if read.year is None:
        book.doubts.append(gettext_noop("No year was found in the document; this year is taken."))
    book.scheme = scheme_for(book.year, by)
    records.save(book, by=by, verb=READ_IN)
    _fill(book, read.targets, at, by)
    return book


def _fill(book: Book, read_targets: list[ReadTarget], at, by) -> None:
    targets, measures, commitments, mentions = [], [], [], []
    for position, read in enumerate(read_targets):
        target = _target(book, read, at, position)
        targets.append(target)
        for place, read_measure in enumerate(read.measures):
            measure = Measure(
                target=target, ordinal=(read_measure.ordinal or "")[:20], position=place,
                start=at(read_measure.start), end=at(read_measure.end),
            )  # fmt: skip
            measures.append(measure)
            for promise in read_measure.commitments:
                commitment = _commitment(book, measure, promise, at, len(commitments))
                commitments.append(commitment)
                mentions += [_mention(commitment, found, at) for found in promise.mentions]
    proposed = _gauges(commitments, mentions)
    for made in (targets, measures, commitments, mentions, proposed):
        records.save_many(made, by=by, verb=READ_IN)


def _gauges(commitments, mentions) -> list:
    gazette, by_promise = Gazette.places(), {}
    for mention in mentions:
        by_promise.setdefault(mention.commitment_id, []).append(mention)
    for found in by_promise.values():
        resolve_places(found, gazette)
    resolve_parties(mentions)
    proposed = []
    for commitment in commitments:
        gauge = propose(commitment, by_promise.get(commitment.pk, ()), gazette)
        follow(gauge, [g for g in proposed if g.commitment.measure.target is commitment.measure.target])
        proposed.append(gauge)
    return proposed


def _target(book: Book, read: ReadTarget, at, position: int) -> Target:
    return Target(
        book=book, category=(read.category or "")[:120], number=(read.no or "")[:20], name=read.name, position=position,
        start=at(read.start), end=at(read.end), owners=list(read.owners),
    )  # fmt: skip


def _commitment(book: Book, measure: Measure, read: ReadCommitment, at, position: int) -> Commitment:
    start, end, doubts = at(read.start), at(read.end), list(read.doubts)
    deadline = dt.date.fromisoformat(read.deadline) if read.deadline else None
    if deadline and deadline.year < book.year:
        doubts.append(gettext_noop("The date lies before the book's year; 31 December is taken."))
        deadline = None
    quantity = None if read.quantity is None else Decimal(str(read.quantity))
    if quantity is not None and quantity >= LARGEST:
        quantity = None
        doubts.append(gettext_noop("The number is too large to be kept. Correct it."))
    return Commitment(
        book=book, measure=measure, start=start, end=end, text=book.text[start:end], kind=read.kind,
        verb=(read.verb or "")[:40], object=read.object or "", position=position, doubts=doubts,
        quantity=quantity, unit=(read.unit or "")[:20],
        deadline=deadline or dt.date(book.year, 12, 31), deadline_stated=deadline is not None,
    )  # fmt: skip


def _mention(commitment: Commitment, read, at) -> Mention:
    return Mention(
        commitment=commitment, what=read.what, start=at(read.start), end=at(read.end), text=read.text[:200],
        value="" if read.value is None else str(read.value)[:200], doubtful=read.doubtful, why=read.why[:200],
    )  # fmt: skip


def seen_text(text: str):
    """The text as it is kept, without unseen characters and outer space, and a function from old to new offsets."""
    kept, offsets = [], []
    for i, letter in enumerate(text):
        offsets.append(len(kept))
        if UNSEEN.match(letter) or (letter == "\r" and text[i + 1 : i + 2] == "\n"):
            continue
        kept.append("\n" if letter == "\r" else letter)
    offsets.append(len(kept))
    whole = "".join(kept)
    lead, size = len(whole) - len(whole.lstrip()), len(whole.strip())
    return whole.strip(), lambda offset: min(max(offsets[min(offset, len(text))] - lead, 0), size)


def scheme_for(year: int, by, city: str = "") -> Scheme:
    """The scheme of the year; a new one takes the newest before it over, for the clerk to change."""
    known = Scheme.objects.filter(city=city, year__lte=year).order_by("-year").first()
    if known and known.year == year:
        return known
    scheme = Scheme(name=_("Assessment scheme"), city=city, year=year)
    if known:
        scheme.name, scheme.source, scheme.data = known.name, known.source, known.data
        scheme.soon_days, scheme.early_days = known.soon_days, known.early_days
    return records.save(scheme, by=by if isinstance(by, str) else str(by))


def outline(book: Book) -> tuple[list[Target], list[Measure], list[Commitment]]:
    """What the page lays out: three flat lists in the order of the text."""
    from .readings import promises

    targets = list(Target.objects.filter(book=book))
    measures = list(Measure.objects.filter(target__book=book).order_by("start"))
    return targets, measures, promises(book)


def newest(status: str | None = Book.Status.ISSUED) -> Book | None:
    """The book that home shows: the newest issued one; any with status None."""
    books = Book.objects.select_related("scheme").defer("text", "doubts") if status else Book.objects.all()
    return books.filter(**({"status": status} if status else {})).order_by("-year", "-id").first()
