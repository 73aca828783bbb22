"""Opens a report for who may read the registers, or says in a sentence why not."""

from collections.abc import Callable
from functools import wraps

from django.shortcuts import render
from django.utils.translation import gettext as _

from waiban.kernel.dates import today

from ..span import PARTS, asked, part_name

BACK = 12  # years that the form offers


def for_readers(view: Callable) -> Callable:
    @wraps(view)
    def page(request, *args, **rest):
        if request.user.may("read"):
            return view(request, *args, **rest)
        context = {
            "register": {"title": _("Reports")},
            "message": _("Your role does not open the reports. Ask the target clerk."),
        }
        return render(request, "register/refused.html", context, status=403)

    return page


def period(request) -> dict:
    """The period of the address and what its form offers."""
    problems: list[str] = []
    span = asked(request.GET, problems)
    years = sorted({*range(today().year + 1, today().year - BACK, -1), span.first.year}, reverse=True)
    part = next((p for p in PARTS if request.GET.get("part", "") == p), "")
    return {
        "span": span, "problems": problems, "years": years, "year": span.first.year, "part": part,
        "parts": [(name, part_name(name)) for name in PARTS], "from": request.GET.get("from", ""), "to": request.GET.get("to", ""),
        "others": [(n, v) for n, v in request.GET.items() if n not in ("year", "part", "from", "to", "as")],
    }  # fmt: skip
