"""One list taken away in the formats an office uses: DOCX and PDF from blocks, XLSX from sheets; always in Chinese."""

import io
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.http import content_disposition_header
from openpyxl import Workbook

from waiban.register.sheets.exporting import XLSX, Page

from . import docx, pdf
from .blocks import Block

UNFIT = re.compile(r'[\\/:*?"<>|\s]+')  # not in the name of a file
OFFICE = "application/vnd.openxmlformats-officedocument."


class Format(NamedTuple):
    """How a file is made, and what a browser is told it is."""

    make: Callable[[Any], bytes]
    content_type: str


Sheet = tuple[str, list[str], Iterable[list]]  # its name, its head, its lines


def formats(blocks: Callable[[Any], list[Block]], sheets: Callable[[Any], list[Sheet]]) -> dict[str, Format]:
    """The three files of one record, by their endings."""
    return {
        "docx": Format(chinese(lambda record: docx.make(blocks(record))), OFFICE + "wordprocessingml.document"),
        "pdf": Format(chinese(lambda record: pdf.make(blocks(record))), "application/pdf"),
        "xlsx": Format(chinese(lambda record: workbook(sheets(record))), XLSX),
    }


def workbook(sheets: Iterable[Sheet]) -> bytes:
    book, file = Workbook(write_only=True), io.BytesIO()
    for name, head, lines in sheets:
        page = Page(book, name, head)
        for line in lines:
            page.append(line)
    book.save(file)
    return file.getvalue()


def chinese(make: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    """A Chinese paper whoever takes it away."""

    def made(record) -> bytes:
        with translation.override(settings.LANGUAGE_CODE):
            return make(record)

    return made


def answer(chosen: dict[str, Format], ending: str, record, name: str) -> HttpResponse:
    """The file, named after its record; 404 for an ending there is not."""
    if ending not in chosen:
        raise Http404
    told = HttpResponse(chosen[ending].make(record), content_type=chosen[ending].content_type)
    told["Content-Disposition"] = content_disposition_header(True, f"{UNFIT.sub('', name)}.{ending}")
    return told
