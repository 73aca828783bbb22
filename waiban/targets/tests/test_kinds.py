"""From how a book words a promise: which register is asked, which list of it, by what, and what counts."""

import pytest

from waiban.register.declare import catalogue
from waiban.targets import evidence, gauges
from waiban.targets.kinds import kinds
from waiban.targets.models import Gauge, State
from waiban.targets.things import indicators, things
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
     {"words": ["港通拉美", "经贸对接会"]}),
    ("document_issued", "推动以市政府名义印发《港航友城合作三年行动方案》", "deliverables/issueddocument:issued", "happened",
     {"words": ["港航友城合作三年行动方案"], "where": {"level": ["city_government"]}}),
    ("research_done", "联合新加坡有关高校完成港口减碳课题研究", "deliverables/research:reported", "happened",
     {"words": ["港口减碳"]}),
    ("pilot_won", "争取全省“一件事”集成审批试点", "deliverables/pilot:granted", "happened", {"words": ["一件事"]}),
    ("platform_built", "建成“澜港外事通”线上服务平台", "deliverables/platform:open", "happened",
     {"words": ["澜港外事通"]}),
    ("works_built", "完成外事服务大厅升级改造", "deliverables/work:finished", "happened",
     {"words": ["外事服务大厅升级改造"]}),
    ("works_built", "加装多语种自助服务终端10台", "deliverables/work:finished", "total",
     {"words": ["多语种自助服务终端"], "quantity": 10}),
    ("enforcement_done", "开展涉外中介服务专项检查2次", "deliverables/inspection:closed", "happened",
     {"words": ["涉外中介服务专项检查"], "quantity": 2}),
    ("indicator_reached", "因公出国团组占比达到60%以上", "deliverables/figure:newest", "level",
     {"words": ["因公出国团组占比"], "where": {"unit": ["%"]}, "quantity": 60}),
    ("indicator_reached", "实际利用外资3000万美元", "deliverables/figure:newest", "newest",
     {"words": ["实际利用外资"], "quantity": 3000}),
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


