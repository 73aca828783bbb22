"""The numbered rules for international meetings: when an event is one, who approves it, when to ask, how it is called."""

import re

from django.utils.translation import gettext as _

from waiban.kernel.spans import after
from waiban.kernel.text import folded, series
from waiban.rulebook.declare import Finding, check
from waiban.rulebook.values import value_on, words_on

from .models import Event

MEETINGS = (Event.Kind.FORUM, Event.Kind.DIALOGUE, Event.Kind.MEETING)  # contests, fairs and shows are none (E-01)
NOT_FOREIGN = ("CN", "HK", "MO", "TW")
FROM = ("guests__country", "guests__city__country", "guests__organisation__country", "guests__person__country")
ORDINAL = re.compile(r"第?[0-9〇零一二三四五六七八九十百两]+[届次期年]|\d+|首届")
ALIKE, AROUND = 0.6, 36  # how much of two themes is the same; months that are looked at


def home(guest):
    """Where a guest comes from: said, or that of the city, the organisation or the person."""
    for thing in (guest, guest.city, guest.organisation, guest.person):
        if thing is not None and thing.country is not None:
            return thing.country
    return None


def abroad(rows) -> tuple[list, int]:
    """The countries and regions of foreign guests, and how many these guests are."""
    guests = [
        (guest, country) for guest in rows["guests"] if (country := home(guest)) and country.iso2 not in NOT_FOREIGN
    ]
    return list(dict.fromkeys(country for _guest, country in guests)), sum(guest.people or 0 for guest, _c in guests)


def is_international(event, rows) -> bool:
    least = value_on("E-01", event.begins, "countries")
    return event.kind in MEETINGS and least is not None and len(abroad(rows)[0]) >= least


def planned(event) -> bool:
    return event.status == Event.Status.PLANNED


@check("E-01", on=Event, needs=FROM, stops=False)
def guests_of_three_countries_make_an_international_meeting(event, rows):
    if planned(event) and is_international(event, rows):
        countries, _people = abroad(rows)
        yield Finding(
            "guests",
            _("Guests come from %(count)s countries or regions (%(names)s): this is an international meeting and is approved before anything is promised."),
            count=len(countries), names=series(countries[:5]),
        )  # fmt: skip


@check("E-02", on=Event, needs=FROM, stops=False)
def many_guests_are_approved_at_central_level(event, rows):
    if not (planned(event) and is_international(event, rows)):
        return
    foreign = abroad(rows)[1]
    total = max(event.participants or 0, sum(guest.people or 0 for guest in rows["guests"]))
    limits = {key: value_on("E-02", event.begins, key) for key in ("foreign", "total")}
    told = {"foreign": foreign, "total": total, "most_foreign": limits["foreign"], "most": limits["total"]}
    if None in limits.values():
        return
    if foreign > limits["foreign"] or total > limits["total"]:
        yield Finding(
            "participants",
            _(
                "%(foreign)s foreign guests, %(total)s people in all: above %(most_foreign)s or %(most)s the central level approves. Go through city and province."
            ),
            **told,
        )
    else:
        yield Finding(
            "participants",
            _(
                "%(foreign)s foreign guests, %(total)s people in all: up to %(most_foreign)s and %(most)s the province approves."
            ),
            **told,
        )


@check("E-03", on=Event, needs=FROM, stops=False)
def an_international_meeting_is_asked_for_in_time(event, rows):
    months = value_on("E-03", event.begins, "general")
    if event.begins and months and planned(event) and is_international(event, rows):
        by = after(event.begins.first_day, months=-months)
        yield Finding("begins", _("Ask for approval %(months)s months ahead: by %(day)s."), months=months, day=by)


@check("E-04", on=Event, stops=False)
def big_words_are_kept_out_of_names(event, rows):
    found = [word for word in words_on("E-04", event.begins, "names") if word in (event.name or "")]
    if found and planned(event) and event.kind in MEETINGS:
        yield Finding(
            "name",
            _("Names of meetings avoid “%(words)s”. Choose a plainer name, or keep the ground for it."),
            words=series(found),
        )


def theme(name: str) -> set[str]:
    """What an event is about: its name without numbers and years, in pairs of characters."""
    plain = ORDINAL.sub("", folded(name))
    return {plain[i : i + 2] for i in range(len(plain) - 1)}


def around(events, rows) -> list[tuple]:
    """Names and days of the events around these."""
    days = [event.begins for event in events if event.begins]
    if not days:
        return []
    first, last = min(day.first_day for day in days), max(day.day for day in days)
    near = Event.objects.exclude(status=Event.Status.CANCELLED)
    return list(
        near.filter(begins__gte=after(first, months=-AROUND), begins__lte=after(last, months=AROUND))
        .exclude(pk__in=[event.pk for event in events])
        .values_list("name", "begins")
    )


@check("E-05", on=Event, others=around, stops=False)
def a_theme_is_not_repeated_within_a_short_time(event, rows, others):
    months, mine = value_on("E-05", event.begins, "months"), theme(event.name or "")
    if not (planned(event) and event.kind in MEETINGS and event.begins and months and mine):
        return
    for name, begins in others:
        both = theme(name)
        if abs((begins.day - event.begins.day).days) <= 31 * months and len(mine & both) >= ALIKE * len(mine | both):
            yield Finding(
                "name",
                _("“%(name)s” (%(day)s) has much the same theme. Join them, or say why both are needed."),
                name=name,
                day=begins,
            )
            return


@check("E-07", on=Event, needs=FROM, stops=False)
def an_online_meeting_is_approved_like_one_on_site(event, rows):
    days = value_on("E-07", event.begins, "host")
    if days and event.mode != Event.Mode.ONSITE and planned(event) and is_international(event, rows) and event.begins:
        by = after(event.begins.first_day, days=-days)
        yield Finding(
            "mode",
            _(
                "Online and hybrid meetings need the same approval; whoever hosts asks at least %(days)s days ahead: by %(day)s."
            ),
            days=days,
            day=by,
        )
