"""Correcting what was misread before the book is issued: its head, joins and splits, kind, number, date, what words mean."""

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from waiban import reader
from waiban.kernel.errors import Refused
from waiban.register import records
from waiban.register.declare import catalogue

from ..books import scheme_for
from ..kinds import kinds
from ..models import Book, Commitment, Mention
from .allowed import require, require_draft
from .gauging import repropose

BETWEEN = " \t\r\n\u3000，。；、,;.:：|"
GLUE = re.compile(r"[，,、；;]\s*(?:并且?|以及|同时)\s*\Z")  # leads on to what follows
HEAD = ("unit", "year", "title", "leader", "contact", "phone", "benchmark_city", "benchmark_value")


@transaction.atomic
def correct(book: Book, *, by, expect: int | None = None, **fields) -> Book:
    """The head of a draft as it should be; with the year the scheme and the dates nobody stated go along."""
    require(by, "correct")
    if not book.is_draft:
        raise Refused(_("The book is issued: its wording stays. Record an amendment instead."))
    year = book.year
    for name, value in fields.items():
        if name not in HEAD:
            raise TypeError(name)
        setattr(book, name, value)
    if book.year != year:
        _move(book, by)
    return records.save(book, by=by, verb="corrected", expect=expect)


def _move(book: Book, by) -> None:
    """Into another year: what is due by its end, and how it is judged."""
    commitments = list(book.commitments.all())
    if early := [c for c in commitments if c.deadline_stated and c.deadline.year < book.year]:
        told = _("%(number)s promises name a date before %(year)s, as “%(words)s” does. Correct these dates first.")
        told %= {"number": len(early), "year": book.year, "words": early[0].text[:40]}
        raise ValidationError({"year": told})
    book.scheme = scheme_for(book.year, by)
    unstated = [c for c in commitments if not c.deadline_stated]
    for commitment in unstated:
        commitment.deadline = dt.date(book.year, 12, 31)
    records.save_many(unstated, by=by, verb="corrected")


@transaction.atomic
def discard(book: Book, *, by) -> None:
    """A draft that is not wanted goes with all its promises; the history keeps what stood there."""
    require(by, "discard")
    if not book.is_draft:
        raise Refused(_("The book is issued: it stays. What changes in it is an amendment."))
    commitments = list(book.commitments.all())
    if commitments:
        records.remove_many(commitments, by=by)
    records.remove(book, by=by)


@transaction.atomic
def join(commitment: Commitment, *, by) -> Commitment:
    """One promise out of this one and the next of its measure."""
    _may(commitment, "join", by)
    following = commitment.measure.commitments.filter(start__gte=commitment.end).order_by("start").first()
    if following is None:
        raise Refused(_("This is the last promise of its measure: there is nothing to join it with."))
    moved = list(following.mentions.all())
    for mention in moved:
        mention.commitment = commitment
    records.save_many(moved, by=by, verb="joined")
    if commitment.kind == "continuing_work":
        commitment.kind, commitment.verb, commitment.object = following.kind, following.verb, following.object
    if commitment.quantity is None:
        commitment.quantity, commitment.unit = following.quantity, following.unit
    if following.deadline_stated and not commitment.deadline_stated:
        commitment.deadline, commitment.deadline_stated = following.deadline, True
    _span(commitment, commitment.start, following.end)
    records.remove(following, by=by, note=_("joined with the promise before it"))
    records.save(commitment, by=by, verb="joined")
    repropose(commitment, by=by)
    return commitment


@transaction.atomic
def split(commitment: Commitment, offset: int, *, by) -> tuple[Commitment, Commitment]:
    """Two promises, cut after `offset` letters of this one's words; each is what its own part says."""
    _may(commitment, "split", by)
    text, start, end = commitment.book.text, commitment.start, commitment.end
    cut = start + min(max(offset, 0), end - start)
    first, second = _trimmed(text, start, cut), _trimmed(text, cut, end)
    if first[0] >= first[1] or second[0] >= second[1]:
        raise Refused(_("Nothing would be left on one side. Choose a place inside the words."))
    after = Commitment(
        book=commitment.book, measure=commitment.measure, kind=commitment.kind, verb=commitment.verb,
        object=commitment.object, division=commitment.division, person=commitment.person, position=commitment.position,
        deadline=commitment.deadline, deadline_stated=commitment.deadline_stated,
    )  # fmt: skip
    _span(commitment, *first)
    _span(after, *second)
    mentions = list(commitment.mentions.all())
    moved = [m for m in mentions if m.start >= second[0]]
    stay = [m for m in mentions if m not in moved]
    for part, mine, following in ((commitment, stay, moved), (after, moved, ())):
        _number(part, mine)
        _date(part, mine, following)
        if found := reader.glance(part.text):
            part.kind, part.verb, part.object = found[0], found[1][:40], found[2]
    records.save(commitment, by=by, verb="split")
    records.save(after, by=by, verb="split")
    for mention in moved:
        mention.commitment = after
    records.save_many(moved, by=by, verb="split")
    for part in (commitment, after):
        repropose(part, by=by)
    return commitment, after


