"""How many records."""

from . import Way, way


@way
class Count(Way):
    name = "count"
