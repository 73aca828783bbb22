"""Measured and floor in turn, medians of both, and how their ratio stands to the bound."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Table:
    """The figures of one database, printed as they are found."""

    lines: list[tuple] = field(default_factory=list)

    def ratio(self, what: str, floor: str, ratio: float, bound: float | None, details: str = "") -> None:
        mark = "" if bound is None else "✓" if ratio <= bound else "✗"
        self.lines.append((what, floor, ratio, bound, mark))
        shown = "" if bound is None else f"≤ {bound:g}"
        print(
            f"  {mark or '·'} {ratio:8.2f}  {shown:6}  {what}  |  {floor}{'  |  ' + details if details else ''}",
            flush=True,
        )

    @property
    def good(self) -> bool:
        return all(mark != "✗" for *_rest, mark in self.lines)


def once(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def in_turn(*acts: Callable[[], object], times: int = 9, after: Callable[[], object] = lambda: None) -> list[float]:
    """The median time of each, taken in turn so that a machine that slows down slows all of them; `after` is not timed."""
    taken: list[list[float]] = [[] for _act in acts]
    for turn in range(times + 1):
        for act, times_of in zip(acts, taken, strict=True):
            needed = once(act)
            after()
            if turn:  # the first one warms up
                times_of.append(needed)
    return [statistics.median(times_of) for times_of in taken]


def told(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.1f} s"
