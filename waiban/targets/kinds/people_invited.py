"""Outside people are invited or received."""

import re

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..words import listed, titles, without_ground
from . import Kind, kind

OWN_COUNTRY = re.compile(r"外交部|商务部|部委|省外办|(?<=[部委局])[一-龥]{2,6}司")
FOR_FIRMS = re.compile(r"为[^，；。]*(?:企业|企事业|项目|单位)[^，；。]*邀请|邀请函")


@kind("people_invited")
class PeopleInvited(Kind):
    """Invitations count when the guests have entered, and delegations received (design §5).

    Nobody of the own country is invited by letter: guests from a ministry are a visit. What the office invites for firms
    is letters only. Guests named by class (驻华使节) are nodded through.
    """

    label = _("people invited")
    register, segment, underway = "invitations/invitation", "entered", "open"
    also = "visits/visit:received"
    amount = pgettext_lazy("invitations", "at least %(n)s")
    records = _("invitations")
    totals = {"人次": "people", "人": "people", "名": "people"}
    distinct = {"个国家": "country", "国": "country"}

    def words(self, text, names):
        """The occasion in quotation marks."""
        if OWN_COUNTRY.search(text) and names:
            return names[:1]
        return titles(without_ground(text))[:1]

    def unknown(self, text, names):
        return [listed(names)] if names else []

    def adjust(self, gauge, text):
        if OWN_COUNTRY.search(text):
            gauge.register, gauge.segment, gauge.also = *self.also.split(":"), ""
        elif FOR_FIRMS.search(text):
            gauge.also = ""
