"""What no register counts the office types in as a figure of its own, with source and day: the report shows the newest one."""

import datetime as dt
from collections.abc import Callable, Iterable

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waiban.register.declare import catalogue

from .counting import counted
from .declare import Indicator, Total
from .span import Span

FIGURE, OWN = "deliverables/figure", "newest"


def stated(name: str, number: str, title, called: str, why, *, stock: bool = False, says="") -> Indicator:
    """A line of the report out of the figures whose name holds `called`; without one it stands under what is not counted."""
    return Indicator(
        name, FIGURE, OWN, title=title, where=newest(called), stock=stock, says=says, called=called, why=why,
        measures=(Total("value", number, "value", unit=gettext_lazy("as stated")),),
    )  # fmt: skip


def newest(called: str) -> Callable[[dt.date], Q]:
    """The newest figure of our own of that name; values of several days are never added up."""

    def at(day: dt.date) -> Q:
        found = catalogue[FIGURE].model._default_manager.filter(
            name__contains=called, whose="own", measured_on__lte=day
        )
        return Q(pk__in=found.order_by("-measured_on", "-pk").values("pk")[:1])

    return at


def known(entry: tuple[Indicator, dict, dict]) -> bool:
    """Whether a line has something to show: one that is typed in needs a figure in this period or in that of last year."""
    one, now, before = entry
    return not one.called or any(value is not None for value in (*now.values(), *before.values()))


def sources(found: Iterable[tuple[Indicator, dict, dict]], span: Span, user) -> dict[str, str]:
    """Beside each figure typed in its unit, its source and its day."""
    told = {}
    for one, *_values in found:
        record = counted(one, span, user).first() if one.called else None
        if record is not None:
            words = {"unit": record.unit or "–", "source": record.source, "day": record.measured_on}
            told[one.name] = _("in %(unit)s; source: %(source)s, as of %(day)s") % words
    return told


def left_out(one: Indicator) -> str:
    """Why it cannot be counted, and what to do about it."""
    told = _("%(why)s Enter it as a figure of our own whose name holds “%(name)s”, with its source.")
    return told % {"why": one.why, "name": one.called}
