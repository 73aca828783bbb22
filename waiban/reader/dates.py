"""Dates as target books word them: 6月底前, 第二季度, 年内, 全年, 12月20日前; a stated period means its last day."""

import calendar
import datetime
import re
from dataclasses import dataclass

YEAR = r"(?:(?P<y>(?:19|20)\d{2})年度?|(?P<rel>今年|本年|当年|明年))?"
TAIL = r"(?:底|末|中)?(?:以前|之前|前|内)?"
FORMS = (
    (
        "range",
        r"(?:(?P<y>20\d{2})年)?\d{1,2}月\d{1,2}日?\s*[-—–~至到]+\s*(?:(?P<m>\d{1,2})月)?(?P<d>\d{1,2})日(?:以前|之前|前)?",
    ),
    ("day", YEAR + r"(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?:以前|之前|前)?"),
    (
        "alone",
        r"(?<![\d月日.])(?:\d{1,2}日?\s*[-—–~至]\s*)?(?P<d>\d{1,2})日(?:以前|之前|前)?(?=[,、。;]|$|[一-龥])(?!游|均|常)",
    ),
    ("third", YEAR + r"(?P<m>\d{1,2})月(?:份)?(?P<third>上旬|中旬|下旬)" + TAIL),
    ("month", r"(?:(?P<y>(?:19|20)\d{2})年)?(?<![\d.])\d{1,2}月?份?\s*[-—–~至到]\s*(?P<m>\d{1,2})月(?:份)?" + TAIL),
    ("month", YEAR + r"(?<![\d.])(?P<m>\d{1,2})月(?:份)?(?P<sure>底|末|份)?" + TAIL),
    ("quarter", YEAR + r"第?(?P<q>[一二三四1-4])季度" + TAIL),
    ("quarter", YEAR + r"前(?P<q>[一二三四123])(?:个)?季度" + TAIL),
    ("half", YEAR + r"(?P<half>上半年|下半年)" + TAIL),
    ("year", r"(?:(?P<y>20\d{2})年|(?P<rel>今年|本年|当年|明年))(?:度)?(?:年)?(?:底|末|内)(?:以前|之前|前)?"),
    ("year", r"(?:到|至|在|截至)(?P<y>20\d{2})年(?!度?[一-龥]{0,6}(?:规划|方案|计划))"),
    ("year", r"(?:到|至|在)?(?:本)?年(?:度)?(?:底|末)(?:以前|之前|前)?|(?:本)?年(?:度)?内|全年(?!级|龄|目标|任务)"),
    ("bare", r"(?P<y>20\d{2})年(?:度)?(?=[,、:]|$|力争|全年|计划|完成|实现|新增|新建|举办|组织|推动|争取)"),
)
# 6 月底前: a gap beside the figure does not matter
PATTERNS = tuple((form, re.compile(re.sub("(?=[年月日])", r"\\s?", pattern))) for form, pattern in FORMS)
CELL = (
    ("day", re.compile(r"(?P<y>20\d{2})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})")),
    ("month", re.compile(r"(?P<y>20\d{2})[-./](?P<m>\d{1,2})(?!\d)")),
    ("day", re.compile(r"^(?P<m>\d{1,2})[./](?P<d>\d{1,2})日?前?$")),
    ("year", re.compile(r"^(?P<y>20\d{2})(?:年度?)?$")),
)
QUARTERS = "一二三四"
BEFORE = re.compile(r"[每逐各近过去比较]$|近\d$")
REACH = 1500  # no promise states its date later than that


@dataclass(frozen=True)
class Date:
    start: int
    end: int
    form: str
    year: int | None
    month: int
    day: int | None
    relative: str = ""
    doubtful: bool = False

    def on(self, year: int | None) -> str | None:
        """The last day of the period, given the year of the book."""
        if self.form == "bare" and self.year == year:
            return None  # 2026年,我市将…: the year of the book only frames what follows
        year = self.year or (year + (self.relative == "明年") if year else None)
        if year is None:
            return None
        last = calendar.monthrange(year, self.month)[1]
        return datetime.date(year, self.month, min(self.day or last, last)).isoformat()


