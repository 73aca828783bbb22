"""What tells each kind of deliverable: one test per kind, in the order in which the first that fits counts."""

import re
from collections.abc import Callable

from .building import project_landed, works_built
from .wording import VERB, Words
from .words import deeds as w


def agreement_signed(c: Words):
    if c.has(r"家庭医生签约|签约(?:额|金额|资金|总额|率|面积)|责任书") or c.ends(r"仪式|签约活动|契机"):
        return None
    if c.number and c.ends(rf"{w.INSTRUMENT}") and (made := c.verb("促成|达成|形成|新增|推动")):
        return made
    found = c.verb(rf"(?:{w.SIGN})(?!契机|仪式|额)")
    if found and not c.ends(r"机制|平台|制度|台账|清单"):
        return found
    return c.verb(rf"达成(?=[^,]*(?:{w.INSTRUMENT}|合作意向))")


def relation_established(c: Words):
    found = c.verb(rf"(?:{w.BIND})(?=[^,]*(?:{w.TIE}))")
    if found and not c.ends(r"活动|会议?|论坛|周年|工作会|规划|交流会|平台|机制|基地|战略|方案"):
        return found
    return c.verb(r"结好(?!意向|协议|备忘|[^,]*活动)|结为友好|结对(?!帮扶|共建)")


def platform_built(c: Words):
    if (c.ends("组织") or (c.ends("[协联工学社]会|联谊会|团|队|院|所|社|组") and not c.number)) and (
        made := c.verb("建立|成立|组建")
    ):
        return made
    found = c.ends(
        rf"(?:{w.PLATFORM}|客厅)[“”]?(?:[(][^()]*[)])?(?:建设|搭建|升级|上线|运行|体系建设|试运行|筹建|启用|挂牌|升级改造|改造|优化|功能|筹建(?:保障|服务)+)?"
    )
    if re.fullmatch(r"[^,]*?(?:加快|推进|强化|加强|推动)(?:[^,的]{0,2}平台|[^,“]*(?:制度|体系|机制))建设", c.head):
        return None  # 加快创新平台建设 names no platform, 推进评估制度建设 is an area of work
    if not found or c.has(r"综合楼|大楼|院区|厂房|新高地|重要平台作用|推广|总分馆制"):
        return None
    if c.number and (made := c.verb("新建|获批|新认定")):
        return made
    weak = re.search(r"(?:客厅)(?:建设)?$", c.head) and not c.has("平台|建设")
    return None if weak else c.verb(w.SET_UP)


def pool_built(c: Words):
    found = c.has(rf"(?:{w.POOL}|[一-龥](?<![水车仓冷书粮油国金宝])库)(?:[“”])?(?:建设|编制|制定|管理)?")
    ends = c.ends(rf"(?:{w.POOL}|[一-龥](?<![水车仓冷书粮油国金宝])库)[”]?(?:建设|编制|制定|建立|更新)?")
    return c.verb(w.LIST) if found and ends else None


def document_issued(c: Words):
    if c.ends(r"发布会|发布仪式|活动|大会|论坛|会议|机制|平台") or c.ends("调研报告|研究报告|评估报告"):
        return None
    found = c.verb(w.ISSUE)
    if found and re.search(w.DOCUMENT, c.all[found.end() :] + "") and not c.ends(w.METRIC):
        return found
    if c.ends(r"(?:呈批|报批|报审|送审|编制|修编|制定|起草|审议|设计|修订|征求意见)") and c.has(w.DOCUMENT):
        return None if c.has("会议?等?报批|活动报批") else c.verb(w.FINISH) or found
    if c.ends(r"预案|办法|细则|条例|规划|实施方案|工作方案|规范|标准|指南|规程") and not c.ends("体系|严格[^,]*"):
        found = found or c.verb(r"完善|修改|更新|健全|细化|优化|策划")
        return found
    return found if found and re.search(r"《", c.all) else None


def pilot_won(c: Words):
    if c.has(r"(?:资金|指标|额度|补助)(?:$|\d)") or c.unit.endswith("元") or c.ends("活动|主场外交"):
        return None
    found = c.verb(rf"(?:{w.WIN})(?=[^,]*(?:{w.STATUS}))")
    if found and not c.has(r"品牌活动|争取[^,]*支持$"):
        return found
    sought = c.ends(r"[县市区镇村园](?:[(][^()]*[)])?(?:创建|申创)") or c.ends(
        rf"(?:{w.STATUS})[”》]?(?:创建|申报|申创|复审|验收)|某”(?:创建|申报|申创)"
    )
    if listed := c.verb(rf"(?:{w.WIN})(?=[^,]*(?:名单|目录|名录|计划|规划|盘子|笼子|序列)$)|获准"):
        return listed
    return c.verb(r"开展|启动|推进|完成|做好") if (c.ends("试点") and not c.has("推进")) or sought else None


