"""The registers of events and of the working groups that carry them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from waiban.register.declare import QUIET, Column, PointingHere, Register, Rows, Segment, Today, register
from waiban.register.rights import Rights, own_division
from waiban.rulebook.values import days_on

from . import measured
from .models import Event, WorkingGroup

WRITTEN = ("edit", "sheet", "api")  # the page of precedence shows them with what they decide


@register
class Events(Register):
    """Events planned and held, with guests and outcome."""

    model, key, date, menu = Event, ("name", "begins"), "begins", "events"
    span, clock = ("begins", "ends"), ("starts_at", "", "tz")
    place = ("city", "guests__city", "guests__country", "guests__organisation__city", "guests__organisation__country")
    party = ("guests__organisation", "guests__organisation__parent")
    total = ("participants",)
    rights = Rights(rows=own_division)
    columns = (
        Column("name", search=True),
        Column("series", search=True, small=True),
        Column("name_en", search=True, show=QUIET),
        Column("begins", filter=True),
        Column("ends", show=QUIET),
        Column("starts_at", show=QUIET),
        Column("ends_at", show=QUIET),
        Column("tz", show=QUIET),
        Column("kind", filter=True),
        Column("mode", filter=True),
        Column("status", filter=True),
        Column("city", filter=True),
        Column("venue", search=True, show=QUIET),
        Column("hosts", search=True),
        Column("participants", filter=True),
        Column("precedence", show=QUIET),
        Column("outcome", search=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    rows = (
        Rows("guests", (
            Column("person", filter=True), "called", "title", Column("rank", filter=True),
            Column("organisation", filter=True), Column("city", filter=True), Column("country", filter=True),
            Column("side", show=WRITTEN), "people", Column("invited_on", show=WRITTEN), Column("replied_on", show=WRITTEN),
            "confirmed", "arrived", Column("needs", private="personal"), Column("seat", show=WRITTEN),
            Column("seat_reason", show=WRITTEN),
        )),
        Rows("measures", (Column("kind", filter=True), "value", "language", "measured_on", "source")),
    )  # fmt: skip
    segments = {
        "held": Segment(_("held"), Q(status="held", begins__lte=Today())),
        "planned": Segment(_("planned"), Q(status="planned")),
        "online": Segment(_("online and held"), Q(status="held", mode__in=("online", "hybrid"), begins__lte=Today())),
        "coming": Segment(
            _("taking place soon"), Q(status="planned", begins__gte=Today(), begins__lte=Today(days_on("O-2", "soon")))
        ),
    }
    panels = (PointingHere("events/workinggroup", "event"),)
    people, marks, measured = staticmethod(measured.people), staticmethod(measured.marks), staticmethod(measured.lines)


@register
class WorkingGroups(Register):
    """Working groups with their lead, members and tasks; open tasks reach people's work."""

    model, key, date, menu = WorkingGroup, ("name", "set_up_on"), "set_up_on", "events"
    rights = Rights(rows=own_division)
    columns = (
        Column("name", search=True),
        Column("purpose", search=True, small=True),
        Column("event", filter=True),
        Column("status", filter=True),
        Column("lead", filter=True),
        Column("set_up_on", filter=True),
        Column("dissolved_on", show=QUIET),
        Column("news", search=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True, show=QUIET),
    )
    rows = (
        Rows("members", (Column("user", filter=True), "other", "unit", "duty")),
        Rows("tasks", (Column("text", search=True), Column("owner", filter=True), "due_on", "done_on", "note"),
             due="due_on", open=Q(done_on=None)),
    )  # fmt: skip
    segments = {
        "at_work": Segment(
            _("at work"), Q(set_up_on__lte=Today()) & (Q(dissolved_on=None) | Q(dissolved_on__gt=Today()))
        ),
        "dissolved": Segment(_("dissolved"), Q(dissolved_on__lte=Today()), on="dissolved_on"),
    }
