"""The kind of a promise by its deliverable, not by its hedge: the first fit in the order of the trade counts."""

import re
from dataclasses import dataclass

from .deliverables import ORDER, indicator_reached
from .wording import VERB, Words, prepared
from .words import either

__all__ = ["Deed", "Words", "continuing", "deed", "prepared"]


@dataclass(frozen=True)
class Deed:
    kind: str
    verb: str | None = None
    object: str | None = None

    @property
    def concrete(self) -> bool:
        return self.kind != "continuing_work"


def deed(words: Words) -> Deed:
    """The first kind that fits, with the verb and what it is done to."""
    if words.ends("意义|重要性|必要性|紧迫性"):
        return continuing(words)  # 认识参加某会的意义: the meeting is only spoken of
    tests = (indicator_reached,) if words.number and words.ends("率|比例|比重|占比") else ORDER
    for test in tests:
        found = test(words)
        if found:
            verb = found["v"] if isinstance(found, re.Match) else None
            return Deed(test.__name__, verb, _object(words, found))
    return continuing(words)


def continuing(words: Words) -> Deed:
    lead = re.match(
        r"(?:进一步|积极|持续|全面|深入|大力|着力|切实)*(?P<v>加快|深化|强化|规范|创新|严格|提速|带动|突出|集中)",
        words.all,
    )
    found = VERB.search(words.all) or lead or re.search(rf"(?P<v>{either('verbs')})", words.all)
    if not found:
        return Deed("continuing_work", None, words.all or None)
    return Deed("continuing_work", found["v"], words.all[found.end("v") :].strip("的,、") or None)


LEADING = re.compile(
    "^(?:" + "|".join(word for word in either("adverbs").split("|") if len(word) > 1) + "|推动|促成|推进|与)+"
)


def _object(words: Words, found) -> str | None:
    if not isinstance(found, re.Match):
        return words.head or None
    after = words.head[found.end("v") :] if len(words.head) > found.end("v") else ""
    whole = words.all[: found.start("v")]
    after = "" if re.match(r"\d", after) and words.number else after
    before = LEADING.sub("", whole)
    before = before if len(before) > 1 else whole
    return after.strip("的,、 ") or before.strip("的,、 ") or None
