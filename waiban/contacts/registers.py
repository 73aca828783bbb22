"""The registers of whom the office knows."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.register.declare import QUIET, Column, PointingHere, Register, Rows, Segment, Today, on_day, register
from waiban.register.rights import Rights, own_division
from waiban.register.verbs import Verb

from . import operations
from .models import Advice, Exchange, Gift, Honour, HonourRound, Liaison, Organisation, Person, Rhythm

STANDS = Q(withdrawn_on=None) | Q(withdrawn_on__gt=Today())


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
    cards = {
        "name_zh": "name", "name_latin": "latin", "title_zh": "title", "title_en": "title_latin", "country": "country",
        "phone": "phone", "email": "email",
    }  # fmt: skip
    card_rows = {"posts": {"organisation": "organisation", "title": "post"}}
    panels = (
        PointingHere("contacts/exchange", "contact"),
        PointingHere("events/event", "guests__person"),
        PointingHere("contacts/liaison", "contact"),
        PointingHere("contacts/honour", "nominee"),
        PointingHere("contacts/advice", "author"),
        PointingHere("contacts/gift", "contact"),
    )


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
        Column("came_of", filter=True, show=QUIET),
        Column("result", search=True, show=QUIET),
        Column("next_on", filter=True),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    segments = {
        "had": Segment(pgettext_lazy("exchanges", "held"), Q(held_on__lte=Today())),
        "to_follow": Segment(_("to be followed up"), Q(next_on__isnull=False), on="next_on"),
    }


@register
class Liaisons(Register):
    """Who looks after which guest, and what is still to be done for each."""

    model, key, date, menu = Liaison, ("contact", "arrives_on"), "arrives_on", "contacts"
    place, span = ("contact__country",), ("arrives_on", "leaves_on")
    rights = Rights(rows=own_division)
    columns = (
        Column("occasion", search=True),
        Column("contact", filter=True),
        Column("contact__country", filter=True),
        Column("appointed_on", show=QUIET),
        Column("arrives_on", filter=True),
        Column("leaves_on", filter=True),
        Column("note", search=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    rows = (
        Rows(
            "follow_ups",
            (Column("text", search=True), Column("due_on", filter=True), "done_on", "result"),
            due="due_on",
            open=Q(done_on=None),
        ),
    )
    segments = {
        "received": Segment(pgettext_lazy("liaison", "arrived"), Q(arrives_on__lte=Today())),
        "present": Segment(_("in the city"), Q(arrives_on__lte=Today(), leaves_on__gte=Today())),
        "expected": Segment(_("expected"), Q(arrives_on__gt=Today())),
    }
    verbs = {"follow_up": Verb(_("Make the follow-ups"), operations.follow_ups)}

    def prepare(self, record, rows):
        """Follow-ups that are not done move with the dates they were counted from."""
        moved = operations.moved(record, rows["follow_ups"])
        return {"follow_ups": moved} if moved else None


@register
class Rhythms(Register):
    """What an officer does for a guest and when: the lines from which follow-ups are made."""

    model, key, sort, menu = Rhythm, "text", "offset", "contacts"
    columns = (
        Column("text", search=True),
        Column("since", filter=True),
        Column("offset", filter=True),
        Column("unit", filter=True),
        Column("yearly"),
        Column("country", filter=True),
        Column("active", filter=True),
    )


@register
class HonourRounds(Register):
    """Rounds in which honours are given, with their places and who decides."""

    model, key, date, menu = HonourRound, "name", "opens_on", "contacts"
    due, open = ("closes_on",), Q(closes_on__gte=Today())
    rights = Rights(rows=own_division)
    columns = (
        Column("name", search=True),
        Column("quota"),
        Column("opens_on", filter=True),
        Column("closes_on", filter=True),
        Column("decided_by", search=True),
        Column("basis", search=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True, show=QUIET),
    )
    segments = {
        "open": Segment(
            pgettext_lazy("round", "open"), Q(opens_on__lte=Today()) & (Q(closes_on=None) | Q(closes_on__gte=Today()))
        )
    }
    panels = (PointingHere("contacts/honour", "round"),)


@register
class Honours(Register):
    """Titles and awards, from the proposal to the ceremony."""

    model, key, date, menu = Honour, ("nominee", "kind", "round"), "decided_on", "contacts"
    place = ("nominee__country",)
    rights = Rights(rows=own_division)
    columns = (
        Column("nominee", filter=True),
        Column("nominee__name_zh", search=True, show=()),
        Column("nominee__name_latin", search=True, show=()),
        Column("nominee__country", filter=True),
        Column("kind", filter=True),
        Column("round", filter=True),
        Column("ground", filter=True),
        Column("nominator", search=True, show=QUIET),
        Column("proposed_on", filter=True),
        Column("consented_on", filter=True),
        Column("decided_on", filter=True),
        Column("ceremony_on", filter=True),
        Column("document", show=QUIET),
        Column("certificate", search=True, show=QUIET),
        Column("withdrawn_on", filter=True, show=QUIET),
        Column("withdrawn_for", show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True, show=QUIET),
    )
    segments = {
        "decided": Segment(pgettext_lazy("honours", "decided"), Q(decided_on__lte=Today()) & STANDS),
        "awarded": Segment(_("handed over"), Q(ceremony_on__lte=Today()) & STANDS, on="ceremony_on"),
        "proposed": Segment(
            pgettext_lazy("honours", "proposed"),
            Q(proposed_on__lte=Today()) & (Q(decided_on=None) | Q(decided_on__gt=Today())) & STANDS,
            on="proposed_on",
        ),
        "drafted": Segment(pgettext_lazy("honours", "drafted"), Q(proposed_on=None, decided_on=None) & STANDS),
        "withdrawn": Segment(pgettext_lazy("honours", "withdrawn"), Q(withdrawn_on__lte=Today()), on="withdrawn_on"),
    }
    panels = (PointingHere("contacts/advice", "honour"),)


class OfHonoured(Segment):
    """Advice of those whom the city has honoured by the day."""

    looks_at = ("contacts/honour",)

    def narrow(self, queryset, day, since=None):
        honours = Honour.objects.filter(on_day(STANDS & Q(decided_on__lte=Today()), day), nominee=OuterRef("author"))
        return super().narrow(queryset, day, since).filter(Exists(honours.order_by()))


@register
class AdviceGiven(Register):
    """Advice to the city: who answers, by when, and what came of it."""

    model, key, date, menu = Advice, ("author", "topic"), "received_on", "contacts"
    place = ("author__country",)
    due, open = ("due_on",), Q(replied_on=None)
    verbs = {"propose": Verb(_("Propose for an honour"), operations.propose, operations.may_be_proposed)}
    rights = Rights(rows=own_division)
    columns = (
        Column("topic", search=True),
        Column("author", filter=True),
        Column("author__country", filter=True),
        Column("received_on", filter=True),
        Column("unit", search=True),
        Column("due_on", filter=True),
        Column("replied_on", filter=True),
        Column("told_on", filter=True, show=QUIET),
        Column("adoption", filter=True),
        Column("adopted_on", filter=True, show=QUIET),
        Column("text", search=True, show=QUIET),
        Column("reply", search=True, show=QUIET),
        Column("effect", search=True, show=QUIET),
        Column("honour", show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    segments = {
        "received": Segment(pgettext_lazy("advice", "received"), Q(received_on__lte=Today())),
        "honoured": OfHonoured(_("received from people honoured"), Q(received_on__lte=Today())),
        "replied": Segment(_("answered"), Q(replied_on__lte=Today()), on="replied_on"),
        "adopted": Segment(
            _("adopted"), Q(adoption__in=("adopted", "partly"), adopted_on__lte=Today()), on="adopted_on"
        ),
        "untold": Segment(_("answered, author not told"), Q(replied_on__lte=Today(), told_on=None), on="replied_on"),
        "waiting": Segment(
            _("waiting for an answer"),
            Q(received_on__lte=Today()) & (Q(replied_on=None) | Q(replied_on__gt=Today())),
        ),
    }


@register
class Gifts(Register):
    """Gifts received and given, declared and disposed of."""

    model, key, date, menu = Gift, "number", "handed_on", "contacts"
    party = ("organisation", "organisation__parent")  # no place: a gift from a country is no work with it
    total = ("value",)
    rights = Rights(rows=own_division)
    columns = (
        Column("item", search=True),
        Column("number", search=True, small=True),
        Column("direction", filter=True),
        Column("category", filter=True, show=QUIET),
        Column("value", filter=True),
        Column("handed_on", filter=True),
        Column("contact", filter=True),
        Column("organisation", filter=True),
        Column("declared_on", filter=True),
        Column("disposal", filter=True),
        Column("disposed_on", filter=True, show=QUIET),
        Column("division", filter=True, show=QUIET),
        Column("person", filter=True),
    )
    segments = {
        "received": Segment(_("received"), Q(direction="received", handed_on__lte=Today())),
        "given": Segment(_("given"), Q(direction="given", handed_on__lte=Today())),
        "undeclared": Segment(
            _("not declared yet"),
            Q(direction="received", handed_on__lte=Today()) & (Q(declared_on=None) | Q(declared_on__gt=Today())),
        ),
        "disposed": Segment(_("disposed of"), Q(disposed_on__lte=Today()), on="disposed_on"),
    }
