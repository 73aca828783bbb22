"""Hostile text in every text column, by every way in, is kept as text, shown as text, and loses what cannot be seen."""

import pytest
from django.core.exceptions import ValidationError

from waiban.register import records

from .making import allows, filled, texts, written_by
from .pages import api, body_of, confirm, form_of, hand_in, send, xlsx_of

HOSTILE = "<script>alert(1)</script>😀"
UNSEEN = "\u202e\u200b\x07"
WAYS = ("door", "form", "import", "api")


def through(way, client, register, record, person, values: dict[str, str]) -> None:
    """Write texts into a record by one of the ways in."""
    if way == "door":
        for path, value in values.items():
            setattr(record, path, value)
        records.save(record, by=person)
    elif way == "form":
        url = register.address(record, "edit")
        assert client.post(url, {**form_of(client, url), **values}).status_code == 302
    elif way == "import":
        sheet = (
            str(register.title),
            [*values, "#"],
            [[*(v.replace("\x07", "") for v in values.values()), record.code]],
        )
        answer = confirm(client, register, hand_in(client, register, xlsx_of(sheet)))
        assert answer.context["done"]["changed"] == 1
    else:
        assert send(client, "patch", api(register, record), {**values, "version": record.version}).status_code == 200


@pytest.mark.desk(3)
@pytest.mark.parametrize("way", WAYS)
def test_hostile_text_is_only_text(client, register, writer, way):
    client.force_login(writer)
    record = filled(register)
    columns = [
        c for c in texts(written_by(register, writer)) if (c.field.max_length or 999) >= 40 and allows(c.field, HOSTILE)
    ]
    values = {c.path: f"{number}{UNSEEN}{HOSTILE}" for number, c in enumerate(columns)}
    assert values
    through(way, client, register, record, writer, values)
    record.refresh_from_db()
    for number, column in enumerate(columns):
        assert getattr(record, column.path) == f"{number}{HOSTILE}"


@pytest.mark.desk(2)
def test_hostile_text_does_nothing_on_any_page(client, register, writer):
    client.force_login(writer)
    record = filled(register)
    columns = [
        c for c in texts(written_by(register, writer)) if (c.field.max_length or 999) >= 40 and allows(c.field, HOSTILE)
    ]
    through("door", client, register, record, writer, {c.path: f"{n}{HOSTILE}" for n, c in enumerate(columns)})
    pages = {
        "list": register.address(), "detail": register.address(record), "edit": register.address(record, "edit"),
        "history": register.address(record, "history"), "beside": f"{register.address()}?part=beside",
    }  # fmt: skip
    for surface, url in pages.items():
        page = client.get(url).content.decode()
        assert "<script>alert(1)" not in page, url
        shown = [c for c in columns if surface in c.show or surface == "history"]
        assert not shown or "&lt;script&gt;alert(1)" in page, url
    for url in (f"{register.address(page='choose')}?q=script", api(register, record)):
        answer = client.get(url)
        assert answer.headers["Content-Type"].startswith("application/json")
    assert not columns or "<script>" in answer.content.decode()


@pytest.mark.desk(3)
@pytest.mark.parametrize("way", WAYS)
def test_what_has_a_shape_of_its_own_refuses_hostile_text_in_a_sentence(client, register, writer, way):
    """Mail addresses and user names."""
    client.force_login(writer)
    columns = [
        c
        for c in texts(written_by(register, writer))
        if (c.field.max_length or 999) >= 40 and not allows(c.field, HOSTILE)
    ]
    for column in columns:
        record = filled(register)
        kept = getattr(record, column.path)
        if way == "door":
            setattr(record, column.path, HOSTILE)
            with pytest.raises(ValidationError) as told:
                records.save(record, by=writer)
            said = " ".join(told.value.message_dict[column.path])
        elif way == "form":
            url = register.address(record, "edit")
            answer = client.post(url, {**form_of(client, url), column.path: HOSTILE})
            assert answer.status_code == 422
            said = " ".join(answer.context["form"].errors[column.path])
        elif way == "import":
            sheet = (str(register.title), [column.path, "#"], [[HOSTILE, record.code]])
            answer = hand_in(client, register, xlsx_of(sheet))
            said = answer.context["upload"].state["preview"]["rows"]["error"][0]["cells"][0]["wrong"]
        else:
            answer = send(client, "patch", api(register, record), {column.path: HOSTILE, "version": record.version})
            assert answer.status_code == 400
            said = " ".join(answer.json()[column.path])
        assert len(said) > 5
        record.refresh_from_db()
        assert getattr(record, column.path) == kept


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1+1", "'=1+1")


@pytest.mark.desk(2)
def test_no_exported_text_is_a_formula(client, register, writer):
    """In a text file an apostrophe stands before it, in a workbook it is stored as text; coming back it is as it was."""
    import csv
    import io

    import openpyxl

    client.force_login(writer)
    columns = [
        c
        for c in texts(written_by(register, writer))
        if (c.field.max_length or 999) >= 20 and allows(c.field, "=1+1") and "sheet" in c.show
    ]
    found = [filled(register, n) for n in range(len(FORMULAS))]
    for n, (record, formula) in enumerate(zip(found, FORMULAS, strict=True)):
        wanted = {c.path: f"{formula} {n}"[: c.field.max_length] for c in columns}
        through("door", client, register, record, writer, wanted)
    sheet = register.address(page="export") + f"?id={','.join(record.code for record in found)}"
    text = body_of(client.get(f"{sheet}&as=csv")).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))[1:]
    assert len(lines) == len(FORMULAS)
    for cell in (cell for line in lines for cell in line):
        assert not cell.startswith(("=", "+", "-", "@", "＝")) or cell.lstrip("-+").replace(".", "").isdigit(), cell
    data = body_of(client.get(sheet))
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(data)).worksheets[0] for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    for formula in FORMULAS if columns else ():
        assert any(formula in str(cell.value) for cell in cells), formula
    for file, name in ((text.encode(), "a.csv"), (data, "a.xlsx")):
        preview = hand_in(client, register, file, name).context["upload"].state["preview"]
        assert preview["counts"] == {"unchanged": len(FORMULAS), "changed": 0, "new": 0, "error": 0}, preview
