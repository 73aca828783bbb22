"""My work with 5,000 things due in the office against the emptiest page; a month of 3,000 entries against SQL by hand.

The statements by hand are one for each register, as somebody would write them who knows the tables: number, name and
dates of what stands in the month. Both find the same number before anything is timed.
"""

import copy
import datetime as dt
import random

from django.db import connection

from waiban.accounts.models import User
from waiban.accounts.roles import Role
from waiban.agreements.models import Agreement, Obligation
from waiban.contacts.models import Exchange, FollowUp, Liaison
from waiban.daily import due
from waiban.daily.deadlines import deadlines
from waiban.daily.entries import entries
from waiban.events.models import Event
from waiban.kernel import ids
from waiban.kernel.bulk import write_rows
from waiban.kernel.dates import PartialDate, today
from waiban.sistercities.models import PlannedExchange
from waiban.targets import kept
from waiban.visits.models import Visit

from .timing import Table, in_turn, told
from .visitor import Visitor

FLOOR = "/find/"
WAYS = ((lambda: None, "nothing changed since"), (kept.forget, "asked anew"))
DUE, MONTH = 5_000, 3_000
FIRST, LAST = dt.date(2027, 4, 26), dt.date(2027, 6, 6)  # the days a calendar of May 2027 shows
SINCE, UNTIL, NOW = 2027_04_25_0, 2027_06_07_9, 2026_11_24_0
# Records that last: table, name, from and to, and what is left out.
SPANS = (
    ("events_event", "name", "begins", "ends", "status <> 'cancelled'"),
    ("visits_visit", "name", "arrives", "leaves", "status <> 'cancelled'"),
    ("trips_trip", "name", "departs", "returns", "status <> 'cancelled'"),
    ("invitations_invitation", "subject", "entered_on", "left_on", "1 = 1"),
    ("signs_surveyround", "name", "begins", "ends", "1 = 1"),
    ("deliverables_inspection", "name", "opened_on", "closed_on", "1 = 1"),
    ("talents_training", "name", "begins", "ends", "status <> 'cancelled'"),
)
GUESTS = """SELECT l.id, p.name_zh, l.occasion, l.arrives_on, l.leaves_on FROM contacts_liaison l
JOIN contacts_person p ON p.id = l.contact_id WHERE l.arrives_on <= {until} AND coalesce(l.leaves_on, l.arrives_on) >= {since}"""
# Deadlines: table, name, date, and when they stand.
DUES = (
    ("projects_matter", "subject", "task_due", "stage NOT IN ('resolved', 'dropped')"),
    ("agreements_agreement", "title", "expires_on", "1 = 1"),
    ("agreements_obligation", "text", "due_on", "fulfilled_on IS NULL"),
    ("sistercities_plannedexchange", "name", "planned_for", "done_on IS NULL AND dropped = ''"),
    ("deliverables_task", "text", "due_on", "done_on IS NULL"),
    ("deliverables_pilot", "name", "ends_on", "1 = 1"),
    ("deliverables_platform", "name", "planned_for", "opened_on IS NULL"),
    ("deliverables_work", "name", "planned_for", "finished_on IS NULL"),
    ("signs_finding", "number", "due_on", "corrected_on IS NULL"),
    ("talents_talent", "name", "confirm_by", "left_on IS NULL"),
    ("talents_talent", "name", "correct_by", "left_on IS NULL"),
    ("talents_selection", "name", "closes_on", "decided_on IS NULL"),
    ("talents_selection", "name", "score_by", "decided_on IS NULL"),
    ("contacts_exchange", "subject", "next_on", "1 = 1"),
    ("contacts_followup", "text", "due_on", "done_on IS NULL"),
    ("contacts_advice", "topic", "due_on", "replied_on IS NULL"),
)
TIES = """SELECT t.id, c.name_zh, t.kind, t.approval_expires FROM sistercities_tie t JOIN places_city c ON c.id = t.city_id
WHERE t.approval_expires BETWEEN {since} AND {until}
AND t.stage NOT IN ('signed', 'in_force', 'declined', 'lapsed', 'terminated')"""
PROMISES = """SELECT c.id, c.text, coalesce(r.due, c.deadline) FROM targets_commitment c
JOIN targets_book b ON b.id = c.book_id LEFT JOIN targets_reading r ON r.commitment_id = c.id
WHERE b.status = 'issued' AND NOT coalesce(r.state IN ('done', 'early'), {no})
AND coalesce(r.due, c.deadline) BETWEEN '2027-04-25' AND '2027-06-07'"""


