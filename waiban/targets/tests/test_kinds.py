"""From how a book words a promise: which register is asked, which list of it, by what, and what counts."""

import pytest

from waiban.register.declare import catalogue
from waiban.targets import evidence, gauges
from waiban.targets.kinds import kinds
from waiban.targets.models import Gauge, State
from waiban.targets.words import topic

from . import making

pytestmark = pytest.mark.django_db

# kind, words of a book, register and list, way, what the gauge narrows by
WORDED = [
    ("agreement_signed", "推动与厄瓜多尔瓜亚基尔市签署结好意向书", "agreements/agreement:signed", "happened",
     {"where": {"kind": ["letter_of_intent"]}, "places": 1}),
    ("agreement_signed", "促成海登贝克集团与远澜航运集团签署战略合作框架协议", "agreements/agreement:signed", "happened",
     {"where": {"kind": ["agreement"]}, "parties": 2, "together": True}),
    ("agreement_signed", "全年促成国际合作项目签约12个", "agreements/agreement:signed", "happened",
     {"where": {"kind": ["contract"]}, "quantity": 12}),
    ("relation_established", "与智利瓦尔帕莱索市缔结友好城市关系", "sistercities/tie:in_force", "stage",
     {"where": {"kind": ["friendship"]}, "places": 1}),
    ("project_landed", "推动海登贝克集团东港分拨中心项目落户我市", "projects/project:landed", "stage",
     {"words": ["东港分拨中心"], "parties": 1}),
    ("project_landed", "推动海登贝克集团储能材料二期项目9月底前开工建设", "projects/project:building", "stage",
     {"words": ["储能材料二期"], "parties": 1}),
    ("event_held", "年内举办“潮汐论坛”系列活动6场", "events/event:held", "happened",
     {"words": ["潮汐论坛"], "quantity": 6}),
    ("event_held", "举办“港通拉美”经贸对接会", "events/event:held", "happened",
     {"words": ["港通拉美", "经贸对接会"], "places": 1}),
    ("document_issued", "推动以市政府名义印发《港航友城合作三年行动方案》", "deliverables/issueddocument:issued", "happened",
     {"words": ["港航友城合作三年行动方案"], "where": {"level": ["city_government"]}}),
    ("research_done", "联合新加坡有关高校完成港口减碳课题研究", "deliverables/research:reported", "happened",
     {"words": ["港口减碳"]}),
    ("continuing_work", "深化与拉美国家的交流合作", "*:", "judged", {"places": 1, "admit": "nodded"}),
    ("delegation_sent", "组织市友好代表团赴新加坡访问", "trips/trip:carried_out", "happened",
     {"where": {"category": ["friendship"]}, "places": 1}),
    ("people_invited", "邀请新加坡嘉宾60名来访", "invitations/invitation:entered", "total", {"places": 1, "quantity": 60}),
    ("pool_built", "建立全市外语人才库，入库300人以上", "talents/talent:in_pool", "stock", {"quantity": 300}),
    ("training_held", "举办外事翻译、礼宾接待专题培训班4期", "talents/training:held", "happened",
     {"words": ["外事翻译|礼宾接待"], "quantity": 4}),
    ("selection_done", "完成第四届“澜港友谊奖”评选工作", "talents/selection:decided", "happened",
     {"words": ["澜港友谊奖"]}),
    ("service_delivered", "为外资企业提供签证邀请、涉外法律咨询等服务200家次", "services/service:delivered", "total",
     {"quantity": 200}),
    ("service_delivered", "为外贸企业提供涉外法律咨询服务60家次", "services/service:delivered", "total",
     {"where": {"kind": ["legal"]}, "quantity": 60}),
]  # fmt: skip

WAITING = [
    ("pilot_won", "争取全省“一件事”集成审批试点", "试点"),
    ("platform_built", "建成“澜港外事通”线上服务平台", "平台"),
    ("works_built", "完成外事服务大厅升级改造", "建设改造"),
    ("enforcement_done", "开展涉外中介服务专项检查2次", "执法检查"),
    ("indicator_reached", "因公出国团组占比达到60%以上", "指标数据"),
]


