"""One search box over every register: words in Chinese or foreign spelling, a few hits of each register."""

from django.db.models import Q
from django.shortcuts import render

from waiban.register.declare import catalogue
from waiban.register.rights import may_see, may_see_column, visible

HITS = 8


def find(request):
    words = request.GET.get("q", "").strip()[:100]
    groups = list(hits(request.user, words)) if words else []
    return render(request, "portal/find.html", {"q": words, "groups": groups})


def hits(user, words: str):
    """For each register the person sees: its first records that hold every word."""
    for register in catalogue.values():
        paths = [c.path for c in register.columns if c.search and may_see_column(user, c)]
        if not paths or not may_see(user, register):
            continue
        queryset = visible(user, register)
        for word in words.split():
            queryset = queryset.filter(any_of(paths, word))
        found = list(queryset.order_by("-id")[: HITS + 1])
        if found:
            rows = [(record, register.address(record)) for record in found[:HITS]]
            yield {"register": register, "rows": rows, "more": len(found) > HITS, "url": register.address()}


def any_of(paths, word: str) -> Q:
    condition = Q()
    for path in paths:
        condition |= Q(**{f"{path}__icontains": word})
    return condition