def selection_done(c: Words):
    if (
        c.has("赴|出国|前往")
        or c.ends(r"赛活动|大赛|竞赛|[、][^、]*(?:赛|展|会)(?:活动)?")
        or c.has("聘请第三方|推荐产品|招聘会")
    ):
        return None
    found = c.ends(rf"(?:{w.CHOOSE})(?:推荐)?(?:活动|评审|[及和与][一-龥]{{2,4}})?") or c.has(
        rf"(?:^|[,和])(?:公开|组织|严格|择优|新)*(?:{w.CHOOSE})|新认定|(?:组织|开展|完成)(?:{w.CHOOSE})"
    )
    return c.verb(r"开展|组织|完成|做好") or c.verb(w.CHOOSE) if found else None


def delegation_sent(c: Words):
    if c.has(r"(?:对|为|给)[^,]*赴[^,]*的|出访资源|出访成果|出访团组管理|访问量") or (
        c.number and c.ends(rf"{w.METRIC}|人次")
    ):
        return None
    if c.ends(rf"{w.ENFORCE}|{w.STUDY}|{w.TRAIN}班?") and not c.has("赴"):
        return None
    found = c.verb(w.GO_OUT)
    if found and not c.has(r"来[^,]{0,6}(?:访问|考察|参会)|邀请"):
        verb = re.match(r"赴", found["v"])
        return (
            c.verb("组织|派出")
            or c.verb(
                r"(?<=[一-龥])(?:开展|参加|考察|访问|招商|推介|举办|学习|交流|调研|洽谈|参展|对接|宣传|推广|拜访)"
            )
            if verb
            else found
        )
    return c.verb(rf"(?:组织)?(?:{w.FAIRS})(?=[^,]*(?:{w.FAIR}))") if not c.has("筹备") else None


def people_invited(c: Words):
    if c.has(r"接待[^,]*(?:游客|旅客|群众|中心|能力|服务|条件|设施|观众|培训)|迎接(?:检查|考核)|邀请赛|来信") or c.has(
        "礼宾接待|出席|[会坛赛][议]?(?:的)?接待(?:任务|工作|保障)"
    ):
        return c.verb("邀请(?!赛)") if c.has("邀请(?!赛)") else None
    if c.unit.endswith("人次") and not c.has(r"团组|外宾|嘉宾|来访|客商|使节|邀请"):
        return None
    found = (
        c.verb(w.INVITE)
        or c.verb(r"(?<=[宾客商长节表家人])(?:参会|出席|参加)(?=$)")
        or c.verb(r"(?:组织|推动|促成|争取|安排)(?=[^,]*来[一-龥]{0,4}(?:访问|考察|参访|交流|访))")
    )
    return found if found and not c.ends("机制|规定|办法|平台") else None


def training_held(c: Words):
    if (
        not c.has(w.TRAIN)
        or c.ends("等(?:系列)?活动")
        or c.ends(r"机制|制度|体系|大赛")
        or (c.number and c.ends("率|覆盖率"))
    ):
        return None
    return c.verb(r"举办|开展|组织|实施|完成|召开|开设|做好|抓好|承办") or c.verb(w.TRAIN)


def event_held(c: Words):
    if c.number and c.ends(w.METRIC) and not c.verb(w.HOLD):
        return None
    if met := c.verb(r"(?<=[会节展赛])[^,]{0,16}(?:开展|开幕|举行|举办|召开)$"):
        return met
    if c.ends(rf"(?:{w.STUDY})") and not c.ends("会"):
        return None
    if c.number and re.match("[万千]?场", c.unit):
        return c.verb(f"{w.HOLD}|{w.CARRY}|放映|演出") or c.all
    hold = c.verb(w.HOLD)
    if hold and not c.ends(w.ENFORCE):
        return hold
    ends = c.ends(
        rf"(?:{w.GATHERING})[”》]?(?:议|筹备|筹备服务保障|服务保障|接待|报批|招投标|组织|服务|保障|宣传推广|及|运行|运行与服务|承办|前期)*(?:等)?(?:项目|品牌)?"
    )
    if ends or c.ends(r"赛事[一-龥]{0,8}|筹备[一-龥]{0,6}"):
        if c.has("发展[^,]*(?:展|节)$|社会|宣传教育力度|加强宣传|加大宣传|加强[^,]*宣传"):
            return None
        counted = c.number and c.ends("活动") and c.verb("达到|达|不少于")
        return c.verb(w.CARRY) or counted or (not c.number and not VERB.search(c.all)) or None
    return None


