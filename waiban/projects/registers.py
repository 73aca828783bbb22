"""The registers of projects and escalated matters; each stage is a named list that a promise may ask for."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.register.declare import QUIET, Column, PointingHere, Reached, Register, Rows, Stages, register
from waiban.register.rights import Rights, own_division

from .models import Matter, MatterStage, Project, Stage

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
        Column("event", filter=True, show=QUIET),
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
    panels = (PointingHere("projects/matter", "project"),)


@register
class Matters(Register):
    """What is stuck, which leader heard and decided it, and the task that follows."""

    model, key, menu = Matter, "subject", "projects"
    place = ("project__country", "project__investor__city")
    party = ("project__investor",)
    due, open = ("task_due",), ~Q(stage__in=("resolved", "dropped"))
    pushes = ("raised", "project")
    rights = Rights(rows=own_division)
    columns = (
        Column("subject", search=True),
        Column("stage", filter=True, show=("list", "detail", "sheet", "api")),
        Column("project", filter=True),
        Column("asked_of", filter=True),
        Column("why", search=True, show=QUIET),
        Column("decision", search=True, show=QUIET),
        Column("task", search=True),
        Column("task_owner", filter=True),
        Column("task_due", filter=True),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    rows = (Rows("steps", (Column("stage", filter=True), Column("on", filter=True), "document", "note")),)
    stages = Stages(
        "steps",
        order=tuple(s.value for s in MatterStage if s != MatterStage.DROPPED),
        side=(MatterStage.DROPPED.value,),
    )
    segments = {
        "resolved": Reached(_("resolved"), "resolved"),
        "decided": Reached(pgettext_lazy("stage", "decided"), "decided", "resolved"),
        "raised": Reached(_("raised"), *(s.value for s in MatterStage)),
        "open": Reached(_("still stuck"), *(s.value for s in MatterStage), ended=("resolved", "dropped")),
    }
