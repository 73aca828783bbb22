"""One search box over every register: words in Chinese or foreign spelling, or first letters of the pinyin."""

from django.shortcuts import render

from waiban.register.declare import Column, catalogue
from waiban.register.lists.filters import filters_for
from waiban.register.lists.keyset import Sort, turn
from waiban.register.rights import may_see, visible
from waiban.register.search import searched

HITS = 8
NEWEST = Sort("id", descending=True, nullable=False)


def find(request):
    words = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    groups = list(hits(request.user, words)) if words else []
    return render(request, "portal/find.html", {"q": words, "groups": groups})


def hits(user, words: str):
    """For each register the person sees: its newest records that hold every word."""
    for register in catalogue.values():
        if not any(searched(register)) or not may_see(user, register):
            continue
        records = visible(user, register).select_related(*register.related([c for c in register.columns if c.own]))
        page = turn(filters_for(register, user)({"q": words}, queryset=records).in_order(), NEWEST, size=HITS)
        if page.records:
            when = Column(register.date).bind(register.model).value if register.date else lambda _record: None
            rows = [(record, register.address(record), when(record)) for record in page.records]
            yield {"register": register, "rows": rows, "more": page.after, "url": register.address()}
