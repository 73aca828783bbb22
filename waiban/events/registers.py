"""The register of events."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from waiban.register.declare import QUIET, Column, Register, Rows, Segment, Today, register
from waiban.register.rights import Rights, own_division

from .models import Event


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
        Column("tz", show=QUIET),
        Column("kind", filter=True),
        Column("mode", filter=True),
        Column("status", filter=True),
        Column("city", filter=True),
        Column("venue", search=True, show=QUIET),
        Column("hosts", search=True),
        Column("participants", filter=True),
        Column("outcome", search=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    rows = (
        Rows("guests", (
            Column("person", filter=True), Column("organisation", filter=True), Column("city", filter=True),
            Column("country", filter=True), "people", "confirmed", "arrived",
        )),
    )  # fmt: skip
    segments = {
        "held": Segment(_("held"), Q(status="held", begins__lte=Today())),
        "planned": Segment(_("planned"), Q(status="planned")),
        "online": Segment(_("online and held"), Q(status="held", mode__in=("online", "hybrid"), begins__lte=Today())),
        "coming": Segment(_("in the next 30 days"), Q(status="planned", begins__gte=Today(), begins__lte=Today(30))),
    }
