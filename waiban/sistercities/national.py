"""The national register's list of ties (F-23) as a sheet: its lines read, ours found among them, and what differs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from waiban.kernel.dates import PartialDate
from waiban.kernel.errors import Refused
from waiban.kernel.text import folded, series
from waiban.places.models import City, Country
from waiban.register.declare import Column, catalogue
from waiban.register.rights import visible
from waiban.register.sheets import cells
from waiban.register.sheets.read import Book

from .models import Kind, Stage, Tie, TieStage

LOOK_DOWN, MOST = 10, 20_000
FIELDS = {  # the register's own fields, and what sheets made of it call them
    "sn": ("序号", "编号", "no", "number"),
    "prov": ("省", "省份", "省（区、市）", "省区市", "province"),
    "city": ("城市", "市", "我方城市", "中方城市", "国内城市", "chinese city"),
    "w_city": ("外国城市", "外方城市", "国外城市", "对方城市", "结好城市", "友好城市", "foreign city", "city abroad"),
    "w_country": ("国家", "国别", "外国国家", "外方国家", "国家（地区）", "country"),
    "qzsj": ("签字时间", "签字日期", "签署日期", "签约日期", "签约时间", "signed on"),
    "jhsj": ("结好时间", "结好日期", "结好年份", "结好年", "年份", "year"),
}
ENDED = (Stage.DECLINED, Stage.LAPSED, Stage.TERMINATED)
SIGNED = (Stage.SIGNED, Stage.IN_FORCE)
day_of = cells.reader(Column("on").bind(TieStage))


@dataclass
class Line:
    """One tie as the national register has it."""

    row: int
    sn: str
    prov: str
    city: str
    w_city: str
    w_country: str
    on: str = ""
    wrong: str = ""  # what is wrong with its date

    @property
    def ours(self) -> str:
        """The Chinese side: a city, or a province itself."""
        return self.city or self.prov

    @property
    def day(self) -> PartialDate | None:
        return PartialDate.parse(self.on) if self.on else None


@dataclass
class Pair:
    """A tie that stands in both; `differs` says in words what does not agree."""

    line: Line
    tie: Tie
    here: PartialDate | None
    differs: list[str] = field(default_factory=list)
    date_differs: bool = False
    why_not: str = ""  # why this person may not change the tie


@dataclass
class There:
    """A tie only the national list has; with the city's record and another kind of tie, where there is one."""

    line: Line
    place: City | None = None
    country: Country | None = None
    other: Tie | None = None


@dataclass
class Found:
    """Both lists laid beside each other."""

    same: list[Pair]
    differing: list[Pair]
    here: list[tuple[Tie, PartialDate | None]]
    there: list[There]


def read(path: Path) -> list[dict]:
    """The lines of the sheet; Refused where it is not that list."""
    book = Book(path)
    try:
        for sheet in book.sheets:
            if found := _headed(sheet):
                head, places = found
                lines = (_line(row, values, places) for row, values in sheet.rows() if row > head)
                lines = list(islice((asdict(line) for line in lines if line.w_city), MOST + 1))
                if len(lines) > MOST:
                    raise Refused(_("The list has more than %(number)s ties. Divide it.") % {"number": MOST})
                return lines
    finally:
        book.close()
    needed = series(f"{FIELDS[name][0]} ({name})" for name in ("city", "w_city", "w_country", "qzsj"))
    raise Refused(_("This is not the national list: it needs the columns %(names)s.") % {"names": needed})


def _headed(sheet) -> tuple[int, dict[str, int]] | None:
    """The row of headings and where each field stands."""
    known = {folded(word): name for name, words in FIELDS.items() for word in (name, *words)}
    for row, values in islice(sheet.rows(), LOOK_DOWN):
        places: dict[str, int] = {}
        for index, value in enumerate(values):
            if name := known.get(folded(cells.plain(value))):
                places.setdefault(name, index)
        if {"w_city", "w_country"} <= places.keys():
            return row, places
    return None


def _line(row: int, values: list, places: dict[str, int]) -> Line:
    def raw(name):
        index = places.get(name)
        return values[index] if index is not None and index < len(values) else ""

    words = {name: cells.plain(raw(name))[:80] for name in ("sn", "prov", "city", "w_city", "w_country")}
    line = Line(row, **words)
    try:
        day = day_of(raw("qzsj")) or day_of(raw("jhsj"))
    except ValidationError as error:
        line.wrong = " ".join(error.messages)
    else:
        line.on = str(day or "")
    return line


def cities(lines: Iterable[Line], ties: Iterable[Tie]) -> tuple[dict[str, int], str]:
    """The Chinese sides of the list with their ties, and the one that is probably ours: most of its partners are ours."""
    counts, common = Counter(), Counter()
    partners = {name for tie in ties if tie.kind == Kind.FRIENDSHIP for name in names_of(tie.city)}
    for line in lines:
        counts[line.ours] += 1
        common[line.ours] += stem(line.w_city) in partners
    probably, number = common.most_common(1)[0] if common else ("", 0)
    return dict(sorted(counts.items())), probably if number or len(counts) == 1 else ""


def stem(name: str) -> str:
    """A city's name without the word for city, as lists write it or not."""
    short = folded(name)
    return short.removesuffix("市") if len(short) > 2 else short


