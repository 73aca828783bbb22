"""The registers of issued documents and studies."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from waiban.register.declare import QUIET, Column, Register, Rows, Segment, Today, register
from waiban.register.rights import Rights, own_division

from .models import IssuedDocument, Research


@register
class IssuedDocuments(Register):
    """Plans, schemes, standards and rules with their numbers."""

    model, key, date, menu = IssuedDocument, "number", "issued_on", "documents"
    rights = Rights(rows=own_division)
    columns = (
        Column("title", search=True),
        Column("number", search=True),
        Column("kind", filter=True),
        Column("level", filter=True),
        Column("issued_on", filter=True),
        Column("division", filter=True),
        Column("person", filter=True),
    )
    segments = {
        "issued": Segment(_("issued"), Q(issued_on__lte=Today())),
        "drafted": Segment(_("being drafted"), Q(issued_on=None)),
    }


@register
class Studies(Register):
    """Studies with their recommendations and who adopted them."""

    model, key, date, menu = Research, "title", "reported_on", "documents"
    place = ("country",)
    rights = Rights(rows=own_division)
    columns = (
        Column("title", search=True),
        Column("topic", search=True),
        Column("status", filter=True),
        Column("started_on", filter=True),
        Column("reported_on", filter=True),
        Column("sites", search=True, show=QUIET),
        Column("partners", search=True),
        Column("country", filter=True, show=QUIET),
        Column("division", filter=True),
        Column("person", filter=True),
    )
    rows = (Rows("recommendations", (Column("text", search=True), "adopted_by", Column("adopted_on", filter=True))),)
    segments = {
        "reported": Segment(_("reported"), Q(status__in=("reported", "adopted"), reported_on__lte=Today())),
        "running": Segment(_("running"), Q(status="running")),
    }