@pytest.fixture
def office():
    return making.Office()


@pytest.mark.parametrize("kind, words, where_to, way, narrowed", WORDED, ids=lambda value: str(value)[:20])
def test_a_promise_asks_the_register_its_words_lead_to(office, kind, words, where_to, way, narrowed):
    (promise,) = making.draft(words).commitments.all()
    gauge = promise.gauge
    assert promise.kind == kind
    assert f"{gauge.register}:{gauge.segment}" == where_to and gauge.way == way
    found = {
        "where": gauge.where, "words": gauge.words, "places": len(gauge.places), "parties": len(gauge.parties),
        "together": gauge.together, "quantity": gauge.quantity, "admit": gauge.admit,
    }  # fmt: skip
    usual = {"where": {}, "words": [], "places": 0, "parties": 0, "together": False, "quantity": None, "admit": "every"}
    assert found == {**usual, **narrowed}


@pytest.mark.parametrize("kind, words, register", [row for row in WAITING if kinds[row[0]].register not in catalogue])
def test_a_promise_whose_register_nobody_keeps_is_not_measured_and_names_it(office, kind, words, register):
    (promise,) = making.draft(words).commitments.all()
    assert promise.kind == kind
    reading = making.read(promise)
    assert (reading.state, reading.value, reading.says) == (State.UNMEASURED, None, "")
    assert register in gauges.sentence(promise.gauge) and register in evidence.preview(promise.gauge).waits_for


def test_every_kind_is_worded_here():
    assert {row[0] for row in WORDED} | {row[0] for row in WAITING} == set(kinds)


def test_of_several_cities_named_each_is_promised(office):
    (promise,) = making.draft("推动与厄瓜多尔瓜亚基尔市、智利瓦尔帕莱索市签署结好意向书").commitments.all()
    assert promise.quantity is None and promise.gauge.quantity == 2
    making.agreement("1号", "2026-03-01", office.cities["瓜亚基尔"])
    assert making.read(promise).state != State.EARLY
    making.agreement("2号", "2026-04-01", office.cities["瓦尔帕莱索"])
    assert making.read(promise).state == State.EARLY


def test_a_city_stands_for_its_country_and_a_country_for_its_group(office):
    (promise,) = making.draft("推动与智利瓦尔帕莱索市缔结友好城市关系，完善我市在拉美地区友城布局").commitments.all()
    assert promise.gauge.places == [["places/city", office.cities["瓦尔帕莱索"].pk]]


def test_a_promise_that_names_nothing_lets_only_nodded_records_count(office):
    (promise,) = making.draft("推动健康领域项目签约").commitments.all()
    assert promise.gauge.admit == Gauge.Admit.NODDED
    making.agreement("1号", kind="contract")
    assert making.read(promise).count == 0


@pytest.mark.parametrize(
    "words, names",
    [
        ("办好“外商圆桌会”“使节看澜港”等会客厅主题活动6场", ["会客厅"]),
        ("组织开展“云外事”连线、线上医疗对话会等系列活动，推动合作", ["云外事"]),
        ("立足“两个服务”制定澜港市国际友城五年（2021-2025年）发展规划", ["国际友城五年"]),
        ("强化外语人才、外事人才队伍建设工作，编制工作方案", ["外事人才队伍建设"]),
        ("8月底前印发竞赛规程", []),
        ("举办2026年全球市长论坛等活动", ["全球市长论坛"]),
        ("开展领事保护宣传进企业、进校园、进社区活动，全年不少于12场次", ["领事保护宣传"]),
        ("根据“办好一次会、搞活一座城”的精神，开展国际会议工作调研", ["国际会议"]),
        ("全年举办大型文旅活动3场次", ["文旅"]),
    ],
)  # fmt: skip
def test_the_name_is_what_tells_one_thing_from_others(words, names):
    assert topic(words) == names
