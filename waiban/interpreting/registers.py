"""The register of assignments of interpreters."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import PartialDate
from waiban.register.declare import QUIET, Column, Register, Segment, Today, register
from waiban.register.rights import Rights, own_division

from . import checks
from .models import Assignment


@register
class Assignments(Register):
    """Who interprets where and when; nobody in two places at once."""

    model, key, sort, menu = Assignment, "number", "-starts_at", "talents"
    rights = Rights(rows=own_division)
    columns = (
        Column("talent", filter=True, search=True),
        Column("number", search=True, show=QUIET),
        Column("language", filter=True),
        Column("mode", filter=True),
        Column("direction", show=QUIET),
        Column("starts_at", filter=True),
        Column("ends_at"),
        Column("status", filter=True),
        Column("event", filter=True, search=True),
        Column("visit", filter=True, search=True),
        Column("occasion", search=True, show=QUIET),
        Column("backup", show=QUIET),
        Column("note", search=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True, show=QUIET),
    )
    segments = {
        "asked": Segment(pgettext_lazy("interpreter", "asked"), Q(status="asked")),
        "confirmed": Segment(pgettext_lazy("interpreter", "confirmed"), Q(status="confirmed")),
        "done": Segment(_("interpreted"), Q(status="done", held_on__lte=Today()), on="held_on"),
    }

    def prepare(self, record, rows):
        """Nobody invents a number: day and a few signs of the record's own. The day is that of its first hour here."""
        record.held_on = PartialDate(timezone.localdate(record.starts_at)) if record.starts_at else None
        if not record.number and record.starts_at:
            record.number = f"译{timezone.localtime(record.starts_at):%y%m%d}-{record.code[-6:]}"

    def clashes(self, records):
        return checks.twice(records)
