"""Sections and lines that hold no promises: what was done, how work is judged, whom a notice goes to."""

import re

SECTIONS = re.compile(
    r"指导思想|^(?:考核|奖惩)[^。]{0,8}$|总体(?:要求|思路)|(?:基本|工作|总体)原则|(?:考核|评分|奖惩)(?:办法|标准|细则|方式|评价)|工作要求|有关要求|组织(?:领导|实施|保障)|保障措施|附则|说明$|"
    r"工作(?:总结|回顾|开展情况|完成情况)|上半年工作|主要(?:做法|成效|成绩)|(?:加大|加强|强化|严格)[^。]{0,8}(?:督查|督办|考核|问责)[^。]{0,4}(?:力度)?$|明确职责|(?:落实|压实|强化)(?:工作)?责任(?:机制|落实|意识)?$|(?<!重点)工作情况$|取得的?(?:成效|成绩)|存在的?(?:主要)?(?:问题|不足|困难)|完成情况|进展情况|(?:去年|上年)(?:度)?工作|形势分析|背景|编制依据|名词解释|经验启示|总体情况"
)
TARGETS = re.compile(r"目标|任务|计划|打算|安排|思路|要点|重点|措施|工作(?:目标|任务|计划|打算|安排|要点)")
LINE = re.compile(
    r"^(?:附件|附[:：]|注[:：]|备注[:：]|抄送|主送|联系人[:：]|[^。]*[(](?:盖章|签字|签章|签名)[)]|各[^。,]{0,60}:$|(?:请各|现将|特此|此件|本方案|本计划|本责任[书状]|本办法|本文|以上)[^。]{0,40}(?:单位|部门|通知|印发|公开|自|望|请|要|执行|纳入|作为)|[^。]{0,20}(?:20\d{2}年\d{1,2}月\d{1,2}日)$|[(]此件[^)]*[)]|(?:记者|作者|编辑|■|文/|通讯员).{0,12}$|.{0,24}(?:文件|〔20\d{2}〕\d+号)$|目录$)"
)
PAST = re.compile(
    r"已(?:经)?(?:完成|成功|全部)|圆满完成|成功(?:举办|签署|承办)|顺利(?:举办|完成|召开)|同比(?:增长|下降)|累计(?:完成|接待|办理|举办)|取得了|得到了|作出了|今年以来|有力(?:推动|促进)了|极大提升了|达成了|荣获|获评|截至"
)
REPORT = re.compile(
    r"工作(?:报告|总结|汇报)|(?:进展|完成|落实|工作)情况(?:的)?(?:报告|汇报|通报)?|述职|自评报告|总结报告"
)


def is_section_name(heading: str) -> bool:
    """Whether a heading opens a section without promises."""
    heading = re.sub(r"^[\s一二三四五六七八九十\d()、.]+", "", heading)
    if len(heading) > 28:
        return False
    found = SECTIONS.search(heading)
    planned = re.search(
        r"(?:20\d{2}年|下一步|明年|下半年|今后)[^。]{0,12}(?:目标|任务|计划|打算|安排|思路|要点|重点)", heading
    )
    return bool(found) and not planned


def is_line(text: str) -> bool:
    return bool(LINE.match(text.strip()))


def reads_like_report(title: str, text: str) -> bool:
    """A report of what was done: named so, and most of its sentences speak of the past."""
    if not REPORT.search(title) or re.search(r"计划|打算|安排|目标任务|分解|任务分工|要点", title):
        return False
    spoken = [sentence for sentence in re.split(r"[。;]", text) if len(sentence) > 12]
    return bool(spoken) and sum(bool(PAST.search(one)) for one in spoken) >= 0.2 * len(spoken)
