"""Funnels of projects and of needs: steps, drop-off, days, and the same by country and by sector."""

from django.http import Http404
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from waiban.register.rights import may_see
from waiban.register.sheets.tables import workbook

from ..funnels import PARTS, funnels, lines, table
from ..values import way_label
from .opening import for_readers, period


def page(name: str):
    @for_readers
    def funnel_page(request):
        funnel = funnels[name]
        first = funnel.indicator("reached", funnel.steps[0])
        if not may_see(request.user, first.register):
            raise Http404
        asked = period(request)
        span = asked["span"]
        found = lines(funnel, span, request.user)
        tables = [(way_label(first, way), table(funnel, span, request.user, way)) for way in ("country", *funnel.ways)]
        if request.GET.get("as") == "xlsx":
            return _sheet(funnel, span, found, tables)
        context = {
            **asked, "funnel": funnel, "lines": found, "tables": tables, "words": PARTS, "stops": funnel.stopped is not None, "others_of": [f for f in funnels.values() if f is not funnel],
            "empty": not found[0].reached,
        }  # fmt: skip
        return render(request, "reports/funnel.html", context)

    return funnel_page


def _sheet(funnel, span, found, tables):
    heads = [
        _("step"),
        str(PARTS["reached"]),
        _("% of the first"),
        _("% of the step before"),
        str(PARTS["here"]),
        str(PARTS["stopped"]),
        _("median days"),
    ]
    rows = [[str(line.step.label), *line[1:7]] for line in found]
    sheets = [(str(funnel.title), heads, rows)]
    for title, by in tables:
        sheets.append(
            (
                title,
                [title, *(str(step.label) for step in funnel.steps)],
                [[label, *(n for n, _url in cells)] for label, cells in by],
            )
        )
    return workbook(f"{funnel.title} {span.label}", sheets)


urls = [path(f"funnels/{name}/", page(name), name=f"funnel_{name}") for name in ("projects", "needs")]
