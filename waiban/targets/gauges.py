"""Gauges said as a sentence that a person can confirm."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from waiban.kernel.text import series
from waiban.register.declare import Column, Register, catalogue
from waiban.register.names import called, distinguishing

from . import matching
from .kinds import kinds
from .models import Gauge
from .models.measuring import short
from .terms import terms
from .ways import ways


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
        return str(kinds["continuing_work" if gauge.register == matching.ALL else gauge.commitment.kind].records)
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
        told = _("named or with a partner named %(words)s") if gauge.partners else _("named %(words)s")
        yield told % {"words": _(" as well as ").join(map(quoted, gauge.words))}
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
    if gauge.way == "each":
        every = gauge.quantity == len(matching.each_of(gauge))
        return (_("each of the %(n)s named") if every else _("at least %(n)s of those named")) % wanted
    if gauge.way == "share":
        return _("at least %(n)s %% of all") % wanted
    if gauge.unit:
        return _("at least %(n)s %(unit)s") % wanted
    return str(kinds[gauge.commitment.kind].amount) % wanted
