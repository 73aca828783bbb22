"""Writing on pages: checks while typing, choosing related records, changing many at once, and the second writer."""

import pytest

from waiban.accounts.tests.factories import DivisionFactory, UserFactory
from waiban.agreements.models import Agreement
from waiban.agreements.tests.factories import AgreementFactory
from waiban.contacts.models import Organisation
from waiban.contacts.tests.factories import OrganisationFactory
from waiban.history.models import Change
from waiban.register import records
from waiban.register.declare import catalogue


@pytest.fixture
def agreements():
    return catalogue["agreements/agreement"]


def check(client, register, **sent) -> dict:
    answer = client.post(register.address(page="check"), sent)
    assert answer.status_code == 200
    return answer.json()["errors"]


def test_while_typing_the_form_says_what_stands_against_it_and_keeps_nothing(client, officer, agreements):
    AgreementFactory(number="X-1")
    said = check(client, agreements, number="X-1", title="", status="signed", kind="memorandum", signed_on="2026-13")
    assert "2021-04-15" in said["signed_on"][0] and said["title"] and said["number"]
    said = check(client, agreements, number="X-2", title="备忘录", status="signed", kind="memorandum")
    assert "date of signing" in said["signed_on"][0] and set(said) == {"signed_on"}
    assert check(client, agreements, number="X-2", title="备忘录", status="draft", kind="memorandum") == {}
    assert Agreement.objects.count() == 1 and not Change.objects.exists()


def test_a_check_of_a_stored_record_does_not_meet_itself(client, officer, agreements):
    agreement = AgreementFactory(number="X-1")
    sent = {"record": agreement.code, "number": "X-1", "title": "改", "status": "draft", "kind": "memorandum"}
    assert check(client, agreements, **sent) == {}
    agreement.refresh_from_db()
    assert agreement.title != "改"


def test_rows_are_checked_by_the_name_of_their_field(client, officer, agreements):
    lines = {
        "parties-TOTAL_FORMS": 1,
        "parties-INITIAL_FORMS": 0,
        "parties-0-side": "foreign",
        "parties-0-signer": "某人",
    }
    said = check(client, agreements, number="X-2", title="备忘录", status="draft", kind="memorandum", **lines)
    assert set(said) == {"parties-0-organisation"}


def test_choosing_gives_names_for_the_typed_words(client, officer, organisations):
    OrganisationFactory(name_zh="新星港务", name_en="Nova Port"), OrganisationFactory(name_zh="蓝湾冷链")

    def found(q):
        answer = client.get(organisations.address(page="choose"), {"q": q})
        assert answer.status_code == 200
        return [(one["text"], len(one["value"])) for one in answer.json()]

    assert found("新星") == found("nova port") == found("NOVA") == [("Nova Port", 13)]
    assert found("没有") == [] and len(found("")) == 2
    for wrong in ("\x00", "x" * 5000, "%", "'; --", "<script>"):
        assert found(wrong) in ([], found(""))


def test_no_more_than_a_screenful_is_offered(client, officer, organisations):
    OrganisationFactory.create_batch(30)
    assert len(client.get(organisations.address(page="choose")).json()) == 20


def bulk(client, register, chosen, **sent):
    return client.post(register.address(page="bulk"), {"id": [r.code for r in chosen], **sent})


def test_many_are_changed_at_once_after_a_preview(client, officer, organisations):
    found = [OrganisationFactory(sector=s) for s in ("航运", "冷链", "港口")]
    page = bulk(client, organisations, found)
    assert page.status_code == 200 and "Change 3 records" in page.content.decode()
    preview = bulk(client, organisations, found, column="sector", sector="港口")
    plan = preview.context["plan"]
    assert [(line["before"], line["after"], bool(line["against"])) for line in plan] == [
        ("航运", "港口", False), ("冷链", "港口", False), ("港口", "港口", True)
    ]  # fmt: skip
    assert set(Organisation.objects.values_list("sector", flat=True)) == {"航运", "冷链", "港口"}
    seen = [f"{line['record'].code}:{line['record'].version}" for line in plan if not line["against"]]
    answer = client.post(
        organisations.address(page="bulk"), {"id": seen, "column": "sector", "sector": "港口", "save": "1"}
    )
    assert answer.status_code == 302
    assert set(Organisation.objects.values_list("sector", flat=True)) == {"港口"}
    assert Change.objects.filter(verb="changed", who_id=officer.pk).count() == 2


def test_who_was_changed_by_somebody_else_meanwhile_is_left_alone(client, officer, organisations):
    mine, theirs = OrganisationFactory(sector="航运"), OrganisationFactory(sector="航运")
    seen = [f"{mine.code}:{mine.version}", f"{theirs.code}:{theirs.version}"]
    theirs.sector = "冷链"
    records.save(theirs, by="test")
    answer = client.post(
        organisations.address(page="bulk"), {"id": seen, "column": "sector", "sector": "港口", "save": "1"}, follow=True
    )
    assert "1 were changed by somebody else" in answer.content.decode()
    assert sorted(Organisation.objects.values_list("sector", flat=True)) == sorted(["港口", "冷链"])


