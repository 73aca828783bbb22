"""Books that are tables: real tables of a file, lines with bars, and tables flattened to one cell per line."""

import re
from dataclasses import dataclass

from .document import Document, Span
from .entries import DEED, Entry, listed, role, sort_of
from .words import either

NUMBER = re.compile(r"^[((]?(\d{1,3})[))]?[.、]?$")
REMARK = re.compile(r"(?:备?注|说明|填报说明|附注)\d?\s*:")
HEADINGS = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|[((][一二三四五六七八九十]{1,3}[))]|第[一二三四五六七八九十]+[部章条][分、 ]?)\s*"
)


@dataclass
class Cell:
    span: Span
    text: str  # folded
    sort: str = ""


def cells_of(document: Document, start: int) -> list[Cell]:
    """Lines, or where bars divide the cells what stands between two bars."""
    fold, found = document.fold, []
    barred = len(re.findall(r"(?m)\|[ \t]*$", fold)) >= 6
    pattern = r"[^|]+" if barred else r"[^\n\t|]+|(?<=\t)(?=\n)"
    for match in re.finditer(pattern, fold[start:]):
        span = document.trimmed(start + match.start(), start + match.end(), " \t\n\u3000|\x01")
        if REMARK.match(fold[span.start : span.end]) and found:
            break
        if span and not document.text.startswith("#", fold.rfind("\n", 0, span.start) + 1):
            found.append(Cell(span, fold[span.start : span.end]))
    if found and barred and "\n" in found[0].text:  # the title stands before the first bar
        cut = found[0].text.rfind("\n") + 1
        span = document.trimmed(found[0].span.start + cut, found[0].span.end)
        found[0] = Cell(span, fold[span.start : span.end])
    return found


def flattened(document: Document, start: int) -> list[Entry] | None:
    """Rows that begin with a number of their own; None when the text is no flattened table."""
    cells = cells_of(document, start)
    opens = _row_starts(cells)
    if len(opens) < 2:
        return None
    head = _columns([cell.text for cell in cells[: opens[0]]])
    section = _heading_before(cells[: opens[0]])
    if len(opens) < 3 and not head:
        return None
    before = _stands_before(head, "category", "no")
    entries, category = [], None
    leads = _category_before(cells[: opens[0]], head) if before else None
    category = leads or section or category
    for index, at in enumerate(opens):
        end = opens[index + 1] if index + 1 < len(opens) else len(cells)
        chunk, following = cells[at + 1 : end], None
        if section and len(chunk) > 1:
            chunk, following = _without_headings(chunk)
        if before and index + 1 < len(opens):
            chunk, following = _give_back(chunk)
        number = NUMBER.match(cells[at].text)[1]
        for part in _tasks_apart(chunk, head):
            if entry := _row(document, number, part, head, category):
                category, number = entry.category, None
                entries.append(entry)
        category = following or category
    return entries or None


def _tasks_apart(chunk: list[Cell], head: list[str]) -> list[list[Cell]]:
    """A second task behind the date or the offices of the first: its number was merged with the one above."""
    if not head or "skip" in head or {"name", "task"} <= set(head):
        return [chunk]
    parts: list[list[Cell]] = [[]]
    for cell in chunk:
        told = any(_says(one) for one in parts[-1]) and sort_of(parts[-1][-1].text) in ("owner", "deadline", "leader")
        if told and re.match(either("verbs"), cell.text) and cell.text.endswith("。"):
            parts.append([])
        parts[-1].append(cell)
    return parts


def _heading_before(cells: list[Cell]) -> Span | None:
    """一、… right above the first number heads the rows below it."""
    return _unnumbered(cells[-1]) if cells and HEADINGS.match(cells[-1].text) and not role(cells[-1].text) else None


def _without_headings(chunk: list[Cell]) -> tuple[list[Cell], Span | None]:
    """Headings at the end of a row head the rows that follow; the nearest counts."""
    end = len(chunk)
    while end > 1 and HEADINGS.match(chunk[end - 1].text):
        end -= 1
    return chunk[:end], _unnumbered(chunk[-1]) if end < len(chunk) else None


