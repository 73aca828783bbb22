"""Sixty promises of twelve kinds, and the same sixty questions in SQL as somebody would write them by hand.

Each statement returns number and date of the records that count (or, for continuing work, that wait for a nod), and is
asked of the same database. The two answers are compared before anything is timed.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Count
from django.utils import timezone

from waiban.contacts.models import Exchange, Organisation
from waiban.kernel.bulk import write_rows
from waiban.kernel.dates import PartialDate, today
from waiban.places.models import City, Country
from waiban.projects.models import Project
from waiban.targets.models import Book, Commitment, Gauge, Measure, Target

YEAR, EACH = 2026, 5
FIRST, LAST = YEAR * 100_000 + 1_010, PartialDate(today()).number + 9 - PartialDate(today()).number % 10
COUNTRY, CITY, PARTY = "places/country", "places/city", "contacts/organisation"

AGREEMENTS = f"""SELECT a.id, a.signed_on FROM agreements_agreement a
WHERE a.status IN ('signed', 'ended') AND a.signed_on BETWEEN {FIRST} AND {LAST}"""
CITIES = "SELECT id FROM places_city WHERE country_id = %(one)s"
PARTNERS = f"SELECT id FROM contacts_organisation WHERE country_id = %(one)s OR city_id IN ({CITIES})"
OF_COUNTRY = (
    AGREEMENTS
    + f""" AND (
    a.tie_id IN (SELECT id FROM sistercities_tie WHERE city_id IN ({CITIES}))
    OR EXISTS (SELECT 1 FROM agreements_party p
        WHERE p.agreement_id = a.id AND (p.city_id IN ({CITIES}) OR p.organisation_id IN ({PARTNERS}))))"""
)
OF_PARTY = (
    AGREEMENTS
    + """ AND a.id IN (SELECT agreement_id FROM agreements_party
    WHERE organisation_id = %(one)s OR organisation_id IN (SELECT id FROM contacts_organisation WHERE parent_id = %(one)s))"""
)
STAGED = """SELECT id, first FROM (
    SELECT r.id, (SELECT min(s."on") FROM {rows} s WHERE s.{row} = r.id AND s.stage IN ({stages}) AND s."on" <= {last}) AS first
    FROM {table} r WHERE {which} {but}) found WHERE first >= {since}"""
BUT = """AND NOT EXISTS (SELECT 1 FROM {rows} e WHERE e.{row} = r.id AND e.stage IN ({ended}) AND e."on" <= {last})"""
TIES = {"rows": "sistercities_tiestage", "row": "tie_id", "table": "sistercities_tie", "since": FIRST, "last": LAST}
WORKS = {
    "rows": "projects_projectstage",
    "row": "project_id",
    "table": "projects_project",
    "since": FIRST,
    "last": LAST,
}
TIE = STAGED.format(
    **TIES, stages="'signed', 'in_force'", which="r.city_id = %(one)s",
    but=BUT.format(**TIES, ended="'declined', 'lapsed', 'terminated'"),
)  # fmt: skip
INTENTS = STAGED.format(**TIES, stages="'intent'", which=f"r.city_id IN ({CITIES})", but="")
PROJECTS = STAGED.format(
    **WORKS, stages="'registered', 'building', 'running'", which="r.sector = %(one)s",
    but=BUT.format(**WORKS, ended="'stopped'"),
)  # fmt: skip
EVENTS = f"""SELECT e.id, e.begins {{extra}} FROM events_event e
WHERE e.status = 'held' AND e.begins BETWEEN {FIRST} AND {LAST} AND """
WITH_GUESTS = (
    EVENTS.format(extra="")
    + f"""(
    e.city_id IN ({CITIES})
    OR EXISTS (SELECT 1 FROM events_guest g WHERE g.event_id = e.id
        AND (g.country_id = %(one)s OR g.city_id IN ({CITIES}) OR g.organisation_id IN ({PARTNERS}))))"""
)
NAMED = (
    EVENTS.format(extra="")
    + """(
    e.name {like} %(like)s OR e.series {like} %(like)s OR e.hosts {like} %(like)s)"""
)
PEOPLE = EVENTS.format(extra=", e.participants") + "e.kind = %(one)s"
TALKS = f"""SELECT x.id, x.held_on {{extra}} FROM contacts_exchange x
WHERE x.held_on BETWEEN {FIRST} AND {LAST} AND """
WITH_PARTY = (
    TALKS.format(extra="")
    + """(x.organisation_id = %(one)s
    OR x.organisation_id IN (SELECT id FROM contacts_organisation WHERE parent_id = %(one)s))"""
)
WITH_COUNTRY = (
    TALKS.format(extra=", x.organisation_id")
    + f"""(
    x.country_id = %(one)s OR x.city_id IN ({CITIES}) OR x.organisation_id IN ({PARTNERS}))"""
)
IN_CITY = (
    TALKS.format(extra="")
    + """(x.city_id = %(one)s
    OR x.organisation_id IN (SELECT id FROM contacts_organisation WHERE city_id = %(one)s))"""
)
PAPERS = f"""SELECT d.id, d.issued_on FROM deliverables_issueddocument d
WHERE d.issued_on BETWEEN {FIRST} AND {LAST} AND (d.number {{like}} %(like)s OR d.title {{like}} %(like)s)"""


@dataclass
class Kind:
    """A kind of promise: what its gauge asks, the same in SQL, and the things it is asked about."""

    name: str
    sql: str
    gauge: dict[str, Any]
    about: list = field(default_factory=list)

    def gauges(self) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        """(fields of the gauge, parameters of the statement) for each."""
        for one in self.about:
            fields = {name: _filled(value, one) for name, value in self.gauge.items()}
            yield fields, {"one": one, "like": f"%{one}%"}


def _filled(value, one):
    if value == "?":
        return one
    if isinstance(value, list):
        return [_filled(part, one) for part in value]
    return {name: _filled(part, one) for name, part in value.items()} if isinstance(value, dict) else value


def kinds() -> list[Kind]:
    """Twelve kinds, about countries, cities and partners with whom there is much and little."""
    like = "LIKE" if connection.vendor == "sqlite" else "ILIKE"
    talked = Exchange.objects.values("country").annotate(n=Count("id")).order_by("-n")
    countries = _spread(Country, talked.values_list("country", flat=True))
    cities = _spread(
        City, Exchange.objects.values("city").annotate(n=Count("id")).order_by("-n").values_list("city", flat=True)
    )
    parties = _spread(
        Organisation,
        Exchange.objects.values("organisation")
        .annotate(n=Count("id"))
        .order_by("-n")
        .values_list("organisation", flat=True),
    )
    tied = list(City.objects.filter(ties__isnull=False).order_by("pk").values_list("pk", flat=True).distinct()[:EACH])
    sectors = list(
        Project.objects.values("sector").annotate(n=Count("id")).order_by("-n").values_list("sector", flat=True)[:EACH]
    )
    place, party = [[COUNTRY, "?"]], [[PARTY, "?"]]
    signed = {"register": "agreements/agreement", "segment": "signed", "way": "count"}
    held = {"register": "events/event", "segment": "held"}
    had = {"register": "contacts/exchange", "segment": "had"}
    return [
        Kind("agreement_signed", OF_COUNTRY, {**signed, "places": place}, countries),
        Kind("agreement_signed", OF_PARTY, {**signed, "parties": party}, parties),
        Kind("relation_established", TIE, {"register": "sistercities/tie", "segment": "in_force", "way": "stage", "places": [[CITY, "?"]]}, tied),
        Kind("relation_established", INTENTS, {"register": "sistercities/tie", "segment": "intended", "way": "count", "places": place}, countries),
        Kind("project_landed", PROJECTS, {"register": "projects/project", "segment": "landed", "way": "stage", "where": {"sector": ["?"]}}, sectors),
        Kind("event_held", WITH_GUESTS, {**held, "way": "count", "places": place}, countries),
        Kind("event_held", NAMED.format(like=like), {**held, "way": "happened", "words": ["?"]}, ["论坛", "友城", "交流", "推介", "对话"]),
        Kind("event_held", PEOPLE, {**held, "way": "total", "column": "participants", "where": {"kind": ["?"]}}, ["forum", "dialogue", "festival", "exhibition", "training"]),
        Kind("continuing_work", WITH_PARTY, {**had, "way": "judged", "parties": party}, parties),
        Kind("continuing_work", WITH_COUNTRY, {**had, "way": "distinct", "column": "organisation", "places": place}, countries),
        Kind("continuing_work", IN_CITY, {**had, "way": "judged", "admit": "nodded", "places": [[CITY, "?"]]}, cities),
        Kind("document_issued", PAPERS.format(like=like), {"register": "deliverables/issueddocument", "segment": "issued", "way": "happened", "words": ["?"]}, ["通知", "方案", "办法", "计划", "报告"]),
    ]  # fmt: skip


def _spread(model, pks) -> list[int]:
    """Some from the top, the middle and the end of a list that begins with those that occur most."""
    pks = [pk for pk in pks if pk]
    return [pks[len(pks) * n // (EACH * 2)] for n in range(EACH)]


def book(times: int = 1) -> Book:
    """A book of the year with sixty promises (or so many times more), issued."""
    made = [(kind, fields) for kind in kinds() for fields, _params in kind.gauges()] * times
    text = "".join(f"承诺{n:05}。" for n in range(len(made)))
    book = Book(unit="市外办", year=YEAR, title="基准书", text=text, status="issued", issued_at=timezone.now())
    book.save()
    target = Target(book=book, name="目标", start=0, end=len(text))
    target.save()
    measures = [
        Measure(target=target, ordinal=f"{n}", start=n * 80, end=min(n * 80 + 80, len(text)), position=n)
        for n in range(-(-len(text) // 80))
    ]
    promises = [
        Commitment(book=book, measure=measures[n * 8 // 80], start=n * 8, end=n * 8 + 7, text=text[n * 8 : n * 8 + 7],
                   kind=kind.name, deadline=dt.date(YEAR, 12, 31), position=n, quantity=3)
        for n, (kind, _fields) in enumerate(made)
    ]  # fmt: skip
    write_rows(Measure, measures)
    write_rows(Commitment, promises)
    write_rows(Gauge, [
        Gauge(commitment=promise, confirmed_by="bench", confirmed_at=timezone.now(), **fields)
        for promise, (_kind, fields) in zip(promises, made, strict=True)
    ])  # fmt: skip
    return book


def statements() -> list[tuple[str, dict]]:
    """The sixty questions in SQL with their parameters, in the order of the promises."""
    return [(kind.sql, params) for kind in kinds() for _fields, params in kind.gauges()]


def by_hand(statements: list[tuple[str, dict]]) -> list[list[tuple]]:
    """Asked one after the other."""
    with connection.cursor() as cursor:
        return [_answers(cursor, *statement) for statement in statements]


def _answers(cursor, sql: str, params: dict) -> list[tuple]:
    cursor.execute(sql, params)
    return cursor.fetchall()
