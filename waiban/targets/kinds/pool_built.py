"""A pool, list or register of people or matters is set up."""

import re

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..words import topic
from . import Kind, kind

PEOPLE = re.compile(r"人才|外语|翻译|译员|口译|笔译")
POOL = re.compile(r"库|清单|名单|名录|台账")
SET_UP = re.compile(r"建立|建成|组建|形成|制定|编制")


@kind("pool_built")
class PoolBuilt(Kind):
    """People of the pool; a pool of other things names what it holds, so that no talent counts for it."""

    label = _("pool built up")
    register, segment, underway, way = "talents/talent", "in_pool", "asked", "stock"
    amount = pgettext_lazy("talents", "at least %(n)s")
    records = _("people in the pool")
    by_place, least = False, 1

    def words(self, text, names):
        pool = next((clause for clause in re.split("[，；。]", text) if POOL.search(clause)), text)
        return [] if PEOPLE.search(pool) else topic(SET_UP.sub("，", pool))
