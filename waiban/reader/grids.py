"""Real tables of a file: the head row says what each column holds, merged cells stand for all their rows."""

import re
from dataclasses import dataclass, field

from . import aligned
from .document import Document, Span, Table
from .entries import Entry, role, sort_of
from .rows import HEADINGS, take

RULE = re.compile(r"^[\s|:\-—+=]+$")
QUARTER = re.compile(r"^(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}(?:[-—~至]\d{1,2})?月(?:份|底)?)(?!度).{0,8}$")
VALUE = re.compile(
    r"目标值|指标值|目标数|计划数|^(?:20\d{2}年)?(?:度)?(?:目标|计划)(?:值|数)$|^20\d{2}年(?:目标|计划|任务数)$"
)
NUMBERED = re.compile(r"(?P<n>\d{1,3})[.、](?!\d)\s*(?=.)")
UNIT = re.compile(r"^(?:计量)?单位$")


@dataclass
class Columns:
    """What the columns hold, and what was last said in those that are merged over several rows."""

    roles: dict[int, str] = field(default_factory=dict)
    quarters: dict[int, str] = field(default_factory=dict)
    category: Span | None = None
    section: Span | None = None


def tables(document: Document) -> list[Entry]:
    entries: list[Entry] = []
    columns = Columns()
    for table in document.tables:
        entries += _table(document, table, columns)
    return entries


def barred(document: Document, start: int) -> list[Entry]:
    """Lines like 1 | 类别 | 任务 | 单位 read as a table; so are lines pasted from a sheet, with tabs."""
    for sign in ("|", "\t"):
        rows, at = [], start
        for line in document.fold[start:].split("\n"):
            if line.strip(sign + " ").count(sign) >= 2 and not RULE.match(line):
                rows.append(_cut(document, at, line, sign))
            at += len(line) + 1
        if len(rows) >= 2 and (found := _copied(document, rows, start)):
            return found
    rows = _opened_by_bars(document, start)
    return _copied(document, rows, start) if len(rows) > 2 else []


def _copied(document: Document, rows: list[list[Span]], start: int) -> list[Entry]:
    """Rows without the borders of a file: where merged cells were lost the rest moved to the left."""
    columns = Columns()
    head = next((i for i, row in enumerate(rows) if _is_head(document, _distinct(row), columns)), None)
    if head is not None:
        rows = rows[: head + 1] + [aligned.row(document, row, columns.roles) for row in rows[head + 1 :]]
    return _table(document, Table(rows, start, len(document.fold)), Columns())


def _opened_by_bars(document: Document, start: int) -> list[list[Span]]:
    """Cells that each stand on lines of their own behind a bar; an empty one ends the row."""
    fold, rows = document.fold, [[]]
    if len(re.findall(r"(?m)^[ \t]*\|", fold[start:])) < 6:
        return []
    for match in re.finditer(r"\|([^|]*)", fold[start:]):
        span = document.trimmed(start + match.start(1), start + match.end(1))
        if span:
            rows[-1].append(span)
        elif rows[-1]:
            rows.append([])
    return [row for row in rows if row]


def _cut(document: Document, at: int, line: str, sign: str) -> list[Span]:
    left = len(line) - len(line.lstrip(" |")) if sign == "|" and line.lstrip().startswith("|") else 0
    cells, at, body = [], at + left, line[left:].rstrip(" ")
    for part in (body.removesuffix("|") if sign == "|" else body).split(sign):
        cells.append(document.trimmed(at, at + len(part)))
        at += len(part) + 1
    return cells


def _table(document: Document, table: Table, columns: Columns) -> list[Entry]:
    entries: list[Entry] = []
    for row in table.rows:
        cells = _distinct(row)
        if _is_head(document, cells, columns):
            continue
        if not columns.roles and not _by_content(document, table, columns):
            continue
        if lone := _lone(document, cells):
            columns.section, columns.category = _unnumbered(document, lone), None
            continue
        entry = _row(document, dict(cells), columns)
        if entry is None:
            continue
        columns.category = entry.category or columns.category
        if entries and (entries[-1].name == entry.name or _goes_on(entry, columns)):
            _join(entries[-1], entry)
        else:
            entries.append(entry)
    return entries


def _is_head(document: Document, cells: list[tuple[int, Span]], columns: Columns) -> bool:
    """The head row, or the second of two head rows."""
    found = {i: _role(document, span) for i, span in cells}
    roles = [name for name in found.values() if name]
    filled = [span for _, span in cells if span]
    if len(roles) < 2 or not {"task", "name", "quarter", "category"} & set(roles) or len(roles) * 2 <= len(filled):
        return False
    if any(len(_fold(document, span)) > 24 for span in filled):
        return False
    before = dict(columns.roles)
    if not columns.roles or len(roles) > 2 or "no" in roles:
        columns.roles = {}
    columns.roles.update({i: name for i, name in found.items() if name})
    columns.quarters |= {i: re.sub(r"\s", "", _fold(document, span)) for i, span in cells if found[i] == "quarter"}
    _settle(columns.roles)
    if columns.roles != before:
        columns.category = columns.section = None  # another table, not the same head printed again
    return True


