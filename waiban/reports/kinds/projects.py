"""Projects and agreements signed; sums only within one currency."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..declare import Indicator, Records, Total, section
from . import ITEMS

MONEY = {"cny": ("CNY", _("10,000 yuan")), "usd": ("USD", _("10,000 US dollars")), "eur": ("EUR", _("10,000 euros"))}
AMOUNTS = tuple(Total(name, "K22", "amount", unit=unit, where=Q(currency=code)) for name, (code, unit) in MONEY.items())

section(
    "projects", _("Projects and agreements"),
    Indicator(
        "projects_signed", "projects/project", "signed", title=_("projects signed"), country="country", by=("sector", "district", "currency"),
        measures=(Records("projects", "K22", unit=ITEMS), *AMOUNTS),
        says=_("%(projects)s projects were signed"), note=_("Amounts are added up within one currency only; others stand under the currency."),
    ),
    Indicator(
        "projects_landed", "projects/project", "landed", title=_("projects landed"), country="country", by=("sector", "district"),
        measures=(Records("projects", "", unit=ITEMS),), says=_("%(projects)s projects landed"),
    ),
    Indicator(
        "agreements", "agreements/agreement", "signed", title=_("agreements signed"), country="tie__city__country", by=("kind",),
        measures=(Records("agreements", "", unit=ITEMS),), says=_("%(agreements)s agreements were signed"),
    ),
)  # fmt: skip
