"""Evidence stays: a record that proves a promise, or that something said or frozen names, is not removed.

Asked by `records.remove_many` for a whole list at once; the number of questions does not grow with the list.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from waiban.kernel.dates import today
from waiban.register.declare import catalogue, label_of

from . import matching, serving
from .models import Book, Cited, Commitment, Gauge, Mention, Verdict

NAMED_BY_PROMISES = (matching.COUNTRY, matching.GROUP, matching.CITY, matching.ORGANISATION)
LONG = "commitment__book__text"


def why_kept(records: Sequence) -> str | None:
    """The sentence that says why one of these records must stay; None when all may go."""
    label = label_of(records[0]) if records else ""
    if label not in catalogue:
        return None
    names = {record.pk: str(record) for record in records}
    return next(filter(None, (looking(label, names) for looking in (_cited, _spoken_of, _named, _counted))), None)


def _told(record: str, promise: Commitment, **more) -> dict:
    return {"record": record, "promise": promise.text, "book": promise.book.title, **more}


def _cited(label: str, names: dict[int, str]) -> str | None:
    found = Cited.objects.filter(register=label, record__in=names).select_related("commitment__book").first()
    told = _("“%(record)s” stands in a frozen review or self-assessment of “%(promise)s” (%(book)s): it stays.")
    return told % _told(names[found.record], found.commitment) if found else None


def _spoken_of(label: str, names: dict[int, str]) -> str | None:
    verdicts = Verdict.objects.filter(register=label, record__in=names)
    found = verdicts.select_related("gauge__commitment__book").first()
    if found is None:
        return None
    told = _("“%(record)s” was %(word)s by %(by)s for “%(promise)s” (%(book)s): take that word back first.")
    more = {"word": found.get_what_display(), "by": found.by}
    return told % _told(names[found.record], found.gauge.commitment, **more)


def _named(label: str, names: dict[int, str]) -> str | None:
    """Places and organisations that the words of a promise mean, or that its gauge asks for."""
    if label not in NAMED_BY_PROMISES:
        return None
    told = _("“%(record)s” is meant by the promise “%(promise)s” (%(book)s): it stays.")
    mention = Mention.objects.filter(register=label, record__in=names).select_related("commitment__book").first()
    if mention:
        return told % _told(names[mention.record], mention.commitment)
    for gauge in Gauge.objects.exclude(places=[], parties=[]).select_related("commitment__book").defer(LONG):
        for register, record in [*gauge.places, *gauge.parties]:
            if register == label and record in names:
                return told % _told(names[record], gauge.commitment)
    return None


def _counted(label: str, names: dict[int, str]) -> str | None:
    """What counts for a promise of a book that was issued, closed ones too."""
    register = catalogue[label]
    gauges = serving.gauges_about(register, list(names), [Book.Status.ISSUED, Book.Status.CLOSED])
    told = _("“%(record)s” is evidence of the promise “%(promise)s” (%(book)s): correct it, do not remove it.")
    for pk, served in serving.told(register, list(names), gauges, today()):
        if served.status == serving.COUNTED:
            return told % _told(names[pk], served.commitment)
    return None
