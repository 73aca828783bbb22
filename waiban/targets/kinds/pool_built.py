"""A pool, list or register of people or matters is set up."""

from django.utils.translation import gettext_lazy as _

from . import Kind, kind


@kind("pool_built")
class PoolBuilt(Kind):
    label = _("pool built up")
    register, segment, way = "talents/talent", "in_pool", "stock"
    records = _("people in the pool")
