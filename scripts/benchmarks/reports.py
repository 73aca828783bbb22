"""The report of a year over 100,000 records, and the gap analysis over 3,200 ties, against the same SQL by hand."""

import datetime as dt
from collections import Counter

from django.db import connection

from waiban.reports import activity
from waiban.reports.declare import indicators
from waiban.reports.figures import values
from waiban.reports.gaps import Analysis, years
from waiban.reports.span import of_part
from waiban.sistercities.models import Tie, TieStage
from waiban.targets import kept

from .timing import Table, in_turn, told

TIES, YEAR = 3_200, 2026
REPORTED = ("events", "agreements", "tie_exchanges", "promotion", "conferences")
BOTH = "kind IN ('friendship', 'cooperative')"


def measure(table: Table, visitor) -> None:
    span = of_part(YEAR, "")
    statements = by_hand(span)

    def report() -> list:
        return [values(indicators[name], period) for period in (span, span.before) for name in REPORTED]

    _compare(report(), [_row(sql) for sql in statements])
    ours, floor = in_turn(report, lambda: [_row(sql) for sql in statements], times=5)
    table.ratio(
        "report of a year over each list", "the same SQL by hand", ours / floor, 2, f"{told(ours)} : {told(floor)}"
    )
    _only(TIES)

    def gaps() -> Analysis:
        kept.forget()
        found = Analysis(visitor.user, years(YEAR, YEAR + 4))
        for way in ("continent", "group", "kind"):
            found.by(way)
        found.fields()
        return found

    found = gaps()
    statement = gap_by_hand(found.day)
    _same_classes(found, _rows(statement))
    ours, floor = in_turn(gaps, lambda: _rows(statement), times=5)
    table.ratio(
        f"gap analysis over {TIES:,} ties", "the same SQL by hand", ours / floor, 2, f"{told(ours)} : {told(floor)}"
    )


def _only(number: int) -> None:
    """So many ties and no more."""
    beyond = list(Tie.objects.order_by("pk").values_list("pk", flat=True)[number:])
    for n in range(0, len(beyond), 900):
        TieStage.objects.filter(tie__in=beyond[n : n + 900]).delete()
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE agreements_agreement SET tie_id = NULL WHERE tie_id NOT IN (SELECT id FROM sistercities_tie ORDER BY id LIMIT {number})"
        )
        cursor.execute(
            f"DELETE FROM sistercities_tie WHERE id NOT IN (SELECT id FROM sistercities_tie ORDER BY id LIMIT {number})"
        )


def _number(day: dt.date, end: int) -> int:
    return (day.year * 10000 + day.month * 100 + day.day) * 10 + end


def by_hand(span) -> list[str]:
    """What somebody who knows the tables would ask for the same figures."""
    found = []
    for period in (span, span.before):
        first, last = _number(period.first, 0), _number(period.day, 9)
        held = f"FROM events_event WHERE status = 'held' AND begins BETWEEN {first} AND {last}"
        tied = (
            f"SELECT t.city_id FROM sistercities_tie t WHERE t.{BOTH} AND EXISTS (SELECT 1 FROM sistercities_tiestage s "
            f"WHERE s.tie_id = t.id AND s.\"on\" <= {last} AND s.stage IN ('signed', 'in_force')) AND NOT EXISTS (SELECT 1 FROM "
            f"sistercities_tiestage s WHERE s.tie_id = t.id AND s.\"on\" <= {last} AND s.stage IN ('declined', 'lapsed', 'terminated'))"
        )
        found += [
            f"SELECT COUNT(*), SUM(participants) {held}",
            "SELECT COUNT(*) FROM agreements_agreement WHERE status IN ('signed', 'ended') AND signed_on BETWEEN "
            f"{first} AND {last}",
            f"SELECT COUNT(*), COUNT(DISTINCT city_id) FROM contacts_exchange WHERE held_on BETWEEN {first} AND {last} "
            f"AND city_id IN ({tied})",
            f"SELECT COUNT(*), SUM(participants) {held} AND kind IN ('exhibition', 'campaign', 'visit_day')",
            f"SELECT COUNT(*), SUM(participants) {held} AND kind IN ('forum', 'dialogue', 'meeting')",
        ]
    return found


