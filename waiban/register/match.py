"""Which column of a sheet is which column of the register: by label in either language, by path, by what people say."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from waiban.kernel.errors import Refused
from waiban.kernel.text import folded, series

from .cells import plain
from .declare import Column, Register, Rows
from .read import Book, Sheet
from .sheets import (
    NUMBER,
    NUMBER_LABEL,
    in_every_language,
    key_columns,
    row_columns,
    sheet_name,
    shown_columns,
    writable,
)

LOOK_DOWN = 10  # headings stand in one of the first rows; a title may stand above them

# What offices write over a column, by the last part of its path.
SAID = {
    "name": ("名称", "姓名", "中文名", "中文名称", "单位名称", "name", "full name"),
    "name_en": ("英文名", "英文名称", "外文名", "外文名称", "english name"),
    "title": ("名称", "题目", "标题", "主题", "项目名称", "活动名称", "协议名称", "subject"),
    "number": ("编号", "文号", "序列号", "no", "no.", "ref"),
    "country": ("国家", "国别", "国家地区", "国家（地区）", "所在国", "country or region"),
    "city": ("城市", "所在城市", "外方城市", "对方城市", "partner city"),
    "organisation": ("单位", "机构", "外方", "外方单位", "机构名称", "company", "organization"),
    "kind": ("种类", "类别", "类型", "type", "category"),
    "stage": ("阶段", "状态", "进展", "status"),
    "on": ("日期", "时间", "date"),
    "signed_on": ("签署日期", "签约日期", "签署时间", "签订日期"),
    "held_on": ("举办日期", "举办时间"),
    "expires_on": ("到期日", "有效期至", "截止日期"),
    "phone": ("电话", "联系电话", "手机", "telephone", "mobile"),
    "email": ("邮箱", "电子邮箱", "e-mail", "mail"),
    "note": ("备注", "说明", "notes", "remarks"),
    "person": ("负责人", "责任人", "经办人", "in charge"),
    "division": ("处室", "责任处室", "部门", "department"),
    "sector": ("领域", "行业", "industry"),
    "amount": ("金额", "投资额", "总投资"),
}


@dataclass
class Purpose:
    """What one sheet of the file is for: the records or one kind of rows, and what each of its columns means."""

    sheet: Sheet
    rows: Rows | None
    head: int
    heads: list[str]
    paths: list[str] = field(default_factory=list)

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


def purposes(register: Register, user, book: Book, chosen: dict[str, list[str]] | None = None) -> list[Purpose]:
    """The sheets that mean something here, the records' first; `chosen` are columns a person has set by hand."""
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
        purpose = _headed(register, rows, user, sheet)
        if purpose is None and rows is None:
            raise Refused(_("The first sheet is empty. Write one line of headings and the records below."))
        if purpose:
            known = offered(register, rows, user)
            set_by_hand = (chosen or {}).get(rows.name if rows else "")
            if set_by_hand and len(set_by_hand) == len(purpose.paths):
                purpose.paths = [path if path in known else "" for path in set_by_hand]
            found.append(purpose)
    return found


def _first_filled(book: Book) -> Sheet:
    return next((sheet for sheet in book.sheets if next(sheet.rows(), None)), book.sheets[0])


def _headed(register, rows, user, sheet: Sheet) -> Purpose | None:
    """The row among the first ones that knows most headings, else the first that is not empty."""
    best, score = None, -1
    known = names_of(register, rows, user)
    for count, (number, values) in enumerate(sheet.rows()):
        if count >= LOOK_DOWN:
            break
        heads = [plain(value) for value in values]
        while heads and not heads[-1]:
            heads.pop()
        paths = guessed(heads, known)
        if (hits := sum(map(bool, paths))) > score:
            best, score = Purpose(sheet, rows, number, heads, paths), hits
    return best


def names_of(register: Register, rows: Rows | None, user) -> dict[str, str]:
    """Folded words over a column → its path. A label counts before what people say elsewhere."""
    found: dict[str, str] = {}
    columns = offered(register, rows, user)
    for strong in (True, False):
        for path, column in columns.items():
            for word in _words(path, column) if strong else _said(path, column):
                found.setdefault(folded(word), path)
    return found


def _words(path: str, column: Column | None) -> set[str]:
    labels = in_every_language(column.label if column else NUMBER_LABEL)
    plain_path = path.removeprefix(NUMBER) or path  # as `headings` writes it
    return {path, path.replace("_", " "), *labels, *(f"{label} ({plain_path})" for label in labels)}


def _said(path: str, column: Column | None) -> tuple[str, ...]:
    return (
        SAID.get(path.split("__")[-1].removeprefix(NUMBER), ()) if column and (writable(column) or column.own) else ()
    )


def guessed(heads: list[str], known: dict[str, str]) -> list[str]:
    """A path for each heading, "" where none is known; a column is given out once."""
    taken: set[str] = set()
    paths = []
    for head in heads:
        path = known.get(folded(head), "") if head else ""
        paths.append("" if path in taken else path)
        taken.add(path)
    return paths


def require_known(purposes: list[Purpose], register: Register, user) -> None:
    """Refused unless at least one column of the records or of their rows can be written."""
    known = [c for p in purposes for path, c in offered(register, p.rows, user).items() if path in p.places]
    if not any(c and writable(c) for c in known):
        labels = series(c.label for c in shown_columns(register, user) if writable(c))
        raise Refused(
            _("No column of this sheet is known here. Head the columns with: %(labels)s.") % {"labels": labels}
        )
