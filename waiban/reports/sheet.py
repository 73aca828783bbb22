"""The report as a workbook: figures with last year's and the change, a breakdown on a further sheet; values, never formulas."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook

from waiban.register.sheets.exporting import Page
from waiban.register.sheets.tables import answer

from . import telling
from .declare import SECTIONS, Indicator
from .figures import figures, heads, lines, parts
from .span import Span
from .stated import left_out


def whole(span: Span, found: list, uncounted: list[Indicator], stated: dict[str, str]) -> HttpResponse:
    """Every figure in one table, the paragraphs, and what no register can answer."""
    book = Workbook(write_only=True)
    page = Page(
        book,
        _("Figures"),
        [
            _("part"),
            _("No."),
            pgettext("report", "figure"),
            _("counted"),
            span.passed.label,
            span.before.label,
            pgettext("report", "change"),
            _("change in percent"),
        ],
    )
    for section, entries in parts(found).items():
        for one, now, before in entries:
            for figure in figures(one, span, now, before):
                counted = stated.get(one.name, figure.label)
                page.append([str(SECTIONS[section]), figure.measure.number, str(one.title), counted, *_values(figure)])
    text = Page(book, _("Text"), [_("part"), _("text")])
    for section in parts(found):
        text.append([str(SECTIONS[section]), telling.paragraph(section, span, found)])
    left = Page(book, _("Not counted"), [_("No."), pgettext("report", "figure"), _("why not")])
    for one in uncounted:
        left.append([one.numbers, str(one.title), left_out(one)])
    return answer(book, f"{_('Report')} {span.label}")


def single(one: Indicator, span: Span, way: str, user, total: list) -> HttpResponse:
    """One figure by one breakdown."""
    book = Workbook(write_only=True)
    pair = [
        head
        for name in heads(one, way)
        for head in (
            name,
            f"{name} ({span.before.label})",
            f"{name}: {_('change')}",
            f"{name}: {_('change in percent')}",
        )
    ]
    page = Page(book, str(one.title), [span.passed.label, *pair])
    for line in lines(one, span, way, user):
        page.append([line.label, *(value for figure in line.figures for value in _values(figure))])
    sums = Page(
        book,
        _("in all"),
        [_("counted"), span.passed.label, span.before.label, pgettext("report", "change"), _("change in percent")],
    )
    for figure in total:
        sums.append([figure.label, *_values(figure)])
    return answer(book, f"{one.title} {span.label}")


def _values(figure) -> list:
    moved = figure.change
    return [
        figure.value,
        figure.before,
        moved.difference if moved else None,
        _rate(moved) if moved else None,
    ]


def _rate(moved: telling.Change):
    """A number to reckon with; where the figure has leapt, the words of the page."""
    if moved.leaps:
        return moved.rate
    return None if moved.percent is None else round(moved.percent, 1)
