"""The papers of a month's review: the table of 调度, the quarter's 通报, and one page for the leaders.

Each is a list of blocks written from what was frozen with the review, so DOCX, PDF and XLSX say the same. They are
Chinese documents whoever takes them away, so their set phrases stand here and not in the translations.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from waiban.documents import docx, pdf, xlsx
from waiban.documents.blocks import Block
from waiban.targets.models import Review

from .. import OFFICE, UNFIT
from . import brief, circular, dispatch


class Paper(NamedTuple):
    """What it is called on the page, how it is headed, and what it says."""

    label: str
    title: Callable[[dict], str]
    blocks: Callable[[dict], list[Block]]
    of_quarter: bool = False  # only the review of a quarter's last month has it


PAPERS: dict[str, Paper] = {
    "dispatch": Paper(_("Table of the month"), dispatch.title, dispatch.blocks),
    "circular": Paper(_("Circular of the quarter"), circular.title, circular.blocks, of_quarter=True),
    "brief": Paper(_("One page for the leaders"), brief.title, brief.blocks),
}
FORMATS: dict[str, tuple[Callable[[list[Block]], bytes], str]] = {
    "pdf": (pdf.make, "application/pdf"),
    "docx": (docx.make, OFFICE + "wordprocessingml.document"),
    "xlsx": (xlsx.make, OFFICE + "spreadsheetml.sheet"),
}


def papers_of(review: Review) -> dict[str, Paper]:
    """Those the review has."""
    return {name: paper for name, paper in PAPERS.items() if review.told["quarter"] or not paper.of_quarter}


def make(review: Review, paper: Paper, ending: str) -> bytes:
    return FORMATS[ending][0](paper.blocks(review.told))


def file_name(review: Review, paper: Paper, ending: str) -> str:
    """市外办2026年度业务目标10月份调度表.pdf"""
    return f"{UNFIT.sub('', paper.title(review.told))}.{ending}"
