"""A number or rate is reached."""

from django.utils.translation import gettext_lazy as _

from ..things import LIMIT, indicators
from . import Kind, kind


@kind("indicator_reached")
class IndicatorReached(Kind):
    """The newest figure of that name is the value; a rate is not told by a figure in yuan."""

    label = _("indicator reached")
    register, segment, way, column = "deliverables/figure", "newest", "newest", "value"
    records = _("figures")
    by_place = False
    ways = {"%": "level"}
    narrows = {"unit": {"%": "%"}}

    def way_for(self, text, unit):
        return "judged" if LIMIT.search(text) else super().way_for(text, unit)

    def adjust(self, gauge, text):
        """A figure of which the book gives no value (与全省同步增长) is shown, and a person judges it."""
        if gauge.quantity is None:
            gauge.way, gauge.column = "judged", ""

    def words(self, text, names):
        """What the figure is called."""
        return indicators(text)
