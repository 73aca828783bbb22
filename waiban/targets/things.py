"""What a promise builds, wins or counts, without its deed and its number: 加装多语种自助服务终端10台 is about 多语种自助服务终端."""

import re

from .words import SHORT, topic, topic_of

DEED = re.compile(
    r"^(?:配合|全年|年内|确保|力争|争取|启动|完成|加快|推进|加装|安装|新建|新增|新设|续建|改造|打通|建设|建成|建立|组建|互设|搭建|"
    r"配备|购置|更新|引进|开行|申建|申报|争创|创建|查处|市级|国家级|省级|全省|全市)+"
)
NUMBER = r"\d[\d.]*(?:余|多)?"
COUNTED = re.compile(
    rf"^{NUMBER}[个条座处公里所户台套家]{{0,2}}|(?:不少于|不低于|超过)?(?<![A-Za-z\d]){NUMBER}[一-龥%]{{0,4}}$"
)
# 居民收入增长3%, 占比达到60%以上: the figure's name stands before what became of it
REACHED = re.compile(
    r"([^，；。,;:：]{2,}?)(?:分别|同比)?(?:达到|达|提高到|提高至|提升到|提升至|不低于|不少于|不超过|超过|控制在|保持在|"
    rf"降至|降到|增长|增加|实现|完成)(?:约|近)?{NUMBER}"
)
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
            return [name]
    counted = [clause for clause in re.split(r"[，；。,;]", text) if re.search(NUMBER, clause)]
    return things(counted[-1] if counted else text)


def _bare(name: str) -> str:
    shorter = COUNTED.sub("", DEED.sub("", name))
    return shorter if len(shorter) >= SHORT else name
