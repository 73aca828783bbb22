"""Reads business cards (vCard 2.1, 3.0 and 4.0) into plain words: name, post, organisation, telephone, mail, country.

No library: what there is (vobject) takes a folded photo in quadratic time, 1 ms for each card, and loses a file of
cards to one broken line. Here a broken line is passed over, and what is long is never held.
"""

import binascii
import quopri
import re
from collections.abc import Iterator
from typing import TextIO

from waiban.kernel.text import clean

MANY = 10  # names, posts, numbers of one card that are looked at
LONG = 10_000  # characters: nothing a person says on a card is longer; photos are
LINE = re.compile(r'(?:[\w-]+\.)?([\w-]+)((?:;[^:"]*(?:"[^"]*"[^:"]*)*)?):(.*)', re.DOTALL)
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
PARTED = re.compile(r"(?<!\\);")
READ = ("FN", "N", "ORG", "TITLE", "ROLE", "TEL", "EMAIL", "ADR")
Said = dict[str, list[tuple[str, str]]]  # by property: (parameters in capitals, value)


def cards(file: TextIO, encoding: str) -> Iterator[dict[str, str]]:
    """The cards of a file, one after the other; what is left open ends with the next one."""
    said: Said | None = None
    inside = 0  # cards of others inside this one (AGENT)
    agent = False
    for line in _lines(file):
        match = LINE.fullmatch(line)
        if not match:
            continue
        name, parameters, value = match[1].upper(), match[2].upper(), match[3]
        word = value.strip().upper()
        if name == "BEGIN" and word == "VCARD":
            if agent and said is not None:
                inside += 1
            else:
                if said:
                    yield _words(said)
                said, inside = {}, 0
        elif name == "END" and word == "VCARD":
            if not inside and said is not None:
                yield _words(said)
                said = None
            inside = max(0, inside - 1)
        elif said is not None and not inside and name in READ:
            values = said.setdefault(name, [])
            if len(values) < MANY:
                values.append((parameters, _decoded(value, parameters, encoding)))
        agent = name == "AGENT"
    if said:
        yield _words(said)


def _lines(file: TextIO) -> Iterator[str]:
    """Lines put together again where they were folded, in either way; of a long one only the beginning."""
    parts: list[str] = []
    length, goes_on = 0, False
    while piece := file.readline(LONG):
        text = piece.rstrip("\r\n")
        folded = piece[0] in " \t" and not goes_on
        if not goes_on and not folded and parts:
            yield "".join(parts)
            parts, length = [], 0
        if length < LONG:
            parts.append(text[1:] if folded else text)
            length += len(parts[-1])
        goes_on = not piece.endswith(("\n", "\r"))
        if not goes_on and text.endswith("=") and "QUOTED-PRINTABLE" in "".join(parts[:3]).upper():
            parts[-1] = parts[-1].removesuffix("=")
            goes_on = True
    if parts:
        yield "".join(parts)


def _decoded(value: str, parameters: str, encoding: str) -> str:
    """What stands there in whatever way it was packed; a letter that cannot be read becomes the mark for it."""
    if "QUOTED-PRINTABLE" in parameters:
        data = quopri.decodestring(value.encode(encoding, errors="replace"))
    elif "ENCODING=B" in parameters:
        try:
            data = binascii.a2b_base64(value)
        except binascii.Error:
            return value
    else:
        return value
    charset = re.search(r"CHARSET=\"?([\w-]+)", parameters)
    for guess in (charset[1] if charset else "utf-8", "utf-8", "gb18030"):
        try:
            return data.decode(guess)
        except (UnicodeError, LookupError):
            continue
    return data.decode("utf-8", errors="replace")


def _plain(value: str) -> str:
    text = ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], value)
    return " ".join(clean(text).split())


def _parts(value: str) -> list[str]:
    return [_plain(part) for part in PARTED.split(value)]


def _words(said: Said) -> dict[str, str]:
    """What the card says, by what the words are; Chinese and foreign ones apart."""
    names = [_plain(value) for _p, value in said.get("FN", ())] + [_called(value) for _p, value in said.get("N", ())]
    titles = [_plain(value) for name in ("TITLE", "ROLE") for _p, value in said.get(name, ())]
    houses = [_parts(value) for _p, value in said.get("ORG", ())]
    house = next((parts for parts in houses if HAN.search(parts[0])), houses[0] if houses else [""])
    name, latin = _two(names)
    title, foreign = _two(titles)
    countries = (parts[6] for _p, value in said.get("ADR", ()) if len(parts := _parts(value)) > 6)
    return {
        "name": name or latin, "latin": latin, "title": title, "title_latin": foreign,
        "organisation": house[0], "post": title or foreign or " ".join(house[1:]),
        "phone": _first(said.get("TEL", ()), "CELL").removeprefix("tel:"),
        "email": _first(said.get("EMAIL", ()), "PREF").removeprefix("mailto:"),
        "country": next(filter(None, countries), ""),
    }  # fmt: skip


def _two(texts: list[str]) -> tuple[str, str]:
    """The first with Chinese characters, and the first without."""
    han = next((text for text in texts if HAN.search(text)), "")
    return han, next((text for text in texts if text and not HAN.search(text)), "")


def _called(value: str) -> str:
    """A name in its parts as people say it: 王小明, or Rosa Fuentes."""
    family, given, further = (*_parts(value), "", "", "")[:3]
    if HAN.search(family + given):
        return family + given
    return " ".join(filter(None, (given, further, family)))


def _first(values, wanted: str) -> str:
    """The one of this kind, else the first."""
    found = [_plain(value) for parameters, value in values if wanted in parameters] or [_plain(v) for _p, v in values]
    return found[0] if found else ""
