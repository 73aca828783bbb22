"""Two people write the same record: the second sees what the first changed, and keeps her own text."""

import pytest

from waiban.accounts.tests.factories import UserFactory
from waiban.history.models import Change
from waiban.register import records

from .making import filled, row_for, rows_of, texts, value_for, written_by
from .pages import Form, api, form_of, send

pytestmark = pytest.mark.desk(2)


def two_texts(register, person):
    """Two columns, or one twice where a register has only one text."""
    found = texts(written_by(register, person))
    return found[0], found[-1]


def first_saves(register, record, column, value, name="祁望舒"):
    other = UserFactory(name=name)
    stored = register.model.objects.get(pk=record.pk)
    setattr(stored, column.path, value)
    records.save(stored, by="test", note=str(other))
    Change.objects.filter(record=record.pk, seq=Change.objects.latest("seq").seq).update(who=other.name)
    return stored


def test_in_the_form_she_sees_it_and_keeps_her_own(client, register, writer):
    client.force_login(writer)
    record, url = filled(register), None
    mine, theirs = two_texts(register, writer)
    url = register.address(record, "edit")
    form = form_of(client, url)
    hers, his = value_for(mine, 8), value_for(theirs, 9)
    first_saves(register, record, theirs, his)
    answer = client.post(url, {**form, mine.path: hers})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "祁望舒" in page and his in page
    again = Form(page).values
    assert again[mine.path] == [hers]
    if mine is not theirs:
        assert again[theirs.path] == [his]
    assert client.post(url, again).status_code == 302
    record.refresh_from_db()
    assert getattr(record, mine.path) == hers
    if mine is not theirs:
        assert getattr(record, theirs.path) == his


def test_where_both_wrote_both_are_shown(client, register, writer):
    client.force_login(writer)
    record = filled(register)
    column, _other = two_texts(register, writer)
    url = register.address(record, "edit")
    form = form_of(client, url)
    hers, his = value_for(column, 8), value_for(column, 9)
    first_saves(register, record, column, his)
    answer = client.post(url, {**form, column.path: hers})
    assert answer.status_code == 409
    assert [(theirs, mine) for _label, theirs, mine in answer.context["merged"].both] == [(his, hers)]
    assert Form(answer.content.decode()).values[column.path] == [hers]
    record.refresh_from_db()
    assert getattr(record, column.path) == his


def test_rows_that_the_first_added_are_not_lost(client, register, writer):
    client.force_login(writer)
    record = filled(register)
    mine, _theirs = two_texts(register, writer)
    url = register.address(record, "edit")
    for rows in register.rows:
        form = form_of(client, url)
        kept = rows_of(register, record)[rows.name]
        stored = register.model.objects.get(pk=record.pk)
        records.save(stored, by="test", rows={rows.name: [*kept, row_for(rows, 11)]})
        answer = client.post(url, {**form, mine.path: value_for(mine, 12)})
        assert answer.status_code == 409
        assert client.post(url, Form(answer.content.decode()).values).status_code == 302
        assert len(rows_of(register, record)[rows.name]) == len(kept) + 1


def test_in_the_api_the_second_is_told_what_is_stored_and_who_changed_what(client, register, writer):
    client.force_login(writer)
    record = filled(register)
    mine, theirs = two_texts(register, writer)
    seen = record.version
    his = value_for(theirs, 9)
    first_saves(register, record, theirs, his)
    answer = send(client, "patch", api(register, record), {mine.path: value_for(mine, 8), "version": seen})
    told = answer.json()
    assert answer.status_code == 409 and len(told["detail"]) > 5
    assert told["stored"][theirs.path] == his and told["stored"]["version"] == seen + 1
    [change] = told["changes"]
    assert change["who"] == "祁望舒"
    assert {"column": str(theirs.label), "before": getattr(record, theirs.path), "after": his} in change["lines"]
    body = {mine.path: value_for(mine, 8), "version": told["stored"]["version"]}
    assert send(client, "patch", api(register, record), body).status_code == 200


def test_who_saves_what_is_removed_meanwhile_is_told(client, register, writer):
    from .making import fresh

    client.force_login(writer)
    record = fresh(register, 4)
    url = register.address(record, "edit")
    form = form_of(client, url)
    column = texts(written_by(register, writer))[0]
    records.remove(record, by="test")
    assert client.post(url, {**form, column.path: value_for(column, 8)}).status_code == 404
    assert send(client, "patch", api(register, record), {"version": 1}).status_code == 404
