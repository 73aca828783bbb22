"""How much of a promise should be there by a day, where a number paces over the year (M-23)."""

import datetime as dt
from decimal import ROUND_CEILING

from waiban.kernel.period import Period

from .models import FINISHED, Commitment, Reading, State
from .models.measuring import short
from .states import expected
from .terms import gauge_of
from .ways import ways


def should_be(commitment: Commitment, reading: Reading, day: dt.date) -> str:
    """How much has to be there by the day, in whole pieces; nothing for what does not pace."""
    period = paces(commitment, reading)
    if period is None or reading.state in FINISHED:
        return ""
    amount = expected(reading.wanted, period, day)
    whole = reading.wanted == reading.wanted.to_integral()
    return short(amount.to_integral(ROUND_CEILING) if whole else round(amount, 1))


def paces(commitment: Commitment, reading: Reading) -> Period | None:
    """The time in which a number should grow; None for single deeds, and for what is measured on its last day."""
    gauge = gauge_of(commitment)
    if gauge is None or reading.wanted is None or reading.wanted <= 1 or reading.state == State.UNMEASURED:
        return None
    if ways[gauge.way].at_the_end:
        return None
    return Period(gauge.since or Period.year(commitment.book.year).first, reading.due)
