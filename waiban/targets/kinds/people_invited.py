"""Outside people are invited or received."""

import re

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..words import listed, titles, without_ground
from . import Kind, kind

OWN_COUNTRY = re.compile(r"外交部|商务部|部委|中央外办|省委外办|省外办|(?<=[部委局])[一-龥]{2,6}司")
HERE_ALREADY = re.compile(r"驻华(?:使|大使)|驻[一-龥]{1,3}(?:领馆|领事|总领)|使领馆|在华(?:外国)?留学生|外商会")
CLASSES = (("使领", "使领馆"), ("领", "领事馆"), ("使", "使节"), ("留学", "留学生"))
FOR_FIRMS = re.compile(r"为[^，；。]*(?:企业|企事业|项目|单位)[^，；。]*邀请|邀请函")
INVITERS = {"企事业": ["company", "port", "university", "research", "public_body"], "企业": ["company", "port"]}


@kind("people_invited")
class PeopleInvited(Kind):
    """Invitations count when the guests have entered, and delegations received (design §5).

    Nobody who is in the country is invited by letter: guests from a ministry are a visit, ambassadors a visit or guests
    of an event. What the office invites for firms is their letters only. Guests named by class are nodded through.
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
        if FOR_FIRMS.search(text):
            gauge.also = ""
            inviters = next((kinds for word, kinds in INVITERS.items() if word in text), None)
            if inviters and not gauge.words:
                gauge.where, gauge.admit = {"inviter__kind": inviters}, "every"
        elif OWN_COUNTRY.search(text):
            gauge.register, gauge.segment, gauge.also = *self.also.split(":"), ""
            gauge.partners = bool(gauge.words)
        elif (here := HERE_ALREADY.search(text)) and gauge.way == "happened":
            of_class = next((name for sign, name in CLASSES if sign in here[0]), here[0])
            gauge.words = gauge.words or ([] if gauge.places else [listed([of_class])])
            gauge.register, gauge.segment, gauge.also = *self.also.split(":"), "events/event:held"
            gauge.partners = bool(gauge.words)
