"""An import is written in one go or not at all; it can be taken back as long as nobody built upon it."""

import io
import os
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import openpyxl
import pytest

from waiban.accounts.tests.factories import UserFactory
from waiban.contacts.models import Organisation, Person
from waiban.history.models import Change
from waiban.register import records
from waiban.register.sheets import importing, plan, uploads
from waiban.register.tests.sheets import confirm, csv_of, hand_in, preview_of, xlsx_of

HEADS = ["name_zh", "country", "sector"]


def firms(count: int, sector: str = "港口") -> bytes:
    return csv_of(HEADS, [[f"新星{n}号", "智利", sector] for n in range(count)])


def test_what_breaks_half_way_writes_nothing_and_may_be_tried_again(client, kept, organisations, monkeypatch):
    monkeypatch.setattr(plan, "CHUNK", 10)
    answer = hand_in(client, organisations, firms(35), "a.csv")
    before, save_many, calls = kept(), records.save_many, []

    def breaks(*args, **kwargs):
        calls.append(1)
        if len(calls) == 3:
            raise RuntimeError("the machine stops here")
        return save_many(*args, **kwargs)

    monkeypatch.setattr(importing.records, "save_many", breaks)
    with pytest.raises(RuntimeError):
        confirm(client, organisations, answer)
    assert len(calls) == 3 and kept() == before
    monkeypatch.setattr(importing.records, "save_many", save_many)
    assert confirm(client, organisations, answer).context["done"]["new"] == 35


def test_whoever_stops_it_half_way_finds_nothing_written(client, kept, organisations, monkeypatch):
    monkeypatch.setattr(plan, "CHUNK", 10)
    answer = hand_in(client, organisations, firms(35), "a.csv")
    upload, before, report = answer.context["upload"], kept(), importing.Upload.report

    def stops(self, rows):
        report(self, rows)
        if rows == 20:
            client.post(organisations.address(page="import"), {"t": upload.token, "do": "stop"})

    monkeypatch.setattr(importing.Upload, "report", stops)
    answer = confirm(client, organisations, answer)
    assert answer.status_code == 422 and "Nothing was written" in answer.content.decode()
    assert kept() == before


SCRIPT = """
    import os, signal, sys
    import django
    django.setup()
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client
    from django.test.utils import setup_test_environment
    from waiban.register.sheets import importing, plan
    from waiban.register.declare import catalogue
    from waiban.register.tests.sheets import confirm, csv_of, hand_in
    setup_test_environment()
    organisations, client = catalogue["contacts/organisation"], Client()
    from waiban.accounts.models import User
    if sys.argv[1] == "killed":
        settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
        call_command("migrate", verbosity=0, run_syncdb=True)
        from waiban.accounts.tests.factories import UserFactory
        from waiban.places.tests.factories import CountryFactory
        UserFactory(username="officer"), CountryFactory(chile=True)
    client.force_login(User.objects.get(username="officer"))
    plan.CHUNK = 100
    rows = [[f"新星{n}号", "智利"] for n in range(500)]
    answer = hand_in(client, organisations, csv_of(["name_zh", "country"], rows), "a.csv")
    if sys.argv[1] == "killed":
        report = importing.Upload.report
        def dies(self, count):
            report(self, count)
            if count == 300:
                os.kill(os.getpid(), signal.SIGKILL)
        importing.Upload.report = dies
    print(confirm(client, organisations, answer).context["done"]["new"])
"""


def test_a_process_that_is_killed_half_way_leaves_nothing(tmp_path):
    """The file database is looked at from outside; a second process then writes the same sheet."""
    script = tmp_path / "import.py"
    script.write_text(textwrap.dedent(SCRIPT))
    here = Path(__file__).parents[3]
    said = {"DJANGO_SETTINGS_MODULE": "waiban.config.settings", "WAIBAN_DATA": str(tmp_path), "WAIBAN_DATABASE": ""}
    environment = {**os.environ, **said, "WAIBAN_DEMO": "", "PYTHONPATH": str(here)}

    def run(how):
        return subprocess.run([sys.executable, script, how], env=environment, cwd=here, capture_output=True, text=True)

    def counted() -> tuple[int, int, str]:
        with sqlite3.connect(tmp_path / "waiban.sqlite3") as database:
            ask = lambda sql: database.execute(sql).fetchone()[0]  # noqa: E731
            return (
                ask("SELECT count(*) FROM contacts_organisation"),
                ask("SELECT count(*) FROM history_change WHERE register = 'contacts/organisation'"),
                ask("PRAGMA integrity_check"),
            )

    killed = run("killed")
    assert killed.returncode == -9, killed.stderr
    assert counted() == (0, 0, "ok")
    again = run("again")
    assert again.stdout.strip() == "500", again.stderr
    assert counted() == (500, 500, "ok")


def test_errors_come_in_a_file_to_correct_and_the_rest_is_written(client, kept, organisations):
    rows = [
        ["新星1号", "智利", "港口"],
        ["新星2号", "无此国", "港口"],
        ["", "智利", "港口"],
        ["新星4号", "智利", "港口"],
    ]
    answer = hand_in(client, organisations, csv_of(HEADS, rows), "单位.csv")
    wrong = preview_of(answer)["rows"]["error"]
    assert [line["row"] for line in wrong] == [3, 4]
    assert "无此国" in wrong[0]["cells"][1]["wrong"] and wrong[1]["cells"][0]["wrong"]
    file = client.get(organisations.address(page="import"), {"t": answer.context["upload"].token, "part": "errors"})
    book = openpyxl.load_workbook(io.BytesIO(b"".join(file.streaming_content)))
    lines = [list(row) for row in book.active.values]
    assert lines[0] == [*HEADS, "What is wrong"]
    assert lines[1][:3] == ["新星2号", "无此国", "港口"] and "无此国" in lines[1][3]
    assert lines[2][0] is None and lines[2][3]
    confirm(client, organisations, answer)
    assert set(Organisation.objects.values_list("name_zh", flat=True)) == {"远湾航运", "新星1号", "新星4号"}
    book.active["B2"], book.active["A3"] = "智利", "新星3号"
    corrected = io.BytesIO()
    book.save(corrected)
    answer = hand_in(client, organisations, corrected.getvalue(), "改好.xlsx")
    assert preview_of(answer)["counts"] == {"new": 2, "changed": 0, "unchanged": 0, "error": 0}
    confirm(client, organisations, answer)
    assert Organisation.objects.count() == 5


