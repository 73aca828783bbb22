"""Each of those named is promised: two letters with one city are one, one letter with three firms is three."""

from decimal import Decimal

import pytest

from waiban.contacts.models import Organisation
from waiban.targets import gauges, operations
from waiban.targets.models import State
from waiban.targets.plainly import PlainCounter
from waiban.targets.readings import derive, promises

from . import making

pytestmark = pytest.mark.django_db
CITIES = "推动与厄瓜多尔瓜亚基尔市、智利瓦尔帕莱索市等签署结好意向书，拓展拉美朋友圈"
FIRMS = "促成海登贝克集团与蓝湾集团、远航集团、港务集团签署战略合作框架协议"


@pytest.fixture
def office():
    return making.Office()


def counted(promise):
    """The value of the reading, which a count of the raw rows confirms."""
    shown = making.read(promise)
    plain = derive(promises(promise), making.DAY, PlainCounter)[promise.pk]
    assert (shown.value, shown.state, shown.evidence) == (plain.value, plain.state, plain.evidence)
    return shown.value


def firm(office, name: str):
    return making.keep(Organisation(name_zh=name, country=office.countries["CN"]))


def test_two_letters_with_the_same_city_are_one_city(office):
    (promise,) = making.issued(CITIES)
    making.agreement("1号", "2026-03-01", office.cities["瓜亚基尔"])
    making.agreement("2号", "2026-04-01", office.cities["瓜亚基尔"])
    assert counted(promise) == 1
    making.agreement("3号", "2026-05-01", office.cities["瓦尔帕莱索"])
    assert counted(promise) == 2 and making.read(promise).state == State.EARLY


def test_one_agreement_with_all_three_firms_is_all_three_whatever_its_title(office):
    (promise,) = making.issued(FIRMS)
    others = [firm(office, name) for name in ("蓝湾集团", "远航集团", "港务集团有限公司")]
    making.agreement("1号", "2026-03-01", office.partners["海登贝克集团"], others[0], kind="agreement")
    assert counted(promise) == 1
    making.agreement("2号", "2026-03-09", *others, kind="agreement")
    assert counted(promise) == 1  # not with the firm that was to sign
    making.agreement("3号", "2026-04-01", office.partners["海登贝克集团"], *others, kind="agreement")
    assert counted(promise) == 3


def test_what_a_person_pins_in_counts_for_one_that_it_does_not_name(office):
    (promise,) = making.issued("组织开展“云海外”连线、线上医疗合作对话会、友城青少年交流等系列活动")
    making.event("“云海外”第一场", "2026-03-02")
    making.event("“云海外”第二场", "2026-04-02")
    other = making.event("中小学生书信往来", "2026-05-02")
    assert counted(promise) == 1
    operations.pin(promise.gauge, other, "即友城青少年交流", by=office.clerk)
    assert counted(promise) == 2


def test_the_sentence_says_that_each_is_asked(office):
    (promise,) = making.draft(CITIES).commitments.all()
    assert gauges.sentence(promise.gauge).endswith("所列 2 个各至少有 1 项")
    promise.gauge.quantity = Decimal(1)
    assert gauges.sentence(promise.gauge).endswith("所列之中至少 1 个")


def test_a_gauge_that_names_nobody_cannot_ask_for_each(office):
    (promise,) = making.draft("年内举办“潮汐论坛”").commitments.all()
    with pytest.raises(Exception, match="先"):
        operations.change_gauge(promise.gauge, by=office.clerk, way="each", quantity=2)
