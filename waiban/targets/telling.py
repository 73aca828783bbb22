"""What records say in a sentence of a Chinese report: date, deed, name, places, figures, outcome.

The self-assessment is written in Chinese whoever asks for it, so its grammar stands here and not in the translations.
Everything is taken from what a register declares: named list, key, span, place, party, total and long columns; nothing
private is ever looked at.
"""

from collections import Counter as Tally
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from waiban.kernel.dates import DAY, MONTH, PartialDate
from waiban.register.declare import Reached, Register

from . import matching
from .models.measuring import short
from .plainly import ends

FEW, LONG = 3, 160  # names listed before they are only counted; letters of an outcome
EMPTY_DEEDS = ("进行",)  # says nothing before a subject that is a deed itself (与…商谈…)


def date(on: PartialDate, year: int, until: PartialDate | None = None) -> str:
    """6月9日, 6月9日至11日, 6月; with the year where it is another one."""
    day = on.day
    told = "" if day.year == year and on.precision in (DAY, MONTH) else f"{day.year}年"
    told += f"{day.month}月" if on.precision in (DAY, MONTH) else ""
    if on.precision != DAY:
        return told
    told += f"{day.day}日"
    if until is None or until.precision != DAY or until.day <= day:
        return told
    last = until.day
    if (last.year, last.month) == (day.year, day.month):
        return f"{told}至{last.day}日"
    return f"{told}至{date(until, day.year)}"


def sentence(register: Register, segment, record, on: PartialDate | None, year: int) -> str:
    """6月9日至11日举办2026澜港国际港口城市论坛，涉及25个国家（地区），参加人数420：签署合作文件6份."""
    when = date(on, year, _until(register, record, on)) if on else ""
    told = f"{when}{_deed(segment, _name(register, record))}"
    figures = list(_figures(register, record))
    outcome = next(_long(register, record), "")
    details = [_places(register, record), *figures, "" if outcome else _parties(register, record)]
    told = "，".join([told, *filter(None, details)])
    return f"{told}：{outcome}" if outcome else told


def _until(register: Register, record, on: PartialDate) -> PartialDate | None:
    first, last = (getattr(record, name) for name in register.span) if register.span else (None, None)
    return last if isinstance(last, PartialDate) and first == on else None


def _deed(segment, name: str) -> str:
    """举办…, 印发…; what is a state or a longer verb follows its subject: …已结好, …提交报告."""
    label = str(segment.label)
    verb = label.removeprefix("已")
    if verb in EMPTY_DEEDS:
        return f"，{name}"
    if label.startswith("已") and len(verb) == 2 and not isinstance(segment, Reached):
        return f"{verb}{name}"
    return f"，{name}{label if isinstance(segment, Reached) else verb}"


def _name(register: Register, record) -> str:
    """A record that has a number beside its name is a document: 《…》（澜外办〔2026〕12号）."""
    name = str(record)
    columns = (column for path in register.key if (column := register.column(path)))
    keys = [str(c.value(record) or "") for c in columns if c.own and c.kind == "text" and not c.private]
    numbers = [key for key in keys if key and key != name]
    if not numbers:
        return name
    further = "、".join(number for number in numbers if number not in name)
    return (name if "《" in name else f"《{name}》") + (f"（{further}）" if further else "")


def _places(register: Register, record) -> str:
    """Countries from abroad that the name does not tell already; many of them are counted."""
    name, found, told = str(record), {}, False
    for place in _ends(register, record, register.place):
        country = getattr(place, "country", place)
        told = told or str(place).split("（")[0] in name
        if country.iso2 != matching.HOME and str(country) not in name:
            found[country.pk] = str(country)
    if not found or (told and len(found) == 1):
        return ""
    if len(found) > FEW:
        return f"涉及{len(found)}个国家（地区）"
    return f"涉及{'、'.join(found.values())}"


def _parties(register: Register, record) -> str:
    name = str(record)
    found = list(dict.fromkeys(str(party) for party in _ends(register, record, register.party[:1])))
    found = [party for party in found if party not in name]
    if len(found) > FEW:
        return f"参与方：{'、'.join(found[:FEW])}等{len(found)}家"
    return f"参与方：{'、'.join(found)}" if found else ""


def _ends(register: Register, record, paths: Iterable[str]) -> Iterator[Any]:
    """What the paths lead to; of guests only those who came, since who was only invited proves nothing."""
    rows = {r.name: r for r in register.rows}
    for path in paths:
        first, _dot, rest = path.partition("__")
        if path == "id":
            continue
        if first not in rows:
            yield from ends(record, path)
            continue
        if any(c.private and rest.split("__")[0] == c.path for c in rows[first].columns):
            continue
        for row in getattr(record, first).all():
            if getattr(row, "arrived", True):
                yield from ends(row, rest)


def _figures(register: Register, record) -> Iterator[str]:
    """The columns that can be added up: 参加人数420, 金额（万）12000 EUR."""
    for path in register.total:
        column = register.column(path)
        if column and not column.private and (value := column.value(record)):
            currency = register.column("currency")
            unit = (
                f" {currency.value(record)}" if currency and column.kind == "number" and currency.value(record) else ""
            )
            yield f"{column.label}{short(Decimal(value))}{unit}"


def _long(register: Register, record) -> Iterator[str]:
    """What came of it, in the words of whoever kept the record."""
    for column in register.columns:
        if column.kind == "long" and column.own and not column.private and (text := str(column.value(record) or "")):
            text = "，".join(text.split()).rstrip("。")
            yield text if len(text) <= LONG else f"{text[:LONG]}……"


def related(register: Register) -> list[str]:
    """What has to be fetched with many records so that telling of them asks nothing more."""
    paths = {path for path in (*register.place, *register.party[:1], *register.related()) if path != "id"}
    paths |= {f"{path}__country" for path in register.place if matching.end_of(register.model, path) == matching.CITY}
    return sorted(paths)


def tally(registers: Iterable[Register]) -> str:
    """往来80条、活动12条: what many records are."""
    counted = Tally(register.label for register in registers)
    titles = {register.label: register.title for register in registers}
    return "、".join(f"{titles[label]}{number}条" for label, number in counted.most_common())
