"""The register of assessment schemes: thresholds by city and year, with the document they come from."""

from waiban.register.declare import Column, Register, register
from waiban.register.rights import Rights

from .models import Scheme


@register
class Schemes(Register):
    """What counts as nearly due or done early in a city's year; the clerk keeps it as data."""

    model, key, sort, menu = Scheme, ("city", "year"), "-year", "settings"
    rights = Rights(see="read", change="book")
    columns = (
        Column("name", search=True),
        Column("city", search=True),
        Column("year", filter=True),
        Column("soon_days"),
        Column("early_days"),
        Column("source", search=True),
    )
