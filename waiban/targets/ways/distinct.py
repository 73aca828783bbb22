"""How many different ones: countries, partners, whatever a column names."""

from decimal import Decimal

from . import Way, way


@way
class Distinct(Way):
    name = "distinct"
    keyed = True

    def running(self, hits, whole):
        seen = set()
        for hit in hits:
            if hit.key not in (None, ""):
                seen.add(hit.key)
            yield Decimal(len(seen))
