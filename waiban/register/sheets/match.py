"""Which column of a sheet is which column of the register: as somebody said last, by label in either language, by path,
by what people say."""

from dataclasses import dataclass, field
from itertools import islice

from django.utils.translation import gettext as _

from waiban.kernel.errors import Refused
from waiban.kernel.text import folded

from ..declare import Column, Register, Rows
from ..models import Heading
from .cells import plain
from .headings import Recalled, compared
from .layout import (
    NUMBER,
    NUMBER_LABEL,
    in_every_language,
    key_columns,
    row_columns,
    sheet_name,
    shown_columns,
    writable,
)
from .read import Book, Sheet

LOOK_DOWN = 10  # headings stand in one of the first rows; a title may stand above them

# What offices write over a column, by the last part of its path.
NAMES = ("名称", "姓名", "中文名", "中文名称", "单位名称", "机构名称", "公司名称", "单位", "机构", "name", "full name")
SAID = {
    "name": (*NAMES, "项目名称", "活动名称", "项目", "活动"),
    "name_zh": NAMES,
    "name_en": ("英文名", "英文名称", "外文名", "外文名称", "english name"),
    "name_latin": ("外文名", "外文姓名", "英文名", "拼写", "latin name", "english name"),
    "name_own": ("当地名", "当地名称", "原文名", "local name"),
    "title": ("名称", "题目", "标题", "主题", "文件名称", "课题名称", "协议名称", "subject"),
    "title_zh": ("职务", "职位", "头衔", "position"),
    "title_en": ("英文职务", "外文职务"),
    "subject": ("事由", "主题", "内容", "议题", "topic"),
    "number": ("编号", "文号", "序列号", "协议编号", "no", "no.", "ref"),
    "country": ("国家", "国别", "国家地区", "国家（地区）", "所在国", "country or region"),
    "city": ("城市", "所在城市", "外方城市", "对方城市", "partner city"),
    "organisation": ("单位", "机构", "外方", "外方单位", "机构名称", "对方单位", "company", "organization"),
    "investor": ("投资方", "外方", "外方投资者", "投资单位"),
    "contact": ("联系人", "对方人员", "会见人员"),
    "kind": ("种类", "类别", "类型", "type", "category"),
    "form": ("形式", "方式", "往来方式"),
    "mode": ("形式", "举办形式", "线上线下"),
    "status": ("状态", "进展", "办理状态"),
    "stage": ("阶段", "状态", "进展", "进展阶段", "status"),
    "on": ("日期", "时间", "date"),
    "signed_on": ("签署日期", "签约日期", "签署时间", "签订日期"),
    "held_on": ("日期", "时间", "举办日期", "往来日期", "会见日期", "date"),
    "begins": ("日期", "时间", "举办日期", "举办时间", "活动日期", "活动时间", "开始日期", "date"),
    "ends": ("结束日期", "结束时间"),
    "issued_on": ("印发日期", "发文日期", "印发时间"),
    "reported_on": ("完成日期", "提交日期", "结题日期"),
    "next_on": ("下次日期", "跟进日期"),
    "expires_on": ("到期日", "到期日期", "有效期至", "截止日期"),
    "next_step": ("下一步", "后续", "后续安排"),
    "result": ("结果", "成效", "商定事项"),
    "outcome": ("成果", "成效", "效果"),
    "participants": ("人数", "参加人数", "参会人数"),
    "venue": ("地点", "会场", "举办地点", "场馆"),
    "hosts": ("主办", "主办单位", "承办单位"),
    "phone": ("电话", "联系电话", "手机", "telephone", "mobile"),
    "email": ("邮箱", "电子邮箱", "e-mail", "mail"),
    "note": ("备注", "说明", "notes", "remarks"),
    "person": ("负责人", "责任人", "经办人", "in charge"),
    "division": ("处室", "责任处室", "部门", "department"),
    "sector": ("领域", "行业", "industry"),
    "amount": ("金额", "投资额", "总投资"),
    "currency": ("币种", "货币"),
    "district": ("区县", "落户区县", "落地区县"),
}


@dataclass
class Purpose:
    """What one sheet of the file is for: the records or one kind of rows, and what each of its columns means."""

    sheet: Sheet
    rows: Rows | None
    head: int
    heads: list[str]
    paths: list[str] = field(default_factory=list)
    recalled: dict[int, Heading] = field(default_factory=dict)  # columns that mean what they meant the last time
    by_hand: bool = False
    below: list[list] = field(default_factory=list)  # the first lines below the headings

    @property
    def unknown(self) -> list[int]:
        """Columns with a heading that nothing is known about, and nobody has said anything of."""
        return (
            []
            if self.by_hand
            else [
                index
                for index, (head, path) in enumerate(zip(self.heads, self.paths, strict=True))
                if head and not path and index not in self.recalled
            ]
        )

    @property
    def places(self) -> dict[str, int]:
        """Where each column of the register stands."""
        return {path: index for index, path in enumerate(self.paths) if path}