def _role(document: Document, span: Span) -> str | None:
    label = re.sub(r"\s", "", _fold(document, span))
    if role(label) == "skip":
        return "skip"
    for name, pattern in (("quarter", QUARTER), ("value", VALUE), ("unit", UNIT)):
        if pattern.search(label) and len(label) <= 12:
            return name
    return role(label)


def _settle(roles: dict[int, str]) -> None:
    """单位 counts only beside a value, else it owns; with no task column the last name or class column is the task."""
    if "unit" in roles.values() and "value" not in roles.values():
        roles.update({i: "owner" for i, name in roles.items() if name == "unit"})
    tasks = [i for i, name in roles.items() if name == "task"]
    if len(tasks) > 1 and "name" not in roles.values():
        roles[tasks[0]] = "name"  # 工作任务 beside 工作措施: the first titles, the second says
    if not {"task", "quarter"} & set(roles.values()):
        for wanted in ("name", "category"):
            places = [i for i, name in roles.items() if name == wanted]
            if places:
                roles[places[-1]] = "task"
                return


def _by_content(document: Document, table: Table, columns: Columns) -> bool:
    """No head row: the column with the longest cells is the task, the others are known by what stands in them."""
    width = max((len(row) for row in table.rows), default=0)
    if width < 2 or len(table.rows) < 2:
        return False
    roles, lengths = {}, []
    for place in range(width):
        texts = [_fold(document, row[place]) for row in table.rows if place < len(row) and row[place]]
        sorts = ["no" if re.fullmatch(r"\d{1,3}", text) else sort_of(text) for text in texts]
        best = max(set(sorts), key=sorts.count) if sorts else "text"
        roles[place] = best
        lengths.append(sum(map(len, texts)) / max(len(texts), 1) if best == "text" else 0)
    if max(lengths) < 8:
        return False
    task = lengths.index(max(lengths))
    texts = {
        i: ("task" if i == task else "category" if i < task else "skip") for i, name in roles.items() if name == "text"
    }
    columns.roles = roles | texts
    return True


def _lone(document: Document, cells: list[tuple[int, Span]]) -> Span | None:
    """A row with one short cell heads the rows below it."""
    filled = [span for _, span in cells if span]
    if len(filled) != 1:
        return None
    text = _fold(document, filled[0])
    return filled[0] if len(text) <= 40 and not re.search(r"[。;]", text) else None


def _distinct(row: list[Span | None]) -> list[tuple[int, Span]]:
    """A cell merged over several columns counts once, in its first."""
    seen, cells = set(), []
    for index, span in enumerate(row):
        if span is not None and id(span) not in seen:
            seen.add(id(span))
            cells.append((index, span))
    return cells


def _fold(document: Document, span: Span) -> str:
    return document.fold[span.start : span.end].strip()


def _unnumbered(document: Document, span: Span) -> Span:
    heading = HEADINGS.match(document.fold[span.start : span.end])
    return Span(span.start + (heading.end() if heading else 0), span.end)


def _row(document: Document, cells: dict[int, Span], columns: Columns) -> Entry | None:
    entry, name, tasks = Entry(columns.category or columns.section, None, Span(0, 0), []), None, []
    for index, span in cells.items():
        what = columns.roles.get(index)
        if not span or what in (None, "skip"):
            continue
        if what == "no":
            number = re.search(r"\d+", _fold(document, span))
            entry.no = number[0] if number else None
        elif what == "category":
            entry.category = _unnumbered(document, span)
        elif what == "name":
            name = span
        elif what == "task":
            tasks.append(span)
        elif what == "quarter":
            entry.quarters.append((columns.quarters[index], span))
        elif what in ("value", "unit"):
            setattr(entry, what, span)
        else:
            take(document, entry, what, span)
    if not name and not tasks and not entry.quarters:
        return None
    if name and entry.no is None and (number := NUMBERED.match(document.fold, name.start, name.end)):
        entry.no, name = number["n"], Span(number.end(), name.end)
    entry.name, entry.ordinals = name or (tasks or [entry.quarters[0][1]])[0], bool(name and tasks)
    entry.content = tasks or ([] if entry.quarters else [name])
    if not entry.ordinals and entry.no is None and sort_of(_fold(document, entry.name)) != "text":
        return None
    return entry


def _goes_on(entry: Entry, columns: Columns) -> bool:
    """A row without name and number where others have a name belongs to the one above."""
    return "name" in columns.roles.values() and not entry.ordinals and entry.no is None and not entry.quarters


def _join(entry: Entry, more: Entry) -> None:
    entry.dues += [(span, more.deadline) for span in more.content if more.deadline]
    entry.content += [span for span in more.content if span not in entry.content]
    for key in ("owners", "leaders", "phones"):
        kept = getattr(entry, key)
        kept.extend(value for value in getattr(more, key) if value not in kept)
    entry.deadline = entry.deadline or more.deadline
