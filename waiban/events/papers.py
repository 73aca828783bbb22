"""The order of precedence as a paper for the people who set name cards: DOCX, PDF and XLSX, in Chinese."""

from waiban.documents.blocks import Block, table
from waiban.documents.formats import formats

from . import seating
from .models import Event

HEADS = ["序", "姓名", "职务", "国家（地区）", "单位", "排序依据"]
WIDTHS = [0.07, 0.17, 0.18, 0.14, 0.2, 0.24]


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
        Block("title", title(event)),
        Block("p", f"时间地点：{where}。排序规则：{event.get_precedence_display()}；主方列于末位。"),
        table(HEADS, lines(event), WIDTHS),
        *(Block("p", f"{heading}：{sentence}") for heading, sentence in seating.notes()),
    ]


def sheets(event: Event) -> list:
    return [("礼宾次序", HEADS, lines(event))]


FORMATS = formats(blocks, sheets)


def title(event: Event) -> str:
    return f"{event.name}礼宾次序"