def offered(register: Register, rows: Rows | None, user) -> dict[str, Column | None]:
    """Every column a sheet may hold, by path; the record's number has no column of its own."""
    if rows is None:
        columns = {c.path: c for c in shown_columns(register, user)}
    else:
        columns = {f"{NUMBER}{c.path}": c for c in key_columns(register, user)}
        columns |= {c.path: c for c in row_columns(register, rows, user)}
    return {**columns, NUMBER: None}


@dataclass
class Chosen:
    """The line of headings of one sheet and its columns, as a person has set them by hand."""

    head: int
    paths: list[str]


def purposes(
    register: Register, user, book: Book, *, chosen: dict[str, Chosen] | None = None, recalled: Recalled | None = None
) -> list[Purpose]:
    """The sheets that mean something here, the records' first; `chosen` by name of rows, "" for the records."""
    found: list[Purpose] = []
    for rows in (None, *register.rows):
        names = {folded(sheet_name(label)) for label in in_every_language(rows.label if rows else register.title)}
        names |= {folded(rows.name)} if rows else set()
        sheets = [s for s in book.sheets if s not in [p.sheet for p in found]]
        sheet = next((s for s in sheets if folded(s.name) in names), None)
        if rows is None and sheet is None:
            sheet = _first_filled(book)
        if sheet is None:
            continue
        name = rows.name if rows else ""
        by_hand = (chosen or {}).get(name)
        purpose = _headed(register, rows, user, sheet, (recalled or {}).get(name, {}), by_hand)
        if purpose is None and rows is None:
            raise Refused(_("The first sheet is empty. Write one line of headings and the records below."))
        if purpose:
            if by_hand and len(by_hand.paths) == len(purpose.paths):
                known = offered(register, rows, user)
                purpose.paths = [path if path in known else "" for path in by_hand.paths]
                purpose.recalled, purpose.by_hand = {}, True
            found.append(purpose)
    return found


def _first_filled(book: Book) -> Sheet:
    return next((sheet for sheet in book.sheets if next(sheet.rows(), None)), book.sheets[0])


def _headed(register, rows, user, sheet: Sheet, recalled: dict[str, Heading], by_hand: Chosen | None) -> Purpose | None:
    """The row among the first ones that knows most headings, else the fullest; a person's own choice stays."""
    best, score = None, (-1, -1)
    known, columns = names_of(register, rows, user), offered(register, rows, user)
    last = {head: heading for head, heading in recalled.items() if not heading.path or heading.path in columns}
    first = list(islice(sheet.rows(), LOOK_DOWN))
    for number, values in first:
        if by_hand and number != by_hand.head:
            continue
        heads = [plain(value) for value in values]
        while heads and not heads[-1]:
            heads.pop()
        purpose = Purpose(sheet, rows, number, heads, *guessed(heads, known, last))
        hits = sum(map(bool, purpose.paths)) + sum(not heading.path for heading in purpose.recalled.values())
        if (rank := (hits, 0 if hits else sum(map(bool, heads)))) > score:
            best, score = purpose, rank
    if best:
        best.below = [values for number, values in first if number > best.head]
    return best


def names_of(register: Register, rows: Rows | None, user) -> dict[str, str]:
    """Folded words over a column → its path. Its own name counts before a label, a label before what people say."""
    found: dict[str, str] = {}
    columns = offered(register, rows, user)
    for words in (lambda path, _column: (path,), _words, _said):
        for path, column in columns.items():
            for word in words(path, column):
                found.setdefault(folded(word), path)
    return found


def _words(path: str, column: Column | None) -> set[str]:
    labels = in_every_language(column.label if column else NUMBER_LABEL)
    plain_path = path.removeprefix(NUMBER) or path  # as `headings` writes it
    return {path.replace("_", " "), *labels, *(f"{label} ({plain_path})" for label in labels)}


def _said(path: str, column: Column | None) -> tuple[str, ...]:
    return (
        SAID.get(path.split("__")[-1].removeprefix(NUMBER), ()) if column and (writable(column) or column.own) else ()
    )


def guessed(heads: list[str], known: dict[str, str], last: dict[str, Heading]) -> tuple[list[str], dict[int, Heading]]:
    """A path for each heading, "" where none is known, and which are as the last time; a column is given out once."""
    recalled = {i: last[key] for i, head in enumerate(heads) if (key := compared(head)) in last}
    taken: set[str] = set()
    paths = [""] * len(heads)
    for index in sorted(range(len(heads)), key=lambda i: i not in recalled):  # what a person said goes first
        guess = known.get(folded(heads[index]), "") if heads[index] else ""
        path = recalled[index].path if index in recalled else guess
        paths[index] = "" if path in taken else path
        taken.add(path)
    return paths, recalled


def nothing_known(purposes: list[Purpose], register: Register, user) -> str:
    """What to do where no column of the records or of their rows can be written; "" where one can."""
    known = [c for p in purposes for path, c in offered(register, p.rows, user).items() if path in p.places]
    if any(c and writable(c) for c in known):
        return ""
    return _("No column of this sheet is known here. Say below what its columns are.")
