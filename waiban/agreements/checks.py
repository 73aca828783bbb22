"""The numbered rules an agreement is held against: who may make a tie on our side."""

from django.utils.translation import gettext as _

from waiban.rulebook.declare import Finding, check
from waiban.sistercities.models import Kind

from .models import Agreement, Party


@check("F-04", on=Agreement, needs=("tie", "parties__city"), stops=False)
def a_district_makes_no_tie(agreement, rows):
    if not agreement.tie_id or agreement.tie.kind == Kind.UNIT:
        return
    for party in rows["parties"]:
        if party.side == Party.Side.OWN and party.city_id and party.city.level == "district":
            yield Finding(
                "parties",
                _(
                    "On our side provinces and cities make ties, a district normally does not. Name the city, or note a unit-level tie."
                ),
                row=party,
                column="city",
            )
