"""A signed text stands with its agreement: opened by whoever sees the record, changed by whoever may change it."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from waiban.accounts.roles import Role
from waiban.accounts.tests.factories import DivisionFactory, UserFactory
from waiban.documents.models import Attachment
from waiban.history.models import Change
from waiban.register import declare
from waiban.register.records import save

pytestmark = pytest.mark.django_db
TEXT = "意向书正本".encode()


@pytest.fixture
def officer():
    return UserFactory()


@pytest.fixture
def agreement(officer):
    register = declare.catalogue["agreements/agreement"]
    return save(register.model(number="澜外协〔2026〕91号", title="合作备忘录", division=officer.division), by="test")


def address(record, page="add", *more):
    return reverse(f"files:{page}", args=("agreements", "agreement", record.pk, *more))


def hand_in(client, record, name="正本.pdf", data=TEXT, **extra):
    return client.post(address(record), {"file": SimpleUploadedFile(name, data)}, **extra)


def test_a_file_is_kept_with_its_record_and_stands_in_its_history(client, officer, agreement):
    client.force_login(officer)
    hand_in(client, agreement)
    file = Attachment.objects.get()
    page = client.get(declare.catalogue.of(agreement).address(agreement)).content.decode()
    assert "正本.pdf" in page and address(agreement, "download", file.pk) in page
    assert Change.objects.get(record=agreement.pk, verb="attached").note == "正本.pdf"
    answer = client.get(address(agreement, "download", file.pk))
    assert b"".join(answer.streaming_content) == TEXT
    assert answer["Content-Disposition"].startswith("attachment") and answer["X-Content-Type-Options"] == "nosniff"


def test_a_file_taken_away_leaves_its_name_in_the_history(
    client, officer, agreement, django_capture_on_commit_callbacks
):
    client.force_login(officer)
    hand_in(client, agreement)
    file = Attachment.objects.get()
    path = file.file.path
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(agreement, "remove", file.pk))
    assert not Attachment.objects.exists()
    assert not Path(path).exists()
    assert Change.objects.get(record=agreement.pk, verb="detached").before["file"] == "正本.pdf"


def test_another_division_reads_the_file_and_is_told_why_it_cannot_add_one(client, officer, agreement):
    client.force_login(officer)
    hand_in(client, agreement)
    client.force_login(UserFactory(division=DivisionFactory(name="礼宾处")))
    assert client.get(address(agreement, "download", Attachment.objects.get().pk)).status_code == 200
    answer = hand_in(client, agreement, "另一份.pdf", b"other")
    assert answer.status_code == 409
    assert Attachment.objects.count() == 1
    assert client.post(address(agreement, "remove", Attachment.objects.get().pk)).status_code == 403


def test_who_may_not_see_the_register_gets_no_file(client, officer, agreement):
    client.force_login(officer)
    hand_in(client, agreement)
    file = Attachment.objects.get()
    client.force_login(UserFactory(role=Role.APPLICANT))
    assert client.get(address(agreement, "download", file.pk)).status_code in (403, 404)


def test_a_file_is_found_only_with_its_own_record(client, officer, agreement):
    client.force_login(officer)
    hand_in(client, agreement)
    other = save(type(agreement)(number="澜外协〔2026〕92号", title="另一份"), by="test")
    assert client.get(address(other, "download", Attachment.objects.get().pk)).status_code == 404


@pytest.mark.parametrize(("name", "data"), [("空.pdf", b""), ("正本.pdf", TEXT)])
def test_an_empty_file_and_the_same_file_twice_are_refused_with_a_sentence(client, officer, agreement, name, data):
    client.force_login(officer)
    hand_in(client, agreement)
    answer = hand_in(client, agreement, name, data)
    assert answer.status_code == 409 and Attachment.objects.count() == 1


def test_a_file_beyond_the_limit_is_refused_before_it_is_kept(client, officer, agreement, settings):
    settings.UPLOAD_LIMIT = 10
    client.force_login(officer)
    answer = hand_in(client, agreement, "大.bin", b"x" * 2_000_000)
    assert answer.status_code == 413 and not Attachment.objects.exists()


def test_a_hostile_name_is_only_a_name(client, officer, agreement):
    client.force_login(officer)
    hand_in(client, agreement, "../../<script>\u202e.pdf")
    file = Attachment.objects.get()
    assert "/" not in file.name and "\u202e" not in file.name and ".." not in file.file.name
    assert "<script>.pdf" not in client.get(declare.catalogue.of(agreement).address(agreement)).content.decode()
