"""Words that lead to a register of the office's own, whatever kind of promise a general reader takes them for.

Signs corrected are no figure somebody reports, letters for firms no service: both are kept case by case.
"""

import re
from typing import NamedTuple


class Lead(NamedTuple):
    """The words, the list they lead to, how it is measured, and the column of each unit that is added up."""

    words: re.Pattern
    register: str
    segment: str
    way: str = "happened"
    totals: dict[str, str] = {}


SIGNS = r"(?:外语|双语|多语种?|英文|中英文)?(?:标识|标牌|译写)"
LEADS = (
    Lead(re.compile(rf"(?:整改|纠正|更正|纠错)[^，；。]*{SIGNS}[^，；。]*\d|{SIGNS}[^，；。]*(?:整改|纠正|纠错|更正)"),
         "signs/finding", "corrected"),
    Lead(re.compile(rf"{SIGNS}[^，；。]*(?:普查|排查|检查|巡查|抽查)"), "signs/surveyround", "closed"),
    Lead(re.compile(r"邀请(?:函|确认函)|来华邀请"), "invitations/invitation", "issued", totals={"人次": "people", "人": "people"}),
    Lead(re.compile(r"因公(?:出国)?[^，；。]*团组[^，；。]*(?:控制在|不超过|不高于|压减)"), "trips/trip", "approved", "judged"),
    Lead(re.compile(r"(?:翻译|译员|外语|口译)[^。；]*(?:入库|在库)"), "talents/talent", "in_pool", "stock"),
    Lead(re.compile(r"(?:组织|选派|派出)[^，；。]{0,16}赴(?!会)[^，；。]*(?:研学|访学|交流|研修|培训|访问|演出|参展)"), "trips/trip",
         "carried_out", totals={"人次": "people", "人": "people", "名": "people"}),
)  # fmt: skip
LED = ("indicator_reached", "service_delivered", "works_built", "enforcement_done", "research_done")


def lead(gauge, text: str) -> bool:
    """Send the gauge where the words lead; whether they did."""
    found = next((lead for lead in LEADS if lead.words.search(text)), None)
    if gauge.commitment.kind not in LED or found is None:
        return False
    gauge.register, gauge.segment, gauge.way = found.register, found.segment, found.way
    gauge.words, gauge.where, gauge.also, gauge.column, gauge.admit = [], {}, "", "", "every"
    if gauge.quantity is not None and (column := found.totals.get(gauge.unit)):
        gauge.way, gauge.column = "total", column
    elif gauge.quantity is None and found.way == "happened" and not gauge.places:
        gauge.admit = "nodded"
    return True
