"""Counts and shares by state (M-24): one line of colour and its words."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ..models import State

# From what is well to what needs a person; what nobody measures yet stands last.
ORDER = (State.DONE, State.EARLY, State.PACE, State.MOVING, State.SOON, State.BEHIND, State.LATE, State.NONE,
         State.ONGOING, State.UNMEASURED)  # fmt: skip


class Share(NamedTuple):
    """How many promises stand so; `start` is where its stretch of the line begins."""

    state: str
    label: str
    count: int
    percent: int
    start: int


class Shares(NamedTuple):
    """All of them, and how many there are together."""

    total: int
    parts: list[Share]


def percent(count: int, total: int) -> int:
    """Half a percent counts as a whole one, on every page alike; 0 of nothing."""
    return (200 * count + total) // (2 * total) if total else 0


def shares(states: Iterable[str]) -> Shares:
    """Counts and shares of promises by their states."""
    counts = Counter(str(state) for state in states)
    total, start, parts = counts.total(), 0, []
    for state in ORDER:
        if count := counts[state]:
            parts.append(Share(str(state), str(state.label), count, percent(count, total), start))
            start += count
    return Shares(total, parts)
