"""A gauge is proposed from the kind of a promise and from what its words mean; a person confirms it."""

import re
from collections.abc import Iterable, Sequence

from waiban.kernel.text import folded
from waiban.register.declare import catalogue

from . import matching
from .kinds import Kind, kinds
from .leading import lead
from .matching import CITY, COUNTRY, GROUP
from .models import Commitment, Gauge, Mention
from .resolving import Gazette
from .words import CLAUSES, SHORT, firm, listed, meanings, variants

REFERS = re.compile(r"(?:相关|有关|这些|沿线|各成员|成员)国")
# 我市企业, 有关单位: on that side anybody will do
ANYBODY = re.compile(
    r"(?:我市|本市|全市|区内|相关|有关|重点|各类?|国内外?|境外)*(?:企业|企事业单位|单位|部门|机构|商协会|园区|高校)+"
)
CLASS_OF_PEOPLE = re.compile(r"使节|使馆|领馆|代表|嘉宾")


def propose(commitment: Commitment, mentions: Iterable[Mention] | None = None, gazette: Gazette | None = None) -> Gauge:
    """A gauge from the kind and from what the mentions mean."""
    kind, mentions = kinds[commitment.kind], list(commitment.mentions.all() if mentions is None else mentions)
    places = [m for m in mentions if m.what == Mention.What.PLACE]
    parties = [m for m in mentions if m.what == Mention.What.PARTY]
    gauge = Gauge(
        commitment=commitment, register=kind.register, segment=kind.segment_for(commitment.text), also=kind.also,
        way=kind.way, admit=kind.admit, where=kind.where(commitment.text),
        quantity=commitment.quantity, unit=commitment.unit,
    )  # fmt: skip
    gauge.words = _words(commitment, kind, mentions, [m.text for m in places + parties])
    _with(gauge, kind, parties)
    _where(gauge, kind, places, gazette)
    _how(gauge, kind)
    unknown = [m.text for m in parties if not m.record]
    if not (gauge.places or gauge.parties or gauge.words) and commitment.quantity is None:
        _named_only(gauge, kind, unknown, gazette)
    _spelt(gauge)
    if vague(gauge) or (unknown and CLASS_OF_PEOPLE.search("".join(unknown)) and kind.also):
        gauge.admit = Gauge.Admit.NODDED
    if not lead(gauge, commitment.text):
        kind.adjust(gauge, commitment.text)
    return gauge


def _words(commitment: Commitment, kind: Kind, mentions: Sequence[Mention], names: list[str]) -> list[str]:
    """What the records are called, by the clause that counts them where the kind is told by its number."""
    numbers = [m.start - commitment.start for m in mentions if m.what == Mention.What.QUANTITY]
    if kind.by_number and numbers and commitment.quantity is not None:
        clauses = [c[0] for c in CLAUSES.finditer(commitment.text) if c.start() <= numbers[0] < c.end()]
        if found := next(filter(None, (kind.words(clause, names) for clause in clauses)), None):
            return found
    return kind.words(commitment.text, names)


def _with(gauge: Gauge, kind: Kind, parties: Sequence[Mention]) -> None:
    """The partners who are records; between two sides those of the longer one, each of whom is promised."""
    known = [[m.register, m.record] for m in parties if m.record]
    gauge.parties = [list(entry) for entry in dict.fromkeys(map(tuple, known))]
    gauge.together = kind.together and len(gauge.parties) > 1
    parties = list({m.text: m for m in parties if m.record or not ANYBODY.fullmatch(m.text)}.values())
    if kind.together and len(parties) == 1 and not parties[0].record:
        gauge.words, gauge.partners = [firm(parties[0].text)], True
    if not kind.together or len(parties) < 2:
        return
    here, there = sides(gauge.commitment, parties)
    if len(here) > len(there):
        here, there = there, here
    if len(here) == len(there) == 1 and all(m.record for m in parties):
        return
    several = len(there) > 1
    if all(m.record for m in there) and several:
        gauge.parties, gauge.together = [[m.register, m.record] for m in there], False
    else:
        gauge.parties, gauge.together = [], False
        gauge.words = [*gauge.words, "|".join(firm(m.text) for m in there)]
    if here:
        gauge.words = ["|".join(firm(m.text) for m in here), *gauge.words]
    gauge.partners = bool(gauge.words)
    if several and gauge.quantity is None:
        gauge.way, gauge.quantity = Gauge.Way.EACH, len(there)


