"""A status or pilot is granted by others."""

from django.utils.translation import gettext_lazy as _

from . import Kind, kind


@kind("pilot_won")
class PilotWon(Kind):
    label = _("pilot granted")
    register, segment, way = "pilots/pilot", "granted", "happened"
    records = _("pilots")
