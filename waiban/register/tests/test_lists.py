"""Lists are turned page by page in either direction, sorted by any column, and show the columns one chooses."""

import csv
import datetime as dt
import io
import re

import pytest

from waiban.agreements.tests.factories import AgreementFactory
from waiban.contacts.tests.factories import OrganisationFactory
from waiban.events.models import Event
from waiban.events.tests.factories import EventFactory
from waiban.places.tests.factories import CityFactory
from waiban.register.declare import catalogue
from waiban.register.lists import keyset
from waiban.register.lists import page as lists

CODES = re.compile(r'data-id="(\w{13})"')


def shown(client, url: str) -> list[str]:
    return CODES.findall(client.get(url).content.decode())


def turned(client, register, query: str, size: int, monkeypatch) -> tuple[list[list[str]], list[list[str]]]:
    """All pages going forward, then all pages going back."""
    monkeypatch.setitem(keyset.turn.__kwdefaults__, "size", size)
    forward, back, at = [], [], query
    while True:
        context = client.get(register.address() + at).context
        forward.append(CODES.findall("".join(context["lines"])))
        last, at = context, context["next"]
        if not at:
            break
    at = last["previous"]
    while at:
        context = client.get(register.address() + at).context
        back.append(CODES.findall("".join(context["lines"])))
        at = context["previous"]
    return forward, back


@pytest.fixture
def uneven(db):
    """Nine events: equal values, and some without a value."""
    days = (
        "2026-03-01",
        "2026-03-01",
        "2026-03-01",
        "2026-01",
        "2026",
        "2026-03-01",
        "2026-05-05",
        "2026-02",
        "2026-02",
    )
    return [
        EventFactory(
            begins=day,
            ends=("2027" if n % 3 == 0 else None),
            participants=(n % 2 or None),
            series=("甲", "")[n % 2],
            city=CityFactory(name_zh=f"{n}城") if n % 2 else None,
        )
        for n, day in enumerate(days)
    ]


@pytest.mark.desk(2)
@pytest.mark.parametrize("size", [1, 2, 3, 4, 8, 9, 10])
@pytest.mark.parametrize("column", ["begins", "participants", "series", "city", "kind"])
def test_pages_lose_and_repeat_nothing_in_either_direction(client, officer, events, uneven, monkeypatch, column, size):
    for sort in (column, f"-{column}"):
        forward, back = turned(client, events, f"?sort={sort}", size, monkeypatch)
        every = [code for page in forward for code in page]
        assert len(every) == len(set(every)) == 9, sort
        assert back[::-1] == forward[:-1], sort


@pytest.mark.parametrize("column", ["city", "participants", "series"])
def test_what_has_no_value_stands_last_in_either_direction(client, officer, events, uneven, column):
    for sort in (column, f"-{column}"):
        codes = shown(client, f"{events.address()}?sort={sort}")
        values = [getattr(Event.objects.get(pk=next(e.pk for e in uneven if e.code == code)), column) for code in codes]
        filled = [v for v in values if v not in (None, "")]
        assert 0 < len(filled) < 9 and not any(values[len(filled) :])
        assert column == "city" or filled == sorted(filled, reverse=sort.startswith("-"))


@pytest.mark.parametrize("column", ["begins", "participants", "series", "city"])
def test_an_export_has_the_order_of_the_list(client, officer, events, uneven, column):
    for sort in (column, f"-{column}"):
        answer = client.get(f"{events.address(page='export')}?sort={sort}&as=csv")
        lines = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
        codes = shown(client, f"{events.address()}?sort={sort}")
        assert len(codes) == 9 and [line[-1] for line in lines[1:]] == codes, sort


def test_a_record_added_or_removed_while_turning_does_not_shift_the_pages(client, officer, events, uneven, monkeypatch):
    monkeypatch.setitem(keyset.turn.__kwdefaults__, "size", 3)
    first = client.get(f"{events.address()}?sort=begins").context
    seen, last = CODES.findall("".join(first["lines"])), client.get(f"{events.address()}?sort=-begins").context
    in_order = seen + CODES.findall("".join(last["lines"]))[::-1]
    assert len(set(in_order)) == 6  # the first page and the last: of nine, three stand between them
    EventFactory(begins="2020-01-01")
    Event.objects.get(pk=next(e.pk for e in uneven if e.code == seen[1])).delete()
    rest = shown(client, events.address() + first["next"])
    assert len(rest) == 3 and not set(rest) & set(in_order)


def test_a_place_in_a_list_nobody_gave_out_is_said(client, officer, events, uneven):
    good = client.get(f"{events.address()}?sort=begins").context
    assert not good["next"]
    page = client.get(f"{events.address()}?sort=begins&after=forged")
    assert "no longer there" in page.content.decode() and len(page.context["lines"]) == 9
    assert client.get("/api/events/event/?after=forged").status_code == 400


