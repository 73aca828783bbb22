"""The founding example's 43 promises, each with the question a target clerk would confirm as it stands."""

import pytest
from django.core.management import call_command

from waiban.targets import gauges
from waiban.targets.models import Gauge
from waiban.targets.ways import ways

from .test_real_books import LARGE, read_in

pytestmark = pytest.mark.django_db

CONFIRMED = (
    "名称含“欧力士大中华区总部”或“欧力士”的各登记簿记录，认领后计入，由人研判",
    "已落地、名称含“中日产业运营总部”的项目，至少 1 个",
    "已签署、名称或合作方含“欧力士集团”或“欧力士”，且含“山东自贸区青岛片区”、“海尔集团”、“海尔”、“海发集团”或“海发”的协议，所列 3 个各至少有 1 项",
    "在建或运营、涉及巴基斯坦、名称含“中国中心”的项目，至少 1 个",
    "已入境、邀请单位性质为企业、港口、高校、科研机构或公共机构的来访邀请，至少 1 批",
    "获批、名称含“一张表审批”的试点，至少 1 项",
    "已批准、涉及共建“一带一路”国家或RCEP成员国、类型为招商引资、经贸洽谈、参展参会或合作交流的因公出访，占该表全部记录的比例，由人评定",
    "已提交报告、名称含“公共场所外语标识”的调研，至少 1 项",
    "名称含“外语标识”的各登记簿记录，认领后计入，由人研判",
    "已提交报告、名称含“国际会议”的调研，至少 1 项",
    "已举办、名称含“博鳌亚洲论坛全球健康论坛第二届大会”的活动，至少 1 场",
    "名称含“健康”、“医疗”、“医药”、“生物”或“康养”的协议（已签署）或项目（已签约），至少 1 份",
    "已建成运行、名称含“国际客厅”、“国际（家）客厅”或“国际家客厅”的平台，至少 1 项",
    "名称或合作方含“使节”、“大使”、“总领事”、“使馆”或“领馆”的来访（已接待）或活动（已举办），至少 1 批，认领后才计",
    "已举办、名称含“拉美桥”的活动，至少 1 场",
    "已接待、名称或合作方含“外交部拉美司”的来访，至少 1 批",
    "涉及拉美国家的服务（已办结）或对接（已会面），由人评定",
    "已举办、名称含“云外事”、“医疗合作对话会”、“友城青少年交流”或“友好城市青少年交流”的活动，所列 3 个各至少有 1 项",
    "已举办、名称含“友城合作”，且含“共创未来”的活动，至少 1 场",
    "涉及RCEP成员国的各登记簿记录，认领后计入，由人研判",
    "涉及韩国、日本或泰国的各登记簿记录，认领后计入，由人研判",
    "已印发、名称含“国际友城”或“国际友好城市”，且含“规划”的发文，至少 1 份",
    "已印发、名称含“入境重要人士联络员对接”，且含“规范”的发文，至少 1 份",
    "已抵达的联络员，由人评定",
    "已签署、名称含“上海合作组织国际投资贸易博览会”或“上海合作组织地方经贸合作青岛论坛”的协议，至少 1 份",
    "与比什凯克（吉尔吉斯斯坦）、阿克套（哈萨克斯坦）或费萨拉巴德（巴基斯坦）签署的意向书，所列 3 个各至少有 1 项",
    "与卡塔赫纳（哥伦比亚）结好的友好城市，至少 1 个",
    "已举办、名称含“基里巴斯留学生看青岛”的活动，至少 1 场",
    "已举办、名称含“国际友人青岛行”的活动，至少 1 场",
    "获荣人士所提的建言，由人评定",
    "已印发、名称含“外事人才队伍建设”，且含“方案”的发文，至少 1 份",
    "在库的外语人才，至少 30 人",
    "已举办、名称含“三外”、“外语”或“外事”的培训，至少 1 期",
    "已印发、名称含“外事拔尖人才选拔”，且含“标准”的发文，至少 1 份",
    "已决定、名称含“拔尖人才”的评选，至少 1 届",
    "已办结的签证邀请，由人评定，认领后才计",
    "已印发、印发单位为市政府、名称含“推进与德国经贸、产业、人文合作工作方案”的发文，至少 1 份",
    "已印发、名称含“中德合作示范城”，且含“路线图”的发文，至少 1 份",
    "已提出、涉及德国的顶格推进，由人评定",
    "涉及德国的各登记簿记录，认领后计入，由人研判",
    "已启动、涉及德国的项目，由人评定",
    "名称含“中国德国商会”、“德国驻华使馆”或“德国驻华大使馆”的各登记簿记录，认领后计入，由人研判",
    "已举办、名称含“德企中国行”，且含“探索合作”的活动，至少 1 场",
)  # fmt: skip


@pytest.fixture
def founding(rulebook):
    call_command("load_places", verbosity=0)
    return [promise.gauge for promise in read_in(LARGE)]


def test_each_of_the_43_promises_is_asked_as_the_clerk_would_ask_it(founding):
    assert [gauges.sentence(gauge) for gauge in founding] == list(CONFIRMED)


def test_those_named_are_asked_one_by_one(founding):
    """Three firms, three events, three cities: one of them alone is no third of a promise kept three times."""
    assert [(n, gauge.quantity) for n, gauge in enumerate(founding, 1) if gauge.way == "each"] == [
        (3, 3),
        (18, 3),
        (26, 3),
    ]


def test_only_wide_questions_wait_for_a_nod(founding):
    nodded = [n for n, gauge in enumerate(founding, 1) if gauge.admit == Gauge.Admit.NODDED]
    assert nodded == [1, 9, 14, 20, 21, 36, 40, 42]
    assert [n for n in nodded if ways[founding[n - 1].way].finishes] == [14]
