"""The register of visits."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.register.declare import QUIET, Column, Register, Rows, Segment, Today, register
from waiban.register.rights import Rights, own_division

from .models import Visit

DERIVED = ("list", "detail", "sheet", "api")


@register
class Visits(Register):
    """Delegations planned and received; groups and people are always told as a pair."""

    model, key, date, menu = Visit, "number", "arrives", "travel"
    span = ("arrives", "leaves")
    place = ("country", "city", "organisation__city", "organisation__country")
    party = ("organisation", "organisation__parent")
    total = ("people",)
    same = ("invitation", "invitations/invitation", "number")  # who was invited and who came are counted once
    rights = Rights(rows=own_division)
    columns = (
        Column("name", search=True),
        Column("purpose", search=True, small=True),
        Column("number", search=True, show=QUIET),
        Column("status", filter=True),
        Column("country", filter=True),
        Column("city", filter=True, show=QUIET),
        Column("organisation", filter=True),
        Column("rank", filter=True),
        Column("arrives", filter=True),
        Column("leaves", filter=True),
        Column("people", filter=True, show=DERIVED),
        Column("inviting", search=True, show=QUIET),
        Column("approval", search=True, show=QUIET),
        Column("invitation", search=True, show=QUIET),
        Column("hosts", search=True),
        Column("event", filter=True, show=QUIET),
        Column("report", search=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True, show=QUIET),
    )
    rows = (
        Rows("members", (
            Column("name", search=True), Column("contact", filter=True), "title", "people", "language",
            "arrives_at", "arrives_by", "arrives_where", "leaves_at", "leaves_by", "leaves_where", "room",
            Column("passport", private="personal"), Column("phone", private="personal"), Column("diet", private="personal"),
        )),
        Rows("programme", (Column("day", filter=True), "time", Column("what", search=True), "venue", "host", "press")),
    )  # fmt: skip
    segments = {
        "received": Segment(pgettext_lazy("visits", "received"), Q(status="received", arrives__lte=Today())),
        "planned": Segment(_("planned"), Q(status="planned")),
    }

    def prepare(self, record, rows):
        """How many people come follows from the members."""
        record.people = sum(row.people or 0 for row in rows["members"])
