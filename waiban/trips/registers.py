"""The registers of trips abroad on duty and of the units' yearly plans for them."""

from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import DAY, as_partial
from waiban.register.declare import QUIET, Column, PointingHere, Register, Rows, Segment, Today, register
from waiban.register.rights import Rights, own_division

from .models import AnnualPlan, Member, Trip

DERIVED = ("list", "detail", "sheet", "api")
SUMS = ("detail", "sheet", "api")
NOTHING = Decimal("0.00")


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
        Column("leader", search=True, show=SUMS),
        Column("unit", search=True, filter=True),
        Column("necessity", search=True, show=QUIET),
        Column("expected", search=True, show=QUIET),
        Column("in_plan", filter=True, show=QUIET),
        Column("plan", filter=True, show=QUIET),
        Column("plan_item", show=QUIET),
        Column("outside_reason", show=QUIET),
        Column("academic", filter=True, show=QUIET),
        Column("exception", filter=True, show=QUIET),
        Column("exception_reason", show=QUIET),
        Column("route", search=True, show=QUIET),
        Column("approval", search=True, show=QUIET),
        Column("approved_on", filter=True, show=QUIET),
        Column("funding", show=QUIET),
        Column("prior", show=QUIET),
        Column("budget", filter=True, show=SUMS),
        Column("spent", show=SUMS),
        Column("report", search=True, show=QUIET),
        Column("reported_on", filter=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True, show=QUIET),
    )
    rows = (
        Rows("stops", (
            Column("country", filter=True), Column("city", filter=True), "arrives", "leaves", Column("host", filter=True),
            "airport_only", "inviter", "letter_on", "provides",
        )),
        Rows("members", (
            Column("name", search=True), "unit", "title", "rank", "role", "nature", "last_abroad",
            Column("sex", private="personal"), Column("born_on", private="personal"),
            Column("passport", private="personal"), Column("passport_until", private="personal"), "passport_back",
            Column("identity", private="personal"), Column("phone", private="personal"),
        )),
        Rows("costs", (Column("kind", filter=True), Column("country", filter=True), "reckoning", "budgeted", "settled")),
        Rows("notices", ("unit", Column("time", filter=True), "venue", "begins", "ends", "result")),
    )  # fmt: skip
    segments = {
        "carried_out": Segment(_("carried out"), Q(status="carried_out", returns__lte=Today()), on="returns"),
        "approved": Segment(
            pgettext_lazy("trip", "approved"),
            Q(status__in=("approved", "carried_out"), approved_on__lte=Today()),
            on="approved_on",
        ),
        "ahead": Segment(_("planned or approved"), Q(status__in=("planned", "approved"))),
        "unreported": Segment(
            _("report outstanding"),
            Q(status="carried_out", returns__lte=Today())
            & (Q(reported_on__gt=Today()) | Q(reported_on=None, report="")),
            on="returns",
        ),
    }

    def prepare(self, record, rows):
        """Days count that of leaving and that of coming back (T-1); people, their head and the sums are those of the lines."""
        first, last = as_partial(record.departs), as_partial(record.returns)
        exact = first and last and first.precision == last.precision == DAY
        record.days = max((last.day - first.day).days + 1, 0) if exact else None
        record.people = len(rows["members"])
        record.leader = next((m.name for m in rows["members"] if m.role == Member.Role.LEADER), "")
        record.budget = sum((line.budgeted or NOTHING for line in rows["costs"]), NOTHING)
        record.spent = sum((line.settled or NOTHING for line in rows["costs"]), NOTHING)


@register
class AnnualPlans(Register):
    """What each unit plans for the year, with its number of person-trips and its money; the trips stand below."""

    model, key, date, menu = AnnualPlan, ("unit", "year"), "approved_on", "travel"
    rights = Rights(rows=own_division)
    columns = (
        Column("unit", search=True, filter=True),
        Column("year", filter=True),
        Column("quota"),
        Column("budget"),
        Column("approved_on", filter=True),
        Column("document", search=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True, show=QUIET),
    )
    rows = (
        Rows("items", (
            "number", Column("name", search=True), Column("country", filter=True), Column("planned_for", filter=True), "people",
        )),
    )  # fmt: skip
    segments = {"approved": Segment(pgettext_lazy("trip", "approved"), Q(approved_on__lte=Today()))}
    panels = (PointingHere("trips/trip", "plan"),)