def _unnumbered(cell: Cell) -> Span:
    return Span(cell.span.start + HEADINGS.match(cell.text).end(), cell.span.end)


def _row_starts(cells: list[Cell]) -> list[int]:
    """Lone numbers that count on by one, or begin again at one; below a head row they may leap (3, 68, 69)."""
    starts, last = [], 0
    head = next((i for i, cell in enumerate(cells) if role(cell.text) == "no"), None)
    for index, cell in enumerate(cells):
        match = NUMBER.match(cell.text)
        if not match or index + 1 >= len(cells):
            continue
        number = int(match[1])
        leaps = head is not None and head < index and number > last and any(map(_says, cells[index + 1 : index + 4]))
        opens = not starts and _counts_on(cells[index + 1 :], number)
        near = number == last + 1 or (number == 1 and last) or (starts and last < number <= last + 3)
        if near or opens or leaps:
            starts.append(index)
            last = number
    return starts


def _counts_on(cells: list[Cell], number: int) -> bool:
    """A table that begins with 24 goes on with 25."""
    lone = [int(match[1]) for cell in cells if (match := NUMBER.match(cell.text))]
    return number + 1 in lone[:6] and number + 2 in lone


def _columns(labels: list[str]) -> list[str]:
    """Roles of the columns in order, from the last run of head words."""
    roles = [role(label) for label in labels]
    first = next((i for i, r in enumerate(roles) if r == "no"), None)
    if first is None:
        return []
    while first > 0 and roles[first - 1] in ("category", "name"):
        first -= 1
    found = [r for r in roles[first:] if r]
    if found.count("task") > 1 and "name" not in found:
        found[found.index("task")] = "name"  # 考核内容 beside 目标任务: the first titles, the second says
    return found


def _stands_before(head: list[str], one: str, other: str) -> bool:
    return one in head and other in head and head.index(one) < head.index(other)


def _category_before(cells: list[Cell], head: list[str]) -> Span | None:
    """The last cell above the first number, when the head row is complete without it."""
    last = cells[-1] if cells else None
    first = next((i for i, cell in enumerate(cells) if role(cell.text) == "no"), len(cells))
    while first > 0 and role(cells[first - 1].text) in ("category", "name"):
        first -= 1
    if last is None or (role(last.text) and len(set(head)) == len(head) == len(cells) - first):
        return None
    return last.span


def _give_back(chunk: list[Cell]) -> tuple[list[Cell], Span | None]:
    """The class of the next rows stands at the end of this one when its column comes before the number."""
    texts = [cell for cell in chunk if sort_of(cell.text) == "text"]
    last = chunk[-1] if chunk else None
    if (
        len(texts) >= 2
        and last
        and last is texts[-1]
        and len(last.text) <= 14
        and not re.search(r"[。,;:%]", last.text)
    ):
        return chunk[:-1], last.span
    return chunk, None


def _row(document: Document, no: str | None, chunk: list[Cell], head: list[str], category: Span | None) -> Entry | None:
    entry = Entry(category, no, Span(0, 0), [])
    texts = []
    chunk = _without_progress(chunk, head)
    main = next((i for i, cell in enumerate(chunk) if _says(cell)), 0)
    for index, cell in enumerate(chunk):
        cell.sort = sort_of(cell.text) if index > main or len(chunk) == 1 or _owns_first(head, index) else "text"
        if cell.sort == "text" and not (texts and index > main and _after_people(entry, cell, head)):
            texts.append(cell)
        elif cell.sort not in ("text", "figure"):
            take(document, entry, cell.sort, cell.span)
    texts = _without_remark(texts)
    if not texts:
        return None
    texts = _whole_name(texts, head)
    if (
        len(texts) >= 2
        and ("category" in head or not head or "name" not in head)
        and _is_class(texts[0], texts[1], head)
    ):
        heading = HEADINGS.match(texts[0].text)
        entry.category = Span(texts[0].span.start + (heading.end() if heading else 0), texts[0].span.end)
        texts = texts[1:]
    titled = len(texts) >= 2 and ("name" in head or not head) and len(texts[0].text) < len(texts[1].text)
    entry.name = texts[0].span
    entry.ordinals = titled
    entry.content = [cell.span for cell in (texts[1:] if titled else texts)]
    return entry


