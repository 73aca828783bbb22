"""A file of 100 MB handed in wherever the house takes one: a clear sentence, nothing kept, no more memory than before."""

import os
import tracemalloc
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings

from waiban.accounts.tests.factories import UserFactory
from waiban.agreements.tests.factories import AgreementFactory
from waiban.register.declare import catalogue

MB, EDGE = 1 << 20, "----edge"
PLACES = {
    "import": "/r/agreements/agreement/import/",
    "read in": "/book/read/",
    "files": "/files/agreements/agreement/{}/",
}
HEAD = f'--{EDGE}\r\nContent-Disposition: form-data; name="file"; filename="large.xlsx"\r\n\r\n'.encode()


@pytest.fixture(scope="module")
def hundred_megabytes(tmp_path_factory):
    """What a browser sends, written on the disk."""
    path = tmp_path_factory.mktemp("large") / "sent"
    with open(path, "wb") as file:
        file.write(HEAD)
        for _megabyte in range(100):
            file.write(os.urandom(MB))
        file.write(f"\r\n--{EDGE}--\r\n".encode())
    return path


def kept() -> tuple[dict, list]:
    """All that would show that something was written: rows of every table but of sessions, and files."""
    rows = {m._meta.db_table: m._base_manager.count() for m in apps.get_models() if m._meta.app_label != "sessions"}
    return rows, sorted(path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


@pytest.mark.parametrize("place", PLACES)
def test_a_hundred_megabytes_are_refused_in_a_sentence_and_nothing_is_kept(
    live_server, client, hundred_megabytes, place
):
    client.force_login(UserFactory(clerk=True))
    record, door = AgreementFactory(), HTTPConnection(urlsplit(live_server.url).netloc, blocksize=MB)
    head = {
        "Cookie": f"sessionid={client.cookies['sessionid'].value}", "Accept-Language": "en",
        "Content-Type": f"multipart/form-data; boundary={EDGE}", "Content-Length": str(hundred_megabytes.stat().st_size),
    }  # fmt: skip
    door.request("GET", catalogue.of(record).address(record), headers=head | {"Content-Length": "0"})
    assert door.getresponse().read()  # what the first page of all needs is not counted
    before = kept()
    tracemalloc.start()
    with open(hundred_megabytes, "rb") as file:
        door.request("POST", PLACES[place].format(record.code), file, head)
        answer = door.getresponse()
    said, (_now, most) = answer.read().decode(), tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert answer.status in (413, 422) and "larger than 20 MB" in said
    assert kept() == before
    assert most < 10 * MB
