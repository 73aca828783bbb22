"""How near a reading comes to an annotation: promises matched by overlap, kinds and mentions counted over all."""

import json
import re
import unicodedata
from pathlib import Path

EDGE = "，。；、：！？,.;:!?·… —-"


def norm(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).strip(EDGE)


def promises(book: dict, source: str) -> list[tuple[tuple[int, int], dict]]:
    """Every promise with its stretch of the normalised source, in order."""
    found, cursor = [], 0
    for category in book["categories"]:
        for target in category["targets"]:
            for measure in target["measures"]:
                start = source.find(norm(measure["text"]), cursor)
                inner = cursor = start if start >= 0 else cursor
                for promise in measure["commitments"]:
                    words = norm(promise["text"])
                    at = source.find(words, inner)
                    found.append(((at, at + len(words)), promise))
                    inner = at + len(words) if at >= 0 else inner
    return found


def matched(gold: list, read: list, bound: float = 0.8) -> list[tuple[dict, dict]]:
    pairs, used = [], set()
    for span, wanted in gold:
        for index, (other, found) in enumerate(read):
            shared = min(span[1], other[1]) - max(span[0], other[0])
            whole = max(span[1], other[1]) - min(span[0], other[0])
            if index not in used and other[0] >= 0 and shared / whole >= bound:
                pairs.append((wanted, found))
                used.add(index)
                break
    return pairs


def f1(right: int, given: int, wanted: int) -> float:
    return 1.0 if given == wanted == 0 else 2 * right / (given + wanted)


def score(gold: dict, read: dict, text: str) -> dict[str, float]:
    """F1 of promises, accuracy of kinds among the matched, F1 of places, parties, numbers and dates."""
    source = norm("".join(line for line in text.splitlines(True) if not line.startswith("#")))
    wanted, found = promises(gold, source), promises(read, source)
    pairs = matched(wanted, found)
    out = {"promises": f1(len(pairs), len(found), len(wanted))}
    out["kinds"] = sum(a["kind"] == b["kind"] for a, b in pairs) / max(len(pairs), 1)
    for name, values in (
        ("places", _listed("places")),
        ("parties", _listed("parties")),
        ("numbers", _number),
        ("dates", _date),
    ):
        right = sum(len(values(a) & values(b)) for a, b in pairs)
        out[name] = f1(right, sum(len(values(p)) for _, p in found), sum(len(values(p)) for _, p in wanted))
    return out


def _listed(key: str):
    return lambda promise: {re.sub(r"(?:市|地区|国家)$", "", norm(value).replace('"', "")) for value in promise[key]}


def _number(promise: dict) -> set:
    return set() if promise["quantity"] is None else {(float(promise["quantity"]), promise["unit"])}


def _date(promise: dict) -> set:
    return {promise["deadline"]} - {None}


def annotated(path: Path) -> tuple[dict, str]:
    """The annotation NAME.gold.json and the text NAME.txt beside it."""
    return json.loads(path.read_text("utf-8")), path.with_name(path.name.replace(".gold.json", ".txt")).read_text(
        "utf-8"
    )
