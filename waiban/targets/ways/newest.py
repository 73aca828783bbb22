"""The newest value of a column: of a figure that grows (外资80亿元), or of a rate that may fall again (占比60%)."""

from decimal import Decimal

from . import Way, way


@way
class Newest(Way):
    name = "newest"
    keyed = True

    def running(self, hits, whole):
        return (Decimal(str(hit.key or 0)) for hit in hits)

    def value(self, hits, whole=None):
        """No figure is no value, which is another thing than nought."""
        return super().value(hits, whole) if hits else None


@way
class Level(Newest):
    name = "level"
    at_the_end = True
