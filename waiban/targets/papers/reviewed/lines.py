"""Counting and telling the lines of a frozen review: states with their shares, what moved, who answers."""

from collections import Counter
from collections.abc import Iterable, Sequence

from waiban.targets.models import FINISHED, State

from ..phrases import short_day
from ..report import ORDER

LAGGING = (State.LATE, State.BEHIND)
# From bad to good, for "better" and "worse"; what nobody measures and what has no finish line is neither.
RANKS = {
    state: place
    for place, states in enumerate(
        [(State.LATE,), (State.BEHIND,), (State.NONE, State.SOON), (State.MOVING,), (State.PACE,), FINISHED]
    )
    for state in states
}
# The columns of a table of counts; what is nearly due is under way.
COLUMNS = {
    "已完成": FINISHED, "达进度": (State.PACE,), "推进中": (State.MOVING, State.SOON), "欠进度": (State.BEHIND,),
    "逾期": (State.LATE,), "未启动": (State.NONE,), "持续推进": (State.ONGOING,), "未计量": (State.UNMEASURED,),
}  # fmt: skip

Line = dict


def year_of(told: dict) -> int:
    return told["book"]["year"]


def month_of(name: str) -> str:
    """9月 of 2026-09."""
    return f"{int(name[5:])}月"


def share(number: int, total: int) -> str:
    return f"{100 * number / (total or 1):.1f}%"


def states(lines: Sequence[Line]) -> str:
    """已完成14项，占35.0%（其中提前完成9项）；达进度3项，占7.5%；…"""
    counts, total = Counter(line["state"] for line in lines), len(lines)
    labels = {line["state"]: line["state_label"] for line in lines}
    done = sum(counts[state] for state in FINISHED)
    told = [f"已完成{done}项，占{share(done, total)}"]
    if counts[State.EARLY]:
        told[0] += f"（其中提前完成{counts[State.EARLY]}项）"
    told += [f"{labels[s]}{counts[s]}项，占{share(counts[s], total)}" for s in ORDER if counts[s]]
    return "；".join(told)


def in_state(lines: Iterable[Line], *wanted: str) -> list[Line]:
    return [line for line in lines if line["state"] in wanted]


def counted(lines: Sequence[Line]) -> list[int]:
    """How many stand in each of the columns."""
    return [len(in_state(lines, *wanted)) for wanted in COLUMNS.values()]


def lagging(lines: Iterable[Line]) -> list[Line]:
    """Late first, those over longest at the head; then what is behind its pace, the nearest date first."""
    found = in_state(lines, *LAGGING)
    return sorted(found, key=lambda line: (LAGGING.index(line["state"]), line["days"], line["number"]))


def moved(line: Line, was: str) -> int:
    """1 for a better state than at the review before, −1 for a worse one."""
    before, now = RANKS.get((line[was] or {}).get("state")), RANKS.get(line["state"])
    if before is None or now is None:
        return 0
    return (now > before) - (now < before)


def newly_done(lines: Iterable[Line], was: str) -> list[Line]:
    return [line for line in in_state(lines, *FINISHED) if line[was] and line[was]["state"] not in FINISHED]


def changes(lines: Sequence[Line], was: str, since: str) -> str:
    """与9月相比，新增完成2项，状态好转1项，状态下降1项; nothing where there was no review before."""
    if not since:
        return ""
    done = newly_done(lines, was)
    better = [line for line in lines if moved(line, was) > 0 and line not in done]
    worse = [line for line in lines if moved(line, was) < 0]
    parts = [
        f"{words}{len(found)}项"
        for words, found in (("新增完成", done), ("状态好转", better), ("状态下降", worse))
        if found
    ]
    return f"与{month_of(since)}调度时相比，{'，'.join(parts) if parts else '各项状态没有变化'}。"


def standing(line: Line) -> str:
    """欠进度，应达11个，差1个; 逾期31天."""
    return (
        line["lag"]
        if line["lag"].startswith(line["state_label"])
        else "，".join(filter(None, (line["state_label"], line["lag"])))
    )


def owner(line: Line) -> str:
    return line["division"] or "未明确处室"


def owners(lines: Iterable[Line]) -> str:
    """国际合作处、友城处."""
    return "、".join(dict.fromkeys(owner(line) for line in lines))


def said(words: dict | None, year: int) -> str:
    """用地规划条件调整（8月14日）"""
    return f"{words['text'].rstrip('。；')}（{short_day(words['on'], year)}）" if words else ""


def clipped(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1]}…"


def numbers(lines: Sequence[Line], most: int | None = None) -> str:
    """第4、15、18项; the first so many of a long list."""
    named = "、".join(str(line["number"]) for line in lines[:most])
    return f"第{named}{'等' if most is not None and len(lines) > most else ''}项"
