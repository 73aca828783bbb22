"""All that is due, as numbers open it: whose, of which register, overdue or to come, page by page."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from waiban.kernel.dates import today

from .deadlines import deadlines
from .due import COMING, DIVISION, LATE, ME, OFFICE, WHEN, WHO, Asked, numbers, soonest

SIZE, PAGES = 50, 200


def due(request):
    user, query, day = request.user, request.GET, today()
    problems: list = []
    allowed = [ME, DIVISION, OFFICE] if user.division_id else [ME, OFFICE]
    keys = [source.key for source in deadlines() if source.seen_by(user)]
    who = _one(query.get("who"), allowed, allowed[-1], problems)
    asked = Asked(who, _one(query.get("of"), keys, "", problems), _one(query.get("when"), [LATE, COMING], "", problems))
    page = _page(query.get("page"), problems)
    items = soonest(user, asked, SIZE + 1, offset=(page - 1) * SIZE, day=day)
    context = {
        "asked": asked, "items": items[:SIZE], "today": day, "problems": problems, "page": page,
        "next": page + 1 if len(items) > SIZE and page < PAGES else None, "previous": page - 1 if page > 1 else None,
        **_chips(numbers(user, day), asked, allowed, keys),
    }  # fmt: skip
    return render(request, "daily/due.html", context)


def _one(given: str | None, allowed: list[str], usual: str, problems: list) -> str:
    if given in (None, "", *allowed):
        return given or usual
    problems.append(_("There is no list “%(name)s” here.") % {"name": given[:40]})
    return usual


def _page(given: str | None, problems: list) -> int:
    if not given:
        return 1
    if given.isdecimal() and len(given) < 5 and 1 <= int(given) <= PAGES:
        return int(given)
    problems.append(_("That page of the list is no longer there; this is its beginning."))
    return 1


def _chips(counted, asked: Asked, allowed: list[str], keys: list[str]) -> dict:
    """The ways to look at it, each with its number and its address."""
    return {
        "whose": [
            {"label": WHO[who], "on": who == asked.who, "number": counted.of(who, asked.when, asked.key),
             "url": Asked(who, asked.key, asked.when).address()}
            for who in allowed
        ],
        "whens": [
            {"label": label, "on": when == asked.when, "number": counted.of(asked.who, when, asked.key),
             "url": Asked(asked.who, asked.key, "" if when == asked.when else when).address()}
            for when, label in WHEN.items()
        ],
        "sources": [
            {"label": source.title, "what": source.rows.label if source.rows else source.what, "on": source.key == asked.key,
             "number": number, "url": Asked(asked.who, "" if source.key == asked.key else source.key, asked.when).address()}
            for source in deadlines()
            if source.key in keys and ((number := counted.of(asked.who, asked.when, source.key)) or source.key == asked.key)
        ],
    }  # fmt: skip
