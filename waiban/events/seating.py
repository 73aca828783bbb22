"""Who comes first (P-05): guests by the rule of the event, hosts after them, places set by hand with their reason."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from waiban.contacts.models import Person

from .models import Event, Guest

RANKS = {rank: number for number, rank in enumerate(Person.Rank.values)}
LAST = len(RANKS)
NEVER = 10**10  # after every day that was noted
ASKED = (
    "person__country", "organisation__country", "organisation__city__country", "city__country", "country",
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """One place in the order: its number, who has it and why."""

    number: int
    guest: Guest
    reason: str
    by_hand: bool = False


def guests_of(event: Event) -> list[Guest]:
    """The guests with all that decides their order, in one question."""
    return list(event.guests.select_related(*ASKED))


def order(event: Event, guests: Iterable[Guest]) -> list[Place]:
    """Everybody in order, each with the reason."""
    first, more = RULES[event.precedence]
    free = [guest for guest in guests if guest.seat is None]
    set_by_hand = sorted((g for g in guests if g.seat is not None), key=lambda g: (g.seat, g.position))
    free.sort(
        key=lambda g: (g.side == Guest.Side.HOST, *(_last(g) if g.side == Guest.Side.HOST else _by(g, first, more)))
    )
    alike = Counter((g.side, KEYS[first](g)) for g in free)
    found = [(g, _why(g, first, more, alike[(g.side, KEYS[first](g))] > 1), False) for g in free]
    for guest in set_by_hand:
        found.insert(min(guest.seat - 1, len(found)) if guest.seat else 0, (guest, _by_hand(guest), True))
    return [Place(number, *placed) for number, placed in enumerate(found, 1)]


def _by(guest: Guest, first: str, more: tuple[str, ...]) -> tuple:
    return (*(KEYS[name](guest) for name in (first, *more)), guest.position, guest.pk)


def _last(guest: Guest) -> tuple:
    """Hosts stand last in alphabetical order, their own rank among them."""
    return country_key(guest), rank_key(guest), guest.position, guest.pk


def rank_of(guest: Guest) -> str:
    return guest.rank or (guest.person.rank if guest.person else "")


def rank_label(guest: Guest) -> str:
    return str(dict(Person.Rank.choices).get(rank_of(guest), ""))


def name_of(guest: Guest) -> str:
    """The name alone, as on a card; the title has its own place."""
    return guest.called or (guest.person.said("name_zh") if guest.person else str(guest))


def title_of(guest: Guest) -> str:
    return guest.title or (guest.person.said("title_zh") if guest.person else "")


def country_of(guest: Guest):
    """The country a guest stands for: as noted, else that of the city, the organisation or the person."""
    city = guest.city or (guest.organisation.city if guest.organisation else None)
    found = guest.country or (city.country if city else None)
    return found or getattr(guest.organisation, "country", None) or getattr(guest.person, "country", None)


def rank_key(guest: Guest) -> int:
    return RANKS.get(rank_of(guest), LAST)


def country_key(guest: Guest) -> str:
    country = country_of(guest)
    return country.name_en.casefold() if country else "\uffff"


def reply_key(guest: Guest) -> int:
    return guest.replied_on.number if guest.replied_on else NEVER


KEYS = {"rank": rank_key, "country": country_key, "reply": reply_key}
RULES = {
    Event.Precedence.RANK: ("rank", ("country", "reply")),
    Event.Precedence.COUNTRY: ("country", ("rank", "reply")),
    Event.Precedence.REPLY: ("reply", ("country", "rank")),
}


def _why(guest: Guest, first: str, more: tuple[str, ...], tied: bool) -> str:
    """What decided; where others are alike in it, also what decided among them."""
    said = [_("host: after the guests")] if guest.side == Guest.Side.HOST else [SAID[first](guest)]
    if tied or guest.side == Guest.Side.HOST:
        said.append(SAID["country" if guest.side == Guest.Side.HOST else more[0]](guest))
    return _("; ").join(said)


def _by_hand(guest: Guest) -> str:
    return _("set by hand: %(reason)s") % {"reason": guest.seat_reason}


def _say_rank(guest: Guest) -> str:
    if not (label := rank_label(guest)):
        return _("no rank noted: after those who have one")
    title = title_of(guest)
    return (
        _("rank: %(rank)s, %(title)s") % {"rank": label, "title": title}
        if title
        else _("rank: %(rank)s") % {"rank": label}
    )


def _say_country(guest: Guest) -> str:
    country = country_of(guest)
    if not country:
        return _("no country noted: after those that have one")
    return _("in the English alphabet: %(name)s") % {"name": country.name_en}


def _say_reply(guest: Guest) -> str:
    if not guest.replied_on:
        return _("no reply noted: after those who replied")
    return _("replied on %(day)s") % {"day": guest.replied_on}


SAID = {"rank": _say_rank, "country": _say_country, "reply": _say_reply}


def notes() -> list[tuple[str, str]]:
    """What stands beside the order (P-06): flags and the signing table, as a heading and a sentence."""
    return [
        (_("Two flags"), _("Right is senior, judged by the flags' own facing: the guest's flag stands on their right, the host's on their left; a viewer in front sees the guest's flag on the left. The host is whoever gives the event, not the country.")),
        (_("Signing table"), _("The host sits on the left and the guest on the right, each before the text it keeps. Each signs first, at the left place, in the copy it keeps; assistants stand outside.")),
        (_("Order"), _("Rank and office follow the official list of the sending side; countries stand in the order of their English names; hosts come last in alphabetical order.")),
    ]  # fmt: skip
