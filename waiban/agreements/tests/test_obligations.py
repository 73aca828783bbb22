"""What a signed text binds us to is due until it is fulfilled, says when it was, and points at the record that shows it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tests.contract.pages import form_of
from waiban.accounts.tests.factories import UserFactory
from waiban.agreements.models import Agreement, Obligation, Party
from waiban.agreements.tests.factories import AgreementFactory
from waiban.contacts.tests.factories import OrganisationFactory
from waiban.daily.due import DIVISION, Asked, soonest
from waiban.events.tests.factories import EventFactory
from waiban.kernel.errors import Refused
from waiban.register import records, verbs
from waiban.register.declare import catalogue
from waiban.register.pointer import pointer_to
from waiban.visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 11, 24)


@pytest.fixture
def officer(client):
    officer = UserFactory()
    client.force_login(officer)
    return officer


@pytest.fixture
def agreements():
    return catalogue["agreements/agreement"]


def bound(officer, **kept) -> Agreement:
    agreement = AgreementFactory(signed=True, division=officer.division)
    obligation = Obligation(text="互派青年", due_on="2026-12-01", **kept)
    records.save(agreement, by="test", rows={"obligations": [obligation]})
    return agreement


def due(officer) -> list[str]:
    return [one.name for one in soonest(officer, Asked(DIVISION), 9, day=DAY)]


def test_an_obligation_is_due_until_it_is_fulfilled(officer):
    bound(officer)
    visit = VisitFactory()
    bound(officer, fulfilled_on="2026-10-20", fulfilled_by=pointer_to(visit))
    assert due(officer) == ["互派青年"]


def test_what_fulfilled_it_says_when(officer):
    with pytest.raises(ValidationError):
        bound(officer, fulfilled_by=pointer_to(VisitFactory()))


def test_in_the_form_a_visit_is_found_by_its_words_and_chosen(client, officer, agreements):
    agreement, visit = bound(officer), VisitFactory(name="釜山青年来访团")
    [found] = client.get("/r/choose/", {"q": "青年来访"}).json()
    assert found["value"] == pointer_to(visit) and "釜山青年来访团" in found["text"]
    sent = form_of(client, agreements.address(agreement, "edit")) | {
        "obligations-0-fulfilled_by": found["value"],
        "obligations-0-fulfilled_on": "2026-05-12",
    }
    assert client.post(agreements.address(agreement, "edit"), sent).status_code == 302
    assert due(officer) == []
    here = client.get(agreements.address(agreement)).content.decode()
    assert f'<a href="{catalogue.of(visit).address(visit)}">釜山青年来访团</a>' in here
    there = client.get(catalogue.of(visit).address(visit)).content.decode()
    assert "互派青年" in there and agreements.address(agreement) in there


def test_the_pasted_address_of_a_page_will_do(client, officer, agreements):
    agreement, event = bound(officer), EventFactory()
    pasted = "https://waiban.lan" + catalogue.of(event).address(event)
    sent = form_of(client, agreements.address(agreement, "edit")) | {
        "obligations-0-fulfilled_by": pasted,
        "obligations-0-fulfilled_on": "2026-05-12",
    }
    assert client.post(agreements.address(agreement, "edit"), sent).status_code == 302
    assert agreement.obligations.get().fulfilled_by == pointer_to(event)


@pytest.mark.parametrize("nothing", ["来访", "events/event/0000000000000", "no/such/0000000000000", "\x00", "<script>"])
def test_what_is_no_record_is_refused_beside_the_field(client, officer, agreements, nothing):
    agreement = bound(officer)
    sent = form_of(client, agreements.address(agreement, "edit")) | {
        "obligations-0-fulfilled_by": nothing,
        "obligations-0-fulfilled_on": "2026-05-12",
    }
    answer = client.post(agreements.address(agreement, "edit"), sent)
    assert answer.status_code == 422 and answer.context["writing"].sentences()["obligations-0-fulfilled_by"]
    assert not agreement.obligations.get().fulfilled_on


def test_who_may_not_read_a_register_is_not_told_the_name(client, officer, agreements):
    """Nothing of the office is told to an applicant; the assessor reads names and links."""
    visit = VisitFactory(name="釜山青年来访团")
    agreement = bound(officer, fulfilled_on="2026-10-20", fulfilled_by=pointer_to(visit))
    client.force_login(UserFactory(applicant=True))
    assert client.get("/r/choose/", {"q": "青年来访"}).json() == []
    assert "釜山青年" not in client.get(agreements.address(agreement)).content.decode()
    client.force_login(UserFactory(assessor=True))
    assert "釜山青年" in client.get(agreements.address(agreement)).content.decode()


def test_a_record_that_fulfils_something_stays(officer):
    visit = VisitFactory(division=officer.division)
    agreement = bound(officer, fulfilled_on="2026-10-20", fulfilled_by=pointer_to(visit))
    with pytest.raises(Refused, match=str(agreement)):
        records.remove(visit, by=officer)


def expiring(officer) -> Agreement:
    agreement = AgreementFactory(
        signed=True, division=officer.division, expires_on="2026-12-20", title="五年合作备忘录"
    )
    parties = [
        Party(organisation=OrganisationFactory(), signer="奥塔·里维森"),
        Party(organisation=OrganisationFactory(), side="own"),
    ]
    records.save(agreement, by="test", rows={"parties": parties})
    return agreement


def test_renewing_drafts_the_next_agreement_with_the_same_parties(client, officer, agreements):
    former = expiring(officer)
    answer = client.post(agreements.address(former, "do"), {"verb": "renew"}, follow=True)
    draft = former.renewals.get()
    assert answer.redirect_chain[-1][0] == agreements.address(draft) and draft.status == "draft"
    assert {(p.organisation_id, p.side) for p in draft.parties.all()} == {
        (p.organisation_id, p.side) for p in former.parties.all()
    }
    assert not draft.signed_on and not draft.expires_on and not any(p.signer for p in draft.parties.all())
    assert str(draft) in client.get(agreements.address(former)).content.decode()
    assert client.post(agreements.address(former, "do"), {"verb": "renew"}).status_code == 409
    assert former.renewals.count() == 1


def test_what_expires_is_due_until_its_renewal_is_signed(officer):
    former = expiring(officer)
    draft = verbs.carry_out(catalogue.of(former), former, "renew", by=officer).record
    assert due(officer) == ["五年合作备忘录"]
    draft.status, draft.signed_on = "signed", "2026-11-20"
    records.save(draft, by=officer)
    assert due(officer) == []


def test_an_agreement_cannot_renew_itself(officer):
    agreement = expiring(officer)
    agreement.former = agreement
    with pytest.raises(ValidationError):
        records.save(agreement, by="test")