def research_done(c: Words):
    if c.has(r"研究(?:部署|制定|决定|解决|推动)") and not c.has("调研|普查|调查"):
        return None
    found = c.ends(rf"(?:{w.STUDY})(?:活动|报告|成果|研究|建库|试点|项目|调研)?") or c.has(
        r"(?:开展|完成|进行|组织|做好)[^,]*(?:调研|普查|复核|摸底|调查|课题)"
    )
    if not found or re.fullmatch("(?:加强|强化|深化|注重)(?:调查研究|调研)(?:工作)?", c.all):
        return None
    if c.ends("监测体系|监测系统|中心|制度|机制") or re.match("(?:加强|规范|健全)[^,]*管理|规范", c.all):
        return None
    return c.verb(r"开展|完成|组织|做好|实施|进行(?:复核|调研|核查)?") or c.verb(w.STUDY)


def enforcement_done(c: Words):
    campaign = c.ends("专项行动") and not c.has(w.AGAINST)
    found = (not campaign and c.ends(rf"(?:{w.ENFORCE})(?:工作|活动|行动)?")) or c.has(
        r"(?:查处|查办|侦破|打击)[^,]*(?:案|违法|犯罪|行为)"
    )
    if not found or c.unit.endswith(("名", "人")) or c.ends(r"机制|制度|平台|率") or (c.has("率") and c.number):
        return None
    return c.verb(r"查处|查办|侦破|打击|开展|组织|实施|完成|进行|加大") or (c.number and c.verb(w.ENFORCE)) or None


def service_delivered(c: Words):
    if (spared := c.verb("免收|减免|免除|免费(?:发放|开放|提供|开展)")) and not c.has("人次|率"):
        return spared
    if (
        (c.number and (paid := c.verb(r"发放|兑现|兑付|投放")))
        or (paid := c.verb("开通|新辟|新开|开辟|增开(?!的)|加密|优化调整"))
    ) and c.has(w.BENEFIT):
        return paid
    if (given := c.verb("给予|予以|发放")) and c.has("资金支持|补贴|补助|奖励|奖补|福利"):
        return given
    if not c.number or not re.search(rf"(?:{w.WHOM})$", c.unit) or c.ends(w.METRIC):
        return None
    if c.has(r"新增就业|转移就业|就业人|^(?:新增|培育|增加|净增|发展|完成)[^,]*(?:企业|主体)") or c.has(
        "接待[^,]*(?:游客|旅客)|示范|合作社"
    ):
        return None
    return c.verb(w.SERVE)


def indicator_reached(c: Words):
    metric = c.has(rf"(?:{w.METRIC})")
    if metric and c.has(rf"(?:{w.METRIC})(?<!超额)[^,]{{0,4}}(?:完成|达到)[^,]*(?:目标|任务|计划)"):
        return c.verb("完成|达到")
    if c.unit == "项" and c.has(r"(?:做好|抓好|推进|落实)[^,]*工作"):
        return None
    if placed := c.verb(
        r"实现零(?=[一-龥])|(?:保持|进入|位居|列入|跻身|走在)(?=[^,]{0,10}(?:前列|先进行列|第一方阵|前\d+))"
    ):
        return placed
    if c.number:
        return c.verb(rf"{w.GAIN}|增长|达到|达|突破|超过|完成|下降|降低|提高|降至|压减|减少") or c.all
    return c.verb(w.MEASURED) if metric and re.search(rf"(?:{w.METRIC})[^,]*(?:{w.MEASURED})", c.all) else None


ORDER: tuple[Callable, ...] = (
    agreement_signed, relation_established, project_landed, works_built, platform_built, pool_built, document_issued,
    pilot_won, selection_done, delegation_sent, people_invited, training_held, event_held, research_done,
    enforcement_done, service_delivered, indicator_reached,
)  # fmt: skip
