"""A private column is private in list, record, sheet, API, search, sort, filter, import, bulk edit and history alike."""

import io

import openpyxl
import pytest

from waiban.history.models import Change
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.register.rights import may_see, why_not_change

from .conftest import REGISTERS, ROLES
from .making import factory_of, text_for, value_for
from .pages import api, body_of, form_of, hand_in, send, xlsx_of
from .test_surfaces import READ, address

SECRETS = ("不可外传7731", "secret7731@lan.example", "secret7731")
PRIVATE = [
    (label, column.path)
    for label in REGISTERS
    for column in catalogue[label].columns
    if column.private and column.own and column.kind in ("text", "long")
]
every_private_column = pytest.mark.parametrize(("label", "path"), PRIVATE)
every_role = pytest.mark.parametrize("role", ROLES)


@pytest.fixture
def record(people, label, path):
    """A record of everybody's division that holds a secret."""
    record = factory_of(catalogue[label])()
    setattr(record, path, text_for(record._meta.get_field(path), *SECRETS))
    records.save(record, by="test")
    return record


def test_there_are_private_columns_to_try():
    assert PRIVATE


@pytest.mark.desk(2)
@every_role
@every_private_column
def test_a_private_column_is_seen_only_with_its_right(client, people, record, label, path, role):
    register, person, secret = catalogue[label], people[role], getattr(record, path)
    assert path in Change.objects.filter(record=record.pk).latest("seq").after
    client.force_login(person)
    seen = [s for s in READ if secret in _text(client.get(address(register, record, s)))]
    found = secret in client.get("/find/", {"q": secret}).content.decode().replace(f"“{secret}”", "").replace(
        f'value="{secret}"', ""
    )
    if may_see(person, register) and person.may(register.column(path).private):
        assert {"record", "history", "export", "api_record"} <= set(seen)
    else:
        assert not seen and not found


@every_role
@every_private_column
def test_a_private_column_cannot_be_asked_about(client, people, record, label, path, role):
    """Neither by words, nor by its own filter, nor by the order of the list."""
    register, person, secret = catalogue[label], people[role], getattr(record, path)
    if not may_see(person, register) or person.may(register.column(path).private):
        return
    client.force_login(person)
    assert record.code not in client.get(register.address(), {"q": secret}).content.decode().replace(secret, "")
    assert record.code not in client.get(register.address(page="choose"), {"q": secret}).content.decode()
    for part in ("filters", "columns"):
        offered = client.get(register.address(), {"part": part}).content.decode()
        assert f'name="{path}' not in offered and f'value="{path}"' not in offered
    for query in ({"sort": path}, {path: secret}, {"columns": path}):
        assert client.get(api(register), query).status_code == 400, query
        page = client.get(register.address(), query)
        assert page.status_code == 200 and record.code in page.content.decode(), query


@every_role
@every_private_column
def test_a_private_column_is_not_written_without_its_right(client, people, record, label, path, role):
    register, person, secret = catalogue[label], people[role], getattr(record, path)
    column = register.column(path)
    if why_not_change(person, register, record) or person.may(column.private):
        return
    client.force_login(person)
    other = value_for(column, 5)
    url = register.address(record, "edit")
    form = form_of(client, url)
    assert path not in form
    assert client.post(url, {**form, path: other}).status_code == 302
    told = send(client, "patch", api(register, record), {path: other, "version": record.version})
    assert told.status_code == 400 and path in told.json()
    sheet = (str(register.title), [path, str(register.column(register.key[0]).label), "#"], [[other, "", record.code]])
    assert secret not in body_of(hand_in(client, register, xlsx_of(sheet))).decode()
    answer = client.post(register.address(page="bulk"), {"id": record.code, "column": path, path: other, "save": "1"})
    assert secret not in answer.content.decode()
    record.refresh_from_db()
    assert getattr(record, path) == secret


@pytest.mark.desk(3)
@every_private_column
def test_the_schema_says_which_columns_are_private(client, people, record, label, path):
    client.force_login(people["officer"])
    schema = client.get("/api/schema/").json()["components"]["schemas"]
    told = next(shape for name, shape in schema.items() if name.endswith(catalogue[label].model.__name__))
    assert catalogue[label].column(path).private in told["properties"][path]["description"]


def _text(answer) -> str:
    """The text of a page or of a sheet."""
    body = body_of(answer)
    if body[:2] != b"PK":
        return body.decode("utf-8", "replace")
    book = openpyxl.load_workbook(io.BytesIO(body), read_only=True)
    return "".join(str(cell) for sheet in book for row in sheet.values for cell in row)
