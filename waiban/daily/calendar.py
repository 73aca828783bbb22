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

from .days import agenda, sheet
from .entries import Entry, name_all, rows
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
    found = rows(sight.user, sight.first, sight.last, sight.wanted)
    if sight.view in ("list", "day"):
        seen = agenda(found, sight.first, sight.last, LISTED if sight.view == "list" else SHOWN["day"])
        rough = _of_month(sight, seen.rough) if sight.view == "list" else []
        name_all([*seen.first, *rough])
        return {
            "sight": sight,
            "rough": rough,
            "agenda": _agenda(sight, seen.first),
            "beyond": seen.number - len(seen.first),
        }
    seen = sheet(found, sight.first, sight.last, SHOWN[sight.view])
    rough = _of_month(sight, seen.rough)
    name_all([*{id(e): e for day in seen.days for e in day.first}.values(), *rough])
    return {
        "sight": sight, "rough": rough, "weekdays": weekdays(), "days": [_cell(sight, *day) for day in seen.days],
        "number": any(day.number for day in seen.days),
    }  # fmt: skip


def _of_month(sight: Sight, rough: list[Entry]) -> list[Entry]:
    month = sight.day.year, sight.day.month
    return [e for e in rough if (e.rough.day.year, e.rough.day.month) == month][:ROUGH]


def _views():
    return (("month", _("Month")), ("week", _("Week")), ("list", _("List")))


def _agenda(sight: Sight, found: list[Entry]) -> list[tuple[dt.date, list[SafeString]]]:
    by_day, first = defaultdict(list), sight.first
    for entry in found:
        by_day[max(entry.first, first)].append(_listed(entry, sight.today))
    return list(by_day.items())


def _listed(entry: Entry, today: dt.date) -> SafeString:
    """One line of a list, as HTML."""
    state = ("late" if entry.last < today else "soon") if entry.due else ""
    mark = '<span class="mark"></span>' if entry.due else ""
    clock = f'<span class="num">{entry.here()}</span> ' if entry.starts else ""
    url, small = escape(entry.url), [escape(str(entry.source.title))]
    if entry.due:
        small.append(escape(str(entry.source.what)))
    if entry.last != entry.first:
        small.append(f'<span class="num">{entry.first:%m-%d} – {entry.last:%m-%d}</span>')
    if there := entry.elsewhere():
        small.append(escape(there))
    return mark_safe(
        f'<li data-row data-href="{url}" class="{state}">{mark}{clock}<a href="{url}">{escape(entry.name)}</a>'
        f"<small>{' · '.join(small)}</small></li>"
    )


def _cell(sight: Sight, day: dt.date, there: list[Entry], number: int) -> SafeString:
    css = ["day"]
    if day == sight.today:
        css.append("today")
    if sight.view == "month" and day.month != sight.day.month:
        css.append("out")
    if not number:
        css.append("free")
    if day.weekday() > 4:
        css.append("rest")
    url = escape(sight.at("day", day))
    lines = "".join(_line(entry, day, sight.today) for entry in there)
    beyond = number - len(there)
    more = f'<a class="more" href="{url}">+{beyond}</a>' if beyond else ""
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
