"""How many of the whole are also part, in percent; the whole is the same list without any filter."""

from decimal import Decimal

from . import Way, way


@way
class Share(Way):
    name = "share"
    at_the_end = True

    def value(self, hits, whole=None):
        return Decimal(100 * len(hits)) / whole if whole else None


@way
class Portion(Share):
    """The book names no percentage (予以政策倾斜): the share is shown and a person judges it."""

    name = "portion"
    finishes = False
