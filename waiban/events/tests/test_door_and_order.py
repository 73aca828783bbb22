"""Guests are checked in with one tap each and seated in an order that says why."""

import io

import pytest
from docx import Document
from openpyxl import load_workbook

from waiban.accounts.tests.factories import DivisionFactory, UserFactory
from waiban.contacts.models import Person
from waiban.contacts.tests.factories import PersonFactory
from waiban.events import operations, seating
from waiban.events.models import Event, Guest
from waiban.history.models import Change
from waiban.kernel.dates import as_partial
from waiban.kernel.errors import Refused
from waiban.places.tests.factories import CountryFactory
from waiban.register import records
from waiban.register.declare import catalogue

from .factories import EventFactory

pytestmark = pytest.mark.django_db
Rank = Person.Rank


def country(name: str):
    return CountryFactory(name_zh=f"{name}国", name_en=name)


def invited(*guests: Guest, **values) -> Event:
    return records.save(EventFactory(**values), by="test", rows={"guests": list(guests)})


def called(event: Event) -> list[str]:
    return [place.guest.called for place in seating.order(event, seating.guests_of(event))]


def test_one_tap_notes_an_arrival_and_another_takes_it_back(client):
    event = invited(Guest(called="甲", people=3), Guest(called="乙"))
    client.force_login(UserFactory(division=event.division))
    url, first = f"/events/{event.code}/check-in/", event.guests.first()
    page = client.post(url, {"guest": first.code, "arrived": "1"}, follow=True)
    assert page.context["here"] == 3 and page.context["awaited"] == 4
    assert list(event.guests.values_list("called", "arrived")) == [("甲", True), ("乙", False)]
    client.post(url, {"guest": first.code, "arrived": "0"})
    assert not event.guests.filter(arrived=True).exists()
    verbs = list(Change.objects.filter(record=event.pk).order_by("seq").values_list("verb", "note"))
    assert verbs[-2:] == [("arrived", "甲"), ("not_arrived", "甲")]


def test_two_doors_lose_nobody_and_a_guest_tapped_twice_is_here_once():
    event = invited(Guest(called="甲"), Guest(called="乙"))
    first, second = event.guests.all()
    seen_at_the_other_door = Event.objects.get(pk=event.pk)
    operations.check_in(event, first.code, True, by="door 1")
    operations.check_in(seen_at_the_other_door, second.code, True, by="door 2")
    operations.check_in(seen_at_the_other_door, first.code, True, by="door 2")
    assert event.guests.filter(arrived=True).count() == 2
    assert Change.objects.filter(record=event.pk, verb="arrived").count() == 2


def test_a_tap_keeps_what_somebody_wrote_about_the_guests_meanwhile():
    event = invited(Guest(called="甲"))
    stale = Event.objects.get(pk=event.pk)
    [guest] = event.guests.all()
    guest.needs = "清真"
    records.save(event, by="test", rows={"guests": [guest]})
    operations.check_in(stale, guest.code, True, by="door")
    assert event.guests.values_list("needs", "arrived").get() == ("清真", True)


def test_a_guest_struck_from_the_list_meanwhile_is_told_at_the_door(client):
    event = invited(Guest(called="甲"))
    code = event.guests.get().code
    records.save(event, by="test", rows={"guests": []})
    client.force_login(UserFactory(clerk=True))
    answer = client.post(f"/events/{event.code}/check-in/", {"guest": code, "arrived": "1"})
    assert answer.status_code == 409 and "名单" in answer.content.decode()


def test_another_division_reads_the_list_and_the_assessor_too_but_neither_taps(client):
    event = invited(Guest(called="甲"))
    url = f"/events/{event.code}/check-in/"
    for person in (UserFactory(division=DivisionFactory(name="礼宾处")), UserFactory(assessor=True)):
        client.force_login(person)
        assert client.get(url).status_code == 200
        assert client.post(url, {"guest": event.guests.get().code, "arrived": "1"}).status_code == 403
    assert not event.guests.filter(arrived=True).exists()
    client.force_login(UserFactory(applicant=True))
    assert client.get(url).status_code == 403


