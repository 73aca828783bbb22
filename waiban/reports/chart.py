"""Months as columns of an SVG: this year's filled, last year's as an outline behind them; widths are attributes, never styles."""

from typing import NamedTuple

WIDTH, HEIGHT, GAP = 720, 160, 0.28


class Column(NamedTuple):
    x: int
    y: int
    width: int
    height: int
    before_y: int
    before_height: int
    middle: int
    label: str
    value: str
    url: str


def columns(lines, span) -> list[Column]:
    """One column for each month of the breakdown; empty where there is nothing to see."""
    if not lines:
        return []
    step = WIDTH / max(len(lines), 6)
    found = []
    for number, line in enumerate(lines):
        high, low = round((HEIGHT - 4) * line.width / 100), round((HEIGHT - 4) * line.before_width / 100)
        x, width = round(step * (number + GAP / 2)), round(step * (1 - GAP))
        figure = line.figures[0]
        found.append(
            Column(
                x,
                HEIGHT - high,
                width,
                high,
                HEIGHT - low,
                low,
                x + width // 2,
                line.label,
                f"{figure.text} {figure.measure.unit}",
                figure.url,
            )
        )
    return found
