"""Which record the words of a promise mean: places by any of their names, organisations by theirs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext_noop

from waiban.kernel.text import folded
from waiban.reader import gazetteer
from waiban.register.declare import catalogue

from .matching import CITY, COUNTRY, GROUP, ORGANISATION
from .models import Mention

NAMES = ("name_zh", "name_en", "name_own")
# 比什凯克市, 拉美国家, RCEP成员国, 拉美地区: what follows a name and is no part of it
ENDINGS = (
    "沿线国家和地区",
    "国家和地区",
    "沿线国家",
    "成员国",
    "共建国家",
    "伙伴国",
    "各国",
    "国家",
    "地区",
    "沿线",
    "市",
    "州",
    "省",
)

Entry = tuple[str, int]


@dataclass
class Gazette:
    """Names of places and organisations with the records they mean; learnt once for a whole book."""

    known: dict[str, set[Entry]] = field(default_factory=lambda: defaultdict(set))
    names: dict[Entry, str] = field(default_factory=dict)
    country_of: dict[int, int] = field(default_factory=dict)

    @classmethod
    def places(cls) -> "Gazette":
        found = cls()
        for label in (COUNTRY, GROUP, CITY):
            if label in catalogue:
                for record in catalogue[label].model._default_manager.all():
                    found._learn(label, record)
        for short, full in gazetteer.countries().items():
            found.known[folded(short)] |= {e for e in found.known[folded(full)] if e[0] == COUNTRY}
        return found

    def _learn(self, label: str, record) -> None:
        names = [getattr(record, name, "") for name in NAMES] + [getattr(record, "short", "") if label == GROUP else ""]
        names += getattr(record, "aliases", "").split("|")
        entry = (label, record.pk)
        for name in filter(None, names):
            self.known[folded(name)].add(entry)
        self.names[entry] = str(record)
        if label == CITY:
            self.country_of[record.pk] = record.country_id

    def find(self, words: str) -> set[Entry]:
        """The records some words may mean: by the whole, then without what only follows a name."""
        whole = folded(words).strip("“”\"'")
        if found := self.known.get(whole):
            return found
        for ending in ENDINGS:
            if whole.endswith(ending) and (found := self.known.get(whole.removesuffix(ending))):
                return found
        return self.known.get(whole + "市", set()) | self.known.get(whole + "国家", set())


def resolve_places(mentions: Iterable[Mention], gazette: Gazette) -> None:
    """Fill in the record of each place; a country named beside a city decides between cities of one name."""
    mentions = [m for m in mentions if m.what == Mention.What.PLACE]
    meant = {id(m): gazette.find(m.value or m.text) or gazette.find(m.text) for m in mentions}
    countries = {pk for found in meant.values() for label, pk in found if label == COUNTRY}
    for mention in mentions:
        found = meant[id(mention)]
        if len(found) > 1:
            states = {e for e in found if e[0] == COUNTRY}
            cities = {e for e in found if e[0] == CITY} if not states or mention.text.endswith("市") else set()
            here = {e for e in cities if gazette.country_of[e[1]] in countries}
            found = here or {e for e in found if e[0] == COUNTRY} or found
        _take(mention, found)


def resolve_parties(mentions: Iterable[Mention]) -> None:
    """Fill in the organisation of each party, asked once for all names."""
    mentions = [m for m in mentions if m.what == Mention.What.PARTY]
    if not mentions or ORGANISATION not in catalogue:
        return
    known: dict[str, set[Entry]] = defaultdict(set)
    names = {name for m in mentions for name in (m.value, m.text) if name}
    manager = catalogue[ORGANISATION].model._default_manager
    for column in NAMES:
        for pk, name in manager.filter(**{f"{column}__in": names}).values_list("pk", column):
            known[folded(name)].add((ORGANISATION, pk))
    for mention in mentions:
        _take(mention, known[folded(mention.value or mention.text)] or known[folded(mention.text)])


def _take(mention: Mention, found: set[Entry]) -> None:
    """One record is meant, or the mention is doubtful and says why."""
    if len(found) == 1:
        mention.register, mention.record = next(iter(found))
        return
    mention.doubtful = True
    several = gettext_noop("several records have this name") if found else gettext_noop("no record has this name")
    mention.why = mention.why or several


def choices(mention: Mention, limit: int = 8, gazette: Gazette | None = None) -> list[tuple[str, int, str]]:
    """Records the words may mean, the likeliest first, for the person who resolves them: label, number, name."""
    words = mention.value or mention.text
    if mention.what == Mention.What.PLACE:
        gazette = gazette or Gazette.places()
        found = gazette.find(words) or {
            e for name, es in gazette.known.items() if _near(name, folded(words)) for e in es
        }
        return [(label, pk, gazette.names[label, pk]) for label, pk in sorted(found)[:limit]]
    if mention.what == Mention.What.PARTY and ORGANISATION in catalogue:
        manager, stem = catalogue[ORGANISATION].model._default_manager, words[:4]
        near = manager.filter(name_zh__icontains=stem)[:limit] if len(stem) > 1 else ()
        return [(ORGANISATION, record.pk, str(record)) for record in near]
    return []


def _near(name: str, words: str) -> bool:
    return len(name) > 1 and (name in words or words in name)
