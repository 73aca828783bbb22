"""What came of events (E-23): records that name the event they came of; what is signed and what is performed stand apart."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..declare import Indicator, Records, Total, section
from . import BATCHES, ITEMS, PERSONS, TIES, TIMES
from .projects import MONEY

AMOUNTS = tuple(Total(name, "", "amount", unit=unit, where=Q(currency=code)) for name, (code, unit) in MONEY.items())
AGREEMENT, PROJECT = "agreements/agreement", "projects/project"
NOTE = _("Counted are records that name the event they came of, by their own dates.")


def came(
    name: str, register: str, segment: str | None, title, says, *totals, unit=ITEMS, through="event", **more
) -> Indicator:
    """`through`: the column that names the event; what stands below events on the map has a pointer."""
    by = (through, *more.pop("by", ()))
    named = Q(event__isnull=False) if through == "event" else Q(**{f"{through}__startswith": "events/event/"})
    return Indicator(
        f"came_{name}", register, segment, title=title, says=says, note=NOTE, where=named, by=by,
        measures=(Records("records", "", unit=unit), *totals), **more,
    )  # fmt: skip


section(
    "spillover", _("What came of events"),
    came("agreements_signed", AGREEMENT, "signed", _("agreements signed after events"),
         _("%(records)s agreements that came of events were signed"), country="tie__city__country", by=("kind",)),
    came("agreements_performed", AGREEMENT, "performed", _("agreements performed after events"),
         _("%(records)s agreements that came of events were performed"), country="tie__city__country", by=("kind",)),
    came("projects_signed", PROJECT, "signed", _("projects signed after events"),
         _("%(records)s projects that came of events were signed"), *AMOUNTS, country="country", by=("sector",)),
    came("projects_performed", PROJECT, "building", _("projects performed after events"),
         _("%(records)s projects that came of events are being built or running"), *AMOUNTS, country="country", by=("sector",)),
    came("ties", "sistercities/tie", "in_force", _("ties signed after events"),
         _("%(records)s ties that came of events were signed"), unit=TIES, country="city__country", by=("kind",)),
    came("visits", "visits/visit", "received", _("visits received after events"),
         _("%(records)s delegations with %(people)s people came to visit after events"), Total("people", "", "people", unit=PERSONS),
         unit=BATCHES, country="country"),
    came("exchanges", "contacts/exchange", "had", _("exchanges after events"),
         _("%(records)s exchanges came of events"), unit=TIMES, country="country", through="came_of"),
    came("needs", "services/need", None, _("needs raised after events"),
         _("%(records)s needs were raised after events"), country="country", by=("sector",), date="raised_on"),
    came("services", "services/service", "delivered", _("services delivered after events"),
         _("%(records)s services were delivered after events"), unit=TIMES, country="country", by=("kind",)),
)  # fmt: skip
