"""What the address of the book asks for: as of which day, changed since when, and which promises stand out.

What an address cannot mean is left out and said in a sentence; the same address shows everybody the same.
"""

import datetime as dt
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from waiban.kernel.dates import PartialDate, today

from ...models import Book, Review, State

MORNING, REVIEW = "", "review"


class Asked:
    """The address of one book, read; `address(state=…)` is this page with something changed."""

    def __init__(self, book: Book, query: QueryDict):
        self.book, self.query, self.today = book, query, today()
        self.base = reverse("targets:of", args=[book.pk])
        self.problems: list[str] = []
        self.day = self._day() or self.today
        self.since = self._since()
        self.states = [name for name in dict.fromkeys(query.getlist("state")) if self._is_state(name)]
        self.division, self.place = query.get("division", "")[:20], query.get("place", "")[:20]
        self.only_changed = query.get("changed") == "1"
        self.chosen = query.get("c", "")[:20]

    @property
    def is_today(self) -> bool:
        return self.day == self.today

    @property
    def narrowed(self) -> bool:
        return bool(self.states or self.division or self.place or self.only_changed)

    def _is_state(self, name: str) -> bool:
        if name and name not in State.values:
            self.problems.append(_("“%(value)s” is no state of a promise.") % {"value": name[:20]})
        return name in State.values

    def _date(self, name: str) -> dt.date | None:
        text = self.query.get(name, "").strip()[:20]
        if not text:
            return None
        try:
            return PartialDate.parse(text).day
        except ValueError:
            self.problems.append(_("“%(value)s” is no date. Write it like 2026-06-30.") % {"value": text})
            return None

    def _day(self) -> dt.date | None:
        day = self._date("day")
        if day and day > self.today:
            self.problems.append(_("%(day)s has not come yet: this is today.") % {"day": day.isoformat()})
            return None
        if day and day < dt.date(self.book.year, 1, 1):
            self.problems.append(_("The book begins on %(day)s.") % {"day": f"{self.book.year}-01-01"})
            return dt.date(self.book.year, 1, 1)
        return day

    def _since(self) -> str | dt.date:
        """This morning, the last review, or a day."""
        if self.query.get("since") == REVIEW:
            return REVIEW
        return self._date("since") or MORNING

    def last_review(self) -> Review | None:
        return Review.objects.filter(book=self.book).first()

    def moment(self) -> dt.date | Review:
        """What the readings of today are compared with."""
        if self.since == REVIEW:
            return self.last_review() or self.today
        return self.since or self.today

    def said(self) -> dict:
        """What the address says, without what it could not mean."""
        since = self.since if isinstance(self.since, str) else self.since.isoformat()
        found = {
            "day": "" if self.is_today else self.day.isoformat(), "since": since, "state": self.states,
            "division": self.division, "place": self.place, "changed": "1" if self.only_changed else "",
        }  # fmt: skip
        return {name: value for name, value in found.items() if value}

    def address(self, **changes) -> str:
        """The book's address with something changed; None or nothing takes it away."""
        kept = {name: value for name, value in {**self.said(), **changes}.items() if value}
        return f"{self.base}?{urlencode(kept, doseq=True)}" if kept else self.base

    def at(self, code: str, **more) -> str:
        """The book's address with one promise chosen."""
        return f"{self.address(**more, c=code)}#c-{code}"

    def panel(self, code: str, **more) -> str:
        """Where the panel of a promise stands, as of the same day."""
        kept = {"day": self.said().get("day"), **more}
        kept = {name: value for name, value in kept.items() if value}
        url = f"{reverse('targets:book')}c/{code}/"
        return f"{url}?{urlencode(kept)}" if kept else url

    def turned(self, state: str) -> str:
        """With one state more, or without it when it stands there."""
        states = [s for s in self.states if s != state] if state in self.states else [*self.states, state]
        return self.address(state=states)
