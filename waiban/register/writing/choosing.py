"""Choosing a related record by typing a piece of its name."""

from django.http import JsonResponse, QueryDict

from waiban.kernel.text import folded
from waiban.kernel.zones import offered, with_name

from ..declare import Column
from ..lists.filters import filters_for
from ..lists.keyset import turn
from ..lists.page import sort_of
from ..opening import of_register
from ..pointer import choosable, pointer_to
from ..rights import visible

CHOICES = 20
HITS, MOST = 4, 30  # of one register, of all


@of_register
def choose(request, register):
    """Records whose name holds the typed words, for the choosing fields: [{value, text}]."""
    words = request.GET.get("q", "").replace("\x00", "")[:100]
    found = named(register, request.user, words)
    return JsonResponse([{"value": record.code, "text": str(record)} for record in found], safe=False)


def named(register, user, words: str) -> list:
    """The first records this person may see whose name holds the words."""
    queryset = visible(user, register).select_related(*register.related([c for c in register.columns if c.own]))
    found = filters_for(register, user)(QueryDict.fromkeys(["q"], words), queryset=queryset).in_order()
    return turn(found, sort_of(register, user, register.sort), size=CHOICES).records


def choose_zone(request):
    """Time zones whose city or name in the world holds the words, for the choosing field."""
    words = folded(request.GET.get("q", "")[:100])
    found = ((name, with_name(name)) for name in offered())
    hits = [{"value": name, "text": text} for name, text in found if words in folded(text)]
    return JsonResponse(hits[:CHOICES], safe=False)


def choose_any(request):
    """Records of every register whose name holds the words, for the choosing field."""
    words, found = request.GET.get("q", "").replace("\x00", "").strip()[:100], []
    for register in choosable(request.user) if words else ():
        date = Column(register.date or "id").bind(register.model)
        for record in named(register, request.user, words)[:HITS]:
            on = date.value(record) if register.date else ""
            text = " · ".join(str(part) for part in (record, register.single, on) if part)
            found.append({"value": pointer_to(record), "text": text})
    return JsonResponse(found[:MOST], safe=False)
