"""The office itself: units, divisions, the people who sign in by one click, and who answers for what."""

from dataclasses import dataclass, field
from itertools import cycle

from waiban.accounts.models import Division, Unit, User
from waiban.accounts.roles import Role
from waiban.register import records

from .tables import table

OFFICE = "市外办"


@dataclass
class Office:
    """Divisions and people by name; officers of a division take turns."""

    divisions: dict[str, Division]
    people: dict[str, User]
    turns: dict[str, cycle] = field(default_factory=dict)

    @property
    def clerk(self) -> User:
        return next(person for person in self.people.values() if person.role == Role.CLERK)

    def owner(self, division: str, officer: str = "") -> dict:
        """Division and responsible person of a record, as its columns."""
        return {
            "division": self.divisions[division],
            "person": self.people[officer] if officer else self.next(division),
        }

    def next(self, division: str) -> User:
        if division not in self.turns:
            own = [
                p for p in self.people.values() if p.division and p.division.name == division and p.role == Role.OFFICER
            ]
            self.turns[division] = cycle(own or [self.clerk])
        return next(self.turns[division])


def load() -> Office:
    """Nobody has a password: in the demonstration one click takes a role."""
    units = {row["name"]: Unit(**row) for row in table("units")}
    divisions = {
        row["name"]: Division(unit=units[row["unit"]], name=row["name"], name_en=row["name_en"])
        for row in table("divisions")
    }
    people = {}
    for row in table("users"):
        person = User(username=row["username"], name=row["name"], role=row["role"], phone=row["phone"])
        person.division = divisions.get(row["division"])
        person.set_unusable_password()
        people[row["name"]] = person
    for made in (units, divisions, people):
        records.save_many(list(made.values()), by="setup")
    return Office(divisions, people)