# What a target clerk expects of wordings that were once misread: words, then register, list and what narrows
READ_AS_MEANT = [
    ("在抓好“安全底线”的同时，为我市企事业单位和在谈项目邀请急需来澜人员", "invitations/invitation:entered",
     {"words": [], "admit": "every", "also": "",
      "where": {"inviter__kind": ["company", "port", "university", "research", "public_body"]}}),
    ("邀请外交部拉美司领导来澜指导培训", "visits/visit:received",
     {"words": ["外交部拉美司"], "partners": True, "admit": "every", "also": ""}),
    ("邀请相关国家驻华使节等嘉宾为客厅活动站台", "visits/visit:received",
     {"words": ["使节|大使|总领事|使馆|领馆"], "partners": True, "admit": "nodded", "also": "events/event:held"}),
    ("配合国际（家）会客厅建设", "deliverables/platform:open", {"words": ["国际会客厅|国际（家）会客厅|国际家会客厅"]}),
    ("组织开展“云海外”连线驻外使馆、线上医疗合作对话会、友城青少年交流等系列活动", "events/event:held",
     {"words": ["云海外|医疗合作对话会|友城青少年交流|友好城市青少年交流"], "way": "each", "quantity": 3}),
    ("创建“潮起友城，共创未来”等线上对话品牌活动", "events/event:held", {"words": ["潮起友城", "共创未来"], "quantity": None}),
    ("根据全市干部教育培训计划，组织开展全市“三外”人才队伍培训工作", "talents/training:held", {"words": ["三外"]}),
    ("推动澜港海洋中心项目建设", "projects/project:building", {"words": ["澜港海洋中心"]}),
    ("建立全市“三外”（外语、外事类）人才库", "talents/talent:in_pool", {"admit": "every", "quantity": 1}),
    ("推动海洋领域项目签约，助力产业发展", "agreements/agreement:signed",
     {"words": ["海洋|海工|港航|船舶"], "also": "projects/project:signed", "where": {}, "admit": "every"}),
    ("推动在2026港口城市博览会暨友城论坛开幕式上举行友城项目签约", "agreements/agreement:signed",
     {"words": ["港口城市博览会|友城论坛|友好城市论坛"], "where": {}}),
    ("重点对专程赴拉美国家的经贸类团组予以政策倾斜", "trips/trip:approved",
     {"way": "portion", "admit": "every", "where": {"category": ["investment", "trade", "fair", "cooperation"]}}),
    ("做好经澜港入境重要人士后续联络沟通工作", "contacts/liaison:received", {"way": "judged", "admit": "every"}),
    ("鼓励和引导获荣人士为我市经济社会发展建言献策", "contacts/advice:honoured", {"way": "judged", "admit": "every"}),
    ("坚持顶格倾听、协调、推进，协调解决困难问题，实现对智利合作高效推进", "projects/matter:raised", {"way": "judged"}),
    ("积极推动外语标识立法工作", "*:", {"words": ["外语标识"], "admit": "nodded"}),
    ("开展公共场所外语标识立法和工作调研", "deliverables/research:reported", {"words": ["公共场所外语标识"]}),
    ("促成海登贝克集团与蓝湾集团、远航集团、港务集团签署战略合作框架协议", "agreements/agreement:signed",
     {"way": "each", "quantity": 3, "partners": True, "words": ["海登贝克集团|海登贝克", "蓝湾集团|蓝湾|远航集团|远航|港务集团|港务"]}),
    ("推动与厄瓜多尔瓜亚基尔市、智利瓦尔帕莱索市等签署结好意向书，拓展拉美朋友圈", "agreements/agreement:signed",
     {"way": "each", "quantity": 2}),
    ("立足服务大局制定澜港市国际友城五年（2021-2025年）发展规划", "deliverables/issueddocument:issued",
     {"words": ["国际友城|国际友好城市", "规划"]}),
    ("组织开展市级人才工程（外语、外事行业拔尖人才）选拔推荐工作", "talents/selection:decided", {"words": ["拔尖人才"]}),
    ("举办“探索合作—企业澜港行”活动，深化对智利各领域合作", "events/event:held",
     {"words": ["企业澜港行", "探索合作"], "places": []}),
    ("精准为我市海洋等领域的企业开展对拉美合作提供服务", "services/service:delivered",
     {"way": "judged", "admit": "every", "also": "services/match:met"}),
    ("举办澜港国际摄影周、国际啤酒节和友城青少年绘画展等活动", "events/event:held",
     {"way": "each", "quantity": 3, "words": ["澜港国际摄影周|国际啤酒节|友城青少年绘画展|友好城市青少年绘画展"]}),
    ("推动与智利希洪市建立友好城市关系", "sistercities/tie:in_force", {"words": ["希洪"], "where": {"kind": ["friendship"]}}),
    ("建立“高层人脉库”", "contacts/person:", {"way": "judged", "words": []}),
    ("举办与拉美国家交流活动5场", "events/event:held", {"words": [], "quantity": 5}),
    ("与智利海港城博物馆签订馆藏交流协议", "agreements/agreement:signed", {"words": ["海港城博物馆"], "partners": True}),
    ("新增友好学校8对", "sistercities/tie:in_force", {"where": {"kind": ["unit"]}, "quantity": 8}),
    ("邀请驻沪领事馆官员走进校园6次", "visits/visit:received",
     {"words": ["领馆|领事馆|总领事|领事官"], "also": "events/event:held", "quantity": 6}),
    ("培训外语教师300人次", "talents/training:held", {"words": ["外语教师"], "way": "total", "quantity": 300}),
    ("建立重点外资项目库", "projects/project:begun", {"way": "judged", "words": []}),
    ("拜访外交部，汇报主场外交情况", "contacts/exchange:had", {"words": ["外交部"], "partners": True}),
    ("纠正错误外语标识100处", "signs/finding:corrected", {"quantity": 100, "way": "happened", "words": []}),
    ("发展预制菜产业，产值突破100亿元", "deliverables/figure:newest", {"words": ["预制菜", "产值"]}),
    ("发展精品粮油、花茶等特色产业，实现产值850亿元", "deliverables/figure:newest", {"words": ["特色产业", "产值"]}),
    ("抢抓拉美机遇，深化与相关国家友好交流合作", "*:", {"words": [], "admit": "nodded"}),
    ("利用驻澜领馆渠道和资源，深化我市与智利、新加坡的交流合作", "*:", {"words": [], "admit": "nodded"}),
]  # fmt: skip


@pytest.mark.parametrize("words, where_to, expected", READ_AS_MEANT, ids=lambda value: str(value)[:20])
def test_the_question_is_the_one_a_target_clerk_would_ask(office, words, where_to, expected):
    (promise,) = making.draft(words).commitments.all()
    gauge = promise.gauge
    assert f"{gauge.register}:{gauge.segment}" == where_to
    assert {name: getattr(gauge, name) for name in expected} == expected
    if where_to == "*:" and not gauge.words:
        assert gauge.places


def test_a_promise_whose_register_nobody_keeps_is_not_measured_and_names_it(office, monkeypatch):
    monkeypatch.setattr(kinds["pilot_won"], "register", "nobody/keeps")
    (promise,) = making.draft("争取全省“一件事”集成审批试点").commitments.all()
    reading = making.read(promise)
    assert (reading.state, reading.value, reading.says) == (State.UNMEASURED, None, "")
    assert "试点" in gauges.sentence(promise.gauge) and "试点" in evidence.preview(promise.gauge).waits_for


