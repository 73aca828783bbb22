"""Offices in brackets behind a promise, named without a label: （市商务局牵头，市外办配合）, （市教育局、市财政局负责）."""

import re

from .document import Span
from .entries import sort_of

TASKED = r"牵头|负责|配合|参与|承办|协办|主办|落实"
TOLD = re.compile(rf"[(【\[](?P<who>[^()\[\]【】:]{{2,160}}?(?:{TASKED}))[)】\]](?=[。;,.\s\x01]|$)")
PLAIN = re.compile(r"(?m)[(【\[](?P<who>[一-龥、,]{2,120})[)】\]](?=[。;,.]?[ \t]*$)")
OFFICE = re.compile(r"(?:局|办|委|科|处|室|部|股|厅|中心|政府|办公室|集团|公司|管委会|单位|部门|处室)$")
DUTIES = re.compile(rf"^(?:由|请|会同)|(?:等)?(?:按(?:照)?(?:各自)?职责分工)?(?:共同|分别|具体|组织)?(?:{TASKED})$")


def found(fold: str) -> list[tuple[Span, str]]:
    """The brackets with what they say, worded as a label would: 责任单位:市商务局、市外办."""
    out = []
    for match in TOLD.finditer(fold):
        offices = _offices(match["who"])
        if offices and all(OFFICE.search(office) for office in offices):
            out.append((Span(*match.span()), "责任单位:" + "、".join(offices)))
    for match in PLAIN.finditer(fold):
        offices = _offices(match["who"])
        if offices and all(OFFICE.search(office) and sort_of(office) == "owner" for office in offices):
            out.append((Span(*match.span()), "责任单位:" + "、".join(offices)))
    return out


def _offices(text: str) -> list[str]:
    parts = (DUTIES.sub("", part.strip()) for part in re.split(r"[、,;]", text))
    return [part for part in parts if part and part != "等"]
