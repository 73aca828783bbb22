"""一页纸: what a leader reads in a minute: how the book stands, what lags and why, her instructions, what comes next."""

from collections.abc import Iterator

from waiban.documents.blocks import Block, table
from waiban.targets.models import FINISHED, State

from ..phrases import day, numeral, short_day
from . import lines as told_of

FOCUS, INSTRUCTED, NEXT, NAMED = 4, 2, 3, 8  # as many lines as leave it one page, however long the words are
PROMISE, OWNER, WORDS = 22, 8, 26  # letters of a promise, of who answers, of what is stuck or said
FOCUS_HEADS, FOCUS_WIDTHS = ("承诺事项", "责任处室", "状态和差距", "卡点和下步措施"), [0.28, 0.13, 0.16, 0.43]
NEXT_HEADS, NEXT_WIDTHS = ("时间", "承诺事项", "责任处室", "节点"), [0.12, 0.55, 0.2, 0.13]


def title(told: dict) -> str:
    return f"{told['book']['unit']}{told_of.year_of(told)}年业务目标{told_of.month_of(told['month'])}份进展一页纸"


def blocks(told: dict) -> list[Block]:
    found = [Block("title", title(told), dense=True), Block("note", f"数据截至{day(told['day'])}　　供领导参阅")]
    parts = (("总体进展", _overall), ("需要关注的事项", _focus), ("批示落实", _instructed), ("近期节点", _next))
    shown = [(heading, inner) for heading, part in parts if (inner := list(part(told)))]
    for number, (heading, inner) in enumerate(shown, 1):
        found += [Block("h1", f"{numeral(number)}、{heading}"), *inner]
    return found


def _overall(told: dict) -> Iterator[Block]:
    lines = told["lines"]
    done = told_of.in_state(lines, *FINISHED)
    change = told_of.changes(lines, "was", told["before"])
    yield Block("note", f"{len(lines)}项承诺已完成{len(done)}项，占{told_of.share(len(done), len(lines))}。{change}")
    yield table(list(told_of.COLUMNS), [told_of.counted(lines)], [1 / len(told_of.COLUMNS)] * len(told_of.COLUMNS))


def focus(told: dict) -> list[dict]:
    """What lags, then what somebody called stuck."""
    lagging = told_of.lagging(told["lines"])
    return lagging + [line for line in told["lines"] if line["stuck"] and line not in lagging]


def _focus(told: dict) -> Iterator[Block]:
    found, year = focus(told), told_of.year_of(told)
    if not found:
        yield Block("note", "没有逾期、欠进度或填报困难的事项。")
        return
    yield table(FOCUS_HEADS, [_line(line, year) for line in found[:FOCUS]], FOCUS_WIDTHS)
    if more := found[FOCUS:]:
        yield Block("note", f"另有{len(more)}项（{told_of.numbers(more, NAMED)}），见月度调度表。")


def _line(line: dict, year: int) -> list[str]:
    stuck = told_of.clipped(line["stuck"]["text"].rstrip("。"), WORDS) if line["stuck"] else ""
    steps = told_of.clipped(line["steps"]["text"].rstrip("。"), WORDS) if line["steps"] else "未报下步措施"
    return [_named(line), _owner(line), told_of.standing(line), f"{stuck}；{steps}" if stuck else steps]


def _named(line: dict) -> str:
    return f"{line['number']}. {told_of.clipped(line['text'], PROMISE)}"


def _owner(line: dict) -> str:
    return told_of.clipped(told_of.owner(line), OWNER)


def _instructed(told: dict) -> Iterator[Block]:
    """Instructions on what is not finished, the newest first, and how it stands."""
    found = sorted((x for x in told["lines"] if x["instruction"]), key=lambda line: line["instruction"]["on"])
    for line in found[: -INSTRUCTED - 1 : -1]:
        words = line["instruction"]
        said = told_of.clipped(words["text"].rstrip("。"), WORDS)
        when = short_day(words["on"], told_of.year_of(told))
        yield Block("note", f"{words['by']}{when}批示第{line['number']}项：{said}。目前{line['state_label']}。")


def coming(told: dict) -> list[tuple[str, dict, str]]:
    """The nearest dates ahead: what is arranged next, and what is due; the last day of the year is no news."""
    found, last = [], f"{told_of.year_of(told)}-12-31"
    for line in told["lines"]:
        if line["state"] in (*FINISHED, State.UNMEASURED):
            continue
        if line["next_on"] > told["day"]:
            found.append((line["next_on"], line, "下次安排"))
        if told["day"] < line["due"] != last and line["state"] != State.ONGOING:
            found.append((line["due"], line, "到期"))
    return sorted(found, key=lambda entry: (entry[0], entry[1]["number"]))


def _next(told: dict) -> Iterator[Block]:
    year, rows = told_of.year_of(told), coming(told)[:NEXT]
    if rows:
        yield table(
            NEXT_HEADS, [[short_day(on, year), _named(x), _owner(x), what] for on, x, what in rows], NEXT_WIDTHS
        )
