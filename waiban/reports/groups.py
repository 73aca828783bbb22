"""批次 and 团组 are different units: one reception is one batch, and each delegation in it that came as a group is a group."""

from django.db.models import Count, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from waiban.register.declare import catalogue

VISITS = "visits/visit"


def groups_of_visits():
    """The members that stand for a group by their number; a reception of single persons is one group."""
    rows = next(rows for rows in catalogue[VISITS].rows if rows.name == "members")
    mine = rows.model._default_manager.filter(people__gt=1, **{rows.parent: OuterRef("pk")}).order_by()
    number = mine.values(rows.parent).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(number, output_field=IntegerField()), Value(1))


EXPRESSIONS = {"groups": groups_of_visits}


def expression(name: str):
    """What is added up where no column holds it; None where one does."""
    return EXPRESSIONS[name]() if name in EXPRESSIONS else None
