"""What tells that a project lands and that something of stone and steel is built."""

import re

from .wording import Words
from .words import deeds as w


def project_landed(c: Words):
    if c.number and re.fullmatch(rf"新?(?:{w.LANDED})(?:项目)?", c.head):  # 签约25个、开工18个
        return c.verb(w.LANDED)
    if c.ends(w.DOCUMENT) and c.verb(w.ISSUE):
        return None
    if c.has(r"(?:政策|措施|任务|成果|事项|要求|责任|精神)[^,]{0,8}落地"):
        return None
    if c.has("开工建设|动工建设|开工新建") and not c.has(r"项目|企业|工厂|生产线|总部"):
        return None
    physical = c.has(rf"{w.BUILD}|{w.INFRASTRUCTURE}")
    found = c.has(rf"(?:{w.VENTURE})") and c.verb(w.LANDED)
    public = c.has(w.INFRASTRUCTURE) and not c.has("产业|企业|外资|总部|合作")
    if found and not public and not (physical and not c.has("项目")):
        return found
    if c.verb(r"落户") and not c.has("落户(?:政策|人口|率)"):
        return c.verb("落户")
    park = c.ends(rf"[^,的各类等]{{2,}}(?:{w.PARK})(?:[(][^()]*[)])?(?:[一二三]期)?(?:的?(?:开发)?建设)?")
    if (
        park
        and not c.number
        and (pushed := c.verb("推进|推动|加快|(?<![区园])建设(?=[一-龥]{3,})|服务(?=[^,]*建设)|启动|建好"))
    ):
        return pushed
    if c.has(r"(?:跟进|谋划|储备|包装|申报|策划|库)[^,]*项目") or c.has(r"(?:有关|相关)(?:合作)?项目"):
        return None
    if c.has(rf"引进[^,]*(?:{w.VENTURE}|机构|外资|内资)") and not c.unit.endswith("元"):
        return c.verb("引进")
    named = c.ends(
        r"(?<!龙头)(?<!重点)(?<!重大)(?<!合作)(?<!优质)(?<![一-龥]好)(?<![推促]进)(?<!实事)(?<!旅游)(?<!产业)(?<!招商)(?<!工业)(?<!文旅)[^,的各类等好进动快施]{4,}(?<!龙头)(?<!重点)(?<!重大)项目(?:建设|实施|引进|启动|推进|的?(?:建设)?(?:速度|进度|步伐))?|等(?:\d+个)?(?:重点|重大)?(?:合作)?项目(?:建设|实施)?"
    )
    counted = c.number and c.ends(r"项目(?:建设|实施)?")
    if (named or counted) and not (physical and not counted):
        return c.verb(r"实施|建设|推动|推进|加快|促进|促成|启动|完成|引进|招引|抓好|开展|做好|新增")
    return None


def works_built(c: Words):
    if c.ends(r"(?:能力|素质|质量|水平|安全|服务|人才)[^,]{0,2}(?:提升|提高)?工程"):
        return None  # a programme, not a building
    if c.has("[一二三四]期工程$") and (pushed := c.verb("推进|推动|加快|启动|完成|实施")):
        return pushed
    if c.ends("产业|企业|行业"):
        return None  # 改造提升传统产业
    if c.ends(r"招投标|招标|施工许可|开工手续") and not c.has("会|活动|赛|节"):
        return c.verb(r"启动|完成|开展|组织|办理|做好|推进")
    if c.ends(rf"活动|赛|培训|方案|规划|设计|机制|平台系统|赛事运行与服务|制度|{w.ENFORCE}") or c.has(
        r"人才库|机制建设|制度建设"
    ):
        return None
    built = c.verb(w.BUILD) or c.verb("开工建设|动工建设")
    if c.has("公交线路|客运线路|航线|班线") and not c.has("站|场|港"):
        return None
    finished = c.number and c.ends(rf"(?:{w.PHYSICAL})") and c.verb("完成|建成|新增|增加|新辟")
    if finished and not c.has(f"{w.METRIC}|项目|试点|示范"):
        return finished
    opened = c.has(rf"(?:{w.PHYSICAL})[^,]*(?:{w.OPENED})$") and c.verb(w.OPENED)
    if opened:
        return opened
    if raised := c.verb("(?:竣工|落成|完工|建成|封顶)+$"):
        return raised
    counted = (
        c.number
        and c.unit in w.BUILT_UNITS
        and c.verb("建成|建设|建好")
        and not c.has(rf"{w.PLATFORM}|示范|试点|项目|队伍")
    )
    if counted:
        return c.verb("建成|建设|建好")
    if c.ends(rf"(?:{w.PHYSICAL})[^,]{{0,6}}工程") and (made := c.verb("实施|推进|完成|启动|加快|推动")):
        return made
    improved = c.number and c.ends("整治|改善|环境提升") and c.has("村|镇|街巷|背街小巷|河|小区|社区|路|房")
    if improved and (done := c.verb("完成|推进|实施|开展")):
        return done
    engineered = c.ends(r"(?<!重点)(?<!安居)(?<!”)工程建设") and c.verb(r"加快|推进|推动|实施|完成|启动|做好")
    if engineered or (
        engineered := c.verb(r"(?:建成|完成|完工)(?=[^,]{2,}(?<!重点)(?<!安居)(?<!”)工程(?:$|建设|施工|并))")
    ):
        return engineered
    return _fabric(c, built)


def _fabric(c: Words, built):
    """What is built of stone and steel: infrastructure, houses, roads; `built` is the verb that builds, if there is one."""
    soft = c.ends(w.PLATFORM) and not c.ends("观景平台")
    if c.has(w.INFRASTRUCTURE) and c.ends(r"(?:项目|工程)(?:建设|实施|改造|提升|前期|前期工作)?"):
        pushed = c.verb("启动|推进|加快|实施|完成|做好|推动|建设")
        if pushed and not c.has("谋划|储备|包装|申报|资金"):
            return pushed
    if c.number and c.ends("研发中心|技术中心|创新中心|实验室|研究院|工作站|创新平台|联络站"):
        return None
    if (
        built
        and (not soft or c.has("新建|改建|扩建|迁建|开工建设|修缮|升级改造"))
        and not c.has(r"系统(?:升级)?改造|(?:新建|改造)[^,]*(?:系统|机制)$")
    ):
        return built
    if (
        not soft
        and not c.number
        and c.ends("[一-龥](?<![圈系局络地市会制园式])")
        and (raised := c.verb("^(?:基本|全面|如期)*建成(?!为)"))
    ):
        return raised
    physical = c.ends(
        rf"(?:{w.PHYSICAL})(?<!旅游线路)(?<!精品线路)”?(?:[(][^()]*[)])?(?:项目|工程)?(?:建设|开发建设|配套|改造|更新|整治|整修|建成|提升|改造提升|提质)?"
    )
    physical = physical or c.has(r"综合楼|大楼|院区|厂房")
    begun = physical and c.verb(r"建设|建成|完善|推进|加快|完成|实施|启动|打造|推动|改造|做好")
    if begun and c.has(r"建设|建成|工程|改造|更新|提质|完工|配套$") and not c.has(r"推进[^,]*(?:管理|服务|制)建设"):
        return c.verb(r"建成|完成|完善|建设|实施|启动|推进|加快|推动|改造|打造")
    return None