def test_the_place_of_one_list_opens_no_other(client, officer, events, uneven, monkeypatch):
    monkeypatch.setitem(keyset.turn.__kwdefaults__, "size", 3)
    after = client.get(f"{events.address()}?sort=begins").context["next"].split("after=")[1]
    page = client.get(f"{events.address()}?sort=name&after={after}")
    assert "no longer there" in page.content.decode()


@pytest.mark.parametrize("label", [label for label in catalogue if label != "accounts/user"])
def test_every_heading_that_offers_an_order_gives_it(client, officer, label):
    """All columns that a list shows by itself can be sorted by; titles, long texts and files have no order."""
    register = catalogue[label]
    usual = [c for c in register.for_user(officer, "list") if c.kind not in ("long", "file") and not c.small]
    usual = [c for c in usual if c.kind != "text" or c.field.max_length <= 120]
    heads = {str(h["label"]): h["url"] for h in client.get(register.address()).context["heads"] if h.get("url")}
    assert {str(c.label) for c in usual} <= set(heads)
    for url in heads.values():
        page = client.get(register.address() + url)
        assert page.status_code == 200 and not page.context["problems"], url
        assert sum(1 for head in page.context["heads"] if head.get("order")) == 1


def test_the_chosen_columns_are_shown_in_the_order_chosen(client, officer, organisations):
    OrganisationFactory(name_zh="新星港务", name_own="Nova", sector="航运")
    page = client.get(f"{organisations.address()}?columns=sector,name_zh,name_own")
    assert [str(head["label"]) for head in page.context["heads"]][:3] == ["sector", "Chinese name", "own name"]
    boxes = client.get(f"{organisations.address()}?columns=sector&columns=name_zh").context["columns"]
    assert [column.path for column in boxes] == ["sector", "name_zh"]


def test_export_takes_what_is_seen(client, officer, organisations):
    OrganisationFactory(name_zh="甲", kind="port", sector="航运"), OrganisationFactory(name_zh="乙", kind="company")
    OrganisationFactory(name_zh="丙", kind="port", sector="冷链")
    text = b"".join(
        client.get(f"{organisations.address(page='export')}?kind=port&sort=-name_zh&as=csv").streaming_content
    )
    lines = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    names = [line[0] for line in lines[1:]]
    codes = shown(client, f"{organisations.address()}?kind=port&sort=-name_zh")
    assert set(names) == {"甲", "丙"} and [line[-1] for line in lines[1:]] == codes


def test_an_export_of_what_cannot_be_understood_goes_back_to_the_list(client, officer, organisations):
    answer = client.get(f"{organisations.address(page='export')}?country=zz&as=csv")
    assert answer.status_code == 302 and answer.url.startswith(organisations.address())


def test_a_list_of_many_pages_says_where_one_is(client, officer, organisations, monkeypatch):
    monkeypatch.setattr(lists, "COUNTED", 3)
    OrganisationFactory.create_batch(5)
    assert "more than 3" in client.get(f"{organisations.address()}?part=count").content.decode()


def test_named_lists_say_how_many_they_hold_and_what_is_mine(client, officer, settings):
    settings.TODAY = dt.date(2026, 11, 24)
    AgreementFactory.create_batch(2, status="signed", signed_on="2026-04-17"), AgreementFactory(person=officer)
    page = client.get("/r/agreements/agreement/").content.decode()
    assert 'id="n-signed"' in page
    sizes = dict(client.get("/r/agreements/agreement/?part=count").context["segments"])
    assert (sizes["signed"], sizes["unsigned"]) == ("2", "1")
    [mine] = [one for one in client.get("/r/agreements/agreement/").context["segments"] if one["label"] == "mine"]
    page = client.get("/r/agreements/agreement/" + mine["url"])
    assert len(page.context["lines"]) == 1 and [one["on"] for one in page.context["segments"]].count(True) == 2


@pytest.mark.usefixtures("rulebook")
def test_a_deadline_of_the_next_weeks_stands_out(client, officer, settings):
    settings.TODAY = dt.date(2026, 11, 24)
    for day in ("2026-11-23", "2026-11-24", "2026-12-24", "2026-12-25", "2026-12", "2027"):
        AgreementFactory(expires_on=day)
    page = client.get("/r/agreements/agreement/?columns=title,expires_on").content.decode()
    assert re.findall(r'class="num soon">([\d-]+)<', page) and set(re.findall(r'class="num soon">([\d-]+)<', page)) == {
        "2026-11-24", "2026-12-24"
    }  # fmt: skip