def test_by_rank_first_then_by_the_english_name_of_the_country_then_hosts():
    chile, brazil, china = country("Chile"), country("Brazil"), country("China")
    event = invited(
        Guest(called="主", side="host", rank=Rank.HEAD_OF_STATE, country=china),
        Guest(called="处长", rank=Rank.DIRECTOR, country=brazil),
        Guest(called="智利市长", title="市长", rank=Rank.DIRECTOR_GENERAL, country=chile),
        Guest(called="巴西市长", person=PersonFactory(rank=Rank.DIRECTOR_GENERAL, country=brazil)),
        Guest(called="部长", rank=Rank.MINISTER, country=chile),
        Guest(called="未注明"),
    )
    assert called(event) == ["部长", "巴西市长", "智利市长", "处长", "未注明", "主"]
    reasons = {p.guest.called: p.reason for p in seating.order(event, seating.guests_of(event))}
    assert "Chile" in reasons["智利市长"] and "市长" in reasons["智利市长"]  # tied: the alphabet decided
    assert "Chile" not in reasons["部长"]  # alone in the rank: nothing more decided


def test_by_country_and_by_reply():
    event = invited(
        Guest(called="智", country=country("Chile"), replied_on=as_partial("2026-10-02"), rank=Rank.MINISTER),
        Guest(called="巴", country=country("Brazil")),
        Guest(called="日", country=country("Japan"), replied_on=as_partial("2026-09-30")),
    )
    assert called(operations.choose_rule(event, "country", by="test")) == ["巴", "智", "日"]
    assert called(operations.choose_rule(event, "reply", by="test")) == ["日", "智", "巴"]
    with pytest.raises(Refused):
        operations.choose_rule(event, "height", by="test")


def test_a_place_set_by_hand_has_a_reason_and_goes_back_to_the_rule(client):
    event = invited(*(Guest(called=name, country=country(name)) for name in ("Austria", "Brazil", "Chile")))
    client.force_login(UserFactory(clerk=True))
    url, last = f"/events/{event.code}/seating/", event.guests.get(called="Chile")
    posted = {"do": "place", "guest": last.code, "seat": "1"}
    assert client.post(url, posted).status_code == 422 and called(event)[0] == "Austria"
    assert client.post(url, {**posted, "reason": "主宾"}).status_code == 302
    assert called(event) == ["Chile", "Austria", "Brazil"]
    assert "主宾" in client.get(url).content.decode()
    client.post(url, {**posted, "seat": ""})
    assert called(event) == ["Austria", "Brazil", "Chile"]
    assert client.post(url, {**posted, "seat": "0x1", "reason": "x"}).status_code == 422


def test_the_order_goes_out_as_paper_without_private_needs(client):
    guest = Guest(called="=罗恩", title="市长", country=country("Chile"), rank=Rank.DIRECTOR_GENERAL, needs="不吃牛肉")
    event = invited(guest)
    client.force_login(UserFactory(division=event.division))
    url = f"/events/{event.code}/seating/"
    text = Document(io.BytesIO(client.get(f"{url}docx/").content))
    cells = [cell.text for table in text.tables for row in table.rows for cell in row.cells]
    assert "=罗恩" in cells and "Chile国" in cells and not any("牛肉" in cell for cell in cells)
    assert any("右为上" in paragraph.text for paragraph in text.paragraphs)
    sheet = load_workbook(io.BytesIO(client.get(f"{url}xlsx/").content)).active
    assert [cell.value for cell in sheet[2]][:4] == [1, "=罗恩", "市长", "Chile国"] and sheet["B2"].data_type == "s"
    assert client.get(f"{url}pdf/").content.startswith(b"%PDF") and client.get(f"{url}exe/").status_code == 404


def test_needs_are_private_and_a_place_by_hand_needs_its_reason_in_the_form_too():
    guests = catalogue["events/event"].rows[0]
    assert {c.path for c in guests.columns if c.private} == {"needs"}
    with pytest.raises(Exception, match="理由"):
        invited(Guest(called="甲", seat=2))


def test_at_the_door_a_long_list_is_searched_by_name_title_or_unit_and_stays_searched_after_a_tap(client):
    event = EventFactory(division=None)
    guests = [Guest(called=f"来宾{n:02}", title="港务局长" if n == 7 else "领事") for n in range(12)]
    records.save(event, by="test", rows={"guests": guests})
    client.force_login(UserFactory())
    url = f"/events/{event.code}/check-in/"
    assert 'name="guest" value=""' in client.get(url).content.decode()
    page = client.get(url, {"guest": "港务 局长"}).content.decode()
    assert "来宾07" in page and "来宾06" not in page and "共 12 人" in page
    code = next(guest.code for guest in event.guests.all() if guest.called == "来宾07")
    after = client.post(
        f"{url}?guest=%E6%B8%AF%E5%8A%A1", {"guest": code, "arrived": "1"}, follow=True
    ).content.decode()
    assert "来宾07" in after and "来宾06" not in after
    assert "名单中没有符合的嘉宾" in client.get(url, {"guest": "<无此人>"}).content.decode()