def names_of(city: City) -> set[str]:
    names = (city.name_zh, city.name_en, city.name_own, *city.aliases.split("|"))
    return {stem(name) for name in names if name.strip()}


def signed_on(tie: Tie) -> PartialDate | None:
    """When it was signed, else since when it is in force."""
    for stage in SIGNED:
        if days := [row.on for row in tie.stages.all() if row.stage == stage and row.on]:
            return min(days)
    return None


def ties_of(user) -> list[Tie]:
    """The ties this person may see, each with its stages."""
    ties = visible(user, catalogue["sistercities/tie"]).select_related("city__country", "division")
    return list(ties.prefetch_related("stages").order_by("city__name_zh", "pk"))


def compare(lines: list[Line], ties: list[Tie]) -> Found:
    """Sister cities only: a cooperative tie never stands in the national list (F-23)."""
    kept = [tie for tie in ties if tie.kind == Kind.FRIENDSHIP]
    by_name, others = _by_name(kept), _by_name(tie for tie in ties if tie.kind != Kind.FRIENDSHIP)
    countries = _countries(lines)
    pairs, missing, seen = [], [], {}
    for line in lines:
        country = countries.get(folded(line.w_country))
        tie = _one(by_name.get(stem(line.w_city), ()), country)
        if tie is None:
            missing.append(There(line, country=country, other=_one(others.get(stem(line.w_city), ()), country)))
        else:
            pairs.append(_pair(line, tie, country, seen.setdefault(tie.pk, line.row)))
    missing = _misnamed(missing, [tie for tie in kept if tie.pk not in seen], pairs, seen)
    _place(missing)
    here = [
        (tie, signed_on(tie))
        for tie in kept
        if tie.pk not in seen and tie.stage not in ENDED and any(row.stage in SIGNED for row in tie.stages.all())
    ]
    return Found([p for p in pairs if not p.differs], [p for p in pairs if p.differs], here, missing)


def _misnamed(missing: list[There], ties: list[Tie], pairs: list[Pair], seen: dict) -> list[There]:
    """The same country on the same day is the same tie under another name; the lines that are left."""
    by_day: dict[tuple, list[Tie]] = defaultdict(list)
    for tie in ties:
        by_day[tie.city.country_id, str(signed_on(tie))].append(tie)
    left = []
    for one in missing:
        alike = by_day.pop((one.country.pk, one.line.on), []) if one.country and one.line.on else []
        if len(alike) == 1 and one.other is None:
            pairs.append(_pair(one.line, alike[0], one.country, seen.setdefault(alike[0].pk, one.line.row)))
        else:
            left.append(one)
    return left


def _by_name(ties: Iterable[Tie]) -> dict[str, list[Tie]]:
    found: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        for name in names_of(tie.city):
            found[name].append(tie)
    return found


def _one(ties, country: Country | None) -> Tie | None:
    """The tie in this country; without that the only one of the name."""
    inside = [tie for tie in ties if country and tie.city.country_id == country.pk]
    found = inside or ties
    return found[0] if len(found) == 1 else None


def _countries(lines: list[Line]) -> dict[str, Country]:
    return {folded(name): one for one in Country.objects.all() for name in (one.name_zh, one.name_en, one.iso2)}


def _pair(line: Line, tie: Tie, country: Country | None, first: int) -> Pair:
    pair = Pair(line, tie, signed_on(tie))
    pair.differs = list(_differences(pair, country, first))
    return pair


def _differences(pair: Pair, country: Country | None, first: int) -> Iterator[str]:
    line, tie, here, day = pair.line, pair.tie, pair.here, pair.line.day
    if first != line.row:
        yield _("The list names this tie twice, in rows %(one)s and %(two)s.") % {"one": first, "two": line.row}
    if line.wrong:
        yield line.wrong
    if day and not (here and day.first_day <= here.first_day and here.day <= day.day):
        pair.date_differs = True
        if here:
            yield _("signed: here %(here)s, there %(there)s") % {"here": here, "there": day}
        else:
            yield _("signed: not entered here, there %(there)s") % {"there": day}
    if stem(line.w_city) not in {stem(name) for name in (tie.city.name_zh, *tie.city.aliases.split("|"))}:
        yield _("name: here %(here)s, there %(there)s") % {"here": tie.city.name_zh, "there": line.w_city}
    if country is None or country.pk != tie.city.country_id:
        yield _("country: here %(here)s, there %(there)s") % {"here": tie.city.country, "there": line.w_country or "—"}
    if tie.stage in ENDED:
        yield _("ended here: %(stage)s") % {"stage": tie.get_stage_display()}


def _place(missing: list[There]) -> None:
    """The records of cities that only the list has a tie with."""
    wanted = {form for one in missing for form in _forms(one.line.w_city)}
    asked = Q(name_zh__in=wanted) | Q(name_en__in=wanted) | Q(name_own__in=wanted)
    by_name: dict[tuple, City] = {}
    for city in City.objects.filter(asked).select_related("country") if wanted else ():
        for name in names_of(city):
            by_name.setdefault((name, city.country_id), city)
    for one in missing:
        if one.country:
            one.place = by_name.get((stem(one.line.w_city), one.country.pk))


def _forms(name: str) -> tuple[str, str]:
    """With and without the word for city."""
    return name.removesuffix("市"), f"{name.removesuffix('市')}市"
