"""季度通报: to all divisions, how the book stands, what went well, what lags with its owner and steps, what is asked next."""

import datetime as dt
from collections.abc import Iterator

from waiban.documents.blocks import Block, signature, table
from waiban.kernel.period import Period
from waiban.targets.models import FINISHED, State

from ..phrases import day, numeral, short_day
from . import dispatch
from . import lines as told_of

QUARTERS = "一二三四"
ENCLOSED = ("各处室承诺事项进展统计表", "各项承诺进展情况一览表")
DIVISION_HEADS = ("责任处室", "承诺数", *told_of.COLUMNS, "完成率")
DIVISION_WIDTHS = [0.19, *[0.081] * 10]


def title(told: dict) -> str:
    number = QUARTERS[told["quarter"]["number"] - 1]
    return f"关于{told_of.year_of(told)}年第{number}季度\n业务目标进展情况的通报"


def blocks(told: dict) -> list[Block]:
    found = [Block("title", title(told)), Block("to", "各处室："), Block("p", _opening(told))]
    parts = (("总体情况", _overall), ("进展较好的事项", _well), ("进展滞后的事项", _lagging),
             ("需要协调解决的问题", _stuck), ("下一步工作要求", _asked))  # fmt: skip
    for number, (heading, part) in enumerate(parts, 1):
        found += [Block("h1", f"{numeral(number)}、{heading}"), *part(told)]
    found.append(Block("enclosures", rows=[[name] for name in ENCLOSED]))
    found += signature(told["book"]["unit"], day(told["at"]))
    return [
        *found,
        Block("attachment", "附件1", title=ENCLOSED[0], landscape=True, dense=True),
        table(DIVISION_HEADS, divisions(told["lines"]), DIVISION_WIDTHS),
        Block("note", "注：“推进中”含临近期限的事项；完成率为已完成项数占承诺数的比例。"),
        Block("attachment", "附件2", title=ENCLOSED[1], landscape=True, dense=True),
        table(dispatch.HEADS, dispatch.rows(told), dispatch.WIDTHS),
    ]


def _opening(told: dict) -> str:
    return f"按照年度业务目标管理工作要求，现将《{told['book']['title']}》截至{day(told['day'])}的进展情况通报如下。"


def _overall(told: dict) -> Iterator[Block]:
    lines, quarter = told["lines"], told["quarter"]
    targets = len({line["target"] for line in lines})
    yield Block("p", f"共设目标{targets}项、承诺事项{len(lines)}项。{told_of.states(lines)}。")
    numeric = [line for line in lines if line["numeric"]]
    if numeric:
        yield Block("p", f"其中，有数量指标的承诺{len(numeric)}项，{told_of.states(numeric)}。")
    if change := told_of.changes(lines, "was_in_quarter", quarter["before"]):
        yield Block("p", change)


def done_in_quarter(told: dict) -> list[dict]:
    return [line for line in told_of.in_state(told["lines"], *FINISHED) if line["done_on"] >= told["quarter"]["first"]]


def _well(told: dict) -> Iterator[Block]:
    """What was finished in the quarter, by the date."""
    done = sorted(done_in_quarter(told), key=lambda line: (line["done_on"], line["number"]))
    if not done:
        yield Block("p", "本季度没有新完成的事项。")
        return
    yield Block("p", f"本季度完成{len(done)}项，涉及{told_of.owners(done)}。")
    for number, line in enumerate(done, 1):
        done_on, due = (short_day(line[name], told_of.year_of(told)) for name in ("done_on", "due"))
        yield Block("p", f"{number}. {told_of.owner(line)}：{line['text']}，{done_on}完成（期限{due}）。")


def _lagging(told: dict) -> Iterator[Block]:
    lines = told_of.lagging(told["lines"])
    if not lines:
        yield Block("p", "截至目前没有逾期或欠进度的事项。")
        return
    late, behind = (told_of.in_state(lines, state) for state in told_of.LAGGING)
    parts = [f"逾期{len(late)}项" if late else "", f"欠进度{len(behind)}项" if behind else ""]
    yield Block("p", f"{'、'.join(filter(None, parts))}，涉及{told_of.owners(lines)}。")
    for number, line in enumerate(lines, 1):
        yield Block("h3", f"{number}. {line['text']}（{line['state_label']}）")
        yield Block("p", _account(line, told_of.year_of(told)))


