"""A record that others point at stays, and the answer names those that do; rows count for the record they stand in."""

import pytest

from waiban.kernel.errors import Refused
from waiban.register import records
from waiban.register.declare import catalogue

from .making import filled, row_for
from .pages import api, send

POINTING = [
    (label, rows.name if rows else "", column.path)
    for label, register in catalogue.items()
    for rows in (None, *register.rows)
    for column in (rows or register).columns
    if column.own and column.kind == "relation" and column.field.editable
]
every_pointing_column = pytest.mark.parametrize(("label", "rows", "path"), POINTING)


@pytest.fixture
def pair(db, label, rows, path):
    """(register, record, the register it points at, the record there)"""
    register = catalogue[label]
    record = filled(register)
    if rows:
        kind = next(r for r in register.rows if r.name == rows)
        row = row_for(kind, 0)
        records.save(record, by="test", rows={rows: [row]})
        target = getattr(row, path)
    else:
        target = getattr(record, path)
    return register, record, catalogue.of(target), target


def test_there_is_something_to_point_at():
    assert len(POINTING) > 20


@pytest.mark.desk(3)
@every_pointing_column
def test_what_is_pointed_at_stays_and_says_by_whom(pair):
    _register, record, _there, target = pair
    with pytest.raises(Refused) as refusal:
        records.remove(target, by="test")
    named = str(refusal.value.message)
    assert str(record) in named or named.count("、") >= 2, named  # of many it names some
    assert type(target).objects.filter(pk=target.pk).exists()


@pytest.mark.desk(3)
@every_pointing_column
def test_page_and_api_say_it_too(client, people, pair):
    _register, _record, there, target = pair
    person = next(p for p in people.values() if p.may(there.rights.change) and p.may("keep_all"))
    client.force_login(person)
    page = client.post(there.address(target, "remove"))
    told = send(client, "delete", api(there, target), {})
    assert page.status_code == told.status_code == 409
    assert told.json()["detail"] in page.content.decode()
    assert type(target).objects.filter(pk=target.pk).exists()
