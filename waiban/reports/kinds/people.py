"""Talents, training, honours and advice."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from waiban.register.declare import Today

from ..declare import Distinct, Indicator, Missing, Records, Total, section
from . import ITEMS, PERSONS, TIMES

HOURS = _("hours")

section(
    "people", _("Talents, honours, advice"),
    Indicator(
        "pool", "talents/talent", "in_pool", title=_("talents in the pool"), by=("skills__language", "skills__mode", "level", "unit"), stock=True,
        measures=(Records("persons", "K29", unit=PERSONS),), says=_("the pool holds %(persons)s people"),
        note=_("Somebody with several languages stands under each of them; the total counts her once."),
    ),
    Indicator(
        "training", "talents/training", "held", title=_("trainings held"), by=("topic",),
        measures=(
            Records("trainings", "K30", unit=TIMES), Total("persons", "K30", "participants", unit=PERSONS), Total("hours", "", "hours", unit=HOURS),
        ),
        says=_("%(trainings)s trainings with %(persons)s participants and %(hours)s hours were held"),
    ),
    Indicator(
        "honours", "contacts/honour", "decided", title=_("honours decided"), country="nominee__country", by=("kind", "ground"),
        measures=(Records("honours", "K31", unit=ITEMS), Distinct("persons", "K31", "nominee", unit=PERSONS)),
        says=_("%(honours)s honours went to %(persons)s people"),
    ),
    Indicator(
        "advice", "contacts/advice", "received", title=_("advice of friends from abroad"), country="author__country",
        measures=(
            Records("received", "K32", unit=ITEMS, label=_("received")),
            Records("replied", "K32", unit=ITEMS, label=_("of these answered"), where=Q(replied_on__lte=Today())),
            Records("adopted", "K32", unit=ITEMS, label=_("of these adopted"), where=Q(adoption__in=("adopted", "partly"), adopted_on__lte=Today())),
        ),
        says=_("%(received)s pieces of advice were received, %(replied)s answered and %(adopted)s adopted"),
        note=_("By the day of receipt; answered and adopted by the end of the period."),
    ),
    Missing("K27", _("interpreting sessions"), _("No register holds single assignments; the pool keeps only each person's total.")),
    Missing("K28", _("words translated"), _("No register holds single assignments; the pool keeps only each person's total.")),
    Missing("K33", _("foreign residents"), _("No register holds foreign residents; enter the authority's number as a figure of the city.")),
    Missing("K34", _("spending of the foreign affairs budget"), _("No register holds budgets and spending yet.")),
)  # fmt: skip
