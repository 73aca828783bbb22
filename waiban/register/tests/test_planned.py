"""A question planned once answers as one asked anew, on either database, however many of them a connection has met."""

import datetime as dt

import pytest
from django.db import connection, transaction

from waiban.events.models import Event
from waiban.events.tests.factories import EventFactory
from waiban.kernel import planned as module
from waiban.kernel.planned import planned

pytestmark = pytest.mark.django_db


def answer(sql: str, *params, among=None) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(*planned(sql, params, among))
        return cursor.fetchall()


def test_the_same_question_about_something_else_is_answered_anew():
    for number in (1, 2**40, -7):
        for text in ("港口", "100%", "it's", ""):
            assert answer("SELECT %s + 1, UPPER(%s), 'a%%'", number, text) == [(number + 1, text.upper(), "a%")]
    assert answer("SELECT 5") == [(5,)]


def test_of_a_question_about_somebody_the_rest_is_written_out():
    for person in (2**40, 2**41):
        told = answer("SELECT %s + 1, %s, %s, '%%', DATE(%s)", person, "50%", "%s", dt.date(2026, 5, 1), among={person})
        assert [*told[0][:4], str(told[0][4])] == [person + 1, "50%", "%s", "%", "2026-05-01"]
    if connection.vendor == "postgresql":
        assert sum("50%" in sql for sql, _types in module._kept[connection.connection]) == 1


def test_it_sees_what_was_written_since():
    asked = "SELECT name FROM events_event WHERE begins >= %s AND NOT name = %s ORDER BY name LIMIT %s"
    first = EventFactory(name="甲", begins="2026-05")
    begins = Event._meta.get_field("begins").get_db_prep_value(first.begins, connection)
    assert answer(asked, begins, "乙", 3) == [("甲",)]
    EventFactory(name="丙", begins="2026-05")
    EventFactory(name="乙", begins="2026-05")
    assert len(answer(asked, begins, "乙", 3)) == 2 and len(answer(asked, begins, "乙", 1)) == 1


def test_days_and_nothing_at_all_stand_in_a_place():
    assert str(answer("SELECT DATE(%s)", dt.date(2026, 5, 1))[0][0]) == "2026-05-01"
    assert answer("SELECT COALESCE(%s, %s)", None, "无") == [("无",)]


def test_a_connection_keeps_so_many_questions_and_no_more(monkeypatch):
    monkeypatch.setattr(module, "KEPT", 3)
    for _time in range(2):
        for number in range(8):
            assert answer(f"SELECT %s + {number}", 1) == [(1 + number,)]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'planned_%'")
            assert cursor.fetchone()[0] == len(module._kept[connection.connection]) == 3


def test_a_question_asked_in_work_that_was_undone_is_known_after_it():
    with transaction.atomic():
        assert answer("SELECT %s + 40", 2) == [(42,)]
        transaction.set_rollback(True)
    assert answer("SELECT %s + 40", 3) == [(43,)]
