"""The sum of a column over the records (参会人数, 投资额)."""

from decimal import Decimal
from itertools import accumulate

from . import Way, way


@way
class Total(Way):
    name = "total"
    keyed = True

    def running(self, hits, whole):
        return accumulate(Decimal(str(hit.key or 0)) for hit in hits)
