"""Something physical is built, repaired or fitted."""

from django.utils.translation import gettext_lazy as _

from ..things import things
from . import Kind, kind


@kind("works_built")
class WorksBuilt(Kind):
    label = _("works built")
    register, segment, underway = "deliverables/work", "finished", "begun"
    records = _("works")
    by_place, by_number = False, True
    totals = dict.fromkeys(
        [
            "个",
            "台",
            "套",
            "条",
            "座",
            "处",
            "所",
            "户",
            "盏",
            "块",
            "公里",
            "千米",
            "平方米",
            "万平方米",
            "亩",
            "万亩",
        ],
        "quantity",
    )

    def words(self, text, names):
        """What is built."""
        return things(text)
