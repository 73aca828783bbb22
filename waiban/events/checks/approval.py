"""The numbered rules for international meetings: when an event is one, who approves it, when to ask, how it is called."""

import re
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from waiban.contacts.models import Person
from waiban.kernel.spans import after
from waiban.kernel.text import folded, series
from waiban.rulebook.declare import Finding, check
from waiban.rulebook.values import value_on, words_on

from ..models import Event

HIGH = (Person.Rank.HEAD_OF_STATE, Person.Rank.HEAD_OF_GOVERNMENT, Person.Rank.MINISTER)
CONTENTS = ("name_en", "venue", "city", "hosts", "participants")  # of what E-04 asks, what an event keeps
ODD = re.compile(r"[A-Za-z“”\"'‘’《》<>（）()，,。.：:；;！!？?—–\-·/&+]")
MEETINGS = (Event.Kind.FORUM, Event.Kind.DIALOGUE, Event.Kind.MEETING)  # contests, fairs and shows are none (E-01)
NOT_FOREIGN = ("CN", "HK", "MO", "TW")
FROM = ("guests__country", "guests__city__country", "guests__organisation__country", "guests__person__country")
BETWEEN = 2  # pairs of a theme that may stand on both sides of an edition's number
ORDINAL = re.compile(r"第?[0-9〇零一二三四五六七八九十百两]+[届次期年]|\d+|首届")


def home(guest):
    """Where a guest comes from: said, or that of the city, the organisation or the person."""
    for thing in (guest, guest.city, guest.organisation, guest.person):
        if thing is not None and thing.country is not None:
            return thing.country
    return None


def foreign(rows) -> list[tuple]:
    """Foreign guests with their countries and regions."""
    return [
        (guest, country) for guest in rows["guests"] if (country := home(guest)) and country.iso2 not in NOT_FOREIGN
    ]


def abroad(rows) -> tuple[list, int]:
    """The countries and regions of foreign guests, and how many these guests are."""
    guests = foreign(rows)
    return list(dict.fromkeys(country for _guest, country in guests)), sum(guest.people or 0 for guest, _c in guests)


def everybody(event, rows) -> int:
    """How many come: as expected, or as the list of guests has them."""
    return max(event.participants or 0, sum(guest.people or 0 for guest in rows["guests"]))


def high_guests(rows) -> list:
    """Foreign guests of such a rank that the size of the meeting matters no more."""
    return [guest for guest, _c in foreign(rows) if (guest.rank or (guest.person.rank if guest.person else "")) in HIGH]


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


def limits(event, rows) -> dict | None:
    """How many come against how many the province approves; nothing where the book has no such numbers."""
    most = {key: value_on("E-02", event.begins, key) for key in ("foreign", "total")}
    if None in most.values():
        return None
    found = {"foreign": abroad(rows)[1], "total": everybody(event, rows)}
    above = any(found[key] > most[key] for key in most)
    return {**found, "most_foreign": most["foreign"], "most": most["total"], "above": above}


@check("E-02", on=Event, needs=FROM, stops=False)
def many_or_high_guests_are_approved_at_central_level(event, rows):
    if not (planned(event) and is_international(event, rows)):
        return
    if high := high_guests(rows):
        yield Finding(
            "guests",
            _("%(names)s has the rank of a minister or above: the central level approves, whatever the size. Go through city and province."),
            names=series(high[:3]),
        )  # fmt: skip
    if (told := limits(event, rows)) is None:
        return
    if told["above"]:
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
    """What the central level approves is an important one."""
    if not (event.begins and planned(event) and is_international(event, rows)):
        return
    important = high_guests(rows) or (limits(event, rows) or {}).get("above")
    if months := value_on("E-03", event.begins, "important" if important else "general"):
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


@check("E-04", on=Event, needs=FROM, stops=False)
def names_of_international_meetings_are_plain_chinese(event, rows):
    if planned(event) and (odd := ODD.findall(event.name or "")) and is_international(event, rows):
        words = _(
            "The name of an international meeting has no punctuation and no foreign letters; this one has %(signs)s."
        )
        yield Finding("name", words, signs=series(dict.fromkeys(odd)))


