"""What is due for a person, her division and the office: the soonest by name, all of it by number."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape

from django.contrib.auth import get_user_model
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from waiban.kernel.dates import PartialDate, today
from waiban.kernel.spans import after
from waiban.rulebook.values import days_on, opened
from waiban.targets.kept import kept

from .deadlines import Deadline, deadlines, yes
from .naming import names
from .together import Part, ask, ends_parts, part

COUNTED = 100
RULE = "O-2"
ME, DIVISION, OFFICE = "me", "division", "office"
LATE, COMING = "late", "coming"
WHO = {
    ME: pgettext_lazy("due", "mine"),
    DIVISION: pgettext_lazy("due", "my division's"),
    OFFICE: pgettext_lazy("due", "the whole office's"),
}
WHEN = {LATE: pgettext_lazy("due", "overdue"), COMING: pgettext_lazy("due", "to come")}


@dataclass
class Item:
    """One thing that is due."""

    deadline: Deadline
    pk: int
    number: int
    record: int
    day: dt.date
    mine: bool = False
    ours: bool = False
    name: str = ""
    of: str = ""

    @cached_property
    def on(self) -> PartialDate:
        return PartialDate.from_number(self.number)

    @property
    def url(self) -> str:
        return self.deadline.url(self.record)

    @property
    def left(self) -> int:
        return (self.on.day - self.day).days

    @property
    def over(self) -> int:
        return -self.left

    @property
    def late(self) -> bool:
        return self.number < PartialDate(self.day).number

    def how_long(self) -> str:
        """“3 days left”, “due today”, “24 days over”."""
        left = self.left
        if left == 0:
            return _("due today")
        if left < 0:
            return ngettext("%(n)s day over", "%(n)s days over", -left) % {"n": -left}
        return ngettext("%(n)s day left", "%(n)s days left", left) % {"n": left}

    def line(self) -> SafeString:
        """One line of a list, as HTML: what is due, in which record, and how long it has."""
        url, parts = escape(self.url), [self.deadline.title, self.of, self.deadline.what]
        small = " · ".join(escape(str(part)) for part in parts if part)
        css = ' class="late"' if self.late else ""
        return mark_safe(
            f'<li data-row data-href="{url}"><span class="num">{self.on}</span> <a href="{url}">{escape(self.name)}</a>'
            f"<small>{small} · <b{css}>{self.how_long()}</b></small></li>"
        )


@dataclass(frozen=True)
class Asked:
    """Whose deadlines, of which source, overdue or to come; without a word of it all that a person may see."""

    who: str = OFFICE
    key: str = ""
    when: str = ""
    mine: bool | None = None  # with her own in it, or without

    def address(self) -> str:
        given = {"who": self.who, "of": self.key, "when": self.when}
        return f"{reverse('due')}?{urlencode({n: v for n, v in given.items() if v})}"


@lru_cache(maxsize=512)
def _parts(who: tuple, day: dt.date, sight: tuple[dt.date, dt.date], asked: Asked, limit: int) -> tuple[Part, ...]:
    """SQL takes longer to be made than to be answered: it is kept for each person and day."""
    user = get_user_model()(pk=who[0], role=who[1], division_id=who[2])
    found = []
    for n, source in enumerate(deadlines()):
        if source.seen_by(user) and asked.key in ("", source.key):
            records = standing(source, user, day, asked, sight)
            if limit and ends_parts():
                records = records.order_by(source.sort, "pk")[:limit]
            whose = {"mine": yes(source.of_person(user)), "ours": yes(_ours(source, user))}
            found.append(part(n, records, no=F("pk"), due=source.due, record=source.record, **whose))
    return tuple(found)


def _ours(source: Deadline, user) -> Q:
    return source.of_division(user.division_id) if user.division_id else Q(pk=None)


def in_sight(day: dt.date) -> tuple[dt.date, dt.date]:
    """From which day on what nobody ticks off is still told, and until which day what is to come (O-2)."""
    with opened():
        return after(day, days=-days_on(RULE, "behind")(day)), after(day, days=days_on(RULE, "ahead")(day))


def standing(
    source: Deadline, user, day: dt.date, asked: Asked = Asked(), sight: tuple[dt.date, dt.date] | None = None
) -> QuerySet:
    """What of one source is asked for, in no order."""
    behind, last = sight or in_sight(day)
    first = behind if source.fades else None
    if asked.when == LATE:
        last = day - dt.timedelta(days=1)
    elif asked.when == COMING:
        first = day
    records = source.within(source.standing(user, day), first, last)
    mine = source.of_person(user)
    if asked.who == ME:
        return records.filter(mine)
    if asked.who == DIVISION:
        records = records.filter(_ours(source, user) | mine if asked.mine else _ours(source, user))
    return records.exclude(mine) if asked.mine is False else records


def _key(user) -> tuple:
    return user.pk, user.role, user.division_id


def _whose(user) -> set[int]:
    return {user.pk, user.division_id} - {None}


def soonest(user, asked: Asked, limit: int, offset: int = 0, day: dt.date | None = None) -> list[Item]:
    """The items asked for, the longest overdue first; two questions."""
    return named(_unnamed(user, asked, limit, offset, day or today()))


def _unnamed(user, asked: Asked, limit: int, offset: int, day: dt.date) -> list[Item]:
    found = ask(
        _parts(_key(user), day, in_sight(day), asked, limit + offset),
        "{} ORDER BY as_due, as_at, as_no LIMIT %s OFFSET %s", (limit, offset), among=_whose(user),
    )  # fmt: skip
    sources = deadlines()
    return [
        Item(sources[n], pk, number, record, day, bool(mine), bool(ours)) for n, pk, number, record, mine, ours in found
    ]


@dataclass(frozen=True)
class Counted:
    """A number as far as anybody reads on: “14”, “100+”."""

    number: int
    more: bool = False

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(self.number + other.number, self.more or other.more)

    def __str__(self) -> str:
        return f"{self.number}+" if self.more else str(self.number)


def first_hundred(user, others: str, day: dt.date) -> tuple[list[Item], list[Item]]:
    """Her own and the others', of each so many lines and one more, however much is due; names not asked yet.

    Mostly both stand among the first of all of them; where one comes short there it is asked by itself.
    """
    far = COUNTED + 1
    every = _unnamed(user, Asked(others, mine=True), 3 * far, 0, day)
    found = [[item for item in every if item.mine == mine][:far] for mine in (True, False)]
    if len(every) == 3 * far:
        alone = Asked(ME), Asked(others, mine=False)
        found = [
            have if len(have) == far else _unnamed(user, asked, far, 0, day)
            for have, asked in zip(found, alone, strict=True)
        ]
    return found[0], found[1]


def counted(items: list[Item], of: list[Item] | None = None) -> tuple[Counted, Counted]:
    """How many there are among the first hundred, and how many of them are overdue; `of`: those they were taken from."""
    read = items if of is None else of
    cut, late = len(read) > COUNTED, sum(item.late for item in items[:COUNTED])
    return Counted(min(len(items), COUNTED), cut), Counted(late, cut and read[-1].late)


def named(items: list[Item]) -> list[Item]:
    """With their names and those of the records they stand in."""
    wanted: dict[type, list[int]] = {}
    for item in items:
        wanted.setdefault(item.deadline.model, []).append(item.pk)
        if item.deadline.rows:
            wanted.setdefault(item.deadline.register.model, []).append(item.record)
    called = names(wanted)
    for item in items:
        item.name = called.get((item.deadline.model, item.pk), "")
        item.of = called.get((item.deadline.register.model, item.record), "") if item.deadline.rows else ""
    return items


@dataclass(frozen=True)
class Numbers:
    """How many items each source has, by whose they are and whether they are overdue: {(key, who, when): number}."""

    found: dict[tuple[str, str, str], int]

    def of(self, who: str, when: str = "", key: str = "") -> int:
        return sum(
            number for (k, w, t), number in self.found.items() if w == who and when in ("", t) and key in ("", k)
        )


def numbers(user, day: dt.date | None = None) -> Numbers:
    """Counted in one question, and again only when something in the office has changed."""
    day = day or today()
    return kept(("due", *_key(user), day), lambda: _counted(user, day))


def _counted(user, day: dt.date) -> Numbers:
    edge = PartialDate(day).number
    late = f"SUM(CASE WHEN as_due < {edge} THEN {{}} ELSE 0 END)"
    sums = ", ".join(f"{late.format(one)}, SUM({one})" for one in ("as_mine", "as_ours", "1"))
    grouped = f"SELECT as_at, {sums} FROM ({{}}) every GROUP BY as_at ORDER BY as_at"  # noqa: S608 (fixed text)
    rows = ask(_parts(_key(user), day, in_sight(day), Asked(), 0), grouped, among=_whose(user))
    found = {}
    for n, *counted in rows:
        for who, (over, every) in zip(
            (ME, DIVISION, OFFICE), zip(counted[::2], counted[1::2], strict=True), strict=True
        ):
            found[deadlines()[n].key, who, LATE] = int(over)
            found[deadlines()[n].key, who, COMING] = int(every) - int(over)
    return Numbers(found)
