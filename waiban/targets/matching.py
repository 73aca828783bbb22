"""The question a gauge asks: which records of a register match its places, parties, words and columns.

Places: a country matches records that name it or one of its cities; a city only itself; a group of countries those that
were members on the record's date. Conditions on rows (stages, parties, guests) ask whether any row fulfils them.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When

from waiban.register.declare import Register, catalogue, label_of

from .words import one_by_one

ALL = "*"
COUNTRY, GROUP, CITY, ORGANISATION = "places/country", "places/countrygroup", "places/city", "contacts/organisation"
HOME = "CN"  # the office's own country: a member of RCEP or SCO never proves work with the others
NOTHING = Q(pk__in=[])

Membership = tuple[int, dt.date | None, dt.date | None]
Ends = dict[str, set[int] | QuerySet]  # paths from a record, each with the records wanted at its end


def measured(label: str) -> bool:
    """Whether the register a gauge names is kept in this house."""
    return label == ALL or label in catalogue


def registers_of(label: str) -> list[Register]:
    """The registers a gauge asks: one, or all that hold dated work."""
    if label != ALL:
        return [catalogue[label]] if label in catalogue else []
    return [r for r in catalogue.values() if (r.date or r.stages) and r.segments]


def asked_by(gauge) -> list[Register]:
    """The registers a gauge asks, with that of the second list it names ("visits/visit:received")."""
    second = gauge.also.partition(":")[0]
    return registers_of(gauge.register) + ([catalogue[second]] if second in catalogue else [])


def is_asked(gauge, register: Register) -> bool:
    """Whether the gauge names this very register, not just all of them."""
    return register.label in (gauge.register, gauge.also.partition(":")[0])


def segment_name(gauge, register: Register) -> str | None:
    """The list that proves: the gauge's own, or the first a register names where all registers are asked."""
    label, _colon, second = gauge.also.partition(":")
    name = gauge.segment if register.label == gauge.register else second if register.label == label else None
    return name if name in register.segments else next(iter(register.segments), None)


def segment_of(gauge, register: Register):
    return register.segment(segment_name(gauge, register))


def memberships(groups: Iterable[int]) -> dict[int, list[Membership]]:
    """The members of country groups with since and until, without the own country: one query."""
    groups = set(groups)
    if not groups or GROUP not in catalogue:
        return {}
    rows = catalogue[GROUP].rows[0]
    found: dict[int, list[Membership]] = {group: [] for group in groups}
    members = rows.model._default_manager.filter(**{f"{rows.parent}__in": groups}).exclude(country__iso2=HOME)
    for group, country, since, until in members.values_list(f"{rows.parent}_id", "country_id", "since", "until"):
        found[group].append((country, since and since.day, until and until.day))
    return found


def groups_of(gauges: Iterable) -> set[int]:
    return {record for gauge in gauges for label, record in gauge.places if label == GROUP}


@dataclass
class Places:
    """Places as countries and cities; `dated` are members of a group for part of the time only."""

    countries: set[int] = field(default_factory=set)
    cities: set[int] = field(default_factory=set)
    dated: list[Membership] = field(default_factory=list)

    @classmethod
    def of(cls, entries, members: dict[int, list[Membership]], first: dt.date, last: dt.date) -> "Places":
        found = cls()
        for label, record in entries:
            if label == COUNTRY:
                found.countries.add(record)
            elif label == CITY:
                found.cities.add(record)
            for country, since, until in members.get(record, ()) if label == GROUP else ():
                if (since is None or since <= first) and (until is None or until >= last):
                    found.countries.add(country)
                elif (since is None or since <= last) and (until is None or until >= first):
                    found.dated.append((country, since, until))
        return found


def places_q(register: Register, places: Places) -> Q:
    """Records that name one of the places, themselves or in their rows; needs `on` for dated members."""
    found = _along(register, _ends(register, places.countries, places.cities))
    for country, since, until in places.dated:
        then = (Q(on__gte=since) if since else Q()) & (Q(on__lte=until) if until else Q())
        found |= then & _along(register, _ends(register, {country}, set()))
    return found


def _ends(register: Register, countries: set[int], cities: set[int]) -> Ends:
    found: Ends = {}
    for path in register.place:
        end = end_of(register.model, path)
        if end == COUNTRY:
            found[path] = countries
        elif end == CITY:
            found |= {path: cities, f"{path}__country": countries}
    return found


def _reached(model, ends: Ends) -> Q:
    """Any of the paths ends at a wanted record; what lies between is looked up once and not for each record."""
    found, further = NOTHING, {}
    for path, wanted in ends.items():
        first, _, rest = path.partition("__")
        if rest:
            further.setdefault(first, {})[rest] = wanted
        elif isinstance(wanted, QuerySet) or wanted:
            found |= Q(**{f"{path}__in": wanted if isinstance(wanted, QuerySet) else sorted(wanted)})
    for first, rests in further.items():
        between = model._meta.get_field(first).related_model
        if (q := _reached(between, rests)) != NOTHING:
            found |= Q(**{f"{first}__in": between._default_manager.filter(q).order_by().values("pk")})
    return found


def parties_q(register: Register, organisations: Iterable[int], together: bool) -> Q:
    """Records with one of the organisations (or its parent's daughters), or with all of them."""
    if together:
        found = Q()
        for organisation in organisations:
            found &= parties_q(register, [organisation], together=False)
        return found
    wanted = set(organisations)
    return _along(register, dict.fromkeys(register.party, wanted), few=True)