def test_what_changed_since_the_preview_is_looked_at_again(client, kept, organisations, officer):
    answer = hand_in(client, organisations, csv_of(["name_zh", "sector"], [["远湾航运", "港口"]]), "a.csv")
    firm = Organisation.objects.get()
    firm.name_en = "Farbay"
    records.save(firm, by=officer)
    before = kept()
    answer = confirm(client, organisations, answer)
    assert answer.status_code == 409 and "Nothing was written" in answer.content.decode()
    assert kept() == before
    assert confirm(client, organisations, answer).context["done"]["changed"] == 1


def test_confirming_twice_writes_once(client, kept, organisations):
    answer = hand_in(client, organisations, firms(3), "a.csv")
    confirm(client, organisations, answer)
    assert confirm(client, organisations, answer).context["done"]["new"] == 3
    assert Organisation.objects.count() == 4


@pytest.fixture
def imported(client, kept, organisations):
    """Two new firms and one changed."""
    rows = [["远湾航运", "智利", "港口"], ["新星1号", "智利", "港口"], ["新星2号", "智利", "港口"]]
    return confirm(client, organisations, hand_in(client, organisations, csv_of(HEADS, rows), "a.csv")).context[
        "upload"
    ]


def undo(client, organisations, upload):
    return client.post(organisations.address(page="import"), {"t": upload.token, "do": "undo"}, follow=True)


def test_an_import_can_be_taken_back(client, imported, organisations):
    assert "3 records" in undo(client, organisations, imported).content.decode()
    [firm] = Organisation.objects.all()
    assert (firm.name_zh, firm.sector) == ("远湾航运", "航运")
    assert Change.objects.filter(verb="undone").count() == 3
    undo(client, organisations, imported)
    assert Change.objects.filter(verb="undone").count() == 3


def test_it_is_not_taken_back_when_somebody_changed_a_record_since(client, imported, organisations):
    firm = Organisation.objects.get(name_zh="新星2号")
    firm.sector = "冷链"
    records.save(firm, by="test")
    before = list(Organisation.objects.order_by("id").values())
    answer = undo(client, organisations, imported)
    assert (
        answer.status_code == 403
        and "新星2号" in answer.content.decode()
        and "Nothing was taken back" in answer.content.decode()
    )
    assert list(Organisation.objects.order_by("id").values()) == before


def test_it_is_not_taken_back_when_somebody_points_at_a_new_record(client, imported, organisations):
    person = Person(name_zh="罗恩·凯斯特")
    [row] = [
        records.catalogue["contacts/person"].rows[0].model(organisation=Organisation.objects.get(name_zh="新星1号"))
    ]
    records.save(person, by="test", rows={"posts": [row]})
    answer = undo(client, organisations, imported)
    assert answer.status_code == 403 and "罗恩·凯斯特" in answer.content.decode()
    assert Organisation.objects.count() == 3


def test_only_who_brought_it_takes_it_back(client, imported, organisations):
    client.force_login(UserFactory())
    assert undo(client, organisations, imported).status_code == 404
    assert Organisation.objects.count() == 3


def test_rows_are_taken_back_too(client, officer, kept):
    persons = records.catalogue["contacts/person"]
    person, post = Person(name_zh="罗恩·凯斯特", title_zh="董事长", division=officer.division), persons.rows[0].model
    records.save(
        person, by=officer, rows={"posts": [post(organisation=Organisation.objects.get(), title="经理", since="2020")]}
    )
    sheet = (
        "posts",
        ["#name_zh", "#title_zh", "organisation", "title", "since"],
        [["罗恩·凯斯特", "董事长", "远湾航运", "董事长", "2024-03"]],
    )
    answer = hand_in(client, persons, xlsx_of(("persons", ["name_zh", "title_zh"], []), sheet))
    upload = confirm(client, persons, answer).context["upload"]
    assert [(p.title, str(p.since)) for p in post.objects.all()] == [("董事长", "2024-03")]
    undo(client, persons, upload)
    assert [(p.title, str(p.since)) for p in post.objects.all()] == [("经理", "2020")]


def test_what_was_never_confirmed_goes_after_a_day_and_notes_after_a_month(client, kept, organisations):
    waiting = hand_in(client, organisations, firms(1), "a.csv").context["upload"]
    written = confirm(client, organisations, hand_in(client, organisations, firms(1, "冷链"), "b.csv")).context[
        "upload"
    ]
    assert waiting.file.exists() and not written.file.exists()
    now = max(upload.folder.stat().st_mtime for upload in (waiting, written))
    uploads.clear(now + uploads.DAY / 2)
    assert waiting.folder.exists() and written.folder.exists()
    uploads.clear(now + uploads.DAY + 60)
    assert not waiting.folder.exists() and written.folder.exists()
    uploads.clear(now + 30 * uploads.DAY + 60)
    assert not written.folder.exists()
