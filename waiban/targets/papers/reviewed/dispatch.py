"""月度调度表: every promise with owner, date, state, lag, next date, what is stuck and the steps to catch up."""

from collections.abc import Iterator
from itertools import groupby

from waiban.documents.blocks import Block, table

from ..phrases import day, short_day
from . import lines as told_of

HEADS = (
    "序号",
    "承诺事项",
    "责任处室\n责任人",
    "期限",
    "状态",
    "完成情况",
    "进度差距",
    "下次\n安排",
    "困难和问题",
    "下步措施",
)
WIDTHS = [0.035, 0.205, 0.105, 0.072, 0.085, 0.078, 0.09, 0.07, 0.13, 0.13]


def title(told: dict) -> str:
    month = told_of.month_of(told["month"])
    return f"{told['book']['unit']}{told_of.year_of(told)}年度业务目标{month}份调度表"


def blocks(told: dict) -> list[Block]:
    lines = told["lines"]
    summary = (
        f"本月调度承诺事项{len(lines)}项：{told_of.states(lines)}。{told_of.changes(lines, 'was', told['before'])}"
    )
    return [
        Block("title", title(told), landscape=True, dense=True),
        Block("note", f"填报单位：{told['book']['unit']}　　数据截至：{day(told['day'])}　　填报人：{told['by']}"),
        Block("note", summary),
        Block("note", "注：完成情况取自登记簿，按序时进度测算差距；困难和问题、下步措施为责任处室最近一次填报，空白为未填报。"),
        table(HEADS, rows(told), WIDTHS),
    ]  # fmt: skip


def rows(told: dict) -> Iterator[list]:
    """Under the heading of each target its promises."""
    year = told_of.year_of(told)
    for target, lines in groupby(told["lines"], key=lambda line: line["target"]):
        yield [target]
        for line in lines:
            yield [
                line["number"], line["text"], "\n".join(filter(None, (line["division"], line["person"]))),
                short_day(line["due"], year), state(line), line["says"], line["lag"], short_day(line["next_on"], year),
                told_of.said(line["stuck"], year), steps(line, year),
            ]  # fmt: skip


def state(line: dict) -> str:
    """With the state of the review before where it was another one."""
    was = line["was"]
    if not was or was["state"] == line["state"]:
        return line["state_label"]
    return f"{line['state_label']}\n上月{was['state_label']}"


def steps(line: dict, year: int) -> str:
    """The division's own steps, and a leader's instruction above them."""
    instruction = told_of.said(line["instruction"], year)
    return "\n".join(filter(None, (f"批示：{instruction}" if instruction else "", told_of.said(line["steps"], year))))