def test_a_rule_that_one_record_breaks_is_said_beside_it(client, officer, agreements):
    dated, bare = AgreementFactory(signed_on="2026-04"), AgreementFactory()
    plan = bulk(client, agreements, [dated, bare], column="status", status="signed").context["plan"]
    against = {line["record"].pk: line["against"] for line in plan}
    assert not against[dated.pk] and "date of signing" in against[bare.pk]
    seen = [f"{a.code}:{a.version}" for a in (dated, bare)]
    client.post(agreements.address(page="bulk"), {"id": seen, "column": "status", "status": "signed", "save": "1"})
    assert list(Agreement.objects.order_by("id").values_list("status", flat=True)) == ["signed", "draft"]


def test_records_of_another_division_are_named_and_left_out(client, officer, organisations):
    foreign = OrganisationFactory(division=DivisionFactory(name="亚洲处"), sector="航运")
    [line] = bulk(client, organisations, [foreign], column="sector", sector="港口").context["plan"]
    assert "another division" in line["against"]
    client.post(
        organisations.address(page="bulk"), {"id": foreign.code, "column": "sector", "sector": "港口", "save": "1"}
    )
    foreign.refresh_from_db()
    assert foreign.sector == "航运"


@pytest.mark.parametrize(
    "sent",
    [
        {"id": ["zz"]}, {"id": ["x" * 5000]}, {"id": [":1"]}, {"id": ["0000000000000:x"]}, {}, {"column": "sector"},
        {"id": ["\x00"], "column": "\x00"},
    ],
)  # fmt: skip
def test_a_wrong_selection_is_told_so(client, officer, organisations, sent):
    answer = client.post(organisations.address(page="bulk"), sent, follow=True)
    assert answer.status_code == 200 and "Nothing is selected" in answer.content.decode()


def test_a_column_nobody_may_change_in_bulk_is_not_offered(client, officer, organisations):
    firm = OrganisationFactory(sector="航运")
    for column in ("version", "pk", "nonsense", "__class__"):
        page = bulk(client, organisations, [firm], column=column, **{column: "1"}, save="1")
        assert page.status_code == 200 and column not in page.context["form"].fields
    assert not Change.objects.exists()


def test_what_one_person_chose_can_be_sent_on(client, officer, organisations):
    """The list after a bulk edit shows the changed records by their numbers in the address."""
    found = OrganisationFactory.create_batch(2, sector="航运")
    answer = client.post(
        organisations.address(page="bulk"),
        {"id": [f"{r.code}:{r.version}" for r in found], "column": "sector", "sector": "港口", "save": "1"},
    )  # fmt: skip
    OrganisationFactory()
    assert len(client.get(answer.url).context["lines"]) == 2


def test_a_new_record_begins_with_what_the_address_and_the_person_say(client, officer, organisations):
    from waiban.places.tests.factories import CountryFactory

    chile = CountryFactory(chile=True)
    form = client.get(f"{organisations.address(page='new')}?country={chile.code}&name_zh=新星&nonsense=1").context[
        "form"
    ]
    first = {name: form[name].value() for name in ("country", "name_zh", "division", "person")}
    assert first == {
        "country": chile.code,
        "name_zh": "新星",
        "division": officer.division.code,
        "person": officer.code,
    }


def test_only_own_or_free_records_are_changed(client, officer, organisations):
    other = OrganisationFactory(division=DivisionFactory(name="亚洲处"))
    page = client.get(organisations.address(other))
    assert page.status_code == 200 and "another division" in page.content.decode()
    assert client.post(organisations.address(other, "edit"), {"name_zh": "x"}).status_code == 403
    client.force_login(UserFactory(clerk=True))
    assert client.get(organisations.address(other, "edit")).status_code == 200


def test_a_preview_without_a_column_asks_for_one(client, officer, organisations):
    firm = OrganisationFactory()
    answer = bulk(client, organisations, [firm], asked="1")
    assert answer.status_code == 422 and "Choose the column to change." in answer.content.decode()


def test_a_preview_of_nothing_offers_no_saving(client, officer, organisations):
    firm = OrganisationFactory(sector="港口")
    page = bulk(client, organisations, [firm], column="sector", sector="港口").content.decode()
    assert "There is nothing to change." in page and 'name="save"' not in page


def test_what_is_refused_shows_the_way_back(client, officer, organisations):
    other = OrganisationFactory(division=DivisionFactory(name="亚洲处"))
    page = client.get(organisations.address(other, "edit")).content.decode()
    assert f'href="{organisations.address(other)}"' in page and f'href="{organisations.address()}"' in page
    client.force_login(UserFactory(applicant=True))
    page = client.get(organisations.address())
    assert page.status_code == 403 and f'<a class="btn" href="{organisations.address()}"' not in page.content.decode()
