"""Own people go out."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import Kind, kind


@kind("delegation_sent")
class DelegationSent(Kind):
    """A group is found by where it stops and by the kind of its trip; people are added up over the groups."""

    label = _("delegation sent")
    register, segment, underway = "trips/trip", "carried_out", "ahead"
    amount = pgettext_lazy("trips", "at least %(n)s")
    records = _("trips")
    totals = {"人次": "people", "人": "people", "名": "people"}
    narrows = {
        "category": {
            "友好代表团": "friendship",
            "友好访问": "friendship",
            "招商": "investment",
            "推介": "investment",
            "展会": "fair",
            "参展": "fair",
            "研修": "training",
            "培训": "training",
        }
    }
