"""How many are there on the day, whenever they came."""

from . import Way, way


@way
class Stock(Way):
    name = "stock"
    in_period = False
