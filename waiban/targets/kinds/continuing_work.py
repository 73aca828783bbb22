"""No finish line: the work shows in every register, a person nods through what belongs to it and judges it."""

import re
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from ..words import DEEDS, topic_of, without_ground
from . import Kind, kind


class Kept(NamedTuple):
    """Work that one register is kept for; `alone` says that its whole list is this work, whoever is named."""

    words: re.Pattern
    register: str
    segment: str
    alone: bool = False
    way: str = "judged"
    where: dict[str, list[str]] = {}
    also: str = ""
    named: bool = False  # by the project's own name


KEPT = (
    Kept(re.compile(r"顶格"), "projects/matter", "raised", alone=True),
    Kept(re.compile(r"经贸[^，；。]*团组[^，；。]*(?:倾斜|优先|重点支持)"), "trips/trip", "approved", True, "portion",
         {"category": ["investment", "trade", "fair", "cooperation"]}),
    Kept(re.compile(r"团组[^，；。]*(?:倾斜|优先|重点支持)"), "trips/trip", "approved", True, "portion"),
    Kept(re.compile(r"联络员|重要人士[^，；。]*联络|后续联络"), "contacts/liaison", "received", alone=True),
    Kept(re.compile(r"(?:获荣|荣誉|获奖|友谊奖)[^，；。]*(?:建言|献策|建议)"), "contacts/advice", "honoured", alone=True),
    Kept(re.compile(r"建言|献策"), "contacts/advice", "received", alone=True),
    Kept(re.compile(r"(?:为|向|助力|帮助|支持)[^，；。]*(?:企业|客商|商会)[^，；。]*服务"), "services/service", "delivered", True,
         also="services/match:met"),
    Kept(re.compile(r"(?:跟进|推进|推动)[^，；。]{2,16}项目(?:建设|进展|情况|进度)"), "projects/project", "begun", named=True),
    Kept(re.compile(r"(?:谋划|对接|储备|跟进|推进)项目"), "projects/project", "begun"),
    Kept(re.compile(r"(?:出入境|签证|来华邀请|工作许可)[^，；。]*(?:服务|便利)"), "services/service", "delivered", where={"kind": ["visa"]}),
    Kept(re.compile(r"领事保护[^，；。]*工作"), "services/service", "delivered", where={"kind": ["consular"]}),
)  # fmt: skip
FOLLOWED = re.compile(r"(?:跟进|推进|推动)([^，；。]{2,16})项目")
EMPTY = re.compile(r"工作(?:机制)?|有关|相关|全市|我市|各(?:类|项|领域)|外事|高质量|发展|能力|水平|建设|合作|服务|交流")
SIDE = re.compile(r"[、和及与]|，")


@kind("continuing_work")
class ContinuingWork(Kind):
    """Places and partners say which records are meant; without them the words of what is worked on."""

    label = _("continuing work")
    register, way, admit = "*", "judged", "nodded"
    records = _("records of every register")

    def words(self, text, names):
        """Only names in quotation marks; places and parties narrow the rest."""
        from ..words import titles

        return titles(without_ground(text))[:1] if not names else []

    def unknown(self, text, names):
        """What is worked on (积极推动外语标识立法工作), where neither place nor partner says it."""
        for clause in re.split("[，；。]", without_ground(text)):
            behind = next((clause[deed.end() :] for deeds in DEEDS if (deed := deeds.search(clause))), "")
            found = [w for part in SIDE.split(behind) if len(EMPTY.sub("", w := topic_of(part))) > 2]
            if found:
                return [found[0]]
        return []

    def adjust(self, gauge, text):
        """Work that a register is kept for is looked for there."""
        kept = next((kept for kept in KEPT if kept.words.search(text)), None)
        if kept and (kept.alone or kept.named or gauge.places or gauge.parties or kept.where):
            gauge.register, gauge.segment, gauge.way = kept.register, kept.segment, kept.way
            gauge.where, gauge.also = dict(kept.where), kept.also
            gauge.words = [FOLLOWED.search(text)[1]] if kept.named else []
            gauge.admit = "every" if kept.alone or gauge.places or gauge.parties or gauge.words else "nodded"
