"""Inspections and special campaigns are carried out."""

from django.utils.translation import gettext_lazy as _

from . import Kind, kind


@kind("enforcement_done")
class EnforcementDone(Kind):
    label = _("inspection closed")
    register, segment, way = "inspections/inspection", "closed", "happened"
    records = _("inspections")
