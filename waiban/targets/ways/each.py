"""How many of those named have one: three cities, each of which is to sign; two letters with the same city are one."""

from decimal import Decimal

from . import Way, way


@way
class Each(Way):
    """The key's bits say whom a record is about; what a person pinned in counts for one that it does not name."""

    name = "each"
    named = True

    def running(self, hits, whole):
        seen = unnamed = 0
        for hit in hits:
            seen |= hit.key or 0
            unnamed += not hit.key
            yield Decimal(seen.bit_count() + unnamed)
