"""A page asks the database as often for two records as for twelve, however full they are, and a list at most twelve times."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from waiban.register import records

from .making import filled, fresh, row_for
from .pages import api, body_of, confirm, hand_in

MOST, MOST_OF_A_SHEET, MANY = 12, 40, 12


def asked(client, url: str) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(url)
        b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code == 200, url
    return [query["sql"] for query in queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]


@pytest.mark.desk(2)
def test_a_page_asks_as_often_for_two_records_as_for_twelve(client, writer, register):
    client.force_login(writer)
    every = ",".join(c.path for c in register.for_user(writer, "detail") if c.kind != "long")
    pages = {
        "list": (register.address(), MOST),
        "list of every column": (f"{register.address()}?columns={every}", MOST),
        "api": (api(register), MOST),
        "choose": (register.address(page="choose"), MOST),
        "export": (register.address(page="export"), MOST_OF_A_SHEET),
        "export?as=csv": (register.address(page="export") + "?as=csv", MOST_OF_A_SHEET),
    }

    def all_asked() -> dict[str, list[str]]:
        """The second time: the first fills what is cached, and counts again what newer changes made uncertain."""
        return [{name: asked(client, url) for name, (url, _most) in pages.items()} for _time in range(2)][1]

    for n in range(2):
        filled(register, n)
    few = all_asked()
    for n in range(2, 6):
        filled(register, n)
    for n in range(6, MANY):
        fresh(register, n)
    for name, many in all_asked().items():
        assert len(many) == len(few[name]) <= pages[name][1], "\n".join([name, *(sql[:300] for sql in many)])


@pytest.mark.desk(2)
def test_a_record_asks_as_often_with_two_rows_as_with_twenty(client, writer, register):
    client.force_login(writer)
    record = filled(register)
    pages = [register.address(record), api(register, record)]
    few = [len(asked(client, url)) for url in pages * 2][len(pages) :]
    rows = {r.name: [row_for(r, n) for n in range(20)] for r in register.rows}
    records.save(record, by="test", rows=rows)
    [client.get(url) for url in pages]
    many = [len(asked(client, url)) for url in pages]
    assert many == few


@pytest.mark.desk(2)
def test_an_import_asks_as_often_for_two_records_as_for_eight(client, writer, register):
    """Looked through and written, with their rows: relations are found for all at once, history is written in bulk."""
    client.force_login(writer)
    counts = []
    for start, end in ((0, 2), (2, 4), (4, 12)):  # the first run fills what is kept for the process
        found = [filled(register, n) for n in range(start, end)]
        codes = ",".join(record.code for record in found)
        sheet = body_of(client.get(f"{register.address(page='export')}?id={codes}"))
        records.remove_many(found, by="test")
        with CaptureQueriesContext(connection) as queries:
            answer = hand_in(client, register, sheet)
            assert confirm(client, register, answer).context["done"]["new"] == end - start
        counts.append(len(queries))
    assert counts[1] == counts[2] <= 120, counts
