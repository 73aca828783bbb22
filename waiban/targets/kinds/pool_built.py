"""A pool, list or register of people or matters is set up."""

import re

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..words import topic
from . import Kind, kind

PEOPLE = re.compile(r"人才|外语|翻译|译员|口译|笔译")
SET_UP = re.compile(r"建立|建成|组建|形成")


@kind("pool_built")
class PoolBuilt(Kind):
    """People of the pool; a pool of other things names what it holds, so that no talent counts for it."""

    label = _("pool built up")
    register, segment, underway, way = "talents/talent", "in_pool", "asked", "stock"
    amount = pgettext_lazy("talents", "at least %(n)s")
    records = _("people in the pool")
    by_place = False

    def words(self, text, names):
        return [] if PEOPLE.search(text) else topic(SET_UP.sub("，", text))
