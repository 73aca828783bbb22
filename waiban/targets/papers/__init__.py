"""The frozen self-assessment as files for the assessor: DOCX and PDF in official layout, XLSX, JSON.

Everything is written from what was frozen, nothing is asked of the registers again. The report is a Chinese document
whoever takes it away, so its set phrases stand here and not in the translations.
"""

import json
import re
from collections.abc import Callable
from typing import NamedTuple

from waiban.documents import docx, pdf
from waiban.targets.models import Assessment

from . import sheet
from .report import report

UNFIT = re.compile(r'[\\/:*?"<>|\s]+')  # not in the name of a file


class Format(NamedTuple):
    """How a file is made, and what a browser is told it is."""

    make: Callable[[Assessment], bytes]
    content_type: str


def as_json(assessment: Assessment) -> bytes:
    """What was frozen, with its digest and how to check it."""
    whole = {
        "on": assessment.on.isoformat(), "by": assessment.by, "at": assessment.at.isoformat(),
        "sha256": assessment.sha256,
        "sha256_of": "data: JSON, UTF-8, keys sorted, separators \",\" and \":\", nothing escaped that need not be",
        "data": assessment.data,
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


OFFICE = "application/vnd.openxmlformats-officedocument."
FORMATS: dict[str, Format] = {
    "docx": Format(lambda a: docx.make(report(a)), OFFICE + "wordprocessingml.document"),
    "pdf": Format(lambda a: pdf.make(report(a)), "application/pdf"),
    "xlsx": Format(sheet.make, OFFICE + "spreadsheetml.sheet"),
    "json": Format(as_json, "application/json"),
}


def file_name(assessment: Assessment, ending: str) -> str:
    """市外办2026年度业务目标自评报告（截至2026年11月24日）.pdf"""
    book, on = assessment.data["book"], assessment.on
    name = f"{book['unit']}{book['year']}年度业务目标自评报告（截至{on.year}年{on.month}月{on.day}日）"
    return f"{UNFIT.sub('', name)}.{ending}"
