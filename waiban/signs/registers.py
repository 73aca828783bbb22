"""The registers of signs, survey rounds and findings."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.register.declare import QUIET, Column, PointingHere, Register, Segment, Today, register
from waiban.register.rights import Rights, own_division

from .models import Finding, Sign, SurveyRound

DERIVED = ("list", "detail", "sheet", "api")
WRONG = Q(found_on__lte=Today()) & ~Q(fault="none")


@register
class Findings(Register):
    """What was found at signs; wrong until corrected."""

    model, key, date, menu = Finding, "number", "found_on", "signs"
    due, open = ("due_on",), Q(corrected_on=None)
    rights = Rights(rows=own_division)
    columns = (
        Column("number", search=True),
        Column("sign", filter=True),
        Column("sign__site", search=True, show=("list",)),
        Column("sign__chinese", search=True, show=("list",)),
        Column("sign__foreign", search=True, show=("list",)),
        Column("fault", filter=True),
        Column("severity", filter=True),
        Column("proposed", search=True),
        Column("state", filter=True, show=DERIVED),
        Column("found_on", filter=True),
        Column("corrected_on", filter=True),
        Column("due_on", filter=True, show=QUIET),
        Column("rechecked_on", show=QUIET),
        Column("survey", filter=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True, show=QUIET),
    )
    segments = {
        "surveyed": Segment(pgettext_lazy("findings", "looked at"), Q(found_on__lte=Today())),
        "wrong": Segment(_("found wrong"), WRONG),
        "uncorrected": Segment(
            _("wrong and not corrected"), WRONG & (Q(corrected_on=None) | Q(corrected_on__gt=Today()))
        ),
        "corrected": Segment(_("corrected"), WRONG & Q(corrected_on__lte=Today()), on="corrected_on"),
    }

    def prepare(self, record, rows):
        """The state follows from fault and correction."""
        wrong = Finding.State.CORRECTED if record.corrected_on else Finding.State.WRONG
        record.state = Finding.State.FINE if record.fault == Finding.Fault.NONE else wrong


@register
class Signs(Register):
    """Signs with foreign words in public places."""

    model, key, sort, menu = Sign, "number", "site", "signs"
    rights = Rights(rows=own_division)
    columns = (
        Column("number", search=True),
        Column("site", search=True),
        Column("chinese", search=True),
        Column("foreign", search=True),
        Column("language", filter=True),
        Column("carrier", filter=True),
        Column("kind", filter=True, search=True),
        Column("district", filter=True, search=True),
        Column("keeper", search=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True, show=QUIET),
    )
    panels = (PointingHere("signs/finding", "sign"),)


@register
class SurveyRounds(Register):
    """Rounds in which signs were looked over."""

    model, key, date, menu = SurveyRound, "name", "begins", "signs"
    span = ("begins", "ends")
    total = ("surveyed",)
    rights = Rights(rows=own_division)
    columns = (
        Column("name", search=True),
        Column("sites", search=True),
        Column("begins", filter=True),
        Column("ends", filter=True),
        Column("surveyed"),
        Column("by", search=True),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    segments = {"closed": Segment(pgettext_lazy("survey rounds", "closed"), Q(ends__lte=Today()), on="ends")}
    panels = (PointingHere("signs/finding", "survey"),)
