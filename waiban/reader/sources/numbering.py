"""Numbers the program sets by itself (一、 1. (1)): worked out from the list definitions, for they stand in no text."""

from docx.oxml.ns import qn

HAN = "零一二三四五六七八九"
DEEPEST = 9  # levels a list may have
CHINESE = {
    "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "ideographDigital", "japaneseCounting",
    "taiwaneseCountingThousand", "taiwaneseCounting", "japaneseDigitalTenThousand",
}  # fmt: skip


class Numbering:
    """The labels of the paragraphs of one document, asked for in their order."""

    def __init__(self, document) -> None:
        self.styles = {
            style.get(qn("w:styleId")): style for style in document.styles.element.iterchildren(qn("w:style"))
        }
        root = next(
            (r.target_part.element for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None
        )
        self.lists, self.overrides = {}, {}
        self.counts: dict[str, list[int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root) -> None:
        kinds = {kind.get(qn("w:abstractNumId")): kind for kind in root.iterchildren(qn("w:abstractNum"))}
        for number in root.iterchildren(qn("w:num")):
            kind = number.find(qn("w:abstractNumId"))
            if kind is not None and kind.get(qn("w:val")) in kinds:
                levels = {level.get(qn("w:ilvl")): level for level in kinds[kind.get(qn("w:val"))].iter(qn("w:lvl"))}
                levels |= {level.get(qn("w:ilvl")): level for level in number.iter(qn("w:lvl"))}
                restarts = next(number.iter(qn("w:startOverride")), None) is not None
                self.lists[number.get(qn("w:numId"))] = (kind.get(qn("w:val")), levels, restarts)

    def label(self, paragraph) -> str:
        """What stands before the paragraph on paper; empty for bullets and for plain paragraphs."""
        number, depth = self._place(paragraph)
        if number not in self.lists:
            return ""
        kind, levels, restarts = self.lists[number]
        if restarts and number not in self.overrides:
            self.overrides[number] = True
            self.counts.pop(kind, None)  # this list begins again
        level = levels.get(str(depth))
        if level is None or depth >= DEEPEST:
            return ""
        counts = self.counts.setdefault(kind, [0] * DEEPEST)
        counts[depth] = counts[depth] + 1 if counts[depth] else _start(level)
        counts[depth + 1 :] = [0] * (DEEPEST - depth - 1)
        text = _of(level, "lvlText") or ""
        if _of(level, "numFmt") in ("bullet", "none"):
            return ""
        for other in range(depth + 1):
            shown = max(counts[other], 1)
            text = text.replace(f"%{other + 1}", _written(shown, _of(levels.get(str(other)), "numFmt")))
        return text.strip()

    def _place(self, paragraph) -> tuple[str | None, int]:
        """The list and the level, from the paragraph or from the style it has."""
        properties = paragraph.find(qn("w:pPr"))
        style = _of(properties, "pStyle")
        found, seen = properties.find(qn("w:numPr")) if properties is not None else None, set()
        while found is None and style in self.styles and style not in seen:
            seen.add(style)
            below = self.styles[style].find(qn("w:pPr"))
            found = below.find(qn("w:numPr")) if below is not None else None
            style = _of(self.styles[style], "basedOn")
        if found is None:
            return None, 0
        depth = _of(found, "ilvl") or "0"
        return _of(found, "numId"), int(depth) if depth.isdigit() else 0


def _of(element, name: str) -> str | None:
    child = element.find(qn(f"w:{name}")) if element is not None else None
    return child.get(qn("w:val")) if child is not None else None


def _start(level) -> int:
    stated = _of(level, "start") or ""
    return int(stated) if stated.isdigit() and len(stated) < 6 else 1


def _written(number: int, form: str | None) -> str:
    if form in CHINESE and number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens < 2 else HAN[tens]) + ("十" if tens else "") + (HAN[ones] if ones or not tens else "")
    if form and form.startswith("decimalEnclosedCircle") and number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("lowerLetter", "upperLetter") and number <= 26:
        return chr((97 if form == "lowerLetter" else 65) + number - 1)
    return str(number)