def measure(table: Table, _visitor) -> None:
    officer = User.objects.filter(role=Role.OFFICER).order_by("id").first()
    _fill(officer, random.Random(2026))
    kept.forget()
    visitor = Visitor(officer)
    number = due.numbers(officer).of(due.OFFICE)
    assert DUE <= number <= DUE * 1.1, number
    for url, what in (("/work/", "my work"), ("/work/due/", "all that is due")):
        for after, how in WAYS:
            page, floor = in_turn(lambda u=url: visitor.get(u), lambda: visitor.get(FLOOR), after=after)
            table.ratio(f"{what}, {number:,} due, {how}", FLOOR, page / floor, 4, f"{told(page)} : {told(floor)}")
    kept.forget()
    table.ratio("questions of my work, counted anew", "20 questions", visitor.questions("/work/"), 20)
    _calendar(table, visitor)


def _calendar(table: Table, visitor) -> None:
    found, ours = sum(len(rows) for rows in by_hand()), len(entries(visitor.user, FIRST, LAST))
    assert found == ours >= MONTH, (found, ours)
    for url in ("/calendar/?month=2027-05", "/calendar/?list=2027-05"):
        for after, how in WAYS:
            page, hand = in_turn(lambda u=url: visitor.get(u), by_hand, after=after)
            what = f"{url}: {ours:,} entries, {how}"
            table.ratio(what, "the same in SQL", page / hand, 2, f"{told(page)} : {told(hand)}")
    kept.forget()
    table.ratio("questions of a month", "20 questions", visitor.questions("/calendar/?month=2027-05"), 20)


def by_hand() -> list[list]:
    found = []
    with connection.cursor() as cursor:
        for sql in _statements():
            cursor.execute(sql)
            found.append(cursor.fetchall())
    return found


def _statements():
    given = {"since": SINCE, "until": UNTIL, "no": "false" if connection.vendor == "postgresql" else "0"}
    for name, title, first, last, where in SPANS:
        yield (
            f"SELECT id, {title}, {first}, {last} FROM {name} WHERE {first} <= {UNTIL} "
            f"AND coalesce({last}, {first}) >= {SINCE} AND {where}"
        )
    for name, title, on, where in DUES:
        yield f"SELECT id, {title}, {on} FROM {name} WHERE {on} BETWEEN {SINCE} AND {UNTIL} AND {where}"
    yield from (sql.format(**given) for sql in (GUESTS, TIES, PROMISES))


def _fill(officer: User, chance) -> None:
    """Deadlines around today and a full month next spring, shared among the officers."""
    people = list(User.objects.filter(role=Role.OFFICER))

    def near() -> dt.date:
        return today() + dt.timedelta(days=chance.randrange(-50, 89))

    def in_month() -> dt.date:
        return FIRST + dt.timedelta(days=chance.randrange((LAST - FIRST).days))

    _put_off(officer)
    share = (DUE - due.numbers(officer).of(due.OFFICE)) // 8 + 1
    for model, number, when, columns in (
        (Exchange, share * 4, near, {"next_on": 0}),
        (PlannedExchange, share * 2, near, {"planned_for": 0}),
        (Exchange, MONTH // 6, in_month, {"next_on": 0}),
        (Event, MONTH // 2, in_month, {"begins": 0, "ends": 2}),
        (Visit, MONTH // 3, in_month, {"arrives": 0, "leaves": 4}),
    ):
        _copies(model, number, when, columns, people, chance)
    for model, parent, parents in ((Obligation, "agreement_id", Agreement), (FollowUp, "liaison_id", Liaison)):
        every = list(parents.objects.values_list("pk", flat=True)[:share])
        one, made = model.objects.first(), []
        for _n in range(share):
            made.append(_copy(one, due_on=PartialDate(near()), **{parent: chance.choice(every)}))
            for name in ("fulfilled_on", "done_on"):
                if hasattr(one, name):
                    setattr(made[-1], name, None)
        write_rows(model, made)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "PRAGMA optimize")


def _put_off(officer: User) -> None:
    """Long lists bring deadlines of their own: of each source a hundred stay, so that as much is due whatever their size."""
    later = PartialDate(today() + dt.timedelta(days=3_650))
    for source in deadlines()[1:]:  # promises keep theirs
        records = due.standing(source, officer, today())
        source.model.objects.filter(pk__in=records.order_by("pk").values("pk")[100:]).update(**{source.path: later})
    kept.forget()


def _copies(model, number: int, when, columns: dict[str, int], people, chance) -> None:
    one, made = model.objects.first(), []
    named = {"number", "name"} & {f.name for f in model._meta.concrete_fields}
    for n in range(number):
        day, person = when(), chance.choice(people)
        days = {
            name: PartialDate(day + dt.timedelta(days=chance.randrange(more + 1) if more else 0))
            for name, more in columns.items()
        }
        texts = {name: f"{getattr(one, name)}（{day} 之{n}）" for name in named}
        still = {"done_on": None, "dropped": "", "starts_at": None}
        still = {name: value for name, value in still.items() if hasattr(one, name)}
        made.append(_copy(one, **days, **texts, **still, person_id=person.pk, division_id=person.division_id))
    write_rows(model, made)


def _copy(record, **values):
    made = copy.copy(record)
    made._state = type(record._state)()
    made.pk = ids.new_id()
    for name, value in values.items():
        setattr(made, name, value)
    return made
