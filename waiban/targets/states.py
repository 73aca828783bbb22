"""How a promise stands (M-23, M-24): from its value, its date and its pace; nothing is asked of any register here."""

import datetime as dt
from decimal import Decimal

from waiban.kernel.dates import PartialDate
from waiban.kernel.period import Period

from .models import Scheme, State
from .ways import Way


def state(
    way: Way, value: Decimal | None, wanted: Decimal, *, day: dt.date, since: dt.date, due: dt.date,
    done_on: PartialDate | None, begun: bool, scheme: Scheme,
) -> State:  # fmt: skip
    """The state on a day; `begun` says that something is under way though nothing counts yet."""
    if not way.finishes:
        return State.ONGOING
    enough = value is not None and value >= wanted
    if enough and (not way.at_the_end or day >= due):
        return _done(done_on, due, scheme)
    if day > due:
        return State.LATE
    if enough:
        return State.PACE
    pace = _pace(way, value, wanted, Period(since, due), day)
    if pace == State.BEHIND:
        return State.BEHIND
    if (due - day).days <= scheme.soon_days:
        return State.SOON
    return pace or (State.MOVING if begun else State.NONE)


def _done(done_on: PartialDate | None, due: dt.date, scheme: Scheme) -> State:
    early = done_on is not None and (due - done_on.day).days >= scheme.early_days
    return State.EARLY if early else State.DONE


def _pace(way: Way, value, wanted: Decimal, period: Period, day: dt.date) -> State | None:
    """Numbers pace linearly (M-23); one single deed has no pace, nor has a number before its first one is due."""
    if way.at_the_end:
        return None if value is None else State.BEHIND
    if wanted <= 1:
        return None
    should = expected(wanted, period, day)
    if (value or 0) >= should:
        return State.PACE if value else None
    return State.BEHIND if should >= 1 or value else None


def expected(wanted: Decimal, period: Period, day: dt.date) -> Decimal:
    """How much should be there by a day when a number paces linearly (M-23)."""
    return wanted * Decimal(str(period.share(day)))
