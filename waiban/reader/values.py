"""Tables that keep the number in a column of its own (新增企业 | 家 | 10): the promise of the row takes it."""

import re

from . import numbers
from .document import Document
from .entries import Entry
from .shape import Mention, ReadMeasure


def taken(document: Document, entry: Entry, measures: list[ReadMeasure]) -> None:
    promises = [promise for measure in measures for promise in measure.commitments]
    if entry.value is None or len(promises) != 1 or promises[0].quantity is not None:
        return
    promise, text = promises[0], document.fold[entry.value.start : entry.value.end]
    stated = numbers.found(document.fold, entry.value.start, entry.value.end)
    bare = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    if stated:
        promise.quantity, promise.unit = stated[0].value, stated[0].unit
    elif bare:
        number = float(bare[0].replace(",", ""))
        promise.quantity = int(number) if number.is_integer() and "." not in bare[0] else number
        promise.unit = document.fold[entry.unit.start : entry.unit.end].strip() or None if entry.unit else None
    else:
        return
    shown = document.text[entry.value.start : entry.value.end]
    promise.mentions.append(
        Mention("quantity", entry.value.start, entry.value.end, shown, f"{promise.quantity}{promise.unit or ''}")
    )
    if promise.kind == "continuing_work" or promise.unit == "%":
        promise.kind = "indicator_reached"
