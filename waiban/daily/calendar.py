"""The calendar: a month or a week of days, a single day, or all of a month as a list."""

import datetime as dt
from collections import defaultdict
from html import escape

from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from waiban.targets.kept import kept

from .entries import ONE, Entry, entries, name_all
from .sight import Sight, weekdays

SHOWN = {"month": 4, "week": 14, "day": 500}  # entries on one day; the rest is a number that opens the day
LISTED, ROUGH = 200, 30


def page(request):
    sight = Sight(request.user, request.GET)
    context = {
        "sight": sight, "views": [(view, label, sight.at(view, sight.day)) for view, label in _views()],
        "now": sight.at(sight.view, sight.today), "content": _kept_content(sight),
    }  # fmt: skip
    return render(request, "daily/calendar.html", context)


def _kept_content(sight: Sight) -> SafeString:
    """What stands on the days, set once and shown again until a record of the office changes."""
    user, asked = sight.user, sight.query.urlencode()[:300]
    key = ("calendar", user.pk, user.role, user.division_id, translation.get_language(), sight.today, asked)
    return kept(key, lambda: render_to_string("daily/_calendar.html", _content(sight)))


def _content(sight: Sight) -> dict:
    found = entries(sight.user, sight.first, sight.last, sight.wanted)
    rough = [e for e in found if e.rough and (e.rough.day.year, e.rough.day.month) == (sight.day.year, sight.day.month)]
    exact = [e for e in found if not e.rough]
    context = {"sight": sight, "number": len(exact), "rough": rough[:ROUGH] if sight.view != "day" else []}
    if sight.view in ("list", "day"):
        name_all(rough[:ROUGH])
        return context | _list(sight, exact)
    return context | {"weekdays": weekdays(), "days": _days(sight, exact, rough[:ROUGH])}


def _views():
    return (("month", _("Month")), ("week", _("Week")), ("list", _("List")))


def _list(sight: Sight, found: list[Entry]) -> dict:
    """One line for each entry, under the first of its days that is shown."""
    found = sorted(
        (e for e in found if e.first <= sight.last and e.last >= sight.first), key=lambda e: max(e.first, sight.first)
    )
    shown = found[:LISTED]
    name_all(shown)
    by_day = defaultdict(list)
    for entry in shown:
        by_day[max(entry.first, sight.first)].append(entry)
    return {"agenda": list(by_day.items()), "beyond": len(found) - len(shown), "number": len(found)}


def _days(sight: Sight, found: list[Entry], rough: list[Entry]) -> list[SafeString]:
    """The cells of the days, as HTML: a month of two hundred names is written in one loop."""
    by_day, first, last = defaultdict(list), sight.first, sight.last
    for entry in found:
        day, end = entry.first, entry.last
        if day == end:
            by_day[day].append(entry)
            continue
        day, end = max(day, first), min(end, last)
        while day <= end:
            by_day[day].append(entry)
            day += ONE
    most = SHOWN[sight.view]
    shown = {id(e): e for day, there in by_day.items() if first <= day <= last for e in there[:most]}
    name_all([*shown.values(), *rough])
    days = [first + ONE * n for n in range((last - first).days + 1)]
    return [_cell(sight, day, by_day.get(day, ()), most) for day in days]


def _cell(sight: Sight, day: dt.date, there, most: int) -> SafeString:
    css = ["day"]
    if day == sight.today:
        css.append("today")
    if sight.view == "month" and day.month != sight.day.month:
        css.append("out")
    if not there:
        css.append("free")
    if day.weekday() > 4:
        css.append("rest")
    url = escape(sight.at("day", day))
    lines = "".join(_line(entry, day, sight.today) for entry in there[:most])
    more = f'<a class="more" href="{url}">+{len(there) - most}</a>' if len(there) > most else ""
    current = ' aria-current="date"' if day == sight.today else ""
    return mark_safe(
        f'<li class="{" ".join(css)}"{current}><a class="date" href="{url}"><b class="num">{day.day}</b>'
        f"<small>{escape(str(weekdays()[day.weekday()]))}</small></a><ul>{lines}</ul>{more}</li>"
    )


def _line(entry: Entry, day: dt.date, today: dt.date) -> str:
    clock = entry.here() if day == entry.first else ""
    state = " late" if entry.due and entry.last < today else " soon" if entry.due else ""
    css = f"entry{state}{' on' if entry.first < day else ''}"
    url, mark = escape(entry.url), '<span class="mark"></span>' if entry.due else ""
    time = f'<small class="num">{clock}</small> ' if clock else ""
    return f'<li class="{css}" data-row data-href="{url}"><a href="{url}" title="{escape(told(entry))}">{mark}{time}{escape(entry.name)}</a></li>'


def told(entry: Entry) -> str:
    """The entry in words: its register, what is due, its days, and the clock of the place."""
    words = [entry.name, str(entry.source.title)]
    if entry.due:
        words.append(str(entry.source.what))
    if entry.last != entry.first:
        words.append(f"{entry.first:%m-%d} – {entry.last:%m-%d}")
    if there := entry.elsewhere():
        words.append(there)
    return " · ".join(words)
