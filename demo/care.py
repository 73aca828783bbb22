"""Guests looked after, people honoured, advice answered and gifts declared in the city's year."""

from waiban.contacts import operations
from waiban.contacts.models import Advice, FollowUp, Gift, Honour, HonourRound, Liaison

from .city_year import CityYear
from .results import dates
from .tables import table


def load(year: CityYear) -> int:
    return _liaisons(year) + _honours_and_advice(year) + _gifts(year)


def _liaisons(year: CityYear) -> int:
    operations.rhythm()
    made: dict[str, Liaison] = {}
    for row in table("liaisons"):
        made[row["contact"]] = Liaison(
            contact=year.persons[row["contact"]], occasion=row["occasion"], **dates(row, "arrives_on", "leaves_on"),
            **year.office.owner(row["division"], row["officer"]),
        )  # fmt: skip
    todo: dict[str, list] = {}
    for row in table("follow_ups"):
        follow_up = FollowUp(text=row["text"], result=row["result"], **dates(row, "due_on", "done_on"))
        todo.setdefault(row["contact"], []).append(follow_up)
    return year.diary.keep(
        [
            year.diary.entry(one, one.person, one.arrives_on.day, {"follow_ups": todo.get(guest, [])})
            for guest, one in made.items()
        ]
    )


def _honours_and_advice(year: CityYear) -> int:
    honours: dict[tuple, Honour] = {}
    made, told, rounds = [], [], _rounds(year)
    for row in table("honours"):
        honour = honours[row["nominee"], row["round"]] = Honour(
            nominee=year.persons[row["nominee"]], kind=row["kind"], round=rounds[row["round"]], ground=row["ground"],
            nominator=row["nominator"], document=row["document"],
            **dates(row, "proposed_on", "consented_on", "decided_on", "ceremony_on"),
            **year.office.owner(row["division"]),
        )  # fmt: skip
        made.append(year.diary.grown(honour, honour.proposed_on, honour.consented_on, ("consented_on",)))
    for row in table("advice"):
        advice = Advice(
            **{name: row[name] for name in ("topic", "text", "unit", "reply", "adoption", "effect")},
            author=year.persons[row["author"]], honour=honours.get((row["author"], row["honoured"])),
            **dates(row, "received_on", "due_on", "replied_on", "adopted_on"), **year.office.owner(row["division"]),
        )  # fmt: skip
        after = ("replied_on", "reply", "adoption", "adopted_on", "effect")
        told.append(year.diary.grown(advice, advice.received_on, advice.replied_on, after))
    return year.diary.keep_versions(made) + year.diary.keep_versions(told)


def _rounds(year: CityYear) -> dict[str, HonourRound]:
    """The rounds in which the city honours friends."""
    found = {}
    for row in table("honour_rounds"):
        found[row["name"]] = HonourRound(
            name=row["name"], quota=int(row["quota"]), decided_by=row["decided_by"], basis=row["basis"],
            **dates(row, "opens_on", "closes_on"), **year.office.owner("礼宾处"),
        )  # fmt: skip
    year.diary.keep([year.diary.entry(one, one.person, one.opens_on.day) for one in found.values()])
    return found


def _gifts(year: CityYear) -> int:
    made = []
    for row in table("gifts"):
        gift = Gift(
            **{name: row[name] for name in ("number", "item", "direction", "category", "value", "disposal")},
            contact=year.persons[row["contact"]], **dates(row, "handed_on", "declared_on", "disposed_on"),
            **year.office.owner(row["division"]),
        )  # fmt: skip
        after = ("declared_on", "disposal", "disposed_on")
        made.append(year.diary.grown(gift, gift.handed_on, gift.declared_on, after))
    return year.diary.keep_versions(made)
