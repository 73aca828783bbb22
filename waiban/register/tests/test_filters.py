"""A list is narrowed in its address: by words, choices, records, spans, and by what stands in the rows of a record."""

import pytest

from waiban.agreements.models import Agreement
from waiban.agreements.tests.factories import AgreementFactory, PartyFactory
from waiban.contacts.tests.factories import OrganisationFactory
from waiban.events.models import Event
from waiban.events.tests.factories import EventFactory, GuestFactory
from waiban.places.tests.factories import CityFactory, CountryFactory
from waiban.projects.models import Stage
from waiban.projects.tests.factories import ProjectFactory
from waiban.register.declare import catalogue


@pytest.fixture
def listed(client, officer):
    """The names of the records an address lists, on page and API alike."""

    def ask(label: str, query: str) -> list[str]:
        register = catalogue[label]
        page = client.get(f"{register.address()}?{query}")
        shown = [line.split('data-id="')[1][:13] for line in page.context["lines"]]
        told = client.get(f"/api/{label}/?{query}")
        assert told.status_code == 200, told.json()
        assert [record["id"] for record in told.json()["results"]] == shown
        return [record["display"] for record in told.json()["results"]]

    return ask


@pytest.fixture
def chile(db):
    return CountryFactory(chile=True)


def test_events_with_a_guest_from_chile(listed, chile):
    fiji = CountryFactory(fiji=True)
    GuestFactory(event=EventFactory(name="港口论坛"), country=chile, organisation=None)
    GuestFactory(event=EventFactory(name="海洋日"), country=fiji, organisation=None)
    both = EventFactory(name="环太平洋会客厅")
    GuestFactory(event=both, country=chile, organisation=None)
    GuestFactory(event=both, country=fiji, organisation=None)
    EventFactory(name="无嘉宾")
    assert set(listed("events/event", f"guests__country={chile.code}")) == {"港口论坛", "环太平洋会客厅"}
    assert set(listed("events/event", f"guests__country={chile.code},{fiji.code}")) == {
        "港口论坛",
        "海洋日",
        "环太平洋会客厅",
    }


def test_two_conditions_on_rows_mean_the_same_row(listed, chile):
    """A foreign side in a Chilean city; not: some foreign side, and some row with that city."""
    city, other = CityFactory(country=chile), CityFactory(country=chile)
    mixed = AgreementFactory(title="交叉")
    PartyFactory(agreement=mixed, side="own", city=city, organisation=None)
    PartyFactory(agreement=mixed, side="foreign", city=other, organisation=None)
    meant = AgreementFactory(title="所指")
    PartyFactory(agreement=meant, side="foreign", city=city, organisation=None)
    assert listed("agreements/agreement", f"parties__side=foreign&parties__city={city.code}") == ["所指"]


def test_a_record_is_listed_once_however_many_rows_answer(listed):
    event, firm = EventFactory(name="港口论坛"), OrganisationFactory()
    for _n in range(3):
        GuestFactory(event=event, organisation=firm)
    assert listed("events/event", f"guests__organisation={firm.code}") == ["港口论坛"]


def test_projects_that_reached_a_stage_in_a_span(listed):
    from waiban.projects.models import ProjectStage

    for name, stage, on in (
        ("甲", Stage.SIGNED, "2026-03"),
        ("乙", Stage.SIGNED, "2025"),
        ("丙", Stage.LEAD, "2026-03-02"),
    ):
        ProjectStage.objects.create(project=ProjectFactory(name=name), stage=stage, on=on)
    assert listed("projects/project", "stages__stage=signed&stages__on_from=2026-01&stages__on_to=2026-06") == ["甲"]
    assert set(listed("projects/project", "stages__on_from=2026-03&stages__on_to=2026-03")) == {"甲", "丙"}


@pytest.mark.parametrize(
    ("span", "found"),
    [
        ("begins_from=2026", "2026-01-01 2026-02-28 2026-02 2026-03-01 2026"), ("begins_to=2025", "2025-12-31"),
        ("begins_from=2026-02&begins_to=2026-02", "2026-02-28 2026-02"), ("begins_from=2026-02-28&begins_to=2026-02-28", "2026-02-28 2026-02"),
        ("begins_from=2026-03-02&begins_to=2026-11-30", ""), ("begins_from=2026&begins_to=2026", "2026-01-01 2026-02-28 2026-02 2026-03-01 2026"),
        ("begins_to=2026年2月", "2025-12-31 2026-01-01 2026-02-28 2026-02"),
    ],
)  # fmt: skip
def test_a_date_known_to_the_month_counts_on_its_last_day(listed, span, found):
    for day in ("2025-12-31", "2026-01-01", "2026-02-28", "2026-02", "2026-03-01", "2026"):
        EventFactory(name=day, begins=day)
    assert listed("events/event", f"sort=begins&{span}") == found.split()


