"""The issued text laid out for reading: targets, measures and pieces, each promise in its place between plain words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

# What stands right before a measure and belongs to it on paper: 一是, 1., （一）, ①, 第一季度：
ORDINAL = re.compile(
    r"([一二三四五六七八九十]+是|[（(]?[一二三四五六七八九十\d]+[)）.、．]|[①-⑳]|第[一二三四]季度[:：]?)\s*$"
)


@dataclass
class Piece:
    """A stretch of a measure: plain words, or the words of a promise."""

    text: str
    commitment: object | None = None


@dataclass
class Paragraph:
    """A measure as it stands on paper, with its promises in order."""

    measure: object
    pieces: list[Piece]

    @property
    def commitments(self) -> list:
        return [piece.commitment for piece in self.pieces if piece.commitment]


@dataclass
class Section:
    """A target with its paragraphs."""

    target: object
    paragraphs: list[Paragraph] = field(default_factory=list)


def lay_out(text: str, targets: Sequence, measures: Sequence, commitments: Sequence) -> list[tuple[str, list[Section]]]:
    """Categories with their sections; three flat lists in, ordered by `start`, no queries."""
    by_target, by_measure = _by(measures, "target_id"), _by(commitments, "measure_id")
    found = []
    for name, group in groupby(sorted(targets, key=lambda t: t.position), key=lambda t: t.category):
        sections = []
        for target in group:
            section, before = Section(target), target.start
            for measure in by_target.get(target.pk, ()):
                section.paragraphs.append(_paragraph(text, measure, by_measure.get(measure.pk, ()), before))
                before = measure.end
            sections.append(section)
        found.append((name, sections))
    return found


def _by(rows, name) -> dict[int, list]:
    found: dict[int, list] = {}
    for row in sorted(rows, key=lambda r: r.start):
        found.setdefault(getattr(row, name), []).append(row)
    return found


def _paragraph(text: str, measure, commitments, before: int) -> Paragraph:
    pieces, place = [], measure.start
    if ordinal := ORDINAL.search(text[max(before, 0) : measure.start]):
        pieces.append(Piece(ordinal.group(1)))
    for commitment in commitments:
        if commitment.start > place:
            pieces.append(Piece(text[place : commitment.start]))
        pieces.append(Piece(text[commitment.start : commitment.end], commitment))
        place = commitment.end
    if place < measure.end:
        pieces.append(Piece(text[place : measure.end]))
    return Paragraph(measure, pieces)
