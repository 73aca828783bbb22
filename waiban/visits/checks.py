"""The numbered rules for delegations received: whose coming is reported upward, and in writing."""

from django.utils.translation import gettext as _

from waiban.rulebook.declare import Finding, check

from .models import Rank, Visit

HIGH = (Rank.HEAD_OF_STATE, Rank.HEAD_OF_GOVERNMENT, Rank.MINISTER)


@check("F-21", on=Visit, stops=False)
def guests_of_ministerial_rank_are_reported_in_writing(visit, rows):
    if visit.rank not in HIGH:
        return
    if visit.status == Visit.Status.RECEIVED and not visit.report:
        yield Finding("report", _("Guests of this rank were received: a written report is due."))
    if visit.status == Visit.Status.PLANNED and not visit.approval:
        yield Finding(
            "approval", _("Guests of this rank are reported upward before they come. Enter the approval number.")
        )