def _account(line: dict, year: int) -> str:
    """责任处室、期限、差距、困难、措施 of one promise."""
    answers = "、".join(filter(None, (told_of.owner(line), line["person"])))
    parts = [f"责任处室：{answers}", f"期限：{short_day(line['due'], year)}"]
    parts += [f"完成情况：{line['says']}"] if line["says"] else []
    parts += [f"差距：{line['lag']}"] if line["lag"] else []
    parts += [f"下次安排：{short_day(line['next_on'], year)}"] if line["next_on"] else []
    stuck, steps = told_of.said(line["stuck"], year), told_of.said(line["steps"], year)
    parts += [f"原因：{stuck}"] if stuck else []
    return f"{'；'.join(parts)}。{f'下步措施：{steps}。' if steps else '未报下步措施。'}"


def _stuck(told: dict) -> Iterator[Block]:
    """Difficulties that were told of what does not lag yet."""
    lines = [line for line in told["lines"] if line["stuck"] and line["state"] not in told_of.LAGGING]
    if not lines:
        yield Block("p", "除上述事项外，没有填报需要协调解决的问题。")
    for number, line in enumerate(lines, 1):
        stuck = told_of.said(line["stuck"], told_of.year_of(told))
        yield Block("p", f"{number}. {told_of.owner(line)}：{line['text']}。问题：{stuck}。")


def _asked(told: dict) -> Iterator[Block]:
    """Only what follows from the figures: catch up, keep the next dates, say the steps that are missing."""
    lines, year = told["lines"], told_of.year_of(told)
    asked, behind = [], told_of.lagging(lines)
    if behind:
        asked.append(
            f"加快滞后事项。{told_of.owners(behind)}要逐项明确赶进度措施、责任人和完成时间，在下次月度调度时报告进展。"
        )
    if coming := due_next(told):
        named = "；".join(f"{line['text']}（{told_of.owner(line)}，{short_day(line['due'], year)}）" for line in coming)
        asked.append(f"抓好近期到期事项。下一季度到期{len(coming)}项：{named}。")
    if silent := [line for line in behind if not line["steps"]]:
        asked.append(
            f"补报下步措施。{told_of.numbers(silent)}未报下步措施，请{told_of.owners(silent)}在目标台账中补报。"
        )
    asked.append("及时登记佐证。已办结事项应当在登记簿中登记并附佐证材料，进展以登记簿为准。")
    for number, words in enumerate(asked, 1):
        yield Block("p", f"（{numeral(number)}）{words}")


def due_next(told: dict) -> list[dict]:
    """Unfinished promises whose date lies in the next quarter; where that is the end of the year, all but the last day."""
    first = dt.date.fromisoformat(told["quarter"]["first"])
    after = Period.quarter(first.year + (first.month > 9), (first.month // 3 + 1) % 4 + 1)
    open_ = [line for line in told["lines"] if line["state"] not in (*FINISHED, State.ONGOING, State.UNMEASURED)]
    last = f"{told_of.year_of(told)}-12-31"  # most promises name no date: that is no news
    found = [x for x in open_ if after.first.isoformat() <= x["due"] <= after.last.isoformat() and x["due"] != last]
    return sorted(found, key=lambda line: (line["due"], line["number"]))


def divisions(lines: list[dict]) -> Iterator[list]:
    """A line for each division in the order of the book, and all of them together."""
    names = dict.fromkeys(told_of.owner(line) for line in lines)
    for name in [*names, ""]:
        mine = [line for line in lines if name in ("", told_of.owner(line))]
        counts = told_of.counted(mine)
        yield [name or "合计", len(mine), *counts, told_of.share(counts[0], len(mine))]
