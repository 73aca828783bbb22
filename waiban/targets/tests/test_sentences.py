"""A gauge is said in words that a person can confirm, in Chinese as the office writes it and in English."""

from decimal import Decimal

import pytest
from django.utils import translation

from waiban import reader
from waiban.contacts.tests.factories import OrganisationFactory
from waiban.places.tests.factories import CityFactory, CountryFactory, CountryGroupFactory
from waiban.targets import books, gauges, operations
from waiban.targets.models import Gauge, Reading, State

pytestmark = pytest.mark.django_db

BOOK = """2026年度市直单位业务目标
单位名称：市外办
1. 扩大国际合作
一是推动与厄瓜多尔瓜亚基尔市签署结好意向书；
二是与葡萄牙锡尼什市建立友好合作城市关系；
三是推动海登贝克物流集团东北亚分拨中心项目落户我市；
四是促成海登贝克物流集团与澜港港务集团签署战略合作框架协议；
五是举办“港通拉美”系列活动6场；
六是推动以市政府名义印发《港航友城合作三年行动方案》；
七是完成“澜港友谊奖”评选工作；
八是深化与拉美国家港口城市的交流合作。
"""

SAID = {
    "意向书": (
        "与瓜亚基尔（厄瓜多尔）签署的意向书，至少 1 份",
        "Letter of intent signed with Guayaquil (Ecuador): at least 1",
    ),
    "友好合作城市": (
        "与锡尼什（葡萄牙）结好的友好合作城市，至少 1 个",
        "Friendly cooperative city in force with Sines (Portugal): at least 1",
    ),
    "分拨中心": (
        "已落地、与海登贝克物流集团有关、名称含“东北亚分拨中心”的项目，至少 1 个",
        "Projects landed, with Heidenbeck Logistics, named “东北亚分拨中心”: at least 1",
    ),
    "框架协议": (
        "与海登贝克物流集团和澜港港务集团签署的协议，至少 1 份",
        "Agreement signed with Heidenbeck Logistics and Langang Port Group: at least 1",
    ),
    "行动方案": (
        "已印发、印发单位为市政府、名称含“港航友城合作三年行动方案”的发文，至少 1 份",
        "Issued documents issued, issued by city government, named “港航友城合作三年行动方案”: at least 1",
    ),
    "友谊奖": (
        "已决定、名称含“澜港友谊奖”的评选，至少 1 届",
        "Selections decided, named “澜港友谊奖”: at least 1",
    ),
    "深化": (
        "涉及拉美国家的各登记簿记录，认领后计入，由人研判",
        "Records of every register with or in Latin America; a person admits what belongs here and judges it",
    ),
}


@pytest.fixture
def promises():
    """The promises of a small book whose places and partners are registered."""
    for city, name, iso2, country, english in (
        ("瓜亚基尔", "Guayaquil", "EC", "厄瓜多尔", "Ecuador"),
        ("锡尼什", "Sines", "PT", "葡萄牙", "Portugal"),
    ):
        CityFactory(name_zh=city, name_en=name, country=CountryFactory(iso2=iso2, name_zh=country, name_en=english))
    CountryGroupFactory(short="LAC", name_zh="拉美国家", name_en="Latin America")
    OrganisationFactory(name_zh="海登贝克物流集团", name_en="Heidenbeck Logistics")
    OrganisationFactory(name_zh="澜港港务集团", name_en="Langang Port Group")
    return list(books.create_from(reader.read(BOOK.encode()), by="clerk").commitments.order_by("start"))


def about(promises, words):
    return next(promise for promise in promises if words in promise.text)


def told(gauge, language) -> str:
    with translation.override(language):
        return gauges.sentence(gauge)


@pytest.mark.parametrize("words", SAID)
def test_a_proposed_gauge_reads_as_one_sentence_in_both_languages(promises, words):
    gauge = about(promises, words).gauge
    assert (told(gauge, "zh-hans"), told(gauge, "en")) == SAID[words]


def test_the_books_own_unit_and_quotation_marks_within_words_are_kept(promises):
    gauge = operations.change_gauge(
        about(promises, "港通拉美").gauge, by="clerk", places=[], words=["领保宣传“三进”|领保行"]
    )
    assert told(gauge, "zh-hans") == "已举办、名称含“领保宣传‘三进’”或“领保行”的活动，至少 6 场"


def test_a_gauge_that_waits_for_nods_says_so(promises):
    gauge = operations.change_gauge(about(promises, "意向书").gauge, by="clerk", admit=Gauge.Admit.NODDED)
    assert told(gauge, "zh-hans").endswith("，认领后才计")
    assert told(gauge, "en").endswith("; only what a person admits")


def test_a_reading_says_its_figure_in_both_languages(promises):
    reading = Reading(
        commitment=about(promises, "港通拉美"), state=State.PACE, value=Decimal(4), wanted=Decimal(6), count=4
    )
    for language, words in (("zh-hans", "4 / 6"), ("en", "4 of 6")):
        with translation.override(language):
            assert str(reading.says) == words
