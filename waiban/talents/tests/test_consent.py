"""Who is kept in the pool confirms it herself once a year, by a link that answers once and tells nothing else."""

import datetime as dt

import pytest
from django.core import signing

from tests.contract.pages import form_of
from waiban.accounts.tests.factories import UserFactory
from waiban.daily.due import DIVISION, Asked, soonest
from waiban.history.models import Change
from waiban.kernel import ids
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.rulebook.models import Rule
from waiban.rulebook.tests.book import from_now_on
from waiban.talents import consent
from waiban.talents.models import ConsentLink

from .factories import CertificateFactory, TalentFactory

pytestmark = pytest.mark.usefixtures("rulebook")
DAY = dt.date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _day(settings):
    settings.TODAY = DAY


@pytest.fixture
def officer():
    return UserFactory()


@pytest.fixture
def talent(officer):
    talent = TalentFactory(
        joined_on="2026-01-02", consent_on="2025-12-20", division=officer.division, person=officer, phone="13800001234",
        document_number="E87654321", reviewed_on="2026-01-01",
    )  # fmt: skip
    CertificateFactory(talent=talent)
    talent.refresh_from_db()
    return records.save(talent, by="test")


def link_of(talent, officer, client) -> str:
    """The officer makes the link with a verb and reads it beside the record."""
    register = catalogue.of(talent)
    client.force_login(officer)
    client.post(register.address(talent, "do"), {"verb": "invite"})
    page = client.get(register.address(talent)).content.decode()
    client.logout()
    address = f"/talents/consent/{consent.token_of(consent.live(talent))}/"
    assert f"http://testserver{address}" in page
    return address


def due(officer, day=DAY) -> list[str]:
    return [str(one.on) for one in soonest(officer, Asked(DIVISION), 9, day=day)]


def test_the_yearly_confirmation_stands_in_my_work_until_the_person_confirmed(talent, officer, client):
    assert due(officer) == ["2026-12-20"]
    address = link_of(talent, officer, client)
    page = client.get(address).content.decode()
    for kept in (talent.name, "澜港大学", "13800001234", "N1", "•••• 4321"):
        assert kept in page, kept
    for hidden in ("E87654321", talent.number, str(officer), "2026-01-01"):
        assert hidden not in page, hidden
    assert client.post(address, {"do": "confirmed"}).status_code == 200
    talent.refresh_from_db()
    assert str(talent.confirmed_on) == "2026-11-24" and str(talent.confirm_by) == "2027-11-24"
    assert due(officer) == []


def test_how_long_a_link_holds_and_when_to_confirm_again_are_the_rulebooks_word(talent, officer, client):
    link_of(talent, officer, client)
    assert consent.live(talent).last_day == dt.date(2026, 12, 24)
    from_now_on("L-04", 10, "2026-11-01", key="link")
    from_now_on("L-04", 2, "2026-11-01", key="confirm")
    address = link_of(talent, officer, client)
    assert consent.live(talent).last_day == dt.date(2026, 12, 4)
    assert "有效期至2028-11-24" in client.post(address, {"do": "confirmed"}).content.decode()
    talent.refresh_from_db()
    assert str(talent.confirm_by) == "2028-11-24"


def test_where_the_rulebook_gives_no_days_no_link_is_made_and_the_officer_is_told(talent, officer, client):
    Rule.objects.get(number="L-04").delete()
    client.force_login(officer)
    answer = client.post(catalogue.of(talent).address(talent, "do"), {"verb": "invite"})
    assert answer.status_code == 409 and "L-04" in answer.content.decode() and consent.live(talent) is None


def test_the_history_says_that_she_herself_wrote_through_the_link(talent, officer, client):
    address = link_of(talent, officer, client)
    client.post(address, {"do": "confirmed"})
    change = Change.objects.filter(record=talent.pk).latest("seq")
    assert change.verb == "confirmed" and change.who_id is None
    client.force_login(officer)
    assert "本人（通过链接）" in client.get(catalogue.of(talent).address(talent)).content.decode()


def test_the_link_answers_once(talent, officer, client):
    address = link_of(talent, officer, client)
    client.post(address, {"do": "confirmed"})
    for answer in (client.get(address), client.post(address, {"do": "withdrew"})):
        assert answer.status_code == 410 and talent.name not in answer.content.decode()
    talent.refresh_from_db()
    assert talent.left_on is None


