"""Numbers a new record is offered: the next of its register in this year, in the shape the office gives them (O-1)."""

import re

from django.db.models.functions import Length

from waiban.kernel.dates import today
from waiban.register.declare import Register
from waiban.rulebook.values import words_on

RULE, YEAR, N = "O-1", "{year}", "{n}"
READ = 20  # the longest and highest numbers; one of a hand may be among them that is none of the row


def first_values(register: Register, user) -> dict[str, str]:
    """The number a new record begins with; nothing where the office gives this register no shape."""
    day = today()
    shape = next(iter(words_on(RULE, day, register.label)), "")
    if shape.count(N) != 1 or len(register.key) != 1:
        return {}
    before, after = shape.replace(YEAR, str(day.year)).split(N)
    return {register.key[0]: f"{before}{newest(register, before, after) + 1}{after}"}


def newest(register: Register, before: str, after: str) -> int:
    """The highest number of the row that is given already, by whomever: numbers are the office's, not a person's."""
    column = register.key[0]
    given = register.model._default_manager.filter(**{f"{column}__startswith": before, f"{column}__endswith": after})
    numbers = given.order_by(Length(column).desc(), f"-{column}").values_list(column, flat=True)[:READ]
    found = (re.fullmatch(f"{re.escape(before)}([0-9]{{1,9}}){re.escape(after)}", number) for number in numbers)
    return max((int(match[1]) for match in found if match), default=0)
