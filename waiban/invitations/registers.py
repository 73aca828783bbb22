"""The register of invitations."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.register.declare import QUIET, Column, Register, Rows, Segment, Today, register
from waiban.register.rights import Rights, own_division

from .models import Invitation

DERIVED = ("list", "detail", "sheet", "api")
State = Invitation.State


@register
class Invitations(Register):
    """Cases from the request to the closing; the state is the furthest that has a date."""

    model, key, date, menu = Invitation, "number", "asked_on", "travel"
    span = ("entered_on", "left_on")
    place = ("country", "organisation__city", "invitees__country")
    party = ("organisation", "organisation__parent", "inviter")
    total = ("people",)
    rights = Rights(rows=own_division)
    columns = (
        Column("subject", search=True),
        Column("occasion", search=True, small=True),
        Column("number", search=True, show=QUIET),
        Column("state", filter=True, show=DERIVED),
        Column("country", filter=True),
        Column("organisation", filter=True),
        Column("inviter", filter=True, show=QUIET),
        Column("inviter__kind", show=(), label=_("kind of inviter")),
        Column("people", filter=True, show=DERIVED),
        Column("paper", filter=True, show=QUIET),
        Column("visa", show=QUIET),
        Column("paid_by", show=QUIET),
        Column("asked_on", filter=True),
        Column("issued_on", filter=True),
        Column("valid_until", show=QUIET),
        Column("declined_on", show=QUIET),
        Column("enters_on", show=QUIET),
        Column("entered_on", filter=True),
        Column("left_on", show=QUIET),
        Column("closed_on", show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True, show=QUIET),
    )
    rows = (
        Rows("invitees", (
            Column("name", search=True), Column("contact", filter=True), Column("country", filter=True), "title", "people",
            Column("passport", private="personal"), Column("born_on", private="personal"),
        )),
    )  # fmt: skip
    segments = {
        "entered": Segment(_("entered"), Q(entered_on__lte=Today()), on="entered_on"),
        "issued": Segment(pgettext_lazy("invitation", "issued"), Q(issued_on__lte=Today()), on="issued_on"),
        "open": Segment(
            _("not entered yet"),
            Q(asked_on__lte=Today(), declined_on=None) & (Q(entered_on=None) | Q(entered_on__gt=Today())),
        ),
        "to_close": Segment(_("left and not closed"), Q(left_on__lte=Today(), closed_on=None), on="left_on"),
    }

    def prepare(self, record, rows):
        """The state follows from the dates, the number of people from the invitees."""
        steps = (
            (record.closed_on, State.CLOSED), (record.entered_on, State.ENTERED), (record.declined_on, State.DECLINED),
            (record.issued_on, State.ISSUED),
        )  # fmt: skip
        record.state = next((state for day, state in steps if day), State.ASKED)
        record.people = sum(row.people or 0 for row in rows["invitees"])
