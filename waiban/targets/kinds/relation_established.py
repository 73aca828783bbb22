"""A lasting tie between places is entered; the stages show how far it is."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import Kind, kind


@kind("relation_established")
class RelationEstablished(Kind):
    """A tie is found by its city."""

    label = _("relation established")
    register, segment, underway, way = "sistercities/tie", "in_force", "begun", "stage"
    amount = pgettext_lazy("ties", "at least %(n)s")
    deed, records = _("in force with %(names)s"), _("ties")
    each = True
    segments = {"意向": "intended"}
    narrows = {
        "kind": {
            "友好城市": "friendship", "友好合作": "cooperative", "友好交流": "cooperative",
            "友好学校": "unit", "友好院校": "unit", "友好医院": "unit", "友好港": "unit",
        }
    }  # fmt: skip
