"""Gauges: proposed from kind and mentions, and said as a sentence that a person can confirm."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from waiban.kernel.text import folded, series
from waiban.register.declare import Column, Register, catalogue
from waiban.register.names import called, distinguishing

from . import matching
from .kinds import kinds
from .matching import CITY, COUNTRY, GROUP
from .models import Commitment, Gauge, Mention
from .models.measuring import short
from .resolving import Gazette
from .terms import terms
from .ways import ways
from .words import firm, listed, variants

ARE_MEANT = (Mention.What.PLACE, Mention.What.PARTY)
REFERS = re.compile(r"(?:相关|有关|这些|沿线|各成员|成员)国")
CLASS_OF_PEOPLE = re.compile(r"使节|使馆|领馆|代表|嘉宾")


def propose(commitment: Commitment, mentions: Iterable[Mention] | None = None, gazette: Gazette | None = None) -> Gauge:
    """A gauge from the kind and from what the mentions mean; a person confirms it."""
    kind = kinds[commitment.kind]
    mentions = [m for m in (commitment.mentions.all() if mentions is None else mentions) if m.what in ARE_MEANT]
    gauge = Gauge(commitment=commitment, register=kind.register, way=kind.way, admit=kind.admit)
    gauge.segment = kind.segment_for(commitment.text)
    gauge.where = kind.where(commitment.text)
    gauge.quantity, gauge.unit = commitment.quantity, commitment.unit
    gauge.words = kind.words(commitment.text, [m.text for m in mentions])
    parties = ((m.register, m.record) for m in mentions if m.what == Mention.What.PARTY and m.record)
    gauge.parties = [list(party) for party in dict.fromkeys(parties)]
    gauge.together = kind.together and len(gauge.parties) > 1
    if kind.by_place or not gauge.words:
        gauge.places = narrowest([m for m in mentions if m.what == Mention.What.PLACE and m.record], gazette)
    cities = sum(label == CITY for label, _record in gauge.places)
    if kind.each and gauge.quantity is None and cities > 1:
        gauge.quantity = cities
    unit = commitment.unit if commitment.quantity else ""
    if column := kind.totals.get(unit):
        gauge.way, gauge.column = "total", column
    elif column := kind.distinct.get(unit):
        gauge.way, gauge.column = "distinct", column
    elif kind.column:
        gauge.way, gauge.column = kind.way_for(commitment.text, commitment.unit), kind.column
    classes = [m.text for m in mentions if m.what == Mention.What.PARTY and not m.record]
    gauge.also = kind.also
    if kind.listed and gauge.quantity is None and len(gauge.words) == 1 and "|" in gauge.words[0]:
        gauge.quantity = gauge.words[0].count("|") + 1
    gauge.quantity = kind.least if gauge.quantity is None and not gauge.words else gauge.quantity
    named = bool(gauge.places or gauge.parties or gauge.words)
    if kind.register == matching.ALL and not named:
        gauge.places = referred(commitment.text, gazette)
    if not (gauge.places or gauge.parties or gauge.words) and gauge.quantity is None:
        everywhere = kind.register == matching.ALL and classes
        gauge.words = [listed(map(firm, classes))] if everywhere else kind.unknown(commitment.text, classes)
    gauge.words = [variants(entry, commitment.text) for entry in gauge.words]
    if vague(gauge) or (classes and CLASS_OF_PEOPLE.search("".join(classes)) and kind.also):
        gauge.admit = Gauge.Admit.NODDED
    kind.adjust(gauge, commitment.text)
    return gauge


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


def names_of(entries: Iterable[Sequence]) -> dict[tuple[str, int], str]:
    """What places and parties of gauges are called, 瓜亚基尔（厄瓜多尔）: one question for each register."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for label, record in entries:
        wanted[label].add(record)
    found = {}
    for label, pks in wanted.items():
        if register := catalogue.get(label):
            further = [f.name for f in distinguishing(register) if f.is_relation]
            for record in register.model._default_manager.select_related(*further).filter(pk__in=pks):
                found[label, record.pk] = called(record)
    return found