def test_every_kind_is_worded_here_and_asks_a_register_that_is_kept():
    assert {row[0] for row in WORDED} == set(kinds)
    assert {kind.register for kind in kinds.values()} <= {*catalogue, "*"}


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
    (promise,) = making.draft("推动项目签约").commitments.all()
    assert promise.gauge.admit == Gauge.Admit.NODDED
    making.agreement("1号", kind="contract")
    assert making.read(promise).count == 0


@pytest.mark.parametrize(
    "words, names",
    [
        ("办好“外商圆桌会”“使节看澜港”等会客厅主题活动6场", ["会客厅"]),
        ("组织开展“云外事”连线、线上医疗对话会等系列活动，推动合作", ["云外事|医疗对话会"]),
        ("立足“两个服务”制定澜港市国际友城五年（2021-2025年）发展规划", ["国际友城五年"]),
        ("强化外语人才、外事人才队伍建设工作，编制工作方案", ["外事人才队伍建设"]),
        ("8月底前印发竞赛规程", []),
        ("举办2026年全球市长论坛等活动", ["全球市长论坛"]),
        ("开展领事保护宣传进企业、进校园、进社区活动，全年不少于12场次", ["领事保护宣传"]),
        ("根据“办好一次会、搞活一座城”的精神，开展国际会议工作调研", ["国际会议"]),
        ("全年举办大型文旅活动3场次", ["文旅"]),
        ("帆船运动进校园活动和铁人三项运动进校园活动", ["帆船运动|铁人三项运动"]),
    ],
)  # fmt: skip
def test_the_name_is_what_tells_one_thing_from_others(words, names):
    assert topic(words) == names


@pytest.mark.parametrize(
    "words, names",
    [
        ("8月底前完成外事综合服务大厅升级改造", ["外事综合服务大厅升级改造"]),
        ("改造农村危房1000户。11月底前完成", ["农村危房"]),
        ("12条背街小巷整治", ["背街小巷整治"]),
        ("申报国家级跨境电商综合试验区", ["跨境电商综合试验区"]),
        ("建成县级应急指挥平台", ["县级应急指挥平台"]),
    ],
)
def test_what_is_built_or_won_is_named_without_its_deed_and_number(words, names):
    assert things(words) == names


@pytest.mark.parametrize(
    "words, names",
    [
        ("统筹用好出访资源，经贸科技类因公出国团组占比达到60%以上", ["经贸科技类因公出国团组占比"]),
        ("6月底前实际使用外资增长6%以上", ["实际使用外资"]),
        ("全年新设外商投资企业80家", ["外商投资企业"]),
        ("全年引进区外到位资金80亿元，其中制造业项目资金不低于45亿元", ["区外到位资金"]),
    ],
)
def test_a_figure_is_named_before_its_value(words, names):
    assert indicators(words) == names


def test_of_a_figure_the_newest_of_our_own_counts_and_a_rate_is_judged_at_the_end(office):
    (promise,) = making.draft("因公出国团组占比达到60%以上").commitments.all()
    assert making.read(promise).value is None
    making.figure("因公出国团组占比", 71, "2026-03-31", whose="benchmark", method="年报")
    making.figure("因公出国团组占比", 63, "2026-03-31")
    making.figure("因公出国团组占比", 58, "2026-05-31")
    making.figure("因公出国团组占比", 90, "2026-05-31", unit="个", city=office.cities["瓜亚基尔"])
    reading = making.read(promise)
    assert (reading.value, reading.state) == (58, State.BEHIND)
    making.figure("因公出国团组占比", 61, "2026-06-15")
    assert making.read(promise).state == State.PACE


def test_a_growing_figure_is_done_when_it_is_reached(office):
    (promise,) = making.draft("实际利用外资3000万美元").commitments.all()
    making.figure("实际利用外资", 1400, "2026-03-31", unit="万美元")
    assert making.read(promise).state == State.BEHIND  # half of the year asks for more than 1400
    making.figure("实际利用外资", 3050, "2026-05-31", unit="万美元")
    reading = making.read(promise)
    assert (reading.state, reading.value, str(reading.done_on)) == (State.EARLY, 3050, "2026-05-31")


def test_a_value_that_is_not_to_be_passed_is_judged_by_a_person(office):
    (promise,) = making.draft("因公出国团组占比控制在60%以内").commitments.all()
    assert promise.gauge.way == "judged"


def test_works_are_added_up_and_a_hall_is_one_deed(office):
    from waiban.deliverables.tests.factories import WorkFactory

    (promise,) = making.draft("加装多语种自助服务终端10台").commitments.all()
    WorkFactory(name="多语种自助服务终端（大厅）", quantity=6, unit="台", finished_on="2026-05-02")
    WorkFactory(name="多语种自助服务终端（机场）", quantity=4, unit="台")
    reading = making.read(promise)
    assert (reading.value, reading.wanted) == (6, 10)