def set_kind(commitment: Commitment, kind: str, *, by) -> Commitment:
    _may(commitment, "set", by)
    if kind not in kinds:
        raise Refused(_("There is no such kind of promise."))
    commitment.kind = kind
    return _changed(commitment, by)


def set_quantity(commitment: Commitment, quantity: Decimal | None, unit: str = "", *, by) -> Commitment:
    _may(commitment, "set", by)
    commitment.quantity, commitment.unit = quantity, unit
    return _changed(commitment, by, Mention.What.QUANTITY)


def set_deadline(commitment: Commitment, deadline: dt.date | None, *, by) -> Commitment:
    """A stated date; without one the last day of the year holds."""
    _may(commitment, "set", by)
    commitment.deadline_stated = deadline is not None
    commitment.deadline = deadline or dt.date(commitment.book.year, 12, 31)
    return _changed(commitment, by, Mention.What.DEADLINE)


@transaction.atomic
def resolve(mention: Mention, register: str, record: int, *, by) -> Mention:
    """The words mean this record; the gauge is proposed again with it."""
    require(by, "resolve")
    if register not in catalogue or not catalogue[register].model._default_manager.filter(pk=record).exists():
        raise Refused(_("Choose a record of the registers."))
    mention.register, mention.record = register, record
    return _settled(mention, by)


@transaction.atomic
def settle(mention: Mention, *, by) -> Mention:
    """No record means it: the words stay words, and are no doubt any more."""
    require(by, "resolve")
    mention.register, mention.record = "", None
    return _settled(mention, by)


def _settled(mention: Mention, by) -> Mention:
    commitment, why = mention.commitment, mention.why
    mention.doubtful, mention.why = False, ""
    records.save(mention, by=by, verb="resolved")
    if why in commitment.doubts and not commitment.mentions.filter(why=why).exists():
        commitment.doubts = [doubt for doubt in commitment.doubts if doubt != why]
        records.save(commitment, by=by)
    repropose(commitment, by=by)
    return mention


@transaction.atomic
def assign(commitments: Commitment | Iterable[Commitment], division, person=None, *, by) -> int:
    """Who answers for the promises; a successor takes over without a new document (M-7)."""
    require(by, "assign")
    chosen = [commitments] if isinstance(commitments, Commitment) else list(commitments)
    for commitment in chosen:
        commitment.division, commitment.person = division, person
    return records.save_many(chosen, by=by, verb="assigned")


def _may(commitment: Commitment, verb: str, by) -> None:
    require(by, verb, commitment)
    require_draft(commitment)


@transaction.atomic
def _changed(commitment: Commitment, by, said: str = "") -> Commitment:
    """A person set it: nothing on the promise is in doubt any more but what its places and parties mean."""
    commitment.doubts = []
    records.save(commitment, by=by)
    sure = list(commitment.mentions.filter(what=said, doubtful=True)) if said else []
    for mention in sure:
        mention.doubtful, mention.why = False, ""
    records.save_many(sure, by=by, verb="resolved")
    repropose(commitment, by=by)
    return commitment


def _span(commitment: Commitment, start: int, end: int) -> None:
    commitment.start, commitment.end = start, end
    commitment.text = commitment.book.text[start:end]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in BETWEEN:
        start += 1
    if glue := GLUE.search(text, start, end):
        end = glue.start()
    while end > start and text[end - 1] in BETWEEN:
        end -= 1
    return start, end


def _number(commitment: Commitment, mentions: list[Mention]) -> None:
    """The number that stands in a part's own words."""
    numbers = [m for m in mentions if m.what == Mention.What.QUANTITY]
    commitment.quantity, commitment.unit = None, ""
    if numbers and (found := re.match(r"\d+(?:\.\d+)?", numbers[0].value)):
        commitment.quantity, commitment.unit = Decimal(found[0]), numbers[0].value[found.end() :][:20]


def _date(commitment: Commitment, mentions: Iterable[Mention], following: Iterable[Mention]) -> None:
    """A date in the part's own words holds for it; one of the words before goes on, one of those that follow does not."""
    mine, others = ([m for m in found if m.what == Mention.What.DEADLINE] for found in (mentions, following))
    if mine and re.fullmatch(r"\d{4}-\d\d-\d\d", mine[-1].value):
        commitment.deadline, commitment.deadline_stated = dt.date.fromisoformat(mine[-1].value), True
    elif others:
        commitment.deadline, commitment.deadline_stated = dt.date(commitment.book.year, 12, 31), False
