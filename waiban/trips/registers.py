"""The register of trips abroad on duty."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import DAY, as_partial
from waiban.register.declare import QUIET, Column, Register, Rows, Segment, Today, register
from waiban.register.rights import Rights, own_division

from .models import Member, Trip

DERIVED = ("list", "detail", "sheet", "api")


@register
class Trips(Register):
    """Groups planned, approved and carried out; groups and people are always told as a pair."""

    model, key, date, menu = Trip, "number", "departs", "travel"
    span = ("departs", "returns")
    place = ("stops__country", "stops__city")
    party = ("stops__host", "stops__host__parent")
    total = ("people", "days")
    rights = Rights(rows=own_division)
    columns = (
        Column("name", search=True),
        Column("purpose", search=True, small=True),
        Column("number", search=True, show=QUIET),
        Column("category", filter=True),
        Column("status", filter=True),
        Column("departs", filter=True),
        Column("returns", filter=True),
        Column("days", filter=True, show=DERIVED),
        Column("people", filter=True, show=DERIVED),
        Column("leader", search=True, show=("detail", "sheet", "api")),
        Column("unit", search=True, filter=True),
        Column("in_plan", filter=True, show=QUIET),
        Column("approval", search=True, show=QUIET),
        Column("approved_on", filter=True, show=QUIET),
        Column("funding", show=QUIET),
        Column("report", search=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True, show=QUIET),
    )
    rows = (
        Rows("stops", (
            Column("country", filter=True), Column("city", filter=True), "arrives", "leaves", Column("host", filter=True),
            "airport_only",
        )),
        Rows("members", (
            Column("name", search=True), "unit", "title", "rank", "role", Column("passport", private="personal"),
            Column("identity", private="personal"), Column("phone", private="personal"),
        )),
    )  # fmt: skip
    segments = {
        "carried_out": Segment(_("carried out"), Q(status="carried_out", returns__lte=Today()), on="returns"),
        "approved": Segment(
            pgettext_lazy("trip", "approved"),
            Q(status__in=("approved", "carried_out"), approved_on__lte=Today()),
            on="approved_on",
        ),
        "ahead": Segment(_("planned or approved"), Q(status__in=("planned", "approved"))),
    }

    def prepare(self, record, rows):
        """Days count that of leaving and that of coming back (T-1); people and their head are the members."""
        first, last = as_partial(record.departs), as_partial(record.returns)
        exact = first and last and first.precision == last.precision == DAY
        record.days = max((last.day - first.day).days + 1, 0) if exact else None
        record.people = len(rows["members"])
        record.leader = next((m.name for m in rows["members"] if m.role == Member.Role.LEADER), "")
