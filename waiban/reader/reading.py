"""From the document to the book: entries, their measures, the promises in them and what those mention."""

import re

from . import dates, doubts, mentions, naming, notices, outline, sources, values
from .document import Document, Span
from .entries import Entry
from .errors import ReaderError
from .measures import Piece, split
from .shape import ReadBook, ReadCommitment, ReadMeasure, ReadTarget
from .split import Group, Splitter

LONGEST = 1_000_000  # characters; a long book has fifty thousand
TRIM = " \t\n\u3000,。;、:.|\x01"


def read(data: bytes | str, *, name: str = "") -> ReadBook:
    """The book behind a file or pasted text; ReaderError says in plain words why it cannot be read."""
    document = sources.opened(data, name)
    if len(document.text) > LONGEST:
        raise ReaderError("too_long")
    head, entries = outline.read(document)
    if notices.reads_like_report(head.title, document.fold):
        raise ReaderError("report")
    found = ReadBook(
        text=document.text, title=head.title, unit=head.unit, year=head.year, leader=head.leader, contact=head.contact,
        phone=head.phone, benchmark_city=head.benchmark_city, benchmark_value=head.benchmark_value, doubts=document.doubts,
    )  # fmt: skip
    found.doubts += doubts.of_book(found)
    context = mentions.Context(document, head)
    targets = [target for entry in entries if (target := _target(document, entry, context))]
    found.targets = [target for target in targets if target.no or any(m.commitments for m in target.measures)]
    promises = [promise for target in found.targets for measure in target.measures for promise in measure.commitments]
    if not any(promise.verb or promise.kind != "continuing_work" for promise in promises):
        raise ReaderError("no_target")  # a letter or a list of names has no verb of work and no number to reach
    return found


def _target(document: Document, entry: Entry, context: "mentions.Context") -> ReadTarget | None:
    pieces = split(document, _content(document, entry))
    pieces += [Piece(quarter, span, quarter) for quarter, span in entry.quarters]
    if not pieces:
        return None
    deadline = _due(entry.deadline, context.year)
    dues = [(span, _due(stated, context.year)) for span, stated in entry.dues]
    name = document.text[entry.name.start : entry.name.end].strip()
    category = document.text[entry.category.start : entry.category.end].strip() if entry.category else None
    # what stands before the first ordinal only introduces; cells beside quarters and cells of their own promise
    following = [*(piece.ordinal for piece in pieces[1:]), None]
    intros = [
        piece.ordinal is None and after is not None and not entry.quarters
        for piece, after in zip(pieces, following, strict=True)
    ]
    last = len(pieces) - 1
    measures = [
        _measure(document, piece, context, _own(dues, piece, deadline), intros[i], i == last)
        for i, piece in enumerate(pieces)
    ]
    values.taken(document, entry, measures)
    start = min([entry.name.start, *(m.start for m in measures)])
    end = max([entry.name.end, *(m.end for m in measures)])
    return ReadTarget(
        category, entry.no, name, start, end, entry.owners, entry.leaders, entry.phones, deadline, measures
    )


def _content(document: Document, entry: Entry) -> list[Span]:
    """What a target promises: its content, or its name where the task is its own name."""
    if not entry.content:
        return [] if entry.quarters else [entry.name]
    apart = not entry.ordinals and not any(s.start <= entry.name.start < s.end for s in entry.content)
    sentence = document.fold[entry.name.start : entry.name.end].rstrip(" \n\x01").endswith("。")
    return (
        [entry.name, *entry.content] if apart and sentence and entry.name.end - entry.name.start > 24 else entry.content
    )


def _due(stated: str | None, year: int | None) -> str | None:
    due = dates.in_cell(stated) if stated else None
    return due.on(year) if due else None


def _own(dues: list[tuple[Span, str | None]], piece: Piece, deadline: str | None) -> str | None:
    """The date of the row a piece stands in, else that of the whole entry."""
    return next((due for span, due in dues if span.start <= piece.span.start < span.end), deadline)


def _measure(
    document: Document, piece: Piece, context: "mentions.Context", deadline: str | None, intro: bool, last: bool
) -> ReadMeasure:
    span = document.trimmed(piece.span.start, piece.span.end, " \t\n\u3000|\x01")
    topical = piece.ordinal is not None and piece.frame is None
    groups = Splitter(document, context.names).split(span.start, span.end, ordinal=topical, intro=intro, last=last)
    governed = context.governed(piece.frame, groups, deadline)
    promises: list[ReadCommitment] = []
    for group, when in zip(groups, governed, strict=True):
        promises.append(_promise(document, group, context, when, promises[-1] if promises else None))
    return ReadMeasure(piece.ordinal, span.start, span.end, promises)


SETTING_UP = ("works_built", "platform_built", "pool_built", "pilot_won", "project_landed")
WORKS = re.compile(r"开工|完工|竣工|通车|封顶|建成|开园")


def _promise(
    document: Document, group: Group, context: "mentions.Context", when: str | None, before: ReadCommitment | None
) -> ReadCommitment:
    span = document.trimmed(group.start, group.end, TRIM)
    verb, what = naming.shown(group.main)
    promise = ReadCommitment(span.start, span.end, group.main.deed.kind, verb, what, deadline=when)
    if (
        not before
        and all(clause.role in ("goes_on", "tail") for clause in group.clauses)
        and WORKS.search(group.main.core)
    ):
        promise.kind = "works_built"
    quantity = group.main.quantity
    alike = quantity and quantity.unit == before.unit and before.kind in SETTING_UP if before else False
    if before and group.main.deed.verb is None and (alike or document.fold[: span.start].endswith("、")):
        promise.kind, promise.verb = before.kind, before.verb  # 新建书房5个、驿站12个: the second takes the verb over
    if before and all(clause.role in ("goes_on", "tail") for clause in group.clauses):
        promise.kind, promise.object = before.kind, before.object  # 全年完成2500人次: the deed stands before
        if before.kind != "project_landed" and WORKS.search(group.main.core):
            promise.kind = "works_built"
    context.fill(promise, group, Span(span.start, span.end))
    if promise.kind == "continuing_work" and promise.quantity is not None and group.main.quantity is None:
        promise.kind = "indicator_reached"  # 争取资金支持,确保超过6000万元: the number stands behind the work
    return promise


def glance(words: str) -> tuple[str, str, str] | None:
    """Kind, verb and object of words that a person made a promise of its own; None where no verb of work tells them."""
    groups = Splitter(Document(words), lambda clause: False).split(0, len(words), ordinal=False)
    found = [(group.main.deed.kind, *naming.shown(group.main)) for group in groups]
    told = [one for one in found if one[0] != "continuing_work"] or [one for one in found if one[1]]
    return (told[0][0], told[0][1] or "", told[0][2] or "") if told else None
