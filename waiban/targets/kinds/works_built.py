"""Something physical is built, repaired or fitted."""

from django.utils.translation import gettext_lazy as _

from . import Kind, kind


@kind("works_built")
class WorksBuilt(Kind):
    label = _("works built")
    register, segment, way = "works/work", "finished", "happened"
    records = _("works")
