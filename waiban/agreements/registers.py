"""The register of agreements."""

from django.db.models import Exists, Max, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import PartialDateField
from waiban.register.declare import QUIET, Column, PointingHere, Register, Rows, Segment, Today, register
from waiban.register.rights import Rights, own_division
from waiban.register.verbs import Verb
from waiban.rulebook.values import days_on

from . import operations
from .models import Agreement, Obligation

SIGNED = Q(status__in=("signed", "ended"), signed_on__isnull=False)
RENEWED = Q(renewals__status__in=("signed", "ended"))  # a draft alone settles nothing


class Performed(Segment):
    """Agreements of which every obligation is fulfilled, by the day of the last one."""

    def reached(self, day):
        return Obligation.objects.filter(fulfilled_on__lte=day).order_by(), "agreement"

    def narrow(self, queryset, day, since=None):
        duties = Obligation.objects.filter(agreement=OuterRef("pk")).order_by()
        left = duties.filter(Q(fulfilled_on=None) | Q(fulfilled_on__gt=day))
        last = duties.values("agreement").annotate(last=Max("fulfilled_on")).values("last")
        queryset = queryset.filter(Exists(duties), ~Exists(left), SIGNED, signed_on__lte=day)
        queryset = queryset.annotate(on=Subquery(last, output_field=PartialDateField()))
        return queryset.filter(on__gte=since) if since else queryset


@register
class Agreements(Register):
    """Agreements, memoranda and letters of intent signed with partners abroad."""

    model, key, date, menu = Agreement, "number", "signed_on", "agreements"
    place = ("tie__city", "parties__city", "parties__organisation__city", "parties__organisation__country")
    party = ("parties__organisation", "parties__organisation__parent")
    due = ("expires_on",)
    open, fades = Q(status="signed") & ~RENEWED, True
    verbs = {"renew": Verb(_("Renew"), operations.renew, operations.may_be_renewed)}
    rights = Rights(rows=own_division)
    columns = (
        Column("title", search=True),
        Column("occasion", search=True, small=True),
        Column("number", search=True),
        Column("kind", filter=True),
        Column("status", filter=True),
        Column("tie", filter=True),
        Column("former", show=QUIET),
        Column("signed_on", filter=True),
        Column("expires_on", filter=True),
        Column("languages", show=QUIET),
        Column("event", filter=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    rows = (
        Rows(
            "parties",
            (Column("side", filter=True), Column("organisation", filter=True), Column("city", filter=True), "signer"),
        ),
        Rows(
            "obligations",
            (
                Column("side", filter=True), "clause", Column("text", search=True), Column("due_on", filter=True),
                Column("fulfilled_on", filter=True), "fulfilled_by",
            ),
            due="due_on", open=Q(fulfilled_on=None),
        ),
    )  # fmt: skip
    segments = {
        "signed": Segment(_("signed"), SIGNED & Q(signed_on__lte=Today())),
        "in_force": Segment(
            _("in force"),
            Q(status="signed", signed_on__lte=Today()) & (Q(expires_on=None) | Q(expires_on__gte=Today())),
        ),
        "expiring": Segment(
            _("expiring soon"),
            Q(status="signed", expires_on__gte=Today(), expires_on__lte=Today(days_on("O-2", "ahead"))),
            on="expires_on",
        ),
        "performed": Performed(_("performed: every obligation fulfilled")),
        "unsigned": Segment(_("not signed yet"), Q(status__in=("draft", "negotiating"))),
    }
    panels = (
        PointingHere("agreements/agreement", "former", pgettext_lazy("agreements", "renewed by")),
        PointingHere("projects/project", "agreement"),
    )
