"""Who could answer a need, and which need an offer answers: by sector, country and words, with the reasons, best first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from waiban.contacts.models import Organisation
from waiban.kernel.dates import today
from waiban.kernel.text import folded, labelled, series
from waiban.register.declare import catalogue, on_day
from waiban.register.rights import visible
from waiban.register.search import HAN, RUNS, holding, normal

from .models import Match, Need, Offer, Wish

SECTOR, WORD, COUNTRY, WORDS = 3, 2, 2, 3  # what a reason weighs; of words so many are counted
LOOKED, SHOWN, ASKED = 400, 20, 12  # records looked at, told, and words asked for
# What every wish says, so that it tells nothing.
GENERAL = re.compile(
    r"寻找|寻求|引进|采购|拓展|合作|需求|企业|公司|有限|集团|联合|提供|项目|技术|服务|国际|市场|方面|相关|\b(?:a|an|and|for|in|of|on|or|the|to|with)\b"
)
AT_LEAST, BODIES = 2, 8


@dataclass(frozen=True)
class Proposal:
    """What is proposed, how much speaks for it, and why."""

    record: object
    weight: int
    reasons: tuple[str, ...]


def for_wish(wish: Wish, user) -> list[Proposal]:
    """Open wishes of the other side that are not brought together with this one yet."""
    other = Offer if isinstance(wish, Need) else Need
    mine, theirs = ("need", "offer") if other is Offer else ("offer", "need")
    register = catalogue.of(other)
    known = Match.objects.filter(**{mine: wish}).values(theirs)
    candidates = visible(user, register).filter(on_day(register.segments["open"].q, today())).exclude(pk__in=known)
    candidates = candidates.filter(_speaks_for(wish, other)).select_related("organisation__country", "country")
    return _best(wish, candidates.order_by("-raised_on", "-id")[:LOOKED])


def organisations_for(need: Need, user) -> list[Proposal]:
    """Bodies abroad in the same line of business that have not said yet what they offer."""
    if not need.sector and not need.country_id:
        return []
    abroad = visible(user, catalogue.of(Organisation)).exclude(country_id=need.organisation.country_id)
    abroad = abroad.exclude(kind__in=(Organisation.Kind.CITY_GOVERNMENT, Organisation.Kind.EMBASSY))
    offering = Offer.objects.filter(on_day(catalogue.of(Offer).segments["open"].q, today())).values("organisation")
    line = Q(sector=need.sector) if need.sector else Q(country_id=need.country_id, kind=Organisation.Kind.CHAMBER)
    found = abroad.filter(line).exclude(pk__in=offering).select_related("country").order_by("name_zh")
    return _best(need, found[:LOOKED])[:BODIES]


def _speaks_for(wish: Wish, model) -> Q:
    asked = Q(pk=None)
    if wish.sector:
        asked |= Q(sector=wish.sector)
    if country := _countries(wish):
        asked |= Q(country__in=country) | Q(organisation__country__in=country)
    for word in list(dict.fromkeys(_pairs(wish.subject)))[:ASKED]:
        asked |= holding(model, word)
    return asked


def _pairs(text: str) -> Iterable[str]:
    for run in RUNS.findall(GENERAL.sub(" ", normal(text))):
        yield from (run[at : at + 2] for at in range(len(run) - 1)) if HAN.search(run) else (run,)


def _best(wish: Wish, candidates: Iterable) -> list[Proposal]:
    found = [proposal for one in candidates if (proposal := weighed(wish, one)).weight]
    return sorted(found, key=lambda proposal: -proposal.weight)[:SHOWN]


def weighed(wish: Wish, one) -> Proposal:
    """What speaks for bringing a wish together with another wish, or with an organisation."""
    weight, reasons = 0, []
    if (
        wish.sector
        and one.sector
        and (folded(wish.sector) in folded(one.sector) or folded(one.sector) in folded(wish.sector))
    ):
        weight += SECTOR
        reasons.append(labelled(_("same sector"), one.sector))
    if words := common_words(text_of(wish), text_of(one)):
        weight += WORD * min(len(words), WORDS)
        reasons.append(labelled(_("same words"), series(words[:WORDS])))
    if both := _countries(wish) & _countries(one):
        weight += COUNTRY
        reasons.append(labelled(_("country or region"), series(sorted(map(str, both)))))
    return Proposal(one, weight, tuple(reasons))


def _countries(one) -> set:
    """The countries somebody looks towards; an organisation stands for its own, a wish from here for none."""
    if isinstance(one, Need):
        return {one.country} - {None}
    if isinstance(one, Offer):
        return {one.country, one.organisation.country} - {None}
    return {one.country}


def text_of(one) -> str:
    return f"{one.subject} {one.detail}" if isinstance(one, Wish) else f"{one.name_zh} {one.name_en}"


def common_words(one: str, other: str) -> list[str]:
    """The longest pieces of one text that stand in the other, without what every wish says: 冷链, container."""
    other, found = GENERAL.sub(" ", normal(other)), []
    for run in RUNS.findall(GENERAL.sub(" ", normal(one))):
        if not HAN.search(run):
            found += [run] if len(run) > AT_LEAST and run in RUNS.findall(other) else []
            continue
        at = 0
        while at < len(run) - 1:
            end = at + AT_LEAST
            while end <= len(run) and run[at:end] in other:
                end += 1
            if end - 1 - at >= AT_LEAST:
                found.append(run[at : end - 1])
            at = max(end - 1, at + 1) if end - 1 - at >= AT_LEAST else at + 1
    return [word for word in dict.fromkeys(found) if not any(word != other and word in other for other in found)]
