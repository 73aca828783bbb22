"""Cars and rooms of a delegation as papers for the drivers and the hotel: DOCX, PDF and XLSX, in Chinese."""

from waiban.documents.blocks import Block, table
from waiban.documents.formats import formats

from . import logistics
from .models import Room, Visit

CARS = ["方向", "日期", "时间", "地点", "航班（车次）", "人员", "人数", "用车"]
WIDTHS = [0.07, 0.13, 0.14, 0.14, 0.13, 0.19, 0.07, 0.13]
WAYS = {logistics.ARRIVES: "接", logistics.LEAVES: "送"}
KINDS = {Room.SUITE: "套房", Room.SINGLE: "单人间", Room.TWIN: "双人间"}


def title(visit: Visit) -> str:
    return f"{visit.name}用车住房安排"


def rides(plan: logistics.Plan) -> list[list]:
    return [
        [
            WAYS[ride.way], ride.first.date().isoformat(), span(ride), ride.where, "、".join(ride.by),
            "、".join(one.name for one in ride.members), ride.people, cars(ride),
        ]
        for ride in plan.rides
    ]  # fmt: skip


def span(ride: logistics.Ride) -> str:
    first, last = f"{ride.first:%H:%M}", f"{ride.last:%H:%M}"
    return first if first == last else f"{first}–{last}"


def cars(ride: logistics.Ride) -> str:
    return "、".join(f"{name}×{number}" for name, number in ride.cars)


def nights(plan: logistics.Plan) -> tuple[list[str], list[list]]:
    """One line for each night, one column for each kind of room."""
    head = ["晚", *(KINDS[kind] for kind in plan.kinds), "合计（间）"]
    lines = [
        [night.day.isoformat(), *(night.rooms.get(kind, (0, 0))[0] for kind in plan.kinds), night.total]
        for night in plan.nights
    ]
    return head, lines


def blocks(visit: Visit) -> list[Block]:
    plan = logistics.plan(visit)
    head, lines = nights(plan)
    found = [Block("title", title(visit)), Block("h1", "一、接送用车"), table(CARS, rides(plan), WIDTHS)]
    found += [Block("h1", "二、住房"), table(head, lines, [1 / len(head)] * len(head))]
    if plan.unknown:
        found.append(Block("p", "到离时间或房型待定：" + "、".join(one.name for one, _gaps in plan.unknown) + "。"))
    return found


def sheets(visit: Visit) -> list:
    plan = logistics.plan(visit)
    return [("用车", CARS, rides(plan)), ("住房", *nights(plan))]


FORMATS = formats(blocks, sheets)
