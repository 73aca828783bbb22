"""The own place of a book and those above it, which are never mentions: its county, city and province."""

import re
from dataclasses import dataclass, field

from . import gazetteer


@dataclass
class Home:
    """The own place and those above it, which are never mentions."""

    names: set[str] = field(default_factory=set)
    own: str = ""

    def holds(self, name: str) -> bool:
        name = re.sub(r"[省市县区]$", "", name) if len(name) > 2 else name
        return name in self.names

    def above(self, name: str) -> bool:
        """Whether a place is one of the own city's districts and counties, or of the own province's cities."""
        belongs = gazetteer.counties().get(name) or (gazetteer.province_of().get(name),)
        return bool(self.own) and any(
            self.own in (above, gazetteer.province_of().get(above or "")) for above in belongs
        )


def home_of(fold: str, head: str) -> Home:
    """The own place: named in the head, else the Chinese city named most often; its province is above it."""
    known, provinces = gazetteer.province_of(), gazetteer.provinces()
    counts: dict[str, int] = {}
    for start, end in gazetteer.named_in(fold):
        name = fold[start:end]
        if name not in known and name not in provinces:
            continue
        weight = 50 if start < len(head) and head[start:end] == name else 1
        strong = name not in gazetteer.ambiguous() or fold[end : end + 1] in "市县州"
        counts[name] = counts.get(name, 0) + (weight if strong else 0)
    home = Home({"中国", "国家", "全国"})
    county = _county(fold, head)
    if county and counts.get(gazetteer.counties()[county][0], 0) < 50:
        home.names |= _up(county)
        return home
    if not counts or max(counts.values()) < 2:
        own = re.findall(r"([一-龥]{2,3})(?:市|县|区)(?=人民政府|外事|[一-龥]{2,8}(?:局|办))", head)
        home.names |= {name for name in own if name not in ("全", "我")}
        return home
    best = max(counts, key=lambda name: counts[name])
    if len(re.findall("[我全]省", fold)) > max(2, 2 * len(re.findall("[我全]市", fold))):
        best = known.get(best, best)  # a province speaks
    home.names |= {best, known.get(best, best)}
    home.own = best
    home.names |= set(re.findall(r"([一-龥]{2,3})(?:县|区)(?=[一-龥]{0,4}(?:人民政府|局|办|委))", head))
    return home


def _county(fold: str, head: str) -> str:
    """The county that the title names, or that is named again and again."""
    named = [fold[start:end] for start, end in gazetteer.named_in(fold)]
    full = [name for name in named if name in gazetteer.counties() and gazetteer.RANK.search(name)]
    titled = [name for name in full if name in head]
    often = [name for name in full if full.count(name) > 2 and len(set(full)) == 1]
    return (titled or often or [""])[0]


def _up(county: str) -> set[str]:
    """A county and what lies above it; one name may belong to several cities."""
    above = gazetteer.counties()[county]
    return {
        county,
        gazetteer.RANK.sub("", county),
        *above,
        *(gazetteer.province_of().get(name, name) for name in above),
    }
