"""The guests of the city's events as protocol keeps them: title and rank as announced, invited and replied when, on which side."""

import datetime as dt
import random
from typing import TYPE_CHECKING

from waiban.events.models import Guest
from waiban.kernel.dates import PartialDate, as_partial

from .tables import TODAY, day, table

if TYPE_CHECKING:
    from .city_year import CityYear

AHEAD = (28, 49)  # so many days before the event its invitations go out


def guests(year: "CityYear") -> dict[str, list[Guest]]:
    """By the events' names: those who came or were asked to come, then who sits on the city's side."""
    begins = {row["name"]: day(row["starts"]) for row in table("events")}
    chance, found = random.Random("protocol"), {}
    for row in table("event_guests"):
        found.setdefault(row["event"], []).append(_guest(year, chance, row, begins[row["event"]]))
    for row in table("protocol"):
        found.setdefault(row["event"], []).append(_announced(year, row))
    return found


def _guest(year: "CityYear", chance: random.Random, row: dict, begins: dt.date) -> Guest:
    person, organisation = year.persons.get(row["person"]), year.organisations.get(row["organisation"])
    invited = min(begins - dt.timedelta(days=chance.randrange(*AHEAD)), TODAY - dt.timedelta(days=6))
    confirmed, replied = row["confirmed"] == "yes", invited + dt.timedelta(days=chance.randrange(2, 15))
    return Guest(
        person=person, organisation=organisation, city=organisation and organisation.city,
        country=year.countries.get(row["country_iso2"]), people=row["people"] or 1, confirmed=confirmed,
        arrived=row["arrived"] == "yes", title=person.title_zh if person else "", rank=person.rank if person else "",
        side="host" if row["country_iso2"] == "CN" else "guest", needs=person.diet if person else "",
        invited_on=PartialDate(invited) if row["invited"] == "yes" else None,
        replied_on=PartialDate(min(replied, TODAY - dt.timedelta(days=1))) if confirmed else None,
    )  # fmt: skip


def _announced(year: "CityYear", row: dict) -> Guest:
    """Who is written down by name and title only, or was asked after the others."""
    person, organisation = year.persons.get(row["person"]), year.organisations.get(row["organisation"])
    city = year.cities.get((row["city"], row["country_iso2"]))
    return Guest(
        person=person, called=row["called"], organisation=organisation, country=year.countries.get(row["country_iso2"]),
        city=city or (organisation and organisation.city), side=row["side"], people=row["people"] or 1,
        title=row["title"] or (person.title_zh if person else ""), rank=row["rank"] or (person.rank if person else ""),
        invited_on=as_partial(row["invited_on"]) if row["invited_on"] else None,
        replied_on=as_partial(row["replied_on"]) if row["replied_on"] else None,
        confirmed=bool(row["replied_on"]), arrived=row["arrived"] == "yes", needs=row["needs"] or (person.diet if person else ""),
    )  # fmt: skip
