"""Outside people are invited or received."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..words import titles
from . import Kind, kind


@kind("people_invited")
class PeopleInvited(Kind):
    """An invitation is found by its guests' places and by the occasion; it counts when they have entered."""

    label = _("people invited")
    register, segment, underway = "invitations/invitation", "entered", "open"
    amount = pgettext_lazy("invitations", "at least %(n)s")
    records = _("invitations")
    totals = {"人次": "people", "人": "people", "名": "people"}
    distinct = {"个国家": "country", "国": "country"}

    def words(self, text, names):
        """The occasion in quotation marks."""
        return titles(text)[:1]
