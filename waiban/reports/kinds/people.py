"""Talents, training, honours and advice."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from waiban.register.declare import Today

from ..declare import Distinct, Indicator, Records, Total, section
from ..stated import stated
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
    Indicator(
        "interpreting", "interpreting/assignment", "done", title=_("interpreting sessions"), by=("language", "mode"),
        where=Q(backup=False) & ~Q(mode__in=("translation", "revision")),
        measures=(
            Records("sessions", "K27", unit=TIMES), Distinct("persons", "K27", "talent", unit=PERSONS, label=_("interpreters")),
        ),
        says=_("%(persons)s interpreters worked at %(sessions)s sessions"),
        note=_("Each interpreter at each piece of work is a session, as the pool's rules count them; who only stood by is not counted."),
    ),
    stated("words_translated", "K28", _("words translated"), "笔译字数", _("No register holds single translations; the pool keeps only each person's total.")),
    stated("residents", "K33", _("foreign residents"), "常住外国人", _("The authority for exit and entry counts them."), stock=True,
           says=_("%(value)s foreigners live in the city by the authority's figure")),
    stated("spending", "K34", _("spending of the foreign affairs budget"), "外事经费支出", _("What was spent stands in the accounts.")),
)  # fmt: skip
