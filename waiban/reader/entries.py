"""One entry of a book before it is split: where its name and its content stand, who owns it, until when."""

import re
from dataclasses import dataclass, field

from .document import Document, Span

ROLES = (
    (
        "skip",
        r"来源|进展|进度(?!安排|计划|目标|要求)|推进情况|成效|成绩|是否|地点|场所|资金来源|总投资|当年投资|完成情况|落实情况|备注|说明|分值|权重|得分|存在问题|下一步|自评|考核(?!内容|项目|指标|目标|事项)|评分",
    ),
    ("phone", r"电话|联系方式|手机"),
    ("leader", r"(责任|分管|主管|牵头|包抓|市级|县级|局)领导|责任人|负责人|联系人|分管|责任领导"),
    ("deadline", r"时限|时间|月份|日期|期限|节点|完成日期"),
    (
        "owner",
        r"(责任|牵头|承办|配合|主办|协办|落实|实施|主责)(单位|部门|科室|股室|处室|机构)|^科室$|^股室$|^处室$|^单位$|^部门$",
    ),
    ("no", r"^(序号|编号|序|号|NO\.?)$"),
    (
        "category",
        r"^(类别|指标|指标类别|项目|类型|工作类型|目标类型|指标类型|一级目标|板块|分类|领域|工作类别|[一二]级指标|任务类别|目标类别|重点领域|(?:考核|工作|任务)项目)$",
    ),
    (
        "name",
        r"目标名称|任务名称|工作名称|项目名称|事项名称|重点工作$|重点(?:建设)?项目$|实事(?:项目)?$|目标任务名称|^事项$|名称$",
    ),
    ("task", r"内容|任务|目标|措施|举措|要求|指标|事项|分工|安排|进度"),
)
DATE_CELL = re.compile(
    r"^(?:\d{4}年?)?(?:度)?(?:(?:\d{1,2}[-—–~至])?[\d一二三四]{1,2}月(?:\d{1,2}日)?(?:份|底|末|中旬|上旬|下旬)?(?:之?前|以前)?|年(?:底|内|末)前?|"
    r"全年|第?[一二三四1-4]季度(?:末|底)?前?|[上下]半年|(?:长期|持续|常年|全年)(?:坚持|推进|实施|落实|开展)?|常态化(?:推进|开展)?|每[年季月](?:度)?)(?:完成|[一-龥]{0,3}(?:使用|开工|动工|竣工|完工|投用|建成|启用|通车|运行|开放|见效|验收))?$|^20\d\d[-./]\d{1,2}([-./]\d{1,2})?$"
)
PHONE_CELL = re.compile(r"^[\d(][\d()\-—、/ ]{5,}\d$")
FIGURE = re.compile(r"^(?:\d{1,6}(?:\.\d+)?%?|20\d\d[.年]\d{1,2}月?[-—~至]+(?:20\d\d[.年])?\d{1,2}月?)$")
BODY = re.compile(
    r"(?:科|股|处|室|局|办|中心|馆|队|公司|委|站|所|会|集团|单位|部门|部|院|协会|办公室|[残妇侨文商科]联|园|台|社|校|厅|大学|街道|镇|乡|政府|委员会|党组|各科室)"
    r"(?:[、,;及和 ]|$)"
)
SURNAMES = set(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊甄曲家封芮储靳汲松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲台从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉岳帅缑亢况郈有琴商牟佘佴伯赏墨哈谯笪年爱阳佟操肖付闫覃揭尧应欧"
)

COMPOUND = ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "端木")


@dataclass
class Entry:
    category: Span | None
    no: str | None
    name: Span
    content: list[Span]
    owners: list[str] = field(default_factory=list)
    leaders: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    deadline: str | None = None
    quarters: list[tuple[str, Span]] = field(default_factory=list)
    dues: list[tuple[Span, str]] = field(default_factory=list)  # rows of one name with dates of their own
    value: Span | None = None  # a column of its own for the number, and for what it counts
    unit: Span | None = None
    ordinals: bool = True  # a titled entry with content; False: the task is its own name


def role(label: str) -> str | None:
    """What a column holds, by the words at its head."""
    label = re.sub(r"\s", "", label)
    if not label or len(label) > 16:
        return None
    for name, pattern in ROLES:
        if re.search(pattern, label):
            return name
    return None


def person(text: str) -> bool:
    names = [re.sub(r"\s", "", name) for name in re.split(r"[、,;/\n]", text.strip())]
    return all(_one_person(n) for n in names)


def _one_person(name: str) -> bool:
    longest = 4 if name[:2] in COMPOUND else 3
    return 2 <= len(name) <= longest and name[0] in SURNAMES and not BODY.search(name)


def sort_of(text: str) -> str:
    """What a cell without a known column looks like."""
    bare = re.sub(r"\s|。$|[(][^()]*[)]$", "", text)
    if DATE_CELL.match(bare):
        return "deadline"
    if FIGURE.match(bare):
        return "figure"
    if PHONE_CELL.match(bare):
        return "phone"
    if person(text):
        return "leader"
    if _offices(bare):
        return "owner"
    office = not DEED.match(bare) or re.fullmatch(r"[一-龥]{2,5}[局委办科处厅]", bare)  # 建设局 is an office
    if len(bare) <= 24 and BODY.search(bare) and not re.search(r"[。;,%]|\d", bare) and office:
        return "owner"
    return "text"


def _offices(bare: str) -> bool:
    """A list of offices, however long: 区工信局、区住建局,各乡镇人民政府."""
    bare = re.sub(
        r"[(][^()]*[)]|等?(?:按(?:照)?(?:各自)?职责分工|分别|共同)?(?:牵头|负责|配合|落实|实施)?[。.]?$", "", bare
    )
    parts = [part for part in re.split(r"[、,;。]", bare) if part]
    return len(parts) > 1 and all(len(one) <= 14 and BODY.search(one + "、") and not DEED.match(one) for one in parts)


DEED = re.compile(
    r"(?:完成|推进|推动|开展|建立|建设|建成|开工|启动|引进|召开|签署|打造|实施|加强|举办|组织|做好|新建|争取|全年|制定|深化|培育|发展|加快|提升|强化|优化)"
)

# two offices written without anything between them: …股…馆
GLUED = re.compile(r"([一-龥]{2,}(?:股|科|处))(?=[一-龥]{2,8}(?:馆|股|科|处|中心|队|所|站|局|办)$)(?!长|室)")


def listed(document: Document, span: Span) -> list[str]:
    """Owners and leaders of one cell, one per line or separated by 、."""
    parts = re.split(r"[\n、,;，；。]+| {2,}", document.text[span.start : span.end])
    names = [re.sub(r"\s", "", part) for part in parts if part.strip()]
    return [one for name in names for one in GLUED.sub(r"\1\n", name).split("\n")]
