"""The report of a period: every figure with last year's, as text in both languages, and what cannot be counted."""

from django.shortcuts import render
from django.urls import path
from django.utils import translation

from .. import sheet, telling
from ..declare import SECTIONS
from ..figures import figures, parts, report, told
from ..stated import left_out, sources
from .opening import for_readers, period


@for_readers
def page(request):
    asked = period(request)
    span = asked["span"]
    found, left = told(report(request.user, span))
    stated = sources(found, span.passed, request.user)
    if request.GET.get("as") == "xlsx":
        return sheet.whole(span, found, left, stated)
    tables = [
        {
            "title": SECTIONS[section],
            "name": section,
            "rows": [(one, figures(one, span, now, before), stated.get(one.name)) for one, now, before in entries],
        }
        for section, entries in parts(found).items()
    ]
    context = {
        **asked,
        "tables": tables,
        "texts": texts(span, found),
        "left": [(one, left_out(one)) for one in left],
    }
    return render(request, "reports/report.html", context)


def texts(span, found) -> list[tuple[str, list[str]]]:
    """The paragraphs in Chinese and in English, whatever the reader's language."""
    told = []
    for language in ("zh-hans", "en"):
        with translation.override(language):
            told.append((language, [telling.paragraph(section, span, found) for section in parts(found)]))
    return told


urls = [path("statistics/", page, name="report")]
