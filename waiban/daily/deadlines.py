"""Deadlines of every register and of the book: one source for each column of dates that reaches people's work."""

import datetime as dt
from functools import cache, cached_property

from django.contrib.auth import get_user_model
from django.db.models import BigIntegerField, Case, CharField, DateTimeField, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, ExtractDay, ExtractMonth, ExtractYear
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from waiban.kernel import ids
from waiban.register.declare import Register, Rows, catalogue, on_day
from waiban.register.rights import may_see, may_see_column, visible
from waiban.targets.models import FINISHED, Book, Commitment

NO_MOMENT, NO_ZONE = Cast(Value(None), DateTimeField()), Cast(Value(None), CharField())


class Deadline:
    """One column of deadlines: of the records of a register, or of their rows."""

    def __init__(self, register: Register, path: str, rows: Rows | None = None):
        self.register, self.path, self.rows, self.sort = register, path, rows, path
        self.model = rows.model if rows else register.model
        self.to_record = f"{rows.parent}__" if rows else ""
        self.open = rows.open if rows else register.open
        self.fades = not self.open or (register.fades and not rows)
        self.key = f"{register.label}:{rows.name if rows else path}"
        self.title = register.single

    @cached_property
    def what(self):
        """What is due: the column's name, or that of the rows."""
        column = None if self.rows else self.register.column(self.path)
        return column.label if column else self.model._meta.get_field(self.path).verbose_name

    @property
    def due(self):
        return F(self.path)

    @property
    def record(self):
        """The number of the record that opens."""
        return F(f"{self.rows.parent}_id") if self.rows else F("pk")

    def seen_by(self, user) -> bool:
        columns = self.rows.columns if self.rows else self.register.columns
        return may_see(user, self.register) and all(may_see_column(user, c) for c in columns if c.path == self.path)

    def standing(self, user, day: dt.date) -> QuerySet:
        """Those the person may see whose deadline still stands on the day."""
        found = self.model._default_manager.filter(on_day(self.open, day)).order_by()
        if self.register.rights.seen:
            records = visible(user, self.register)
            found = found.filter(**{f"{self.rows.parent if self.rows else 'pk'}__in": records.values("pk")})
        return found

    def within(self, found: QuerySet, first: dt.date | None, last: dt.date | None) -> QuerySet:
        conditions = {f"{self.path}__gte": first, f"{self.path}__lte": last}
        return found.filter(**{name: day for name, day in conditions.items() if day})

    def of_person(self, user) -> Q:
        """What names the person: who answers for it, somebody a column of the record names, or rows it is due for."""
        named = named_in(self.to_record, self.register.model, user)
        if not self.rows and (path := self.register.due_for.get(self.path)):
            name, _two, column = path.partition("__")
            rows = next(rows for rows in self.register.rows if rows.name == name)
            named |= Q(pk__in=rows.model._default_manager.filter(**{column: user}).order_by().values(rows.parent))
        return named

    def of_division(self, division) -> Q:
        return Q(**{f"{self.to_record}division": division}) if _has(self.register.model, "division") else Q(pk=None)

    @cached_property
    def base(self) -> str:
        return self.register.address()

    def url(self, pk: int) -> str:
        return f"{self.base}{ids.encode(pk)}/"


class Promise(Deadline):
    """The promises of issued books: due as issued or as amended, until they are kept."""

    model, key, title, what, register, rows, to_record = (
        Commitment,
        "promise",
        _("promise"),
        _("deadline"),
        None,
        None,
        "",
    )
    open, fades = True, False  # a promise that is late stays in sight
    when = Coalesce("reading__due", "deadline")

    def __init__(self):
        self.path, self.sort = "deadline", "when"

    @property
    def due(self):
        """As the number a partial date is kept by."""
        number = ExtractYear(self.when) * 100_000 + ExtractMonth(self.when) * 1_000 + ExtractDay(self.when) * 10
        return Cast(number, BigIntegerField())

    @property
    def record(self):
        return F("pk")

    @cached_property
    def base(self) -> str:
        return reverse("targets:book")

    def seen_by(self, user) -> bool:
        return user.may("read")

    def standing(self, user, day: dt.date) -> QuerySet:
        kept = Q(reading__isnull=False, reading__state__in=FINISHED)
        return Commitment.objects.filter(~kept, book__status=Book.Status.ISSUED).order_by()

    def within(self, found: QuerySet, first: dt.date | None, last: dt.date | None) -> QuerySet:
        found = found.annotate(when=self.when)
        conditions = {"when__gte": first, "when__lte": last}
        return found.filter(**{name: day for name, day in conditions.items() if day})

    def of_person(self, user) -> Q:
        return Q(person=user)

    def of_division(self, division) -> Q:
        return Q(division=division)

    def url(self, pk: int) -> str:
        code = ids.encode(pk)
        return f"{self.base}?c={code}#c-{code}"


@cache
def deadlines() -> tuple[Deadline, ...]:
    """Every source of deadlines, in the order of the catalogue; promises first."""
    found: list[Deadline] = [Promise()]
    for register in catalogue.values():
        found += [Deadline(register, path) for path in register.due]
        found += [Deadline(register, rows.due, rows) for rows in register.rows if rows.due]
    return tuple(found)


def _has(model, name: str) -> bool:
    return any(f.name == name for f in model._meta.concrete_fields)


def named_in(before: str, model, user) -> Q:
    people = [f.name for f in model._meta.concrete_fields if f.related_model is get_user_model()]
    """Any column of the record that names a person names this one."""
    named = Q(pk=None)
    for n, name in enumerate(people):
        asked = Q(**{f"{before}{name}": user})
        named = named | asked if n else asked
    return named


def yes(condition: Q) -> Case:
    """1 where the condition holds, else 0."""
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())
