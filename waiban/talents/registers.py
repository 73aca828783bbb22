"""The registers of talents, trainings and selections."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.register.declare import QUIET, Column, PointingHere, Register, Rows, Segment, Today, register
from waiban.register.rights import Rights, own_division
from waiban.register.verbs import Verb
from waiban.rulebook.values import days_on

from . import consent, scoring
from .models import Selection, Talent, Training

DERIVED = ("list", "detail", "sheet", "api")
JOINED = Q(joined_on__lte=Today()) & (Q(left_on=None) | Q(left_on__gt=Today()))


@register
class Talents(Register):
    """The pool of people with languages; a pool is counted by those in it on the day."""

    model, key, date, sort, menu = Talent, "number", "joined_on", "name", "talents"
    due, open = ("confirm_by", "correct_by"), Q(left_on=None)
    rights = Rights(rows=own_division)
    verbs = {
        "invite": Verb(_("Make the link to confirm"), consent.invite, consent.may_be_invited),
        "uninvite": Verb(_("Revoke the link"), consent.revoke, consent.may_be_revoked),
    }
    columns = (
        Column("name", search=True),
        Column("title", search=True, small=True),
        Column("number", search=True, show=QUIET),
        Column("unit", search=True, filter=True),
        Column("level", filter=True),
        Column("fields", search=True),
        Column("joined_on", filter=True),
        Column("left_on", filter=True, show=QUIET),
        Column("consent_on", show=QUIET),
        Column("confirmed_on", filter=True, show=QUIET),
        Column("confirm_by", filter=True, show=DERIVED[1:]),
        Column("correction", private="personal", show=QUIET),
        Column("correct_by", show=DERIVED[1:]),
        Column("withdrawn_on", show=QUIET),
        Column("available", show=QUIET),
        Column("years_abroad", show=QUIET),
        Column("sessions", filter=True, show=QUIET),
        Column("words", filter=True, show=QUIET),
        Column("phone", private="personal", show=QUIET),
        Column("email", private="personal", show=QUIET),
        Column("document_number", private="personal", show=QUIET),
        Column("reviewed_on", private="personal", show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True, show=QUIET),
    )
    rows = (
        Rows("skills", (Column("language", filter=True), Column("mode", filter=True), Column("direction", filter=True))),
        Rows("certificates", (
            Column("language", filter=True), Column("kind", filter=True), Column("grade", filter=True),
            Column("score", private="personal"), Column("serial", private="personal"), "issued_on", "expires_on",
        )),
    )  # fmt: skip
    segments = {
        "in_pool": Segment(_("in the pool"), JOINED),
        "asked": Segment(_("not in the pool yet"), Q(joined_on=None)),
        "left": Segment(_("left the pool"), Q(left_on__lte=Today()), on="left_on"),
        "to_confirm": Segment(
            _("to be confirmed again"), Q(confirm_by__lte=Today(days_on("O-2", "soon")), left_on=None), on="confirm_by"
        ),
        "to_correct": Segment(_("to be corrected"), ~Q(correction="") & Q(left_on=None), on="correct_by"),
    }
    panels = (PointingHere("talents/training", "attendance__talent"),)

    def prepare(self, record, rows):
        """When it is confirmed again, and until when a correction is looked at, follow from what the person said."""
        record.confirm_by = consent.due_again(record)
        record.correct_by = consent.to_correct_by(record, record.correct_by)


@register
class Trainings(Register):
    """Courses held and planned, with those who came."""

    model, key, date, menu = Training, ("name", "begins"), "begins", "talents"
    span = ("begins", "ends")
    total = ("participants", "hours")
    rights = Rights(rows=own_division)
    columns = (
        Column("name", search=True),
        Column("topic", search=True, filter=True),
        Column("status", filter=True),
        Column("begins", filter=True),
        Column("ends", show=QUIET),
        Column("participants", filter=True, show=DERIVED),
        Column("hours", filter=True),
        Column("trainer", search=True),
        Column("venue", search=True, show=QUIET),
        Column("result", search=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    rows = (
        Rows("attendance", (
            Column("talent", filter=True), Column("other", search=True), "people", "attended", Column("result", filter=True),
            Column("score", private="personal"),
        )),
    )  # fmt: skip
    segments = {
        "held": Segment(pgettext_lazy("trainings", "held"), Q(status="held", begins__lte=Today())),
        "planned": Segment(_("planned"), Q(status="planned")),
    }

    def prepare(self, record, rows):
        """Who came is counted from the attendance; nothing where none is kept."""
        record.participants = sum(row.people or 0 for row in rows["attendance"] if row.attended) or None


@register
class Selections(Register):
    """Rounds of awards and choices, with those proposed and those chosen."""

    model, key, date, menu = Selection, ("name", "opened_on"), "decided_on", "talents"
    party = "nominations__organisation"
    due, open = ("closes_on", "score_by"), Q(decided_on=None)
    due_for = {"score_by": "reviewers__reviewer"}
    verbs = {
        "standard": Verb(_("Take the usual standard"), scoring.usual_standard, scoring.lacks_standard),
        "close": Verb(_("Close the marks"), scoring.close, scoring.may_be_closed),
        "decide": Verb(_("Decide by the marks"), scoring.decide, scoring.may_be_decided),
    }
    total = ("winners",)
    rights = Rights(rows=own_division)
    columns = (
        Column("name", search=True),
        Column("award", search=True, filter=True),
        Column("round", search=True),
        Column("opened_on", filter=True),
        Column("closes_on", show=QUIET),
        Column("score_by", show=QUIET),
        Column("closed_on", show=DERIVED[1:]),
        Column("decided_on", filter=True),
        Column("decided_by", search=True),
        Column("document", search=True, show=QUIET),
        Column("basis", show=QUIET),
        Column("quota"),
        Column("nominated", show=DERIVED),
        Column("winners", show=DERIVED),
        Column("awarded_on", filter=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    rows = (
        Rows("nominations", (
            Column("contact", filter=True), Column("talent", filter=True), Column("organisation", filter=True), "nominator",
            "consent_on", Column("score", private="personal"), Column("spread", private="personal"), "chosen", "certificate",
        )),
        Rows("standard", ("part", "points")),
        Rows("reviewers", (Column("reviewer", filter=True),)),
    )  # fmt: skip
    segments = {
        "decided": Segment(_("decided"), Q(decided_on__lte=Today())),
        "open": Segment(
            _("open for choice"),
            Q(opened_on__lte=Today()) & (Q(decided_on=None) | Q(decided_on__gt=Today())),
            on="opened_on",
        ),
    }

    def prepare(self, record, rows):
        """How many were proposed and chosen follows from the nominations; what has marks stays."""
        scoring.require_marked_stay(record, rows)
        record.nominated = len(rows["nominations"])
        record.winners = sum(row.chosen for row in rows["nominations"])
