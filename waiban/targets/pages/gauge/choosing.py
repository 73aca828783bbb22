"""What words may mean: the likeliest records as buttons, and every other one found by typing."""

from django.http import JsonResponse
from django.shortcuts import render
from django.urls import path

from waiban.register.declare import catalogue
from waiban.register.writing.choosing import named

from ...gauges import names_of
from ...matching import CITY, COUNTRY, GROUP, ORGANISATION
from ...models import Mention
from ...resolving import choices
from ..draft.rows import Row, as_choices
from ..opening import opened

PLACES, PARTIES = (CITY, COUNTRY, GROUP), (ORGANISATION,)
OF = {"place": PLACES, "party": PARTIES}
SHOWN = 8


def choose(request, of: str):
    """Places or organisations whose name holds the typed words, for choosing fields: [{value, text}]."""
    words = request.GET.get("q", "").replace("\x00", "")[:100]
    lead = request.GET.get("for", "")[:20]
    found = []
    for label in OF[of]:
        if register := catalogue.get(label):
            records = named(register, request.user, words)[:SHOWN]
            names = names_of((label, record.pk) for record in records)
            found += [
                {
                    "value": f"{lead}:{label}:{record.code}" if lead else f"{label}:{record.code}",
                    "text": f"{names[label, record.pk]} · {register.single}",
                }
                for record in records
            ]
    return JsonResponse(found, safe=False)


@opened(Mention.objects.select_related("commitment__book", "commitment__gauge"), "book")
def mention(request, mention: Mention):
    """The records these words may mean, also where one is chosen already: unfolded in the row, or a page of its own."""
    found = choices(mention)
    names = names_of((label, pk) for label, pk, _name in found)
    row = Row(mention.commitment, names, None)
    context = {
        "row": row,
        "mention": mention,
        "choices": as_choices(mention, found, names),
        "book": mention.commitment.book,
    }
    return render(request, "targets/_means.html" if request.htmx else "targets/means.html", context)


urls = [
    path("choose/place/", choose, {"of": "place"}, name="choose_place"),
    path("choose/party/", choose, {"of": "party"}, name="choose_party"),
    path("means/<rid:rid>/", mention, name="means"),
]