def test_the_link_dies_with_its_last_day(talent, officer, client, settings):
    address = link_of(talent, officer, client)
    settings.TODAY = DAY + dt.timedelta(days=30)
    assert client.get(address).status_code == 200
    settings.TODAY = DAY + dt.timedelta(days=31)
    assert client.get(address).status_code == 410


def test_a_link_that_was_revoked_or_replaced_answers_nobody(talent, officer, client):
    first = link_of(talent, officer, client)
    second = link_of(talent, officer, client)
    assert [client.get(address).status_code for address in (first, second)] == [410, 200]
    client.force_login(officer)
    client.post(catalogue.of(talent).address(talent, "do"), {"verb": "uninvite"})
    client.logout()
    assert client.get(second).status_code == 410


def test_what_she_asks_to_correct_is_due_until_the_officer_has_seen_to_it(talent, officer, client):
    address = link_of(talent, officer, client)
    assert client.post(address, {"do": "corrected", "words": "  "}).status_code == 422
    client.post(address, {"do": "corrected", "words": "单位已变更为澜港外国语学校"})
    talent.refresh_from_db()
    assert "外国语学校" in talent.correction and str(talent.correct_by) == "2026-12-08"
    assert due(officer) == ["2026-12-08", "2026-12-20"]
    client.force_login(officer)
    edit = catalogue.of(talent).address(talent, "edit")
    client.post(edit, form_of(client, edit) | {"correction": "", "unit": "澜港外国语学校"})
    assert due(officer) == ["2026-12-20"]


def test_who_withdraws_consent_leaves_the_pool(talent, officer, client):
    address = link_of(talent, officer, client)
    client.post(address, {"do": "withdrew"})
    talent.refresh_from_db()
    assert str(talent.left_on) == str(talent.withdrawn_on) == "2026-11-24" and due(officer) == []
    client.force_login(officer)
    assert client.post(catalogue.of(talent).address(talent, "do"), {"verb": "invite"}).status_code == 409


@pytest.mark.parametrize(
    "token",
    [
        "x",
        "1:2:3",
        "a" * 3000,
        "%00",
        "<script>",
        consent.SIGNER.sign("x"),
        consent.SIGNER.sign(ids.encode(7)),
        signing.Signer(salt="another").sign(ids.encode(7)),
    ],
)
def test_a_hostile_link_is_told_in_words_and_changes_nothing(client, talent, token):
    for answer in (
        client.get(f"/talents/consent/{token}/"),
        client.post(f"/talents/consent/{token}/", {"do": "withdrew"}),
    ):
        assert answer.status_code == 404
        assert token in ("%00",) or "链接" in answer.content.decode()
    talent.refresh_from_db()
    assert talent.version == 1


@pytest.mark.parametrize("deed", ["", "nonsense", "\x00", "invite"])
def test_what_the_page_does_not_offer_changes_nothing_and_keeps_the_link(talent, officer, client, deed):
    address = link_of(talent, officer, client)
    assert client.post(address, {"do": deed, "words": "\x00"}).status_code == 422
    assert client.get(address).status_code == 200


def test_an_officer_does_not_answer_in_her_place(talent, officer, client):
    address = link_of(talent, officer, client)
    client.force_login(officer)
    assert client.post(address, {"do": "confirmed"}).status_code == 403
    talent.refresh_from_db()
    assert talent.confirmed_on is None


@pytest.mark.parametrize("role", ["assessor", "leader", "clerk", "applicant"])
def test_who_may_not_change_or_see_private_columns_is_not_told_the_link(talent, officer, client, role):
    link_of(talent, officer, client)
    client.force_login(UserFactory(**{role: True}))
    assert "/consent/" not in client.get(catalogue.of(talent).address(talent)).content.decode()
    if role != "clerk":
        assert client.post(catalogue.of(talent).address(talent, "do"), {"verb": "invite"}).status_code == 403
        assert ConsentLink.objects.count() == 1


def test_the_page_speaks_english_too(talent, officer, client):
    address = link_of(talent, officer, client)
    client.cookies["django_language"] = "en"
    assert "What is kept of you" in client.get(address).content.decode()
