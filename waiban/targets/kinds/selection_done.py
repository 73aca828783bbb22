"""People or bodies are chosen or honoured."""

from django.utils.translation import gettext_lazy as _

from . import Kind, kind


@kind("selection_done")
class SelectionDone(Kind):
    label = _("selection decided")
    register, segment, way = "selections/selection", "decided", "happened"
    records = _("selections")
