"""The registers of ties and of plans with partner cities; what a promise about a tie asks is here as named lists."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.register.declare import (
    QUIET,
    Column,
    PointingHere,
    Reached,
    Register,
    Rows,
    Segment,
    Stages,
    Today,
    register,
)
from waiban.register.rights import Rights, own_division

from .models import PlannedExchange, Stage, Tie

ENDED = (Stage.DECLINED, Stage.LAPSED, Stage.TERMINATED)


@register
class Ties(Register):
    """Ties with cities abroad, stage by stage."""

    model, key, menu = Tie, ("city", "kind"), "ties"
    place, party = ("city", "city__country"), ()
    due, open = ("approval_expires",), ~Q(stage__in=(Stage.SIGNED, Stage.IN_FORCE, *ENDED))  # until it is used
    rights = Rights(rows=own_division)
    columns = (
        Column("city", filter=True),
        Column("city__name_zh", search=True, show=()),
        Column("city__name_en", search=True, show=()),
        Column("city__country", filter=True),
        Column("kind", filter=True),
        Column("stage", filter=True, show=("list", "detail", "sheet", "api")),
        Column("approval_expires", filter=True, show=QUIET),
        Column("event", filter=True, show=QUIET),
        Column("division", filter=True),
        Column("person", filter=True),
        Column("note", search=True, show=QUIET),
    )
    rows = (Rows("stages", (Column("stage", filter=True), Column("on", filter=True), "document", "note")),)
    stages = Stages(
        "stages",
        order=tuple(s.value for s in Stage if s not in (*ENDED, Stage.ON_HOLD)),
        side=(Stage.ON_HOLD.value, *(s.value for s in ENDED)),
    )
    segments = {
        "in_force": Reached(_("signed and in force"), "signed", "in_force", ended=ENDED),
        "intended": Reached(_("intent signed"), "intent"),
        "begun": Reached(_("begun"), *(s.value for s in Stage)),
        "ended": Reached(_("ended"), *ENDED),
    }
    panels = (PointingHere("agreements/agreement", "tie"),)


@register
class PlannedExchanges(Register):
    """What the yearly and the five-year plan foresee with partner cities, and what became of it."""

    model, key, date, menu = PlannedExchange, "name", "done_on", "ties"
    place = ("city", "city__country")
    due, open = ("planned_for",), Q(done_on=None, dropped="")
    rights = Rights(rows=own_division)
    columns = (
        Column("name", search=True),
        Column("plan", filter=True),
        Column("period", filter=True),
        Column("city", filter=True),
        Column("area", filter=True, search=True),
        Column("planned_for", filter=True),
        Column("done_on", filter=True),
        Column("result", search=True, show=QUIET),
        Column("dropped", search=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    segments = {
        "done": Segment(pgettext_lazy("plan", "done"), Q(done_on__lte=Today())),
        "open": Segment(
            _("still to be done"),
            Q(dropped="") & (Q(done_on=None) | Q(done_on__gt=Today())),
            on="planned_for",
        ),
        "overdue": Segment(
            pgettext_lazy("plan", "overdue"),
            Q(dropped="", planned_for__lt=Today()) & (Q(done_on=None) | Q(done_on__gt=Today())),
            on="planned_for",
        ),
        "dropped": Segment(pgettext_lazy("plan", "dropped"), ~Q(dropped="")),
    }