def _along(register: Register, ends: Ends, few: bool = False) -> Q:
    """One condition over several paths; paths into rows become one question to each kind of row.

    Where few rows fulfil it their records are gathered, else it is asked of each record whether it has such a row.
    """
    kinds = {r.name: r for r in register.rows}
    own: Ends = {}
    by_rows: dict[str, Ends] = {}
    for path, wanted in ends.items():
        first, _, rest = path.partition("__")
        if first in kinds and rest:
            by_rows.setdefault(first, {})[rest] = wanted
        else:
            own[path] = wanted
    found = _reached(register.model, own)
    for name, its in by_rows.items():
        if (q := _reached(kinds[name].model, its)) != NOTHING:
            rows = kinds[name].model._default_manager.filter(q).order_by()
            parent = kinds[name].parent
            found |= Q(pk__in=rows.values(parent)) if few else Q(Exists(rows.filter(**{parent: OuterRef("pk")})))
    return found


@lru_cache(maxsize=500)
def trail(model, path: str) -> tuple[str, ...]:
    """The labels of the models a path leads over."""
    labels = []
    for part in path.split("__"):
        relation = model._meta.pk if part == "id" else model._meta.get_field(part)
        model = relation.related_model if relation.is_relation else model
        labels.append(label_of(model))
    return tuple(labels)


def end_of(model, path: str) -> str:
    return trail(model, path)[-1]


def word_columns(register: Register) -> list[str]:
    """Where words are looked for: searched columns of the list, which name a record rather than tell about it."""
    return [c.path for c in register.columns if c.search and not c.private and ("list" in c.show or not c.show)]


def words_q(register: Register, words: Iterable[str], partners: bool = False) -> Q:
    """Every entry is found in some column, or (partners) in a partner's name; "a|b" is found by either."""
    columns, found = word_columns(register), Q()
    for entry in words:
        either = NOTHING
        for word in filter(None, (w.strip() for w in entry.split("|"))):
            for column in columns:
                either |= Q(**{f"{column}__icontains": word})
            if partners and register.party:
                called = catalogue[ORGANISATION].model._default_manager.filter(name_zh__icontains=word)
                either |= _along(register, dict.fromkeys(register.party, called.order_by().values("pk")))
        found &= either
    return found


def by_partner(gauge) -> bool:
    """Whether the words may also be a partner's name: of one register where the gauge says so, always of all."""
    return gauge.register == ALL or gauge.partners


def each_of(gauge) -> list[tuple[str, object]]:
    """Those of whom each is promised: several places, else several partners, else the names of the longest entry of words."""
    if len(gauge.places) > 1:
        return [("places", entry) for entry in gauge.places]
    if len(gauge.parties) > 1:
        return [("parties", entry) for entry in gauge.parties]
    entries = [one_by_one(entry) for entry in gauge.words]
    longest = max(entries, key=len, default=())
    return [("words", name) for name in longest] if len(longest) > 1 else []


def each_q(gauge, register: Register, members: dict, first: dt.date, last: dt.date) -> Iterator[Q]:
    """For each of those named the condition that a record is about it."""
    for what, one in each_of(gauge):
        if what == "places":
            yield places_q(register, Places.of([one], members, first, last))
        elif what == "parties":
            yield parties_q(register, [one[1]], together=False)
        else:
            yield words_q(register, [one], by_partner(gauge))


def where_q(register: Register, where: dict[str, list]) -> Q:
    """Values of columns; a column the register does not show to everybody asks nothing."""
    found = Q()
    for path, values in where.items():
        column = register.column(path)
        if column and not column.private and values:
            found &= Q(**{f"{path}__in": values})
    return found


def flag(q: Q):
    """Whether a record fulfils the condition, as a column of the answer."""
    if not q:
        return Value(True, output_field=BooleanField())
    return Case(When(q, then=Value(True)), default=Value(False), output_field=BooleanField())


def narrows(gauge) -> bool:
    """Whether the gauge says anything about which records it means."""
    return bool(gauge.places or gauge.parties or gauge.words or gauge.where)


def filters(gauge, register: Register, members: dict, first: dt.date, last: dt.date) -> Q:
    """All conditions of the gauge together; where all registers are asked any one of them is enough."""
    parts = list(_parts(gauge, register, members, first, last))
    if gauge.register != ALL:
        found = Q()
        for part in parts:
            found &= part
        return found
    found = NOTHING
    for part in parts:
        found |= part
    return found


def _parts(gauge, register, members, first, last) -> Iterator[Q]:
    if gauge.places:
        yield places_q(register, Places.of(gauge.places, members, first, last))
    if gauge.parties:
        yield parties_q(register, [record for _label, record in gauge.parties], gauge.together)
    if gauge.words:
        yield words_q(register, gauge.words, by_partner(gauge))
    if gauge.where and gauge.register != ALL:
        yield where_q(register, gauge.where)


def depends_on(gauge) -> set[str]:
    """The registers whose changes may change the reading."""
    found: set[str] = set()
    for register in asked_by(gauge):
        found |= {register.label, *segment_of(gauge, register).looks_at} | passed(register, gauge)
    if gauge.places:
        found |= {COUNTRY, CITY} | ({GROUP} if any(label == GROUP for label, _ in gauge.places) else set())
    return found & set(catalogue)


def passed(register: Register, gauge) -> set[str]:
    """The registers that the gauge's paths lead over."""
    partners = gauge.parties or (gauge.words and by_partner(gauge))
    paths = [*(register.place if gauge.places else ()), *(register.party if partners else ())]
    paths += [path for path in word_columns(register) if "__" in path] if gauge.words else []
    paths += [gauge.column] if "__" in gauge.column else []
    return {label for path in paths for label in trail(register.model, path)}
