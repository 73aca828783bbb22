"""Quantities as written: the number and its unit, without 以上, 不少于, 左右, 余; a range gives its lower end."""

import re
from dataclasses import dataclass
from pathlib import Path

UNITS = sorted(
    {unit for line in (Path(__file__).parent / "words" / "units.txt").read_text("utf-8").splitlines()
     if not line.startswith("#") for unit in line.split()},
    key=len, reverse=True,
)  # fmt: skip
UNIT = "|".join(map(re.escape, UNITS))
SCALE = r"万亿|千万|百万|十万|亿|万|千|百"
DIGITS = re.compile(
    r"(?P<n>\d[\d,]{0,17}(?:\.\d{1,6})?)(?:\s*(?:[-—–~～至到])\s*(?P<m>\d[\d,]{0,17}(?:\.\d{1,6})?))?\s*(?P<more>余|多|来|\+)?\s*"
    rf"(?P<scale>{SCALE})?(?:余|多)?\s*(?P<unit>个百分点|百分点|[%‰]|{UNIT}|(?![年月日号时级届型左以多余])[一-龥](?=$|[,;。、)]|以上|左右|以内))?"
)
HAN = "零〇一二两三四五六七八九十百千"
COUNTED = "个百分点|个|场次|场|家次|家|项次|项|次|件|期|批次|批|名|人次|人|所|座|条|处|份|对|部|支|套|辆|篇|部|本|户|班|起|宗|只|头|台|站|门|类|首|轮|块|亩|公里|吨|倍"
SPOKEN = re.compile(
    rf"(?P<n>[{HAN}]{{1,10}})(?:至(?P<m>[{HAN}]{{1,10}})|[、到](?=[{HAN}]))?(?P<more>余|多|来)?(?P<scale>万|亿)?(?P<unit>{COUNTED})(?!人大|代会|中全会)"
)
HUNDRED = re.compile(rf"百分之(?P<n>[{HAN}\d]{{1,8}}(?:[.点][{HAN}\d]{{1,6}})?)")
NAMES = re.compile(r"铁人[两三]项|现代五项|[一二三四五六]馆一站|《[^《》]*》|“[^“”]*”|\"[^\"]*\"")
NOT_BEFORE = re.compile(r"(?:[第每其这那某同另唯之任前首近+\-—.A-Za-z]|[0-9A-Za-z]|每个?|十)$")
VALUES = {han: value for value, han in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}


@dataclass(frozen=True)
class Quantity:
    start: int
    end: int
    value: float | int
    unit: str
    doubtful: bool = False


def found(fold: str, start: int, end: int) -> list[Quantity]:
    """Numbers with a unit, in order; those in names, ordinals, years and dates are none."""
    text = NAMES.sub(lambda match: "\x02" * len(match.group()), fold[start:end])
    quantities = [*_digits(text, start), *_hundredths(text, start), *_bare(text, start)]
    for match in SPOKEN.finditer(text):
        if _spoken_counts(match, text) and not any(
            q.start < start + match.end() and start + match.start() < q.end for q in quantities
        ):
            value = spoken(match["n"])
            if not value:
                continue
            quantities.append(
                Quantity(
                    start + match.start(),
                    start + match.end(),
                    value,
                    (match["scale"] or "") + match["unit"],
                    value == 1,
                )
            )
    return sorted(quantities, key=lambda quantity: quantity.start)


def _digits(text: str, offset: int):
    for match in DIGITS.finditer(text):
        if not match["unit"] or NOT_BEFORE.search(text[: match.start()]) or _year(match, text):
            continue
        value = _number(match["n"])
        if value is not None:
            unit = re.sub(r"\s", "", (match["scale"] or "") + match["unit"])
            yield Quantity(offset + match.start(), offset + match.end(), value, unit, bool(match["m"]))


def _year(match: re.Match, text: str) -> bool:
    return (
        match["unit"] == "年"
        or (match["unit"] in ("分钟", "小时") and bool(re.match(r"[一-龥](?<![以左之内的])", text[match.end() :])))
        or bool(re.match(r"(?:年|月|日|号|时|%?型|级景区)", text[match.end("n") :]))
        or (match["unit"] in ("项", "人") and text[match.end() : match.end() + 1] == "目")
    )


def _hundredths(text: str, offset: int):
    for match in HUNDRED.finditer(text):
        number = match["n"].replace("点", ".")
        value = _number(number) if number[0].isdigit() else spoken(number.split(".")[0])
        yield Quantity(offset + match.start(), offset + match.end(), value, "%")


BARE = re.compile(
    r"(?:达到|达|控制在|突破|超过|[提降增压]\w?[到至]|保持在|不少于|不低于|不超过|指数为)(?P<n>\d{1,6}(?:\.\d{1,4})?)(?P<scale>万亿|亿|万)?(?=以上|以下|以内|左右|$|[,;。、])"
)


def _bare(text: str, offset: int):
    """An index has no unit: 指数达到160以上; what is counted may stand before its number: 人数达到1000万以上."""
    for match in BARE.finditer(text):
        end = match.end("scale") if match["scale"] else match.end("n")
        yield Quantity(offset + match.start("n"), offset + end, _number(match["n"]), match["scale"] or "")


SPOKEN_NOT = re.compile(r"(?:[第每各其这那某同另唯之任前首统专进逐万单同归划合近不]|[一二三四五六七八九十])$")
SPOKEN_NOT_AFTER = re.compile(
    r"(?:方面|领域|环节|维度|层面|字|到位|统筹|坚持|专项|批|系列|些|定|致|体|律|般|样|[人家](?:公|之)|类(?:疫苗|县)|项目标)"
)


PHASE = re.compile(r"^(?:项目|工程|[)]|建设|改造|的|地块|规划)")
EVERY = re.compile(r"[每逐][^,、]{1,6}$")


def _spoken_counts(match: re.Match, text: str) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    if (
        (match["n"] == "一" and match["unit"] == "批")
        or (match["unit"] == "期" and (PHASE.match(after) or before.endswith("(")))
        or EVERY.search(before)
    ):
        return False
    if (
        SPOKEN_NOT.search(before)
        or SPOKEN_NOT_AFTER.match(after)
        or spoken(match["n"]) is None
        or match["n"] in ("百", "千")  # 千家万户
    ):
        return False
    if match["unit"] == "期" and not re.search(r"(?:班|训|办|刊|报|堂|座|播|动)$", before):
        return False
    if match["n"] == "一":  # 建成一个, 举办一场: a number only right after its verb
        return bool(
            re.search(
                r"(?:举办|召开|新建|建成|引进|开展|组织|完成|培育|争取|签订|签署|签约|落地|新增|建立|打造|缔结|少于|低于)$",
                before,
            )
        )
    return True


def _number(text: str) -> float | int | None:
    text = text.replace(",", "")
    try:
        value = float(text)
    except ValueError:
        return None
    return int(value) if value.is_integer() and "." not in text else value


def spoken(text: str) -> int | None:
    """三十五 is 35; a run without 十百千 is read digit by digit only when it is one digit."""
    if len(text) == 1 and text in VALUES:
        return VALUES[text]
    total, digit = 0, None
    for char in text:
        if char in VALUES:
            if digit is not None:
                return None
            digit = VALUES[char] or None
        else:
            total += (digit if digit is not None else 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = None
    return total + (digit or 0)
