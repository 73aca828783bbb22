"""The register of projects; each stage is a named list that a promise may ask for."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.register.declare import QUIET, Column, Reached, Register, Rows, Stages, register
from waiban.register.rights import Rights, own_division

from .models import Project, Stage

STOPPED = (Stage.STOPPED.value,)


@register
class Projects(Register):
    """Projects from first lead to running."""

    model, key, menu = Project, "name", "projects"
    place = ("country", "investor__city", "investor__country")
    party = ("investor", "investor__parent")
    total = ("amount",)
    rights = Rights(rows=own_division)
    columns = (
        Column("name", search=True),
        Column("name_en", search=True, small=True),
        Column("stage", filter=True, show=("list", "detail", "sheet", "api")),
        Column("investor", filter=True),
        Column("country", filter=True),
        Column("sector", filter=True, search=True),
        Column("amount", filter=True),
        Column("currency"),
        Column("district", filter=True, search=True),
        Column("agreement", show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    rows = (Rows("stages", (Column("stage", filter=True), Column("on", filter=True), "document", "note")),)
    stages = Stages("stages", order=tuple(s.value for s in Stage if s != Stage.STOPPED), side=STOPPED)
    segments = {
        "begun": Reached(_("begun"), *(s.value for s in Stage)),
        "signed": Reached(pgettext_lazy("projects", "signed"), "signed"),
        "landed": Reached(_("landed"), "registered", "building", "running", ended=STOPPED),
        "building": Reached(_("building or running"), "building", "running", ended=STOPPED),
        "running": Reached(pgettext_lazy("projects", "running"), "running", ended=STOPPED),
    }
