"""Who could answer a need is proposed with the reasons, best first; one click makes the match."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from waiban.accounts.tests.factories import UserFactory
from waiban.contacts.tests.factories import OrganisationFactory
from waiban.places.tests.factories import CountryFactory
from waiban.register.declare import catalogue
from waiban.services import proposals
from waiban.services.models import Match

from .factories import MatchFactory, NeedFactory, OfferFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def chile():
    return CountryFactory(chile=True)


@pytest.fixture
def officer(client):
    officer = UserFactory()
    client.force_login(officer)
    return officer


@pytest.fixture
def need(chile, officer):
    own = firm(CountryFactory(iso2="CN", name_zh="中国", name_en="China"), name_zh="澜港冷链公司")
    return NeedFactory(
        subject="寻找南美车厘子冷链承运方", sector="航运", country=chile, division=officer.division, organisation=own
    )


def firm(country, **more):
    return OrganisationFactory(country=country, **more)


def test_what_fits_by_sector_words_and_country_comes_first_each_with_its_reason(need, officer, chile):
    peru = CountryFactory(iso2="PE", name_zh="秘鲁", name_en="Peru")
    best = OfferFactory(subject="车厘子冷链快线舱位", sector="航运", organisation=firm(chile))
    second = OfferFactory(subject="港口冷链仓储", sector="仓储", organisation=firm(peru))
    OfferFactory(subject="葡萄酒品牌代理", sector="食品", organisation=firm(peru))
    found = proposals.for_wish(need, officer)
    assert [one.record for one in found] == [best, second]
    assert len(found[0].reasons) == 3 and any("车厘子冷链" in reason for reason in found[0].reasons)
    assert any("航运" in reason for reason in found[0].reasons) and any(str(chile) in r for r in found[0].reasons)
    assert len(found[1].reasons) == 1 and "冷链" in found[1].reasons[0]


def test_words_every_wish_says_are_no_reason():
    assert proposals.common_words("寻找合作企业", "合作企业提供服务") == []
    assert proposals.common_words("Cold chain for cherries", "cold storage for grapes") == ["cold"]


def test_what_is_closed_or_matched_already_is_not_proposed(need, officer, chile):
    OfferFactory(subject="冷链舱位", sector="航运", organisation=firm(chile), closed_on="2026-03-01")
    MatchFactory(need=need, offer=OfferFactory(subject="冷链舱位二", sector="航运", organisation=firm(chile)))
    assert proposals.for_wish(need, officer) == []


def test_an_offer_is_told_which_needs_it_answers(need, officer, chile):
    offer = OfferFactory(subject="冷链舱位", sector="航运", organisation=firm(chile))
    assert [one.record for one in proposals.for_wish(offer, officer)] == [need]


def test_bodies_abroad_in_the_same_line_that_offer_nothing_yet_may_be_asked(need, officer, chile, client):
    body = firm(chile, name_zh="萨利纳尔冷藏船公司", sector="航运")
    OfferFactory(subject="冷链舱位", organisation=firm(chile, sector="航运"))
    firm(need.organisation.country, sector="航运")
    assert [one.record for one in proposals.organisations_for(need, officer)] == [body]
    page = client.get(f"/services/need/{need.code}/").content.decode()
    assert f"organisation={body.code}" in page


def test_one_click_makes_the_match_with_its_reasons(need, officer, chile, client):
    offer = OfferFactory(subject="冷链舱位", sector="航运", organisation=firm(chile))
    address = f"/services/need/{need.code}/"
    assert str(offer) in client.get(catalogue.of(need).address(need)).content.decode()
    answer = client.post(address, {"with": offer.code})
    made = Match.objects.get()
    assert answer.url == catalogue.of(made).address(made)
    assert made.offer == offer and made.proposed_on and "冷链" in made.note and made.person == officer
    assert client.post(address, {"with": offer.code}).status_code == 409 and Match.objects.count() == 1


@pytest.mark.parametrize("hostile", ["", "\x00", "zzzz", "0000000000000", "<script>"])
def test_what_is_not_proposed_is_told_and_makes_nothing(need, client, hostile):
    assert client.post(f"/services/need/{need.code}/", {"with": hostile}).status_code == 409
    assert not Match.objects.exists()


def test_an_assessor_reads_the_proposals_and_makes_none(need, chile, client):
    offer = OfferFactory(subject="冷链舱位", sector="航运", organisation=firm(chile))
    client.force_login(UserFactory(assessor=True))
    page = client.get(f"/services/need/{need.code}/")
    assert str(offer) in page.content.decode() and 'name="with"' not in page.content.decode()
    assert client.post(f"/services/need/{need.code}/", {"with": offer.code}).status_code == 403
    assert not Match.objects.exists()


def test_the_proposals_are_asked_for_in_as_many_questions_for_two_as_for_twelve(need, chile, client):
    client.get(f"/services/need/{need.code}/")
    counts = []
    for _time in range(2):
        for n in range(6):
            OfferFactory(subject=f"冷链舱位{n}", sector="航运", organisation=firm(chile))
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/services/need/{need.code}/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14
