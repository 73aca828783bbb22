"""A pool, list or register of people or matters is set up."""

import re
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.rulebook.values import value_on

from ..words import topic
from . import Kind, kind

POOL = re.compile(r"库|清单|名单|名录|台账")
SET_UP = re.compile(r"建立|建成|组建|形成|制定|编制")
RULE, SIZE = "L-03", "pool"  # how many people make a pool where the book says no number: the office sets it


HIGH = {"rank": ["head_of_state", "head_of_government", "minister_governor", "vice_minister"]}


class Held(NamedTuple):
    """What a pool holds, and where that is kept."""

    words: re.Pattern
    register: str
    segment: str
    where: dict[str, list[str]] = {}


HOLDS = (
    Held(re.compile(r"项目"), "projects/project", "begun"),
    Held(re.compile(r"人脉|贵宾|要人|友人|名人"), "contacts/person", "", HIGH),
    Held(re.compile(r"客商|企业|外商|合作方|合作伙伴"), "contacts/organisation", "firms"),
    Held(re.compile(r"需求"), "services/need", "open"),
)
PEOPLE = re.compile(r"人才|外语|翻译|译员|口译|笔译|志愿者|专家|教师")


@kind("pool_built")
class PoolBuilt(Kind):
    """People of the pool; a pool of other things is looked for where those are kept, a mere list among the papers."""

    label = _("pool built up")
    register, segment, underway, way = "talents/talent", "in_pool", "asked", "stock"
    amount = pgettext_lazy("talents", "at least %(n)s")
    records = _("people in the pool")
    by_place = False

    def words(self, text, names):
        pool = self.pool(text)
        held = PEOPLE.search(pool) or any(held.words.search(pool) for held in HOLDS)
        return [] if held else topic(SET_UP.sub("，", pool))

    def pool(self, text: str) -> str:
        """The words up to the pool: 重点外资企业服务专员制度和重点外资项目库."""
        clauses = (clause for clause in re.split("[，；。,;]", text) if POOL.search(clause))
        return next((clause[: POOL.search(clause).end()] for clause in clauses), text)

    def least(self, text):
        return int(value_on(RULE, None, SIZE) or 1) if PEOPLE.search(self.pool(text)) else 1

    def adjust(self, gauge, text):
        pool = self.pool(text)
        if PEOPLE.search(pool):
            return
        found = {match.start(): held for held in HOLDS for match in held.words.finditer(pool)}
        if found:
            held = found[max(found)]
            gauge.register, gauge.segment, gauge.where = held.register, held.segment, dict(held.where)
            gauge.way, gauge.admit = (gauge.way if gauge.commitment.quantity else "judged"), "every"
        else:
            gauge.register, gauge.segment, gauge.way = "deliverables/issueddocument", "issued", "happened"
