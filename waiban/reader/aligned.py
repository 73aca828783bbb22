"""Rows that lost their merged cells in copying: what a cell looks like tells which column it stood in."""

import re

from .document import Document, Span
from .entries import sort_of

NUMBER = re.compile(r"[((]?\d{1,3}[))]?[.、]?")
TEXTS = ("category", "name", "task")
FITS = {"deadline": ("deadline",), "owner": ("owner",), "leader": ("leader", "owner"), "phone": ("phone",), "figure": ("value", "skip")}  # fmt: skip


def row(document: Document, cells: list[Span], roles: dict[int, str]) -> list[Span | None]:
    """The cells in the columns they belong to; a row that fits as it stands is left alone."""
    width = max(roles, default=0) + 1
    filled = [(place, span) for place, span in enumerate(cells) if span]
    if not filled or len(filled) >= width or all(_at_home(document, span, roles.get(i)) for i, span in filled):
        return list(cells)
    if shift := _shift(document, cells, roles, width):
        return [None] * shift + list(cells)
    out: list[Span | None] = [None] * width
    texts: list[Span] = []
    for index, (_, span) in enumerate(filled):
        sort = sort_of(document.fold[span.start : span.end].strip())
        if index == 0 and "no" in roles.values() and _is_number(document, span):
            sort = "no"
        places = [i for i, name in sorted(roles.items()) if name in FITS.get(sort, (sort,)) and out[i] is None]
        if sort == "text":
            texts.append(span)
        elif places:
            out[places[0]] = span
    places = [i for i, name in sorted(roles.items()) if name in TEXTS]
    for place, span in zip(places[-len(texts) :] if texts else [], texts, strict=False):
        out[place] = span
    return out


def _shift(document: Document, cells: list[Span], roles: dict[int, str], width: int) -> int:
    """How many columns a row slid to the left when its first cells were merged with those above; 0 when not so."""
    last = max(i for i, span in enumerate(cells) if span)

    def fitting(shift: int) -> float:
        places = [(i + shift, span) for i, span in enumerate(cells) if span]
        return sum(_at_home(document, span, roles.get(i)) for i, span in places) / len(places)

    best = max(range(1, max(width - last, 1)), key=fitting, default=0)
    return best if best and fitting(best) > max(fitting(0), 0.75) else 0


def _at_home(document: Document, span: Span, role: str | None) -> bool:
    text = document.fold[span.start : span.end].strip()
    sort = sort_of(text)
    if role == "no":
        return _is_number(document, span)
    if role in TEXTS:
        return sort == "text"
    if role == "value":
        return len(text) <= 12 and bool(re.search(r"\d", text))
    if role == "phone":
        return bool(re.search(r"\d{6}", text))
    vague = sort == "text" and len(text) <= 24 and (role == "deadline" or not re.search(r"[\d。]", text))
    return role in (None, "skip", "quarter", "unit") or vague or role in FITS.get(sort, ())


def _is_number(document: Document, span: Span) -> bool:
    return bool(NUMBER.fullmatch(document.fold[span.start : span.end].strip()))
