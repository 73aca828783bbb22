"""What a promise builds, wins or counts, without its deed and its number: 加装多语种自助服务终端10台 is about 多语种自助服务终端."""

import re

from .words import SHORT, topic, topic_of

DEED = re.compile(
    r"^(?:配合|发展|推进|做大|做强|全年|年内|确保|力争|争取|启动|完成|加快|推进|加装|安装|新建|新增|新设|续建|改造|打通|建设|建成|建立|组建|互设|搭建|"
    r"配备|购置|更新|引进|改建|扩建|提升|培育|实现|突破|查办|开行|申建|申报|争创|创建|查处|市级|国家级|省级|全省|全市)+"
)
NUMBER = r"\d[\d.]*(?:余|多)?"
COUNTED = re.compile(
    rf"^{NUMBER}[个条座处公里所户台套家]{{0,2}}|(?:不少于|不低于|超过)?(?<![A-Za-z\d]){NUMBER}[一-龥%]{{0,4}}$"
)
# 居民收入增长3%, 占比达到60%以上: the figure's name stands before what became of it
REACHED = re.compile(
    r"([^，；。,;:：]{2,}?)(?:分别|同比|较上年|比上年|较去年)*(?:达到|达|提高到|提高至|提升到|提升至|不低于|不少于|不超过|超过|控制在|保持在|"
    rf"降至|降到|突破|增长|增加|实现|完成)(?:约|近)?{NUMBER}"
)
# 产值 alone is no name; 实现产值850亿元; 与全省同步增长 is a wish without a value
GENERAL = re.compile(r"(?:总)?(?:产值|收入|规模|总量|增速|增幅|占比|数量|金额|产量|面积)")
VALUE = re.compile(rf"(?:^|[，；。,;])([^，；。,;]{{2,6}}?){NUMBER}")
GROWS = re.compile(r"[与和][^，；。,;]*同步(?:增长|提高)?|(?:稳步|持续|稳定|平稳)(?:增长|提高|提升)")
# A value that is not to be passed: that it is low enough only a person can say before the year ends
LIMIT = re.compile(r"控制在|不超过|不高于|降至|降到|下降")
DATED = re.compile(r"(?:\d{4}年)?(?:\d{1,2}月)?(?:上半年|年|月)?底?前")


def things(text: str) -> list[str]:
    """The name a record of it is sure to carry."""
    return [bare for name in topic(text) if len(bare := _bare(name)) >= SHORT]


def indicators(text: str) -> list[str]:
    """The figure's name: what stands before its value, else what is counted."""
    text = re.sub(r"其中[^，；。,;]*", "", DATED.sub("", text))
    for found in REACHED.finditer(text):
        if len(name := _bare(topic_of(found[1]))) >= SHORT:
            return [*_of_what(text[: found.start()]), name] if GENERAL.fullmatch(name) else [name]
    if valued := [found[1] for found in VALUE.finditer(text) if GENERAL.fullmatch(_bare(found[1]))]:
        return [*_of_what(text[: text.find(valued[0])]), _bare(valued[0])]
    if grows := GROWS.search(text):
        return [_bare(topic_of(text[: grows.start()]))]
    counted = [clause for clause in re.split(r"[，；。,;]", text) if re.search(NUMBER, clause)]
    return things(counted[-1] if counted else text)


def _of_what(before: str) -> list[str]:
    """What a general figure is about: 发展养生滋补预制菜产业，产值突破100亿元."""
    clauses = [clause for clause in re.split(r"[，；。,;]", before) if clause]
    about = DEED.sub("", topic_of(clauses[-1].rpartition("等")[2] or clauses[-1])) if clauses else ""
    name = re.sub(r"(?:特色|优势)?(?:产业|行业)$", "", about) or about
    return [name] if len(name) >= SHORT else []


def _bare(name: str) -> str:
    shorter = COUNTED.sub("", DEED.sub("", name))
    return shorter if len(shorter) >= SHORT else name
