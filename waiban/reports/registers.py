"""The register of what the office sets: goals of plans."""

from waiban.register.declare import QUIET, Column, Register, register
from waiban.register.rights import Rights

from .models import Goal


@register
class Goals(Register):
    """The numbers of the five-year plan, against which the gap analysis stands."""

    model, key, sort, menu = Goal, "name", "name", "reports"
    rights = Rights(change="book")
    columns = (
        Column("name", search=True),
        Column("what", filter=True),
        Column("number"),
        Column("first_year", filter=True),
        Column("last_year", filter=True),
        Column("continent", filter=True),
        Column("group", filter=True),
        Column("kind", filter=True),
        Column("area", filter=True, search=True),
        Column("basis", search=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True, show=QUIET),
    )
