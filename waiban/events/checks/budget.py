"""What an international meeting may cost (E-06): by the amounts of its day, else by those known last."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from waiban.kernel.dates import DAY
from waiban.rulebook.declare import Finding, check
from waiban.rulebook.values import last_known, rows_on

from ..models import Event
from .approval import FROM, everybody, is_international, planned

HALLS = ("hall_small", "hall_medium", "hall_large")
QUOTA = ("lodging", "meals", "rest")  # since 2015 one sum for each person and day, made of these


def amounts(event) -> tuple[dict, object]:
    """The amounts of the day, else those known last with the day until which they held."""
    if rows := rows_on("E-06", event.begins):
        return {row.key: row.amount for row in reversed(rows)}, None
    until = last_known("E-06", event.begins)
    return ({row.key: row.amount for row in reversed(rows_on("E-06", until))} if until else {}), until


def lasts(event) -> int:
    """The days of the meeting, one where they are not known."""
    last = event.ends or event.begins
    known = event.begins.precision == last.precision == DAY and last.day >= event.begins.day
    return (last.day - event.begins.day).days + 1 if known else 1


@check("E-06", on=Event, needs=FROM, stops=False)
def the_budget_stays_within_the_amounts(event, rows):
    """By person and day; interpreters and their equipment by what is ordered."""
    people = everybody(event, rows)
    if not (
        event.begins and people and planned(event) and event.mode != Event.Mode.ONLINE and is_international(event, rows)
    ):
        return
    each, until = amounts(event)
    yield from reckoned(each, people, lasts(event))
    if each and until:
        words = _("These amounts held until %(day)s. Enter those of today in the rulebook.")
        yield Finding("participants", words, day=until)


def reckoned(each: dict, people: int, days: int) -> Iterator[Finding]:
    """As one sum for each person and day, or, before, from hall, reception, equipment and the rest."""
    if any(each.get(key) for key in QUOTA):
        one = {key: (each.get(key) or 0) * people * days for key in QUOTA}
        words = _("For %(people)s people and %(days)s days at most %(most)s yuan: lodging %(lodging)s, meals %(meals)s, hall, cars, printing and the rest %(rest)s; interpreters and their equipment come on top as they cost, travel is the delegates' own.")  # fmt: skip
        yield Finding("participants", words, people=people, days=days, most=sum(one.values()), **one)
        return
    halls = [each[key] for key in HALLS if each.get(key)]
    daily = sum(each.get(key) or 0 for key in ("equipment", "other")) * people * days
    once = (each.get("reception") or 0) * people
    if halls:
        told = {
            "people": people, "days": days, "reception": once, "daily": daily,
            "least": min(halls) * people * days + daily + once, "most": max(halls) * people * days + daily + once,
        }  # fmt: skip
        words = _("For %(people)s people and %(days)s days hall, one reception (%(reception)s yuan), equipment and the rest (%(daily)s yuan) come to %(least)s–%(most)s yuan, by the size of the hall; delegates pay travel and lodging themselves.")  # fmt: skip
        yield Finding("participants", words, **told)
