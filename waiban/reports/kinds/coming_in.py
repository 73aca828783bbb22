"""邀请来华 and 接待来访: batches, groups and people are three units and never mixed."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..declare import Distinct, Indicator, Records, Total, has_rows, section
from ..leaders import named_in
from . import BATCHES, COUNTRIES, GROUPS, PERSONS

section(
    "coming_in", _("Invitations and visits"),
    Indicator(
        "invited", "invitations/invitation", "issued", title=_("invitations issued"), country="country", by=("paper",),
        measures=(
            Records("batches", "K05", unit=BATCHES), Total("persons", "K05", "people", unit=PERSONS),
            Distinct("countries", "", "country", unit=COUNTRIES),
        ),
        says=_("%(batches)s invitations for %(persons)s people were issued, to %(countries)s countries or regions"),
    ),
    Indicator(
        "entered", "invitations/invitation", "entered", title=_("invited guests who came"), country="country", by=("paper",),
        measures=(Records("batches", "", unit=BATCHES), Total("persons", "", "people", unit=PERSONS)),
        says=_("%(batches)s invited groups with %(persons)s people entered the country"),
    ),
    Indicator(
        "inbound", "visits/visit", "received", title=_("visitors received"), country="country", by=("rank",),
        measures=(
            Records("batches", "K06", unit=BATCHES), Total("groups", "K06", "groups", unit=GROUPS),
            Total("persons", "K06", "people", unit=PERSONS), Distinct("countries", "", "country", unit=COUNTRIES),
        ),
        says=_("%(batches)s visits of %(groups)s groups with %(persons)s people were received, from %(countries)s countries or regions"),
        note=_("A batch is one reception. A group is a member of it that stands for several people; a reception of single persons is one group."),
    ),
    Indicator(
        "inbound_leading", "visits/visit", "received", title=_("visitors of the rank of mayor and above"), country="country", by=("rank",),
        where=~Q(rank__in=("director", "other")),
        measures=(Records("batches", "K06", unit=BATCHES), Total("persons", "K06", "people", unit=PERSONS)),
    ),
    Indicator(
        "leader_meetings", "visits/visit", "received", title=_("visitors met by leaders of the city"), country="country", by=("rank",),
        where=lambda day: named_in("hosts")(day) | has_rows("visits/visit", "programme", named_in("host"))(day),
        measures=(Records("batches", "K07", unit=BATCHES), Total("persons", "K07", "people", unit=PERSONS)),
        says=_("of these %(batches)s visits with %(persons)s people were met by leaders of the city"),
        note=_("By the title written before a host of the visit or of its programme; which titles count stands in the rulebook (P-09)."),
    ),
)  # fmt: skip