def sides(commitment: Commitment, parties: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Who signs, and with whom: those before and behind 与."""
    _before, found, _behind = commitment.text.partition("与")
    middle = commitment.start + len(_before) if found else commitment.end
    return [m for m in parties if m.start < middle], [m for m in parties if m.start >= middle]


def _where(gauge: Gauge, kind: Kind, mentions: Sequence[Mention], gazette: Gazette | None) -> None:
    """The places that are asked for; what the name says itself and what only tells the purpose is not asked again."""
    if gauge.words and not kind.by_place:
        return
    meant, unknown = [m for m in mentions if m.record], unknown_cities(gauge.commitment, mentions)
    if unknown and kind.register != matching.ALL and not gauge.words:
        gauge.words, gauge.partners = ["|".join(unknown)], True
        if kind.each and len(unknown) > 1 and gauge.quantity is None:
            gauge.way, gauge.quantity = Gauge.Way.EACH, len(unknown)
    if kind.register != matching.ALL and gauge.words:
        meant = [m for m in meant if not any(m.text in entry for entry in gauge.words)]
    if kind.register != matching.ALL:
        closer = near(gauge.commitment, meant)
        meant = closer if closer or gauge.words or gauge.parties else meant
    gauge.places = narrowest(meant, gazette)
    cities = sum(label == CITY for label, _record in gauge.places)
    if kind.each and gauge.quantity is None and cities > 1:
        gauge.way, gauge.quantity = Gauge.Way.EACH, cities


def unknown_cities(commitment: Commitment, places: Sequence[Mention]) -> list[str]:
    """Cities that are no record yet, by their names: 希洪市 will be found when it is entered."""
    cities = [m.text.removesuffix("市") for m in near(commitment, places) if not m.record and m.text.endswith("市")]
    return list(dict.fromkeys(name for name in cities if len(name) >= SHORT))


def near(commitment: Commitment, places: Sequence[Mention]) -> list[Mention]:
    """Those named up to the clause of the deed; a later clause says what it is good for (…，深化对德合作)."""
    deed = commitment.text.find(commitment.verb) if commitment.verb else -1
    ends = [found.end() for found in CLAUSES.finditer(commitment.text) if found.end() > max(deed, 0)]
    last = commitment.start + (ends[0] if ends else len(commitment.text))
    return [m for m in places if m.start < last]


def _how(gauge: Gauge, kind: Kind) -> None:
    """Whether records are counted or a column of them, by the unit of the number; each of several things listed."""
    unit = gauge.commitment.unit if gauge.commitment.quantity else ""
    if unit.startswith("万") and unit not in kind.totals and unit[1:] in kind.totals:
        unit = gauge.unit = unit[1:]
        gauge.quantity *= 10_000
    if column := kind.totals.get(unit):
        gauge.way, gauge.column = "total", column
    elif column := kind.distinct.get(unit):
        gauge.way, gauge.column = "distinct", column
    elif kind.column:
        gauge.way, gauge.column = kind.way_for(gauge.commitment.text, gauge.commitment.unit), kind.column
    if kind.listed and gauge.quantity is None and len(gauge.words) == 1 and "|" in gauge.words[0]:
        gauge.way, gauge.quantity = Gauge.Way.EACH, gauge.words[0].count("|") + 1
    if gauge.quantity is None and not gauge.words:
        gauge.quantity = kind.least(gauge.commitment.text)


def _named_only(gauge: Gauge, kind: Kind, unknown: list[str], gazette: Gazette | None) -> None:
    """Nothing named is known: the group that is referred to, the partners by their names, else what the kind says."""
    text = gauge.commitment.text
    if kind.register == matching.ALL:
        gauge.places = referred(text, gazette)
    if not gauge.places and gauge.quantity is None:
        everywhere = kind.register == matching.ALL and unknown
        gauge.words = [listed(map(firm, unknown))] if everywhere else kind.unknown(text, unknown)
        gauge.partners = bool(gauge.words and unknown) and kind.register != matching.ALL


def _spelt(gauge: Gauge) -> None:
    """Each name in all its spellings, also what a short name stands for in this book."""
    stand_for = meanings(gauge.commitment.book.text)
    words = ["|".join([entry, *stand_for.get(entry, ())]) for entry in gauge.words]
    gauge.words = [variants(entry, gauge.commitment.text) for entry in words]


def referred(text: str, gazette: Gazette | None = None) -> list[list]:
    """The group that 相关国家 refers to, where it is named on the way: 抢抓RCEP签署契机，深化与相关国家友好交流."""
    if not REFERS.search(text):
        return []
    known, words = (gazette or Gazette.places()).known, folded(text)
    groups = {
        e: name for name, found in known.items() if name in words and len(found) == 1 for e in found if e[0] == GROUP
    }
    return [list(entry) for entry in groups]


def narrowest(mentions: Sequence[Mention], gazette: Gazette | None = None) -> list[list]:
    """A city stands for its country, a country for its group: only the narrowest place named is asked for."""
    entries = list(dict.fromkeys((m.register, m.record) for m in mentions))
    cities = [record for label, record in entries if label == CITY]
    of_cities = _countries_of(cities, gazette)
    named = {record for label, record in entries if label == COUNTRY} | of_cities
    members = matching.memberships(record for label, record in entries if label == GROUP) if named else {}
    found = []
    for label, record in entries:
        wider = label == COUNTRY and record in of_cities
        wider = wider or (label == GROUP and any(country in named for country, _s, _u in members.get(record, ())))
        if not wider:
            found.append([label, record])
    return found


def _countries_of(cities: list[int], gazette: Gazette | None) -> set[int]:
    if gazette:
        return {gazette.country_of[pk] for pk in cities if pk in gazette.country_of}
    if not cities:
        return set()
    return set(catalogue[CITY].model._default_manager.filter(pk__in=cities).values_list("country_id", flat=True))


def vague(gauge: Gauge) -> bool:
    """No number, words or partner, nothing narrower than a group of countries: a person nods each record through."""
    if gauge.quantity is not None or gauge.words or gauge.parties:
        return False
    return all(label == GROUP for label, _record in gauge.places)