def gap_by_hand(day: dt.date) -> str:
    """Class, continent and kind of each tie in one statement, by the numbers of the rulebook."""
    rule = activity.rule_on(day)
    since, newer = (
        _number(activity.months_before(day, months), 0) for months in (rule.quiet_months, rule.active_months)
    )
    last = _number(day, 9)
    leading = ", ".join(f"'{rank}'" for rank in activity.LEADING)
    between = f"BETWEEN {since} AND {last}"
    return f"""
      WITH deeds (city, source, id, day, leads) AS (
        SELECT city_id, 0, id, arrives, CASE WHEN rank IN ({leading}) THEN 1 ELSE 0 END FROM visits_visit
          WHERE status = 'received' AND arrives {between} AND city_id IS NOT NULL
        UNION SELECT e.city_id, 1, e.id, e.held_on, CASE WHEN p.rank IN ({leading}) THEN 1 ELSE 0 END FROM contacts_exchange e
          LEFT JOIN contacts_person p ON p.id = e.contact_id WHERE e.held_on {between} AND e.city_id IS NOT NULL
        UNION SELECT g.city_id, 2, e.id, e.begins, 0 FROM events_event e JOIN events_guest g ON g.event_id = e.id
          WHERE e.status = 'held' AND e.begins {between} AND g.city_id IS NOT NULL
        UNION SELECT s.city_id, 3, t.id, t.returns, 0 FROM trips_trip t JOIN trips_stop s ON s.trip_id = t.id
          WHERE t.status = 'carried_out' AND t.returns {between} AND s.city_id IS NOT NULL
        UNION SELECT t.city_id, 4, a.id, a.signed_on, 0 FROM agreements_agreement a JOIN sistercities_tie t ON t.id = a.tie_id
          WHERE a.status IN ('signed', 'ended') AND a.signed_on {between}
        UNION SELECT p.city_id, 4, a.id, a.signed_on, 0 FROM agreements_agreement a JOIN agreements_party p
          ON p.agreement_id = a.id WHERE a.status IN ('signed', 'ended') AND a.signed_on {between} AND p.city_id IS NOT NULL
        UNION SELECT city_id, 5, id, done_on, 0 FROM sistercities_plannedexchange WHERE done_on {between} AND city_id IS NOT NULL
      ), alive (city, deeds, leads) AS (
        SELECT city, SUM(CASE WHEN day >= {newer} THEN 1 ELSE 0 END), SUM(CASE WHEN day >= {newer} THEN leads ELSE 0 END)
          FROM deeds GROUP BY city
      )
      SELECT n.continent, t.kind, CASE WHEN a.city IS NULL THEN 'dormant' WHEN a.leads >= {rule.leading} OR a.deeds >= {rule.others} THEN 'active'
        ELSE 'quiet' END, COUNT(*), COUNT(DISTINCT c.country_id)
      FROM sistercities_tie t JOIN places_city c ON c.id = t.city_id JOIN places_country n ON n.id = c.country_id
        LEFT JOIN alive a ON a.city = t.city_id
      WHERE t.{BOTH}
        AND EXISTS (SELECT 1 FROM sistercities_tiestage s WHERE s.tie_id = t.id AND s."on" <= {last} AND s.stage IN ('signed', 'in_force'))
        AND NOT EXISTS (SELECT 1 FROM sistercities_tiestage s WHERE s.tie_id = t.id AND s."on" <= {last}
          AND s.stage IN ('declined', 'lapsed', 'terminated'))
      GROUP BY 1, 2, 3"""


def _rows(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def _row(sql: str) -> tuple:
    return _rows(sql)[0]


def _compare(found: list[dict], answers: list[tuple]) -> None:
    """Before anything is timed: both ways find the same numbers."""
    for figures, row in zip(found, answers, strict=True):
        if [int(v or 0) for v in figures.values()] != [int(v or 0) for v in row]:
            raise SystemExit(f"the report says {figures}, SQL by hand {row}")


def _same_classes(found: Analysis, answers: list[tuple]) -> None:
    """Both ways find as many ties of each class."""
    ours, theirs = Counter(), Counter()
    for fact in found.facts:
        ours[fact.alive] += fact.number
    for _continent, _kind, alive, number, _countries in answers:
        theirs[alive] += number
    if ours != theirs:
        raise SystemExit(f"the gap analysis says {ours}, SQL by hand {theirs}")
