"""Gathered and sorted, tested against a list or read in order: however a list is read, it is the same list."""

import pytest

from waiban.events.models import Event
from waiban.events.tests.factories import EventFactory, GuestFactory
from waiban.places.tests.factories import CityFactory, CountryFactory
from waiban.register.lists import keyset, planning
from waiban.register.tests.test_lists import turned
from waiban.sistercities.tests.factories import TieFactory

FILTERS = {
    "kind=forum": lambda event: event.kind == "forum",
    "city={city}": lambda event: event.city and event.city.name_zh == "乙城",
    "begins_from=2026-03": lambda event: event.begins.number >= 202603010,
    "guests__country={chile}": lambda event: event.guests.filter(country__name_zh="智利").exists(),
    "kind=forum&city={city}": lambda event: event.kind == "forum" and event.city and event.city.name_zh == "乙城",
    "q=港口": lambda event: "港口" in event.name,
    "q=港口&kind=forum": lambda event: "港口" in event.name and event.kind == "forum",
    "segment=held": lambda event: event.status == "held",
    "guests__country={chile}&q=港口": lambda event: (
        "港口" in event.name and event.guests.filter(country__name_zh="智利").exists()
    ),
}


@pytest.fixture
def year(officer):
    """Twelve events; some alike, some without a city."""
    cities = [None, CityFactory(name_zh="甲城"), CityFactory(name_zh="乙城")]
    chile = CountryFactory(chile=True, name_zh="智利")
    for n in range(12):
        event = EventFactory(
            name=f"{'港口' if n % 2 else '海洋'}论坛{n % 4}", kind=("forum", "meeting")[n % 3 == 0],
            city=cities[n % 3], begins=f"2026-0{1 + n % 5}", status=("held", "planned")[n % 4 == 1],
            series=("甲", "", "乙")[n % 3], participants=(None, 30 + n % 3)[n % 2],
        )  # fmt: skip
        if n % 5 < 2:
            GuestFactory(event=event, country=chile, organisation=None)
    return {"city": cities[2].code, "chile": chile.code}


def expected(asked, sort: str) -> list[str]:
    """Sorted by hand: by value and number, what has no value last."""
    down, path = sort.startswith("-"), sort.removeprefix("-")
    found = [event for event in Event.objects.select_related("city").order_by("pk") if asked(event)]

    def value(event):
        one = getattr(event, path)
        return (one.name_zh, one.pk) if path == "city" and one else one

    without = [event for event in found if value(event) in (None, "")]
    have = [event for event in found if event not in without]
    return [e.code for e in sorted(have, key=lambda e: (value(e), e.pk), reverse=down) + without[:: -1 if down else 1]]


@pytest.mark.desk(3)
@pytest.mark.parametrize(("few", "listed"), [(0, -1), (0, 1_000), (1_000, 1_000)], ids=["read", "listed", "gathered"])
@pytest.mark.parametrize("query", FILTERS)
def test_every_filter_gives_its_records_in_every_order_page_by_page(
    client, events, year, monkeypatch, query, few, listed
):
    for name in ("FEW", "FEW_IN_USUAL_ORDER", "NAMED"):
        monkeypatch.setattr(planning, name, few)
    for name in ("GATHERED", "GATHERED_BY_ROWS", "GATHERED_BY_ROWS_IN_USUAL_ORDER"):
        monkeypatch.setattr(planning, name, few - 1)
    for name in ("LISTED", "LISTED_IN_USUAL_ORDER", "HOLDING_LISTED"):
        monkeypatch.setattr(planning, name, listed)
    for sort in ("begins", "-begins", "city", "-city", "kind", "series", "-series", "-participants"):
        forward, back = turned(client, events, f"?{query.format(**year)}&sort={sort}", 2, monkeypatch)
        assert [code for page in forward for code in page] == expected(FILTERS[query], sort), sort
        assert back[::-1] == forward[:-1] and len(forward) > 1, sort


@pytest.mark.parametrize(("few", "listed"), [(-1, -1), (-1, 1_000), (1_000, 1_000)], ids=["read", "listed", "gathered"])
@pytest.mark.parametrize("sort", ["", "id", "city", "-stage"])
def test_a_named_list_made_of_rows_holds_the_same_however_it_is_read(client, officer, monkeypatch, few, listed, sort):
    for name in ("GATHERED_BY_ROWS", "GATHERED_BY_ROWS_IN_USUAL_ORDER"):
        monkeypatch.setattr(planning, name, few)
    for name in ("LISTED", "LISTED_IN_USUAL_ORDER"):
        monkeypatch.setattr(planning, name, listed)
    ended = [TieFactory(lapsed=True).code for _n in range(3)]
    TieFactory.create_batch(2, in_force=True)
    lines = client.get("/r/sistercities/tie/", {"segment": "ended", "sort": sort}).context["lines"]
    assert sorted(line.split('data-id="')[1][:13] for line in lines) == sorted(ended)


def test_the_last_page_ends_where_the_list_ends(client, events, year, monkeypatch):
    monkeypatch.setitem(keyset.turn.__kwdefaults__, "size", 12)
    context = client.get(f"{events.address()}?sort=kind").context
    assert len(context["lines"]) == 12 and not context["next"] and not context["previous"]
