"""What stands in the calendar: everything with a span, and everything that is due, for a stretch of days."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from operator import itemgetter

from django.contrib.auth import get_user_model
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from waiban.kernel import ids
from waiban.kernel.dates import DAY, PartialDate, today
from waiban.kernel.zones import called, zone
from waiban.register.declare import Register, catalogue
from waiban.register.rights import may_see, may_see_column, visible

from .deadlines import NO_MOMENT, NO_ZONE, Deadline, deadlines, named_in
from .naming import names
from .together import Part, ask, part

ONE = dt.timedelta(days=1)
Row = tuple  # source, number, from, to, record, moments of begin and end, zone
BY_DAY = itemgetter(2, 0, 1)


class Span:
    """The records of a register that last from a day to a day."""

    what = None

    def __init__(self, register: Register):
        self.register, self.model, self.key, self.title = register, register.model, register.label, register.single
        self.first, self.last = register.span

    def seen_by(self, user) -> bool:
        paths = (*self.register.span, *filter(None, self.register.clock or ()))
        columns = [c for path in paths if (c := self.register.column(path))]
        return may_see(user, self.register) and all(may_see_column(user, c) for c in columns)

    def between(self, user, _day: dt.date, first: dt.date, last: dt.date) -> QuerySet:
        """Those the person may see that touch these days; what was called off does not stand in a calendar."""
        begun = Q(**{f"{self.first}__range": (first, last)})
        # What began earlier is found by its end; “not later” instead of “before” keeps SQLite from going through all that began.
        lasts = Q(**{f"{self.last}__gte": first, f"{self.first}__isnull": False}) & ~Q(**{f"{self.first}__gte": first})
        found = visible(user, self.register).filter(begun | lasts).order_by()
        off = "cancelled" in dict(_choices(self.model, "status"))
        return found.exclude(status="cancelled") if off else found

    def of_person(self, user) -> Q:
        return named_in("", self.model, user)

    def of_division(self, division) -> Q:
        return Q(division=division)

    def columns(self) -> dict:
        starts, ends, zone = self.register.clock or ("", "", "")
        return {
            "starts": F(starts) if starts else NO_MOMENT, "stops": F(ends) if ends else NO_MOMENT,
            "zone": F(zone) if zone else NO_ZONE,
        }  # fmt: skip

    def asked(self, n: int, records: QuerySet) -> Part:
        return part(
            n,
            records,
            no=F("pk"),
            since=F(self.first),
            until=Coalesce(self.last, self.first),
            record=F("pk"),
            **self.columns(),
        )

    @cached_property
    def base(self) -> str:
        return self.register.address()

    def url(self, pk: int) -> str:
        return f"{self.base}{ids.encode(pk)}/"


class Due:
    """A source of deadlines as the calendar shows it: a day each."""

    def __init__(self, deadline: Deadline):
        self.deadline, self.model, self.key, self.title = deadline, deadline.model, deadline.key, deadline.title
        self.register, self.what, self.url = deadline.register, deadline.what, deadline.url
        self.seen_by, self.of_person, self.of_division = deadline.seen_by, deadline.of_person, deadline.of_division

    def between(self, user, day: dt.date, first: dt.date, last: dt.date) -> QuerySet:
        return self.deadline.within(self.deadline.standing(user, day), first, last)

    def asked(self, n: int, records: QuerySet) -> Part:
        due, record = self.deadline.due, self.deadline.record
        return part(
            n, records, no=F("pk"), since=due, until=due, record=record, starts=NO_MOMENT, stops=NO_MOMENT, zone=NO_ZONE
        )


@cache
def sources() -> tuple[Span | Due, ...]:
    """Spans in the order of the catalogue, then deadlines."""
    spans = [Span(register) for register in catalogue.values() if register.span]
    return (*spans, *(Due(one) for one in deadlines()))


@dataclass(slots=True)
class Entry:
    """One thing on one day or several; `rough` where only its month or year is known."""

    source: Span | Due
    pk: int
    record: int
    first: dt.date
    last: dt.date
    rough: PartialDate | None = None
    starts: dt.datetime | None = None
    stops: dt.datetime | None = None
    zone: str = ""
    name: str = ""

    @property
    def url(self) -> str:
        return self.source.url(self.record)

    @property
    def due(self) -> bool:
        return self.source.what is not None

    def here(self) -> str:
        """The clock here, where it has one."""
        return f"{timezone.localtime(self.starts):%H:%M}" if self.starts else ""

    def there(self) -> dt.datetime | None:
        """The moment in its own zone, where that is another one."""
        if not (self.starts and (there := zone(self.zone))):
            return None
        own = self.starts.astimezone(there)
        return own if own.utcoffset() != timezone.localtime(self.starts).utcoffset() else None

    def elsewhere(self) -> str:
        """“08:30 in New York”, with the day where it is another one than here."""
        own = self.there()
        if own is None:
            return ""
        clock = f"{own:%H:%M}" if own.date() == self.first else f"{own:%m-%d %H:%M}"
        return _("%(time)s in %(zone)s") % {"time": clock, "zone": called(self.zone)}


@dataclass(frozen=True)
class Wanted:
    """Which entries: of one kind of record, of a division, of a person; spans, deadlines or both."""

    key: str = ""
    division: int | None = None
    person: int | None = None

    def takes(self, source) -> bool:
        return self.key in ("", source.key, source.register.label if source.register else "")


def rows(user, first: dt.date, last: dt.date, wanted: Wanted = Wanted()) -> list[Row]:
    """What touches the days, in their order, as it comes out of the database; one question.

    On one day what lasts comes first, then what has its hour, then what is due. Put in order here: PostgreSQL takes longer.
    """
    found = ask(_parts((user.pk, user.role, user.division_id), today(), first, last, wanted))
    found.sort(key=BY_DAY)
    if any(row[5] for row in found):
        spans = sum(isinstance(source, Span) for source in sources())
        found.sort(key=lambda row: (row[2], row[0] >= spans, row[5] is not None, row[5] or 0))
    return found


def entries(user, first: dt.date, last: dt.date, wanted: Wanted = Wanted()) -> list[Entry]:
    """All entries that touch the days; names not asked yet."""
    return [made(row) for row in rows(user, first, last, wanted)]


@lru_cache(maxsize=256)
def _parts(who: tuple, day: dt.date, first: dt.date, last: dt.date, wanted: Wanted) -> tuple[Part, ...]:
    user, found = get_user_model()(pk=who[0], role=who[1], division_id=who[2]), []
    for n, source in enumerate(sources()):
        if not (wanted.takes(source) and source.seen_by(user)):
            continue
        records = source.between(user, day, first - ONE, last + ONE)  # a day more: elsewhere it may be another one
        if wanted.division:
            records = records.filter(source.of_division(wanted.division))
        if wanted.person:
            records = records.filter(source.of_person(get_user_model()(pk=wanted.person)))
        found.append(source.asked(n, records))
    return tuple(found)


def made(row: Row) -> Entry:
    at, pk, since, until, record, starts, stops, zone = row
    source = sources()[at]
    if starts is None and since == until and not since % 10:  # most of them: one day
        day = _day(since)
        return Entry(source, pk, record, day, day)
    begins, ends = PartialDate.from_number(since), PartialDate.from_number(until)
    rough = begins if begins.precision != DAY else None
    starts, stops = _moment(starts), _moment(stops)
    first, last = begins.first_day, max(ends.day, begins.day)
    if starts:  # the day here; the register keeps that of the place
        here = timezone.localtime(starts).date()
        end = timezone.localtime(stops).date() if stops and stops > starts else here + (last - first)
        first, last = here, max(end, here)
    return Entry(source, pk, record, first, last, rough, starts, stops, zone or "")


@lru_cache(maxsize=20_000)
def _day(number: int) -> dt.date:
    return PartialDate.from_number(number).day


def _moment(value) -> dt.datetime | None:
    """SQLite keeps moments in UTC: of many registers they come as text, of a single one as moments without a zone."""
    moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=dt.UTC) if moment and moment.tzinfo is None else moment


def name_all(found: Iterable[Entry]) -> None:
    """Give entries their names, all in one question; of rows the record they stand in as well."""
    found, wanted = list(found), {}
    for entry in found:
        wanted.setdefault(entry.source.model, []).append(entry.pk)
    called = names(wanted)
    for entry in found:
        entry.name = called.get((entry.source.model, entry.pk), "")


def _choices(model, name: str) -> list:
    return next((f.flatchoices for f in model._meta.concrete_fields if f.name == name), [])
