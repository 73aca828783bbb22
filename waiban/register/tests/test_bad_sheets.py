"""Whatever is handed in as a sheet: a sentence says what is wrong with it and what to do, and nothing changes."""

import io
import zipfile

import openpyxl
import pytest

from waiban.register.tests import office_files as made
from waiban.register.tests.sheets import csv_of, hand_in, xlsx_of

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + b"\x00" * 200
HEAD = [made.cell("A1", "name_zh"), made.cell("B1", "country")]
ROW = [made.cell("A2", "新星港务"), made.cell("B2", "智利")]
SHEET = made.sheet(HEAD, ROW)
XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = "<!DOCTYPE x [" + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9)) + "]>"


def whole() -> bytes:
    return xlsx_of(("organisations", ["name_zh", "country"], [["新星港务", "智利"]] * 50))


def scratched() -> bytes:
    """A file whose middle was lost on the way."""
    data = bytearray(whole())
    at = len(data) // 3
    data[at : at + 60] = bytes(60)
    return bytes(data)


def zipped(**parts) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return file.getvalue()


def locked() -> bytes:
    """The mark that a part of the zip is encrypted."""
    data = bytearray(whole())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


BAD = {
    "an empty file": (b"", "empty"),
    "only blanks": (b" \r\n \t\n", "empty"),
    "a picture named .xlsx": (PNG, "holds no sheet"),
    "a photograph named .xlsx": (b"\xff\xd8\xff\xe0" + b"\x00" * 100, "holds no sheet"),
    "a PDF named .csv": (b"%PDF-1.7\n" + b"x" * 100, "holds no sheet"),
    "an old .xls or a locked file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "Save it as .xlsx"),
    "a program": (b"\x7fELF\x02\x01\x01\x00" + b"\x00" * 500, "holds no sheet"),
    "half a file": (whole()[:1500], "damaged"),
    "a file with a scratch": (scratched(), "damaged"),
    "the beginning of a zip": (b"PK\x03\x04" + b"nonsense" * 20, "damaged"),
    "another zip": (zipped(**{"readme.txt": "x"}), "holds no sheet"),
    "a Word document": (zipped(**{"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}), "holds no sheet"),
    "a file locked with a password": (locked(), "password"),
    "a sheet that is no XML": (made.workbook("<worksheet><oops"), "damaged"),
    "a workbook that is no XML": (made.workbook(SHEET, **{"xl/workbook.xml": "<workbook"}), "damaged"),
    "a workbook without its parts": (made.workbook(SHEET, **{"xl/_rels/workbook.xml.rels": "<Relationships/>"}), ""),
    "a bomb": (made.workbook(b"<worksheet>" + b"0" * 30_000_000), "unpacks to far more"),
    "a bomb of small parts": (made.workbook(SHEET, **{f"xl/x{n}.xml": "<a/>" for n in range(3_000)}), "unpacks to far more"),
    "entities from outside": (made.workbook(made.sheet(HEAD, ROW, before=XXE)), "never need"),
    "entities that swell": (made.workbook(made.sheet(HEAD, ROW, before=LAUGHS)), "never need"),
    "entities in wide letters": (made.workbook(f"\ufeff{XXE}{SHEET}".encode("utf-16-le")), "never need"),
    "entities in a side part": (made.workbook(SHEET, **{"xl/styles.xml": XXE + "<a/>"}), "never need"),
    "cells at the end of the world": (made.workbook(made.sheet(HEAD, [made.cell("XFD1048576", "x")])), "rows and"),
    "a row beyond all rows": (made.workbook(made.sheet(HEAD).replace('r="1"', 'r="1048576"', 1)), "rows and"),
    "an empty sheet": (xlsx_of(("organisations", [], [])), "first sheet is empty"),
    "text in no known letters": (b"name_zh,country\n\xff\xfe\xfd\x81 \x00", "holds no sheet"),
    "broken letters": (b"name_zh,country\n" + "新星".encode("gb18030")[:-1] + b"\xff\xff", "cannot be read"),
    "a text that is no table": (b'name_zh,country\n"' + b"x" * 1_100_000, "no table"),
    "a table of ten thousand columns": (b"name_zh" + b",x" * 10_000 + b"\n", "rows and"),
    "a table of a million rows": (b"name_zh\n" + b"x\n" * 300_000, "rows and"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "said"), BAD.values(), ids=BAD)
def test_what_is_no_sheet_is_said_and_changes_nothing(client, kept, organisations, data, said):
    before = kept()
    for name in ("sheet.xlsx", "sheet.csv"):
        answer = hand_in(client, organisations, data, name)
        assert answer.status_code == 422
        assert said in answer.context["problem"], answer.context["problem"]
        assert str(answer.context["problem"]) in answer.content.decode().replace("&quot;", '"')
    assert kept() == before


def test_no_file_at_all(client, kept, organisations):
    before = kept()
    for sent in ({}, {"file": "text"}, {"do": "nonsense"}, {"do": "receive"}):
        answer = client.post(organisations.address(page="import"), sent)
        assert answer.status_code == 422 and "Choose a file" in answer.context["problem"]
    assert kept() == before


def test_a_file_a_little_too_large_is_refused(client, kept, organisations, settings):
    settings.UPLOAD_LIMIT = 1_000
    before = kept()
    answer = hand_in(client, organisations, b"name_zh\n" + b"x" * 2_000, "a.csv")
    assert answer.status_code == 422 and "larger than" in answer.context["problem"]
    assert kept() == before


def test_headings_without_rows_write_nothing(client, kept, organisations):
    before = kept()[:2]
    answer = hand_in(client, organisations, csv_of(["name_zh", "country"], []), "a.csv")
    assert answer.status_code == 200 and "nothing to write" in answer.content.decode()
    assert kept()[:2] == before


def test_a_file_is_opened_only_by_who_brought_it(client, kept, organisations):
    from waiban.accounts.tests.factories import UserFactory

    answer = hand_in(client, organisations, csv_of(["name_zh", "country"], [["新星港务", "智利"]]), "a.csv")
    token = answer.context["upload"].token
    client.force_login(UserFactory())
    page, before = organisations.address(page="import"), kept()[:2]
    assert client.get(page, {"t": token}).status_code == 404
    for step in ("confirm", "discard", "stop", "match", "undo"):
        assert client.post(page, {"t": token, "do": step}).status_code == 404
    for wrong in ("../../etc/passwd", "x" * 30, "", "..", "\x00" * 24):
        assert client.get(page, {"t": wrong, "part": "errors"}).status_code in (200, 404)
        assert client.post(page, {"t": wrong, "do": "confirm"}).status_code == 404
    assert kept()[:2] == before


def test_a_name_of_a_file_is_only_a_name(client, kept, organisations):
    for name in ("../../../x.csv", "<script>.csv", "a" * 300 + ".csv", "\u202excod.csv", "‮.csv"):
        answer = hand_in(client, organisations, csv_of(["name_zh", "country"], [["新星港务", "智利"]]), name)
        page = answer.content.decode()
        assert answer.status_code == 200 and "<script>.csv" not in page
        assert answer.context["upload"].file.name == "file"


def test_a_workbook_of_another_program_reads_the_same(client, kept, organisations):
    """Without shared strings, styles or dimensions, with spaces around the values."""
    data = made.workbook(made.sheet(HEAD, [made.cell("A2", "  新星港务 "), made.cell("B2", "智利")]))
    assert openpyxl.load_workbook(io.BytesIO(data)).active["A2"].value
    answer = hand_in(client, organisations, data)
    assert answer.context["upload"].state["preview"]["counts"]["new"] == 1
