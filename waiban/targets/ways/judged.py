"""No finish line: the records show the work, a person judges it; never a percentage."""

from . import Way, way


@way
class Judged(Way):
    name = "judged"
    finishes = False
