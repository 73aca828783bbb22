"""Pages set in two columns are read down the left one, then down the right one."""

MIDDLE = (0.44, 0.56)  # of the width of the page
GUTTER = 8  # points without a word
FEWEST = 5  # lines on both sides that make a page two columns


def text_of(page, top: float, bottom: float) -> str:
    """The text of a part of a page, in the order it is read."""
    part = page.crop((0, top, page.width, bottom))
    gutter = _gutter(part)
    if gutter is None:
        return part.extract_text(x_tolerance=2) or ""
    texts, at = [], top
    for begin, end in _full_lines(part, gutter):
        texts += [*_halves(page, at, begin, gutter), page.crop((0, begin, page.width, end)).extract_text(x_tolerance=2)]
        at = end
    return "\n".join(text for text in [*texts, *_halves(page, at, bottom, gutter)] if text)


def _halves(page, top: float, bottom: float, gutter: float) -> list[str]:
    if bottom - top < 2:
        return []
    sides = ((0, top, gutter, bottom), (gutter, top, page.width, bottom))
    return [page.crop(side).extract_text(x_tolerance=2) or "" for side in sides]


def _lines(part) -> list[list[dict]]:
    """Words that stand on one line, from top to bottom."""
    lines: list[list[dict]] = []
    for word in sorted(part.extract_words(x_tolerance=2), key=lambda word: (word["top"], word["x0"])):
        if lines and word["top"] < lines[-1][0]["bottom"] - 2:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _gutter(part) -> float | None:
    """The middle of the blank strip between two columns of running text; None where there is none."""
    lines, width = _lines(part), float(part.width)
    if len(lines) < FEWEST:
        return None
    for step in range(int(MIDDLE[0] * 100), int(MIDDLE[1] * 100) + 1):
        x = width * step / 100
        both = [line for line in lines if not _crossed(line, x) and _sides(line, x)]
        crossed = sum(_crossed(line, x) for line in lines)
        full = sum(max(word["x1"] for word in line if word["x1"] <= x) > 0.85 * x for line in both)
        if len(both) >= FEWEST and crossed <= 0.25 * len(lines) and full >= 0.5 * len(both):
            return x
    return None


def _crossed(line: list[dict], x: float) -> bool:
    return any(word["x0"] < x + GUTTER / 2 and word["x1"] > x - GUTTER / 2 for word in line)


def _sides(line: list[dict], x: float) -> bool:
    return any(word["x1"] <= x for word in line) and any(word["x0"] >= x for word in line)


def _full_lines(part, gutter: float) -> list[tuple[float, float]]:
    """Top and bottom of the lines that run over both columns: titles, page numbers."""
    crossing = [line for line in _lines(part) if _crossed(line, gutter)]
    return [(min(w["top"] for w in line) - 0.5, max(w["bottom"] for w in line) + 0.5) for line in crossing]
