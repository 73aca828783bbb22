"""The registers of what the office issues, studies, wins, builds and inspects, and of its figures."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.register.declare import QUIET, Column, Register, Rows, Segment, Today, register
from waiban.register.rights import Rights, own_division

from .models import Figure, Inspection, IssuedDocument, Pilot, Platform, Research, Work


@register
class IssuedDocuments(Register):
    """Plans, schemes, standards and rules with their numbers."""

    model, key, date, menu = IssuedDocument, "number", "issued_on", "documents"
    rights = Rights(rows=own_division)
    columns = (
        Column("title", search=True),
        Column("number", search=True),
        Column("kind", filter=True),
        Column("level", filter=True),
        Column("issued_on", filter=True),
        Column("division", filter=True),
        Column("person", filter=True),
    )
    rows = (
        Rows(
            "tasks",
            (Column("text", search=True), Column("owner", filter=True), Column("due_on", filter=True), "done_on"),
            due="due_on", open=Q(done_on=None),
        ),
    )  # fmt: skip
    segments = {
        "issued": Segment(_("issued"), Q(issued_on__lte=Today())),
        "drafted": Segment(_("being drafted"), Q(issued_on=None)),
    }


@register
class Studies(Register):
    """Studies with their recommendations and who adopted them."""

    model, key, date, menu = Research, "title", "reported_on", "documents"
    place = ("country",)
    rights = Rights(rows=own_division)
    columns = (
        Column("title", search=True),
        Column("topic", search=True),
        Column("status", filter=True),
        Column("started_on", filter=True),
        Column("reported_on", filter=True),
        Column("sites", search=True, show=QUIET),
        Column("partners", search=True),
        Column("country", filter=True, show=QUIET),
        Column("division", filter=True),
        Column("person", filter=True),
    )
    rows = (Rows("recommendations", (Column("text", search=True), "adopted_by", Column("adopted_on", filter=True))),)
    segments = {
        "reported": Segment(_("reported"), Q(status__in=("reported", "adopted"), reported_on__lte=Today())),
        "running": Segment(_("running"), Q(status="running")),
    }


@register
class Pilots(Register):
    """Statuses and trials that others grant."""

    model, key, date, menu = Pilot, "name", "answered_on", "results"
    due = ("ends_on",)
    rights = Rights(rows=own_division)
    columns = (
        Column("name", search=True),
        Column("granting_body", search=True),
        Column("applied_on", filter=True),
        Column("answer", filter=True),
        Column("answered_on", filter=True),
        Column("ends_on", filter=True),
        Column("document", show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    segments = {
        "granted": Segment(_("granted"), Q(answer="granted", answered_on__lte=Today())),
        "applied": Segment(
            _("applied for"),
            Q(applied_on__lte=Today()) & (Q(answered_on=None) | Q(answered_on__gt=Today())),
            on="applied_on",
        ),
        "declined": Segment(pgettext_lazy("pilot", "declined"), Q(answer="declined", answered_on__lte=Today())),
    }


@register
class Platforms(Register):
    """Platforms, centres, systems and mechanisms, and how much they are used."""

    model, key, date, menu = Platform, "name", "opened_on", "results"
    due, open = ("planned_for",), Q(opened_on=None)
    rights = Rights(rows=own_division)
    columns = (
        Column("name", search=True),
        Column("functions", search=True, small=True),
        Column("partners", search=True),
        Column("begun_on", filter=True),
        Column("planned_for", filter=True),
        Column("opened_on", filter=True),
        Column("closed_on", filter=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    rows = (Rows("uses", (Column("on", filter=True), "number", "note")),)
    segments = {
        "open": Segment(
            pgettext_lazy("platform", "open"),
            Q(opened_on__lte=Today()) & (Q(closed_on=None) | Q(closed_on__gt=Today())),
        ),
        "building": Segment(
            _("being set up"),
            Q(begun_on__lte=Today()) & (Q(opened_on=None) | Q(opened_on__gt=Today())),
            on="begun_on",
        ),
    }


@register
class Figures(Register):
    """Figures of the office and of benchmark cities, with source and method."""

    model, key, date, menu = Figure, ("name", "city", "measured_on"), "measured_on", "results"
    place, total = ("city", "city__country"), ("value",)
    rights = Rights(rows=own_division)
    columns = (
        Column("name", search=True),
        Column("whose", filter=True),
        Column("city", filter=True),
        Column("value", filter=True),
        Column("unit", filter=True),
        Column("measured_on", filter=True),
        Column("source", search=True),
        Column("method", search=True, show=QUIET),
        Column("comparability", filter=True),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    segments = {
        "newest": Segment(_("our own"), Q(whose="own", measured_on__lte=Today())),
        "benchmark": Segment(_("of benchmark cities"), Q(whose="benchmark", measured_on__lte=Today())),
    }


@register
class Works(Register):
    """What is built, repaired or fitted."""

    model, key, date, menu = Work, "name", "finished_on", "results"
    due, open, total = ("planned_for",), Q(finished_on=None), ("quantity",)
    rights = Rights(rows=own_division)
    columns = (
        Column("name", search=True),
        Column("site", search=True, small=True),
        Column("quantity", filter=True),
        Column("unit"),
        Column("contractor", search=True, show=QUIET),
        Column("begun_on", filter=True),
        Column("planned_for", filter=True),
        Column("finished_on", filter=True),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    segments = {
        "finished": Segment(_("finished"), Q(finished_on__lte=Today())),
        "begun": Segment(
            pgettext_lazy("work", "being built"),
            Q(begun_on__lte=Today()) & (Q(finished_on=None) | Q(finished_on__gt=Today())),
            on="begun_on",
        ),
        "planned": Segment(
            pgettext_lazy("work", "planned"), (Q(begun_on=None) | Q(begun_on__gt=Today())) & Q(finished_on=None)
        ),
    }


@register
class Inspections(Register):
    """Inspections and special campaigns with what they found."""

    model, key, date, menu = Inspection, "name", "closed_on", "results"
    span, total = ("opened_on", "closed_on"), ("inspected", "found", "corrected")
    rights = Rights(rows=own_division)
    columns = (
        Column("name", search=True),
        Column("kind", filter=True),
        Column("partners", search=True),
        Column("opened_on", filter=True),
        Column("closed_on", filter=True),
        Column("inspected", filter=True),
        Column("found", filter=True),
        Column("corrected", filter=True),
        Column("result", search=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    segments = {
        "closed": Segment(pgettext_lazy("inspections", "closed"), Q(closed_on__lte=Today())),
        "open": Segment(
            pgettext_lazy("inspections", "under way"),
            Q(opened_on__lte=Today()) & (Q(closed_on=None) | Q(closed_on__gt=Today())),
            on="opened_on",
        ),
    }
