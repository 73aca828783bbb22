"""The head of a book: title, year, the unit it binds, who answers for it, and the benchmark line at its end."""

import re
from dataclasses import dataclass

from .document import MASK, Document, Span

FIELDS = (
    (
        "unit",
        r"(?:单位名称|责任单位名称|填报单位|申报单位|目标责任单位|承担单位|单位[((]盖章[))]|单位(?=\s*:[^\n]*(?:负责人|联系人|电话)\s*:))",
    ),
    ("leader", r"(?:主要负责人|单位负责人|负责人|主要领导|目标责任人|主要负责同志)"),
    ("contact", r"(?:联系人|联络员|填表人|填报人|经办人)"),
    ("phone", r"(?:联系电话|电话|联系方式|手机)"),
)
ANY = "|".join(pattern for _, pattern in FIELDS)
BENCH_CITY = re.compile(
    r"(?:标杆城市|对标城市|标杆单位|对标单位)\s*[::]\s*(.*?)(?=\s*(?:标杆值|标杆水平|对标值|标杆目标)\s*[::]|\n|$)"
)
BENCH_VALUE = re.compile(r"(?:标杆值|标杆水平|对标值|标杆目标)\s*[::]\s*([^\n]*)")
TITLE = re.compile(
    r"(?:目标|任务|计划|要点|工作安排|分解|分解表|任务表|计划表|目标表|指标|指标表|项目表|一览表|方案|责任书|任务书|目标书|部署|清单|台账|落实情况|报告|总结)(?:[((].{1,8}[))])?$"
)
UNIT = re.compile(
    r"(?:^|[\s((:·])(?:20\d\d年度?)?(?P<unit>[一-龥]{0,16}?(?:办公室|外办|外事办|委员会|管理局|[一-龥]局|委|厅|总局|管委会|人民政府|联合会|总工会|[贸侨]促会|促进会|[侨残妇]联|友协|[一-龥]院|中心|集团))(?:关于|20\d\d|[一二三四五六七八九十]|重点|业务|工作|年度|目标|主要|$)"
)
NOISE = re.compile(r"发布日期|来源[::]|浏览次数|打印|字号|当前位置|首页|附件|^#")


@dataclass
class Head:
    title: str = ""
    unit: str | None = None
    year: int | None = None
    leader: str | None = None
    contact: str | None = None
    phone: str | None = None
    benchmark_city: str | None = None
    benchmark_value: str | None = None
    end: int = 0  # where the entries begin at the earliest


def read(document: Document) -> Head:
    head, fold = Head(), document.fold
    for name, pattern in FIELDS:
        match = re.search(
            rf"(?<![一-龥])(?:{pattern})\s*:\s*([^\n]*?)(?=\s*(?:{ANY})\s*:|\s{{3,}}|\t|\n|$)", fold[:3000]
        )
        if match and match[1].strip():
            setattr(head, name, document.text[match.start(1) : match.end(1)].strip())
            head.end = max(head.end, match.end())
    if not head.end or not head.unit:
        _loose_phone(head)
    _benchmark(document, head)
    title = _title(document)
    if title:
        head.title = document.text[title.start : title.end]
    head.year = _year(fold, head.title, document.text[:600])
    if head.unit is None and title:
        head.unit = _unit(fold[title.start : title.end])
    return head


def _loose_phone(head: Head) -> None:
    """Without a unit line these words belong to some column, not to the book."""
    head.leader = head.contact = head.phone = None
    head.end = 0


def _benchmark(document: Document, head: Head) -> None:
    city, value = BENCH_CITY.search(document.fold), BENCH_VALUE.search(document.fold)
    if city:
        head.benchmark_city = document.text[city.start(1) : city.end(1)].strip("\t ;,、。|，；") or None
    if value:
        head.benchmark_value = document.text[value.start(1) : value.end(1)].strip(" \t|") or None
    found = [m for m in (city, value) if m]
    if found:
        start = document.fold.rfind("\n", 0, min(m.start() for m in found)) + 1
        document.mask([Span(start, max(m.end() for m in found))])


def _title(document: Document) -> Span | None:
    at, best, lines = 0, None, 0
    for line in document.fold[:3000].split("\n"):
        bare = line.strip(" \t|")
        if bare and not NOISE.search(bare) and MASK not in bare:
            span = document.trimmed(at, at + len(line), " \t|\u3000")
            if (
                TITLE.search(bare)
                and 6 < len(bare) <= 60
                and not re.search(r"印发|如下|通知$", bare)
                and "。" not in bare
                and not re.match(
                    r"[一二三四五六七八九十\d]+[、.]|第[一二三四五六七八九十]+[章条节部]|[((][一二三四五六七八九十\d]+[))]",
                    bare,
                )
            ):
                return span
            numbered = re.match(r"[((]?[一二三四五六七八九十\d]+[、.))]", bare)
            lines += 1
            if lines > 40 or (numbered and not re.search("印发|通知", document.fold[:800])):
                break
            best = best or (
                span
                if lines <= 6
                and not bare.endswith(":")
                and len(bare) <= 40
                and not re.search(r"[。;|]", bare)
                and len(bare) > 6
                else None
            )
        at += len(line) + 1
    return best


def _year(fold: str, title: str, notes: str) -> int | None:
    dated = "".join(f"{year}年" for year in re.findall(r"(?<!\d)(20[0-4]\d)[-./]\d{1,2}[-./]\d{1,2}", notes[:300]))
    for text in (title, dated, fold[:300], fold, notes):
        years = re.findall(r"(?<!\d)(20[0-4]\d)(?=\s?年)", text)
        if years and text == title:
            return int(max(years))  # 2026年总结和2027年思路: the plan is for the later year
        if years:
            return int(max(set(years), key=lambda y: (years.count(y), -years.index(y))))
    return None


def _unit(title: str) -> str | None:
    match = UNIT.search(title)
    return match["unit"] if match else None
