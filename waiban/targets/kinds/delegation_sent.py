"""Own people go out."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import Kind, kind
from .people_invited import OWN_COUNTRY


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

    def words(self, text, names):
        """Whom one calls on in the own country."""
        return names[:1] if OWN_COUNTRY.search(text) else []

    def adjust(self, gauge, text):
        """A call on a ministry of the own country is no trip abroad: it stands among the talks."""
        if gauge.words:
            gauge.register, gauge.segment, gauge.partners = "contacts/exchange", "had", True
