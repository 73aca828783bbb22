"""The gap analysis of the five-year plan."""

from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waiban.register.declare import catalogue
from waiban.register.rights import why_not_change
from waiban.register.sheets.tables import workbook

from ..activity import CLASSES, rule_on
from ..gaps import Analysis, Line, plans
from .opening import for_readers

HEADS = (gettext_lazy("ties"), gettext_lazy("countries"), gettext_lazy("new"), *CLASSES.values())
FIELD_HEADS = (gettext_lazy("planned"), gettext_lazy("done"), gettext_lazy("still to be done"), gettext_lazy("dropped"))
WAYS = (
    ("continent", gettext_lazy("By continent")),
    ("group", gettext_lazy("By group of countries")),
    ("kind", gettext_lazy("By kind")),
)


@for_readers
def page(request):
    offered, problems = plans(request.user), []
    by_name = {f"{span.first.year}-{span.last.year}": span for span in offered}
    wanted = request.GET.get("plan", "")
    if wanted and wanted not in by_name:
        problems.append(
            _("The office has no goals for “%(value)s”. Choose a plan of the list.") % {"value": wanted[:20]}
        )
    name = wanted if wanted in by_name else next(reversed(by_name))
    found = Analysis(request.user, by_name[name])
    tables = [(way, title, found.by(way)) for way, title in WAYS]
    total, fields = found.total(), found.fields()
    if request.GET.get("as") == "xlsx":
        return _sheet(
            name,
            [*((str(title), HEADS, lines) for _way, title, lines in tables), (_("By field"), FIELD_HEADS, fields)],
            found,
        )
    goals = catalogue["reports/goal"]
    context = {
        "plans": list(by_name), "plan": name, "span": found.span, "tables": tables, "total": total, "fields": fields, "heads": HEADS, "field_heads": FIELD_HEADS,
        "goals": found.told(), "problems": problems, "rule": rule_on(found.day), "register": goals, "why_not": why_not_change(request.user, goals),
    }  # fmt: skip
    return render(request, "reports/gaps.html", context)


def _sheet(name: str, tables: list, found: Analysis):
    def row(line: Line) -> list:
        return [line.label, *(cell.number for cell in line.cells), line.goal, line.gap]

    goals = [
        [str(t.goal), t.goal.get_what_display(), t.where, t.goal.number, t.now.number, t.gap] for t in found.told()
    ]
    sheets = [(_("Goals"), [_("goal"), _("counted"), _("where"), _("wanted"), _("now"), _("gap")], goals)]
    sheets += [
        (title, [title, *map(str, heads), _("goal"), _("gap")], [row(line) for line in lines])
        for title, heads, lines in tables
    ]
    return workbook(f"{_('Gap analysis')} {name}", sheets)


urls = [path("gaps/", page, name="gaps")]