def found(fold: str, start: int, end: int) -> list[Date]:
    """Dates in a stretch, in order, none inside another; dates of names in quotation marks are no deadlines."""
    text, taken, dates = _without_names(fold[start : min(end, start + REACH)]), [], []
    for form, pattern in PATTERNS:
        for match in pattern.finditer(text):
            inside = any(match.start() < e and s < match.end() for s, e in taken)
            if inside or not match.group() or BEFORE.search(text[: match.start()]):
                continue
            date = _date(form, match, start, _month_before(fold, start + match.start()) if form == "alone" else None)
            if date and not _part_of_name(form, match, text):
                taken.append(match.span())
                dates.append(date)
    return sorted(dates, key=lambda date: date.start)


def in_cell(text: str) -> Date | None:
    """The date a cell of the date column states; 长期 and 持续推进 state none."""
    text = text.strip()
    for form, pattern in CELL:
        if match := pattern.search(text):
            return _date(form, match, 0)
    dates = found(text, 0, len(text))
    if dates:
        return dates[-1]
    match = re.fullmatch(r"(\d{1,2})月", text)
    return Date(0, len(text), "month", None, int(match[1]), None) if match and 1 <= int(match[1]) <= 12 else None


PERIOD = re.compile(r"(?:力争|确保|预计|到|至)?(?P<y>20\d{2})年(?:度)?(?=[一-龥,])")


def of_figure(text: str, at: int, stated: list[Date], year: int | None) -> list[Date]:
    """2026年利用外资17亿美元: for a figure the year of the book is the period it is to be reached in."""
    match = PERIOD.match(text)
    if not match or int(match["y"]) != year or any(date.form != "bare" for date in stated):
        return stated
    return [Date(at + match.start("y"), at + match.end("y") + 1, "year", year, 12, None)]


QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”|[(](?:19|20)\d{2}年?\s*[-—–~至]+\s*(?:19|20)\d{2}年?[)]")


def _without_names(text: str) -> str:
    return QUOTED.sub(lambda match: "\x02" * len(match.group()), text)


def _month_before(fold: str, at: int) -> int | None:
    """20日, alone: the day of the month named last in the same paragraph."""
    paragraph = fold[max(fold.rfind("\n", 0, at), at - 300, 0) : at]
    named = re.findall(r"(\d{1,2})月", paragraph)
    return int(named[-1]) if named else None


def _date(form: str, match: re.Match, offset: int, named: int | None = None) -> Date | None:
    part = match.groupdict()
    year = int(part["y"]) if part.get("y") else None
    month, day = 12, None
    if form == "alone":
        month, day = named or 0, int(part["d"])
    elif form in ("range", "day", "third", "month"):
        month = int(part.get("m") or re.search(r"(\d{1,2})\s?月", match.group()).group(1))
        day = int(part["d"]) if part.get("d") else {"上旬": 10, "中旬": 20}.get(part.get("third") or "")
    elif form == "quarter":
        month = 3 * (QUARTERS.find(part["q"]) + 1 or int(part["q"]))
    elif form == "half":
        month = 6 if part["half"] == "上半年" else 12
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    plain_month = form == "month" and not re.search(r"[底末份前内]", match.group())
    doubtful = form in ("bare", "range") or plain_month
    return Date(offset + match.start(), offset + match.end(), form, year, month, day, part.get("rel") or "", doubtful)


NAME_AFTER = re.compile(r"(?:第[一二三四五六七八九十\d]+届|国际|全国|[一-龥]{0,6}(?:论坛|大会|博览会|锦标赛))")


def _part_of_name(form: str, match: re.Match, text: str) -> bool:
    """2013年国际…赛 names an event; so does a bare month or year before a name."""
    if form == "bare":
        return match.start() > 6
    plain = form == "month" and not re.search(r"[底末份前内]", match.group())
    return plain and bool(re.match(r"\d|[一二三四五六七八九十]?[份度]", text[match.end() :])) and match.start() != 0
