"""A promise may ask two lists, a share of a whole list, or every register by a partner's name; counted again it is the same."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.test import override_settings

from waiban.contacts.models import Organisation
from waiban.invitations.models import Invitation, Invitee
from waiban.kernel.dates import as_partial
from waiban.places.models import CountryGroup, GroupMember
from waiban.register import records
from waiban.targets import evidence, gauges, operations, readings
from waiban.targets.models import Gauge, State
from waiban.targets.recount import recount
from waiban.targets.serving import serves
from waiban.trips.models import Stop, Trip
from waiban.visits.models import Guest, Visit

from . import making

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _summer():
    with override_settings(TODAY=making.DAY):
        yield


@pytest.fixture
def office():
    return making.Office()


def invitation(country, people: int, entered: str | None = "2026-05-07") -> Invitation:
    made = Invitation(
        number=f"澜邀{country.iso2}{people}", subject="海事专家来澜讲学", country=country, asked_on="2026-04-13",
        entered_on=entered,
    )  # fmt: skip
    return making.keep(made, invitees=[Invitee(name="奥塔·里维森", people=people)])


def visit(name: str, country, people: int, status="received") -> Visit:
    made = Visit(number=f"澜访{name}", name=name, country=country, arrives="2026-05-12", status=status)
    return making.keep(made, members=[Guest(name="团员", people=people)])


def trip(number: str, category: str, on: str, *countries, **more) -> Trip:
    said = {"category": category, "departs": on, "status": "approved", "approved_on": on, **more}
    made = Trip(number=number, name=f"团组{number}", **said)
    return making.keep(made, stops=[Stop(country=country) for country in countries])


def fits_recount(*promises) -> bool:
    readings.current(promises[0].book)
    return recount() == []


def test_guests_who_entered_by_invitation_and_delegations_received_are_added_up_together(office):
    (promise,) = making.issued("邀请新加坡嘉宾60名来访")
    singapore, chile = office.countries["SG"], office.countries["CL"]
    invitation(singapore, 20)
    invitation(singapore, 7, entered=None)
    invitation(chile, 90)
    received = visit("新加坡港务代表团", singapore, 35)
    visit("新加坡商会代表团", singapore, 11, status="planned")
    reading = making.read(promise)
    assert (reading.value, reading.wanted, reading.count) == (55, 60, 2)
    assert [(s.commitment, s.status) for s in serves(received)] == [(promise, "counted")]
    assert {e.register.label for e in evidence.evidence(promise)} == {"invitations/invitation", "visits/visit"}
    assert fits_recount(promise)


def test_who_was_invited_and_came_is_counted_once_by_the_visit_that_names_the_invitation(office):
    (promise,) = making.issued("邀请新加坡嘉宾60名来访")
    singapore = office.countries["SG"]
    invited, other = invitation(singapore, 20), invitation(singapore, 5)
    received = visit("新加坡港务代表团", singapore, 18)
    received.invitation = invited.number
    records.save(received, by="test")
    reading = making.read(promise)
    assert (reading.value, reading.count) == (23, 2)  # eighteen came of the twenty; the five stand for themselves
    assert {e.record for e in evidence.evidence(promise)} == {received, other}
    assert serves(invited) == [] and fits_recount(promise)
    operations.rule_out(promise.gauge, received, "过境，未来访", by=office.clerk)
    assert making.read(promise).value == 25 and fits_recount(promise)
    operations.pin(promise.gauge, invited, "另一批客人", by=office.clerk)
    operations.withdraw(promise.gauge, received, by=office.clerk)
    assert making.read(promise).value == 43 and fits_recount(promise)  # a person's word goes before


def test_a_delegation_of_another_country_takes_no_invitation_away(office):
    (promise,) = making.issued("邀请新加坡嘉宾60名来访")
    invited = invitation(office.countries["SG"], 20)
    elsewhere = visit("智利港务代表团", office.countries["CL"], 18)
    elsewhere.invitation = invited.number
    records.save(elsewhere, by="test")
    assert making.read(promise).value == 20 and fits_recount(promise)


def test_a_clerk_may_ask_one_list_only_and_a_second_list_has_to_fit(office):
    (promise,) = making.draft("邀请新加坡嘉宾60名来访").commitments.all()
    visit("新加坡港务代表团", office.countries["SG"], 35)
    gauge = operations.change_gauge(promise.gauge, by="test", also="")
    assert making.read(promise).value == 0 and "来访（" not in gauges.sentence(gauge)
    for also, more in (("visits/visit:unheard", {}), ("invitations/invitation:issued", {}), ("nobody/keeps:it", {})):
        with pytest.raises(ValidationError):
            operations.change_gauge(promise.gauge, by="test", also=also, **more)
    with pytest.raises(ValidationError):
        operations.change_gauge(promise.gauge, by="test", also="visits/visit:received", way="share", column="")


def test_favoured_trips_are_told_as_a_share_of_all_and_a_country_counts_while_it_was_a_member(office):
    members = [GroupMember(country=office.countries["CL"], since=as_partial("2026-03-01"))]
    records.save(CountryGroup(short="RCEP", name_zh="RCEP成员国", name_en="RCEP"), by="test", rows={"members": members})
    (promise,) = making.issued("重点对专程赴RCEP成员国的经贸类团组予以政策倾斜")
    chile, portugal = office.countries["CL"], office.countries["PT"]
    trip("一", "trade", "2026-02-10", chile)  # not yet a member
    trip("二", "trade", "2026-04-10", chile)
    trip("三", "friendship", "2026-04-11", chile)  # no trade
    trip("四", "trade", "2026-05-10", portugal)
    reading = making.read(promise)
    assert (reading.value, reading.count, reading.state) == (25, 1, State.ONGOING)
    assert "25" in reading.says and reading.wanted is None
    assert fits_recount(promise)


def test_work_with_three_countries_is_gathered_from_every_register_that_touches_them(office):
    (promise,) = making.draft("利用驻澜领馆渠道和资源，深化我市与智利、葡萄牙、新加坡三国的交流合作").commitments.all()
    chile, portugal, ecuador = (office.countries[code] for code in ("CL", "PT", "EC"))
    touching = [
        making.agreement("1号", "2026-03-01", office.cities["瓦尔帕莱索"]),
        making.event("港口对话会", "2026-04-02", portugal),
        making.tie(office.cities["锡尼什"], ("signed", "2026-02-01")),
        making.talk("会见智利驻华使馆商务参赞", country=chile),
        trip("一", "trade", "2026-04-10", chile, status="carried_out", returns="2026-04-16"),
        visit("新加坡港务代表团", office.countries["SG"], 5),
        invitation(portugal, 3),
        making.study("智利港口研究", country=chile),
        making.project("冷链仓储", ("registered", "2026-05-01"), country=portugal),
    ]
    making.event("厄瓜多尔文化周", "2026-04-03", ecuador)
    found = {(e.register.label, e.record.pk) for e in evidence.candidates(promise)}
    assert found == {(f"{r._meta.app_label}/{r._meta.model_name}", r.pk) for r in touching}
    assert making.read(promise).count == 0  # a person nods each through


def test_work_with_a_partner_is_found_by_the_partners_name_though_the_record_is_called_otherwise(office):
    making.keep(Organisation(name_zh="智利驻华大使馆", country=office.countries["CL"]))
    partner = Organisation.objects.get(name_zh="智利驻华大使馆")
    (promise,) = making.draft("积极推进与智利驻华使馆、重点企业等合作").commitments.all()
    operations.change_gauge(promise.gauge, by="test", parties=[], places=[], words=["智利驻华大使馆"])
    talk = making.talk("商谈入澜考察事宜", organisation=partner)
    making.talk("商谈另一件事", organisation=office.partners["安第诺瓦公司"])
    assert [e.record for e in evidence.candidates(promise)] == [talk]
    assert making.read(promise).candidates == 1


def test_a_vague_question_to_one_register_offers_its_list_and_counts_only_what_is_nodded_through(office):
    promise, _other = making.issued("推动项目签约", "举办“潮汐论坛”活动4场")
    came = making.agreement("1号", kind="contract")
    assert promise.gauge.admit == Gauge.Admit.NODDED
    assert (making.read(promise).candidates, making.read(promise).count) == (1, 0)
    operations.admit(promise.gauge, came, by=office.clerk)
    reading = making.read(promise)
    assert (reading.candidates, reading.count, reading.state) == (0, 1, State.EARLY)
    assert readings.current(promise, dt.date(2026, 6, 30)) and fits_recount(promise)