def sentence(gauge: Gauge, names: dict | None = None) -> str:
    """The gauge in plain words: 与瓜亚基尔（厄瓜多尔）签署的意向书，至少 1 件."""
    if not matching.measured(gauge.register):
        return waits_for(gauge)
    names = names_of([*gauge.places, *gauge.parties]) if names is None else names
    register = catalogue.get(gauge.register)
    told = things(gauge, register)
    if gauge.also:
        lists = series(map(list_of, (f"{gauge.register}:{gauge.segment}", gauge.also)), _(" or "))
        told = lists if register else told
    if which := series(_which(gauge, names, register)):
        told = _("%(things)s %(which)s") % {"things": told, "which": which}
    told = told[:1].upper() + told[1:]
    if register is None:
        return _("%(told)s; a person admits what belongs here and judges it") % {"told": told}
    if ways[gauge.way].finishes:
        told = _("%(told)s: %(amount)s") % {"told": told, "amount": _amount(gauge, register)}
    else:
        share = gauge.way == Gauge.Way.PORTION
        told = (
            _("%(told)s, as a share of that whole list; a person judges it")
            if share
            else _("%(told)s; a person judges it")
        ) % {"told": told}
    return told if gauge.admit == Gauge.Admit.EVERY else _("%(told)s; only what a person admits") % {"told": told}


def waits_for(gauge: Gauge) -> str:
    """What is said where no register exists: the promise is not measured, nothing is invented."""
    return _("No register for this yet: %(name)s") % {"name": kinds[gauge.commitment.kind].records or gauge.register}


def things(gauge, register: Register | None) -> str:
    """What kinds of records are asked for (意向书或备忘录), else the register's title."""
    if register is None:
        return str(kinds[gauge.commitment.kind].records)
    return series(_values(register, "kind", gauge.where.get("kind", ())), _(" or ")) or str(register.title)


def list_of(name: str) -> str:
    """A list by its name, visits/visit:received: 来访（已接待）."""
    label, _colon, segment = name.partition(":")
    register = catalogue.get(label)
    if register is None or segment not in register.segments:
        return name
    return _("%(register)s (%(list)s)") % {"register": register.title, "list": register.segments[segment].label}


def asked_of(gauge, register: Register) -> Iterable[str]:
    """The values asked of other columns: 印发单位为市政府."""
    for path, values in gauge.where.items():
        if path != "kind" and (column := register.column(path)):
            said = {"column": column.label, "values": series(_values(register, path, values), _(" or "))}
            yield _("%(column)s %(values)s") % said


def _values(register: Register, path: str, values) -> list[str]:
    column = register.column(path)
    return [str(column.choices.get(v, v) if column.kind == "choice" else v) for v in values] if column else []


def quoted(entry: str) -> str:
    """The words of one entry, any of which is enough: “使馆”或“领馆”."""
    inner = str.maketrans("“”", "‘’")
    return series((f"“{word.translate(inner)}”" for word in entry.split("|")), _(" or "))


def _which(gauge, names, register: Register | None) -> Iterable[str]:
    """What narrows the records, in the order it is said: what became of them, partners, places, words, dates."""
    kind = kinds[gauge.commitment.kind]
    glue = _(" and ") if gauge.together else _(" or ")
    parties = series((names.get(tuple(e), "?") for e in gauge.parties), glue)
    places = series((names.get(tuple(e), "?") for e in gauge.places), _(" or "))
    usual = (gauge.register, gauge.segment) == (kind.register, kind.segment)
    if kind.deed and usual and (parties or places):
        yield str(kind.deed) % {"names": parties or places}
        parties, places = "", places if parties else ""
    elif register and gauge.segment in register.segments and not gauge.also:
        yield str(register.segments[gauge.segment].label)
    if parties:
        yield _("with %(names)s") % {"names": parties}
    if places:
        yield _("with or in %(names)s") % {"names": places}
    if register:
        yield from asked_of(gauge, register)
    if gauge.words:
        yield _("named %(words)s") % {"words": series((quoted(entry) for entry in gauge.words), _(" and "))}
    if gauge.since or gauge.until:
        yield _("from %(since)s to %(until)s") % {"since": gauge.since or "…", "until": gauge.until or "…"}


def _amount(gauge, register: Register) -> str:
    wanted = {"n": short(terms(gauge.commitment).wanted), "unit": gauge.unit}
    if gauge.way in ("total", "distinct"):
        column = Column(gauge.column).bind(register.model).label if gauge.column else ""
        said = (
            _("%(column)s together at least %(n)s")
            if gauge.way == "total"
            else _("at least %(n)s different: %(column)s")
        )
        return said % {**wanted, "column": column}
    if gauge.way == "share":
        return _("at least %(n)s %% of all") % wanted
    if gauge.unit:
        return _("at least %(n)s %(unit)s") % wanted
    return str(kinds[gauge.commitment.kind].amount) % wanted
