"""A plan, standard, rule or scheme is issued."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..words import topic
from . import Kind, kind


@kind("document_issued")
class DocumentIssued(Kind):
    label = _("document issued")
    register, segment, underway = "deliverables/issueddocument", "issued", "drafted"
    amount = pgettext_lazy("documents", "at least %(n)s")
    records = _("issued documents")
    by_place = False
    narrows = {"level": {"市政府名义": "city_government", "市委、市政府": "city_government"}}

    def words(self, text, names):
        """The title in 《》, else the object's own words."""
        return topic(text)
