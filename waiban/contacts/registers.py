"""The registers of whom the office knows."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.register.declare import QUIET, Column, PointingHere, Register, Rows, Segment, Today, register
from waiban.register.rights import Rights, own_division

from .models import Exchange, Organisation, Person


@register
class Organisations(Register):
    """Firms, universities, chambers, ports and governments."""

    model, key, sort, menu = Organisation, "name_zh", "name_zh", "contacts"
    place, party = ("city", "country"), ("id", "parent")
    rights = Rights(rows=own_division)
    columns = (
        Column("name_zh", search=True),
        Column("name_en", search=True, small=True),
        Column("name_own", search=True, show=QUIET),
        Column("kind", filter=True),
        Column("country", filter=True),
        Column("city", filter=True),
        Column("sector", filter=True, search=True),
        Column("parent", filter=True, show=QUIET),
        Column("division", filter=True),
        Column("person", filter=True, show=QUIET),
    )
    segments = {
        "firms": Segment(_("firms"), Q(kind="company")),
        "governments": Segment(_("city governments"), Q(kind="city_government")),
    }
    panels = (
        PointingHere("contacts/exchange", "organisation"),
        PointingHere("agreements/agreement", "parties__organisation"),
        PointingHere("projects/project", "investor"),
        PointingHere("contacts/person", "posts__organisation"),
    )


@register
class Persons(Register):
    """People the office deals with; what is private stays with those who may see it."""

    model, key, sort, menu = Person, ("name_zh", "title_zh"), "name_zh", "contacts"
    place, party = ("country", "posts__organisation__city"), "posts__organisation"
    rights = Rights(rows=own_division)
    columns = (
        Column("name_zh", search=True),
        Column("name_latin", search=True),
        Column("title_zh", search=True),
        Column("title_en", show=QUIET),
        Column("rank", filter=True),
        Column("country", filter=True),
        Column("languages", search=True),
        Column("document_number", private="personal", show=QUIET),
        Column("phone", private="personal", show=QUIET),
        Column("email", private="personal", show=QUIET),
        Column("diet", private="personal", show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True, show=QUIET),
    )
    rows = (Rows("posts", (Column("organisation", filter=True), "title", "since", "until")),)
    panels = (PointingHere("contacts/exchange", "contact"), PointingHere("events/event", "guests__person"))


@register
class Exchanges(Register):
    """Every contact the office had: the daily work that promises without a finish line live from."""

    model, key, date, menu = Exchange, ("held_on", "subject"), "held_on", "contacts"
    place = ("city", "country", "organisation__city", "organisation__country")
    party = ("organisation", "organisation__parent")
    due = ("next_on",)
    rights = Rights(rows=own_division)
    columns = (
        Column("subject", search=True),
        Column("next_step", small=True),
        Column("held_on", filter=True),
        Column("form", filter=True),
        Column("organisation", filter=True),
        Column("contact", filter=True),
        Column("country", filter=True),
        Column("city", filter=True),
        Column("result", search=True, show=QUIET),
        Column("next_on", filter=True),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    segments = {
        "had": Segment(pgettext_lazy("exchanges", "held"), Q(held_on__lte=Today())),
        "to_follow": Segment(_("to be followed up"), Q(next_on__isnull=False), on="next_on"),
    }
