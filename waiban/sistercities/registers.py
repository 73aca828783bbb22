"""The register of ties; what a promise about a tie asks is here as named lists."""

from django.utils.translation import gettext_lazy as _

from waiban.register.declare import QUIET, Column, PointingHere, Reached, Register, Rows, Stages, register
from waiban.register.rights import Rights, own_division

from .models import Stage, Tie

ENDED = (Stage.DECLINED, Stage.LAPSED, Stage.TERMINATED)


@register
class Ties(Register):
    """Ties with cities abroad, stage by stage."""

    model, key, menu = Tie, ("city", "kind"), "ties"
    place, party = ("city", "city__country"), ()
    due = ("approval_expires",)
    rights = Rights(rows=own_division)
    columns = (
        Column("city", filter=True),
        Column("city__name_zh", search=True, show=()),
        Column("city__name_en", search=True, show=()),
        Column("city__country", filter=True),
        Column("kind", filter=True),
        Column("stage", filter=True, show=("list", "detail", "sheet", "api")),
        Column("approval_expires", filter=True, show=QUIET),
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
