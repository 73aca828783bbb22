"""What is taken away in a sheet comes back as it was: nothing changes, or from an emptied register everything is there again."""

from itertools import product

import pytest

from waiban.register import records
from waiban.register.sheets import layout

from .making import filled, image, rows_of, some
from .pages import body_of, confirm, hand_in, preview_of

FILES = ("xlsx", "csv")
HOW_MANY = 3


def exported(client, register, found, kind) -> bytes:
    codes = ",".join(record.code for record in found)
    return body_of(client.get(f"{register.address(page='export')}?id={codes}&as={kind}"))


@pytest.mark.desk(2)
def test_an_export_handed_in_again_changes_nothing(client, register, writer):
    """Either file, in either language."""
    client.force_login(writer)
    found = [filled(register, n) for n in range(HOW_MANY)]
    for language, kind in some(register, product(["zh-hans", "en"], FILES)):
        client.cookies["django_language"] = language
        answer = hand_in(client, register, exported(client, register, found, kind), f"a.{kind}")
        counts = {"unchanged": HOW_MANY, "new": 0, "changed": 0, "error": 0}
        assert preview_of(answer)["counts"] == counts, (language, kind, preview_of(answer))


def without(client, register, answer, column: str):
    """The preview again, with a column set to “not read” by hand."""
    upload = answer.context["upload"]
    [main, *_further] = upload.state["sheets"]
    chosen = {f"c::{at}": "" if path == column else path for at, path in enumerate(main["paths"])}
    return client.post(register.address(page="import"), {"t": upload.token, "do": "match", **chosen}, follow=True)


@pytest.mark.desk(2)
@pytest.mark.parametrize("kind", FILES)
def test_an_export_brought_into_an_emptied_register_gives_equal_records(client, register, writer, kind):
    client.force_login(writer)
    found = [filled(register, n) for n in range(HOW_MANY)]
    columns = [c.path for c in layout.shown_columns(register, writer) if layout.writable(c)]
    if kind == "xlsx":
        columns = [c.path for c in register.columns if c.own] + [rows.name for rows in register.rows]
    before = [image(register, record, columns) for record in found]
    assert kind == "csv" or all(lines for record in found for lines in rows_of(register, record).values())
    data = exported(client, register, found, kind)
    records.remove_many(found, by=writer)
    others = set(register.model.objects.values_list("pk", flat=True))
    answer = hand_in(client, register, data, f"a.{kind}")
    if kind == "csv" and register.stages:  # a text file has no dated stages, so their name alone is refused
        assert preview_of(answer)["counts"]["error"] == HOW_MANY
        answer = without(client, register, answer, "stage")
    assert preview_of(answer)["counts"]["new"] == HOW_MANY, preview_of(answer)
    confirm(client, register, answer)
    again = register.model.objects.exclude(pk__in=others).order_by("id")
    assert len(again) == HOW_MANY
    images = [image(register, record, columns) for record in again]
    assert sorted(images, key=str) == sorted(before, key=str)


@pytest.mark.desk(2)
@pytest.mark.parametrize("kind", FILES)
def test_a_sheet_finds_its_records_by_their_key_alone(client, register, writer, kind):
    """The column of numbers taken out: sheets that offices keep have none."""
    import csv
    import io

    import openpyxl

    client.force_login(writer)
    found = [filled(register, n) for n in range(HOW_MANY)]
    data = exported(client, register, found, kind)
    if kind == "csv":
        lines = [line[:-1] for line in csv.reader(io.StringIO(data.decode("utf-8-sig")))]
        file = io.StringIO()
        csv.writer(file).writerows(lines)
        data = file.getvalue().encode()
    else:
        book = openpyxl.load_workbook(io.BytesIO(data))
        for sheet in book:
            sheet.delete_cols(sheet.max_column)
        out = io.BytesIO()
        book.save(out)
        data = out.getvalue()
    answer = hand_in(client, register, data, f"a.{kind}")
    assert preview_of(answer)["counts"] == {"unchanged": HOW_MANY, "new": 0, "changed": 0, "error": 0}, preview_of(
        answer
    )
