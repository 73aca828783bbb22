"""Services to firms and people: cases, firms and people are three units."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..declare import Indicator, Records, Total, section
from ..stated import stated
from . import CASES, PERSONS

SERVICE = "services/service"


def delivered(name: str, number: str, title, where: Q, says, note="") -> Indicator:
    return Indicator(
        name, SERVICE, "delivered", title=title, where=where, country="country", says=says, note=note,
        measures=(Records("cases", number, unit=CASES), Total("persons", number, "people", unit=PERSONS)),
    )  # fmt: skip


section(
    "services", _("Services"),
    Indicator(
        "services", SERVICE, "delivered", title=_("services delivered"), country="country", by=("kind",),
        measures=(
            Records("cases", unit=CASES), Total("firms", of="firms", unit=_("firms")), Total("persons", of="people", unit=PERSONS),
        ),
        says=_("%(cases)s services were delivered to %(firms)s firms and %(persons)s people"),
    ),
    delivered("consular", "K24", _("consular protection"), Q(kind="consular"),
              _("of these %(cases)s cases of consular protection with %(persons)s people")),
    delivered("authentication", "K25", _("authentication of papers"), Q(kind="papers"),
              _("of these %(cases)s cases of authentication of papers"),
              _("Services of this kind; the register counts cases, not single papers.")),
    stated("donations_sent", "K26", _("donations sent"), "对外捐赠", _("No register holds donations.")),
    stated("donations_received", "K26", _("donations received"), "接受捐赠", _("No register holds donations.")),
)  # fmt: skip