@check("E-04", on=Event, needs=FROM, stops=False)
def the_application_says_what_is_asked(event, rows):
    if planned(event) and is_international(event, rows):
        lacking = [Event._meta.get_field(name).verbose_name for name in CONTENTS if not getattr(event, name)]
        if lacking:
            yield Finding("name_en", _("The application also names: %(fields)s."), fields=series(lacking))


def theme(name: str) -> set[str]:
    """What an event is about: its name without numbers and years, in pairs of characters."""
    plain = ORDINAL.sub("", folded(name))
    return {plain[i : i + 2] for i in range(len(plain) - 1)}


def asked_of(event) -> bool:
    return bool(planned(event) and event.kind in MEETINGS and event.begins)


def near(events, key: str) -> QuerySet:
    """What takes place around meetings that are planned, as many months as the book says, the newest first."""
    days = [event.begins for event in events if asked_of(event)]
    if not days or not (months := value_on("E-05", max(day.day for day in days), key)):
        return Event.objects.none()
    first, last = min(day.first_day for day in days), max(day.day for day in days)
    others = Event.objects.exclude(status=Event.Status.CANCELLED).exclude(pk__in=[event.pk for event in events])
    others = others.filter(begins__gte=after(first, months=-months), begins__lte=after(last, months=months))
    return others.order_by("-begins", "pk")


def around(events, rows) -> list[tuple]:
    """Those whose names can be alike: of a theme that is shared by so much, one of so many pairs is met in the other's name."""
    pairs: set[str] = set()
    for event in filter(asked_of, events):
        mine, alike = sorted(theme(event.name or "")), value_on("E-05", event.begins, "alike") or 0
        pairs.update(mine[: len(mine) * (100 - int(alike)) // 100 + 1 + BETWEEN])
    named = reduce(or_, (Q(name__contains=pair) for pair in pairs), Q(pk=None))
    return list(near(events, "months").filter(named).values_list("name", "begins"))


def of_series(events, rows) -> list[tuple]:
    series = {event.series for event in events if event.series}
    found = near(events, "series").filter(series__in=series, participants__gt=0)
    return list(found.values_list("series", "begins", "participants"))


@check("E-05", on=Event, others=around, stops=False)
def a_theme_is_not_repeated_within_a_short_time(event, rows, others):
    months, alike = (value_on("E-05", event.begins, key) for key in ("months", "alike"))
    mine = theme(event.name or "")
    if not (asked_of(event) and months and alike and mine):
        return
    for name, begins in others:
        both = theme(name)
        if abs((begins.day - event.begins.day).days) <= 31 * months and 100 * len(mine & both) >= alike * len(
            mine | both
        ):
            yield Finding(
                "name",
                _("“%(name)s” (%(day)s) has much the same theme. Join them, or say why both are needed."),
                name=name,
                day=begins,
            )
            return


@check("E-05", on=Event, others=of_series, stops=False)
def a_meeting_is_not_larger_than_the_last_one_of_its_series(event, rows, others):
    if not (asked_of(event) and event.series):
        return
    earlier = (size for name, on, size in others if name == event.series and on.day < event.begins.first_day)
    last, total = next(earlier, None), everybody(event, rows)
    if last and total > last:
        words = _(
            "%(total)s people are expected, %(last)s came to the last one of “%(series)s”: it should not grow. Keep the ground."
        )
        yield Finding("participants", words, total=total, last=last, series=event.series)


@check("E-07", on=Event, needs=(*FROM, "city__country"), stops=False)
def an_online_meeting_is_approved_like_one_on_site(event, rows):
    if event.mode == Event.Mode.ONSITE or not (planned(event) and is_international(event, rows) and event.begins):
        return
    country = event.city.country if event.city else None
    attends = country is not None and country.iso2 not in NOT_FOREIGN
    if days := value_on("E-07", event.begins, "attend" if attends else "host"):
        words = (
            _("Online and hybrid meetings need the same approval; whoever takes part in one abroad asks at least %(days)s days ahead: by %(day)s.")
            if attends else
            _("Online and hybrid meetings need the same approval; whoever hosts asks at least %(days)s days ahead: by %(day)s.")
        )  # fmt: skip
        yield Finding("mode", words, days=days, day=after(event.begins.first_day, days=-days))
