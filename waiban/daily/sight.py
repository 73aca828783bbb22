"""What the address of the calendar asks for: a month, a week, a day or a list, and whose; what it cannot mean is said."""

import calendar
import datetime as dt
import re
from functools import cached_property

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from waiban.accounts.models import Division
from waiban.kernel import ids
from waiban.kernel.dates import last_of_month, today
from waiban.register.templatetags.show import changed

from .entries import Wanted, sources

VIEWS = ("month", "week", "day", "list")
MONTH, WEEK, DAY = (
    re.compile(r"(\d{4})-(\d{1,2})$"),
    re.compile(r"(\d{4})-?W(\d{1,2})$"),
    re.compile(r"\d{4}-\d\d-\d\d$"),
)
FIRST, LAST = 1950, 2150  # the years people ask about
WEEK_LONG = dt.timedelta(days=7)


class Sight:
    """One look at the calendar."""

    def __init__(self, user, query):
        self.user, self.query, self.problems = user, query, []
        self.today = today()
        self.view = next((view for view in VIEWS if view in query), "month")
        self.day = self._day(query.get(self.view, ""))
        self.wanted = Wanted(
            self._source(), self._number("division", Division), self._number("person", get_user_model())
        )

    def _day(self, text: str) -> dt.date:
        """A day inside what is looked at; today where the address says nothing that can be meant."""
        try:
            return _of_view(self.view, text.strip()) if text else self.today
        except ValueError:
            shown = {"week": "2026-W48", "day": "2026-11-24"}.get(self.view, "2026-11")
            words = {"value": text[:40], "example": shown}
            self.problems.append(
                _("“%(value)s” is not in any calendar. Write it like %(example)s; today is shown.") % words
            )
            return self.today

    @property
    def first(self) -> dt.date:
        """The first day shown."""
        if self.view == "day":
            return self.day
        return _monday(self.day.replace(day=1)) if self.view == "month" else self.start

    @property
    def last(self) -> dt.date:
        if self.view == "month":
            return _monday(self.end) + dt.timedelta(days=6)
        return self.end

    @property
    def start(self) -> dt.date:
        """The first day of the month, week or day itself."""
        return {"week": _monday(self.day), "day": self.day}.get(self.view, self.day.replace(day=1))

    @property
    def end(self) -> dt.date:
        if self.view == "week":
            return _monday(self.day) + dt.timedelta(days=6)
        return self.day if self.view == "day" else last_of_month(self.day.year, self.day.month)

    @cached_property
    def divisions(self) -> list:
        return list(Division.objects.all())

    @cached_property
    def people(self) -> list:
        """Who works here, and the one asked for even if she left."""
        people = get_user_model().objects.select_related("division").order_by("division_id", "id")
        return [p for p in people.exclude(username="") if p.is_active or p.pk == self.wanted.person]

    @cached_property
    def choosable(self) -> list:
        """Kinds of entries, one for each register or named list of deadlines."""
        seen = {}
        for source in sources():
            if source.seen_by(self.user):
                seen.setdefault(source.register.label if source.register else source.key, source)
        return [
            {"value": value, "label": source.register.title if source.register else source.title}
            for value, source in seen.items()
        ]

    def _source(self) -> str:
        given = self.query.get("register", "")
        if given in ("", *(one["value"] for one in self.choosable)):
            return given
        self.problems.append(_("No register “%(name)s” stands in the calendar; all are shown.") % {"name": given[:40]})
        return ""

    def _number(self, name: str, model) -> int | None:
        """The record behind a number in the address; a wrong one narrows nothing, and that is said."""
        given = self.query.get(name, "")
        if not given:
            return None
        try:
            pk = ids.decode(given)
        except ValueError:
            pk = None
        if pk is None or not model.objects.filter(pk=pk).exists():
            words = {"what": model._meta.verbose_name, "value": given[:40]}
            self.problems.append(_("There is no %(what)s “%(value)s”; all are shown.") % words)
            return None
        return pk

    @cached_property
    def person(self):
        return next((p for p in self.people if p.pk == self.wanted.person), None) if self.wanted.person else None

    def at(self, view: str, day: dt.date) -> str:
        """The address of the same look at another time or in another way."""
        week = day.isocalendar()
        text = {"month": f"{day:%Y-%m}", "list": f"{day:%Y-%m}", "week": f"{week.year}-W{week.week:02}"}.get(
            view, f"{day}"
        )
        return reverse("calendar") + changed(self.query, **(dict.fromkeys(VIEWS) | {view: text}))

    @property
    def before(self) -> str:
        step = {"week": self.start - WEEK_LONG, "day": self.start - dt.timedelta(days=1)}
        return self.at(self.view, step.get(self.view, self.start - dt.timedelta(days=1)))

    @property
    def after(self) -> str:
        return self.at(self.view, self.end + dt.timedelta(days=1))


def _of_view(view: str, text: str) -> dt.date:
    if view == "week":
        found = WEEK.match(text)
        day = dt.date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
    elif view == "day":
        day = dt.date.fromisoformat(text) if DAY.match(text) else None
    else:
        found = MONTH.match(text)
        day = dt.date(int(found[1]), int(found[2]), 1) if found else None
    if day is None or not FIRST <= day.year <= LAST:
        raise ValueError(text)
    return day


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def weekdays() -> list[str]:
    return [WEEKDAYS_ABBR[n] for n in calendar.Calendar().iterweekdays()]
