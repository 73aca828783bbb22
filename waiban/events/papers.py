"""The order of precedence as a paper for the people who set name cards: DOCX, PDF and XLSX, in Chinese."""

import io
import re
from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from openpyxl import Workbook

from waiban.documents import docx, pdf
from waiban.documents.blocks import Block, table
from waiban.register.exporting import XLSX, Page

from . import seating
from .models import Event

HEADS = ["序", "姓名", "职务", "国家（地区）", "单位", "排序依据"]
WIDTHS = [0.07, 0.17, 0.18, 0.14, 0.2, 0.24]
UNFIT = re.compile(r'[\\/:*?"<>|\s]+')  # not in the name of a file


class Format(NamedTuple):
    """How a file is made, and what a browser is told it is."""

    make: Callable[[Event], bytes]
    content_type: str


def lines(event: Event) -> list[list]:
    """Number, name, title, country, organisation and reason of each place."""
    return [
        [
            place.number, seating.name_of(place.guest),
            seating.title_of(place.guest), str(seating.country_of(place.guest) or ""),
            str(place.guest.organisation or ""), place.reason,
        ]
        for place in seating.order(event, seating.guests_of(event))
    ]  # fmt: skip


def blocks(event: Event) -> list[Block]:
    """Title, the rule and the day, the table, and what holds for flags and the signing table."""
    where = "，".join(str(word) for word in (event.begins, event.venue) if word)
    return [
        Block("title", f"{event.name}礼宾次序"),
        Block("p", f"时间地点：{where}。排序规则：{event.get_precedence_display()}；主方列于末位。"),
        table(HEADS, lines(event), WIDTHS),
        *(Block("p", f"{heading}：{sentence}") for heading, sentence in seating.notes()),
    ]


def as_sheet(event: Event) -> bytes:
    book, file = Workbook(write_only=True), io.BytesIO()
    page = Page(book, "礼宾次序", HEADS)
    for line in lines(event):
        page.append(line)
    book.save(file)
    return file.getvalue()


def _chinese(make: Callable[[Event], bytes]) -> Callable[[Event], bytes]:
    """A Chinese paper whoever takes it away."""

    def made(event: Event) -> bytes:
        with translation.override(settings.LANGUAGE_CODE):
            return make(event)

    return made


OFFICE = "application/vnd.openxmlformats-officedocument."
FORMATS: dict[str, Format] = {
    "docx": Format(_chinese(lambda e: docx.make(blocks(e))), OFFICE + "wordprocessingml.document"),
    "pdf": Format(_chinese(lambda e: pdf.make(blocks(e))), "application/pdf"),
    "xlsx": Format(_chinese(as_sheet), XLSX),
}


def file_name(event: Event, ending: str) -> str:
    return f"{UNFIT.sub('', event.name)}礼宾次序.{ending}"