def test_numbers_and_moments_have_spans(listed):
    for name, participants, amount in (("少", 5, 10), ("中", 50, 100), ("多", 500, 1000)):
        EventFactory(name=name, participants=participants)
        ProjectFactory(name=name, amount=amount)
    assert listed("events/event", "participants_from=50&sort=participants") == ["中", "多"]
    assert listed("projects/project", "amount_from=10.5&amount_to=999.99") == ["中"]


def test_words_are_looked_for_in_every_searched_column_and_all_must_be_there(listed):
    EventFactory(name="港口论坛", series="国际会客厅", hosts="远湾港务局")
    EventFactory(name="海洋日", series="国际会客厅", outcome="与港口方签约")
    EventFactory(name="读书会")
    assert set(listed("events/event", "q=会客厅")) == {"港口论坛", "海洋日"}
    assert set(listed("events/event", "q=港口")) == {"港口论坛", "海洋日"}
    assert listed("events/event", "q=港口 远湾") == ["港口论坛"]
    assert listed("events/event", "q=港口 没有") == []
    assert listed("events/event", "q=%25") == listed("events/event", "q=_") == []  # signs, not wildcards


def test_words_find_a_record_by_what_it_points_at(listed):
    from waiban.sistercities.tests.factories import TieFactory

    tie = TieFactory(city=CityFactory(name_zh="安托法加", name_en="Antofaga"))
    TieFactory(city=CityFactory(name_zh="远湾"))
    assert listed("sistercities/tie", "q=antofaga") == listed("sistercities/tie", "q=安托") == [str(tie)]


def test_choices_and_relations_take_several_values(listed, chile):
    fiji = CountryFactory(fiji=True)
    for name, kind, country in (("甲", "port", chile), ("乙", "company", fiji), ("丙", "chamber", chile)):
        OrganisationFactory(name_zh=name, name_en="", kind=kind, country=country)
    assert set(listed("contacts/organisation", "kind=port&kind=company")) == {"甲", "乙"}
    assert set(listed("contacts/organisation", f"country={chile.code}")) == {"甲", "丙"}
    assert set(listed("contacts/organisation", f"country={chile.code}&country={fiji.code}&kind=port")) == {"甲"}


def test_yes_no_and_unknown_are_three_things(listed):
    CountryFactory(name_en="With", relations=True), CountryFactory(name_en="Without", relations=False)
    CountryFactory(name_en="Unknown", relations=None)
    assert listed("places/country", "relations=1") == ["With"]
    assert listed("places/country", "relations=0") == ["Without"]
    assert len(listed("places/country", "relations=")) == 3


def test_what_a_filter_cannot_mean_is_said_and_the_others_hold(client, officer):
    OrganisationFactory(name_zh="甲", kind="port"), OrganisationFactory(name_zh="乙", kind="company")
    page = client.get("/r/contacts/organisation/?kind=port&country=zz&sort=nonsense&segment=none&columns=nonsense")
    text = page.content.decode()
    assert ">甲</a>" in text and ">乙</a>" not in text
    for word in ("“zz”", "“nonsense”", "“none”"):
        assert word in text
    assert client.get("/api/contacts/organisation/?kind=port&country=zz").status_code == 400


def test_each_filter_is_a_chip_that_can_be_taken_away(client, officer, chile):
    OrganisationFactory(name_zh="甲", kind="port", country=chile)
    page = client.get(f"/r/contacts/organisation/?kind=port&country={chile.code}")
    chips = {chip["text"]: chip["url"] for chip in page.context["chips"]}
    assert set(chips) == {"port", "Chile"}
    assert "kind" not in chips["port"] and f"country={chile.code}" in chips["port"]


@pytest.mark.parametrize(
    ("segment", "found"),
    [("signed", {"签了", "到期"}), ("in_force", {"签了"}), ("expiring", {"快到期"}), ("unsigned", {"草稿"}), ("", {"签了", "到期", "快到期", "草稿"})],
)  # fmt: skip
@pytest.mark.usefixtures("rulebook")
def test_a_named_list_holds_what_its_name_says(listed, settings, segment, found):
    import datetime as dt

    settings.TODAY = dt.date(2026, 11, 24)
    for title, status, signed, expires in (
        ("签了", "signed", "2026-04", "2029"), ("到期", "signed", "2020", "2025-12-31"), ("快到期", "signed", "2026-12", "2026-12-31"),
        ("草稿", "draft", None, None),
    ):  # fmt: skip
        AgreementFactory(title=title, status=status, signed_on=signed, expires_on=expires)
    assert Agreement.objects.count() == 4
    assert set(listed("agreements/agreement", f"segment={segment}" if segment else "")) == found


def test_the_count_is_that_of_the_list(client, officer):
    EventFactory.create_batch(3, kind="forum"), EventFactory(kind="training")
    assert client.get("/r/events/event/?kind=forum&part=count").content.decode().startswith("3 records")
    assert client.get("/api/events/event/?kind=forum&count=1").json() == {"number": 3, "more": False}
    assert Event.objects.count() == 4