def _without_progress(chunk: list[Cell], head: list[str]) -> list[Cell]:
    """Columns of progress that stand last are left out by their place when every column before them is filled."""
    roles = head[head.index("no") + 1 :] if "no" in head else []
    kept = len(roles)
    while kept and roles[kept - 1] == "skip":
        kept -= 1
    if not kept or kept == len(roles) or len(chunk) <= kept:
        return chunk
    fits = (
        sort_of(cell.text) in ("text", name) if name in ("category", "name", "task") else len(cell.text) <= 40
        for cell, name in zip(chunk, roles[:kept], strict=False)
    )
    return chunk[:kept] if all(fits) else chunk


def _owns_first(head: list[str], index: int) -> bool:
    """Whether the column of those who answer stands before the task."""
    roles = head[head.index("no") + 1 :] if "no" in head else []
    return index < len(roles) and roles[index] == "owner" and "task" in roles[index:]


def _says(cell: Cell) -> bool:
    """The cell that holds the task itself: a sentence, not a label or a name."""
    return len(cell.text) > 8 and (
        bool(re.search(r"[。,;%]", cell.text)) or bool(DEED.match(cell.text)) or len(cell.text) > 24
    )


def _is_class(cell: Cell, following: Cell, head: list[str]) -> bool:
    if "category" in head and not _stands_before(head, "category", "no"):
        return len(cell.text) <= 30 and not re.search(r"[。;,]", cell.text)
    return bool(HEADINGS.match(cell.text)) or (not head and len(cell.text) <= 12 and not DEED.match(cell.text))


def _after_people(entry: Entry, cell: Cell, head: list[str]) -> bool:
    """A short text behind owners and dates is a remark; so is every text where a column of progress is known."""
    if "skip" in head and (entry.owners or entry.leaders):
        return True
    if len(head) >= 3 and len(cell.text) <= 6 and not re.search(r"[。;,]", cell.text):
        return True
    return (
        bool(entry.owners or entry.deadline or entry.leaders)
        and len(cell.text) <= 30
        and not re.search(r"[。;]$", cell.text)
    )


def _whole_name(texts: list[Cell], head: list[str]) -> list[Cell]:
    """A name broken by the width of its column stands on several lines."""
    main = next((i for i, cell in enumerate(texts) if _says(cell)), 0)
    if "name" not in head or "category" in head or main < 2 or any(len(cell.text) > 10 for cell in texts[:main]):
        return texts
    span = Span(texts[0].span.start, texts[main - 1].span.end)
    return [Cell(span, "".join(cell.text for cell in texts[:main])), *texts[main:]]


def _without_remark(texts: list[Cell]) -> list[Cell]:
    kept = [
        cell
        for cell in texts
        if not re.fullmatch(r"[每按]\S{1,6}报\S*|是|否|无|/|-+|—+|√|新增|续建|约束性|预期性", cell.text)
    ]
    return kept or texts


def take(document: Document, entry: Entry, sort: str, span: Span) -> None:
    if sort == "deadline" and not entry.deadline:
        entry.deadline = document.fold[span.start : span.end]
    elif sort in ("owner", "leader", "phone"):
        values = (
            listed(document, span)
            if sort != "phone"
            else re.findall(r"[\d][\d()\-—]{5,}", document.fold[span.start : span.end])
        )
        kept = getattr(entry, sort + "s")
        kept.extend(v for v in values if v not in kept and v not in ("—", "-", "/"))
