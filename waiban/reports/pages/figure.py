"""One figure: what it counts, by country, continent, month, division and its own columns, as bars and as a table."""

from django.http import Http404
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from waiban.register.rights import may_see

from .. import sheet
from ..chart import columns
from ..counting import values
from ..declare import SECTIONS, indicators
from ..figures import SHOWN, figures, heads, lines, ways
from ..telling import paragraph
from .opening import for_readers, period


@for_readers
def page(request, code: str):
    one = indicators.get(code)
    if one is None or not one.section or not may_see(request.user, one.register):
        raise Http404
    asked = period(request)
    span, offered = asked["span"], ways(one)
    by = request.GET.get("by") or offered[0][0]
    if by not in dict(offered):
        asked["problems"].append(_("This figure is not broken down by “%(name)s”.") % {"name": by[:40]})
        by = offered[0][0]
    now, before = values(one, span, request.user), values(one, span.before, request.user)
    total = figures(one, span, now, before)
    if request.GET.get("as") == "xlsx":
        return sheet.single(one, span, by, request.user, total)
    found = lines(one, span, by, request.user)
    context = {
        **asked, "one": one, "total": total, "ways": offered, "by": by, "by_label": dict(offered)[by], "lines": found[:SHOWN],
        "more": max(len(found) - SHOWN, 0), "heads": heads(one, by), "section": SECTIONS[one.section],
        "chart": columns(found, span) if by == "month" else None, "text": paragraph(one.section, span, [(one, now, before)]),
    }  # fmt: skip
    return render(request, "reports/figure.html", context)


urls = [path("statistics/<slug:code>/", page, name="figure")]
