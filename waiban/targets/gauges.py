"""Gauges: proposed from kind and mentions, and said as a sentence that a person can confirm."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from waiban.register.declare import Register, catalogue

from . import matching
from .kinds import kinds
from .matching import CITY, COUNTRY, GROUP
from .models import Commitment, Gauge, Mention
from .models.measuring import short
from .resolving import Gazette
from .terms import terms
from .words import listed

ARE_MEANT = (Mention.What.PLACE, Mention.What.PARTY)


def propose(commitment: Commitment, mentions: Iterable[Mention] | None = None, gazette: Gazette | None = None) -> Gauge:
    """A gauge from the kind and from what the mentions mean; a person confirms it."""
    kind = kinds[commitment.kind]
    mentions = [m for m in (commitment.mentions.all() if mentions is None else mentions) if m.what in ARE_MEANT]
    gauge = Gauge(commitment=commitment, register=kind.register, way=kind.way, admit=kind.admit)
    gauge.segment = kind.segment_for(commitment.text)
    gauge.where = kind.where(commitment.text)
    gauge.quantity, gauge.unit = commitment.quantity, commitment.unit
    gauge.words = kind.words(commitment.text, [m.text for m in mentions])
    gauge.parties = [[m.register, m.record] for m in mentions if m.what == Mention.What.PARTY and m.record]
    gauge.together = kind.together and len(gauge.parties) > 1
    if kind.by_place or not gauge.words:
        gauge.places = narrowest([m for m in mentions if m.what == Mention.What.PLACE and m.record], gazette)
    if column := kind.totals.get(commitment.unit) if commitment.quantity else None:
        gauge.way, gauge.column = "total", column
    classes = [m.text for m in mentions if m.what == Mention.What.PARTY and not m.record]
    if kind.register == matching.ALL and classes and not gauge.words:
        gauge.words = [listed(classes)]
    if vague(gauge):
        gauge.admit = Gauge.Admit.NODDED
    return gauge


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
    """The names of the places and parties of gauges: one question for each register."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for label, record in entries:
        wanted[label].add(record)
    found = {}
    for label, pks in wanted.items():
        if label in catalogue:
            for record in catalogue[label].model._default_manager.filter(pk__in=pks):
                found[label, record.pk] = str(record)
    return found


def sentence(gauge: Gauge, names: dict | None = None) -> str:
    """The gauge in plain words: 与瓜亚基尔签署的意向书，至少 1 件."""
    kind = kinds[gauge.commitment.kind]
    if not matching.measured(gauge.register):
        return waits_for(gauge)
    names = names_of([*gauge.places, *gauge.parties]) if names is None else names
    which = _("; ").join(_which(gauge, names)) or _("all")
    if gauge.register == matching.ALL:
        return _("Records of any register: %(which)s. A person nods through what belongs here and judges it.") % {
            "which": which
        }
    register = catalogue[gauge.register]
    words = {
        "things": things(gauge, register) or str(kind.records),
        "segment": str(register.segments[gauge.segment].label) if gauge.segment in register.segments else "",
        "which": which,
        "amount": _amount(gauge, register),
    }
    told = _("%(things)s, %(segment)s: %(which)s; %(amount)s") % words
    return told if gauge.admit == Gauge.Admit.EVERY else _("%(told)s; only what a person nods through") % {"told": told}


def waits_for(gauge: Gauge) -> str:
    """What is said where no register exists: the promise is not measured, nothing is invented."""
    return _("No register for this yet: %(name)s") % {"name": kinds[gauge.commitment.kind].records or gauge.register}


def things(gauge, register: Register) -> str:
    """The values asked for by name (意向书、备忘录), else the register's title."""
    found = []
    for path, values in gauge.where.items():
        if column := register.column(path):
            found += [str(column.choices.get(value, value) if column.kind == "choice" else value) for value in values]
    return _(" or ").join(found) if found else str(register.title)


def _which(gauge, names) -> Iterable[str]:
    if gauge.parties:
        glue = _(" and ") if gauge.together else _(" or ")
        yield _("with %(names)s") % {"names": glue.join(names.get(tuple(e), "?") for e in gauge.parties)}
    if gauge.places:
        yield _("with or in %(names)s") % {"names": _(" or ").join(names.get(tuple(e), "?") for e in gauge.places)}
    if gauge.words:
        told = _(" and ").join("“" + _(" or ").join(entry.split("|")) + "”" for entry in gauge.words)
        yield _("named %(words)s") % {"words": told}
    if gauge.since or gauge.until:
        yield _("from %(since)s to %(until)s") % {"since": gauge.since or "…", "until": gauge.until or "…"}


def _amount(gauge, register: Register) -> str:
    wanted = {"n": short(terms(gauge.commitment).wanted), "unit": gauge.unit}
    if gauge.way in ("total", "distinct"):
        column = register.model._meta.get_field(gauge.column.split("__")[0]).verbose_name if gauge.column else ""
        said = (
            _("%(column)s together at least %(n)s")
            if gauge.way == "total"
            else _("at least %(n)s different: %(column)s")
        )
        return said % {**wanted, "column": column}
    if gauge.way == "share":
        return _("at least %(n)s %% of all") % wanted
    return _("at least %(n)s %(unit)s") % wanted if gauge.unit else _("at least %(n)s") % wanted
