"""A private column is private in list, record, sheet, API, search and history alike."""

import pytest

from waiban.history.models import Change
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.register.rights import may_see

from .conftest import REGISTERS, ROLES, factory_of
from .test_surfaces import READ, address

SECRET = "不可外传7731"
PRIVATE = [
    (label, column.path)
    for label in REGISTERS
    for column in catalogue[label].columns
    if column.private and column.own and column.kind in ("text", "long")
]


def test_there_are_private_columns_to_try():
    assert PRIVATE


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("label", "path"), PRIVATE)
def test_a_private_column_is_seen_only_with_its_right(client, people, label, path, role):
    register, person = catalogue[label], people[role]
    record = factory_of(register)()
    setattr(record, path, SECRET[: record._meta.get_field(path).max_length])
    records.save(record, by="test")
    assert path in Change.objects.filter(record=record.pk).latest("seq").after
    client.force_login(person)
    seen = [s for s in READ if SECRET in _text(client.get(address(register, record, s)))]
    found = SECRET in client.get("/find/", {"q": SECRET}).content.decode().replace(f"“{SECRET}”", "").replace(
        f'value="{SECRET}"', ""
    )
    if may_see(person, register) and person.may(register.column(path).private):
        assert "record" in seen
    else:
        assert not seen and not found


def _text(answer) -> str:
    """The text of a page or of a sheet."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body[:2] != b"PK":
        return body.decode("utf-8", "replace")
    import io

    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(body), read_only=True)
    return "".join(str(cell) for sheet in book for row in sheet.values for cell in row)
