"""The line above the book: which division and place, as of which day, what changed since when."""

import datetime as dt

from django.utils.translation import gettext as _

from waiban.kernel.period import Period

from ...models import Book
from ..opening import address
from .asked import MORNING, REVIEW, Asked
from .sight import Sight


def context(sight: Sight, user) -> dict:
    asked, review = sight.asked, sight.asked.last_review()
    books = Book.objects.exclude(status=Book.Status.DRAFT).only("id", "year", "title", "status")
    return {
        "books": list(books), "choices": [c for c in (_divisions(sight), _places(sight)) if c["each"]],
        "everything": asked.address(state=None, division=None, place=None, changed=None),
        "now": asked.address(day=None), "months": _months(asked), "kept_day": _kept(asked, "day"),
        "review": review, "since": _since(asked, review), "kept_since": _kept(asked, "since"),
        "since_morning": asked.address(since=None), "since_review": asked.address(since=REVIEW),
        "only_changed": asked.address(changed="" if asked.only_changed else "1"),
        "assessments": address("assessments", asked.book.pk) if user.may("assess") else "",
        "reviews": address("reviews", asked.book.pk), "read_in": address("read_in") if user.may("book") else "",
    }  # fmt: skip


def _divisions(sight: Sight) -> dict:
    asked = sight.asked
    number = {code: sum(c.division_id == d.pk for c in sight.commitments) for code, d in sight.divisions.items()}
    each = [(str(d), asked.address(division=code), number[code]) for code, d in sight.divisions.items()]
    on = str(sight.divisions[asked.division]) if asked.division else ""
    return {"all": _("All divisions"), "none": asked.address(division=None), "on": on, "each": each}


def _places(sight: Sight) -> dict:
    asked = sight.asked
    each = [(name, asked.address(place=code), len(pks)) for code, (name, pks) in sight.places.items()]
    on = sight.places[asked.place][0] if asked.place else ""
    return {"all": _("All places"), "none": asked.address(place=None), "on": on, "each": each}


def _months(asked: Asked) -> list[tuple[dt.date, str]]:
    """The ends of the months that have passed, the newest first."""
    ends = [Period.month(asked.book.year, month).last for month in range(12, 0, -1)]
    return [(end, asked.address(day=end.isoformat())) for end in ends if end < asked.today]


def _since(asked: Asked, review) -> str:
    if asked.since == MORNING or (asked.since == REVIEW and review is None):
        return _("Changed since this morning")
    if asked.since == REVIEW:
        return _("Changed since the review of %(day)s") % {"day": review.day.isoformat()}
    return _("Changed since %(day)s") % {"day": asked.since.isoformat()}


def _kept(asked: Asked, own: str) -> list[tuple[str, str]]:
    """What a form of one thing says of all the others."""
    found = []
    for name, value in asked.said().items():
        if name != own:
            found += [(name, one) for one in (value if isinstance(value, list) else [value])]
    return found
