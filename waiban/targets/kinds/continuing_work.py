"""No finish line: the work shows in every register, a person nods through what belongs to it and judges it."""

from django.utils.translation import gettext_lazy as _

from ..words import titles
from . import Kind, kind


@kind("continuing_work")
class ContinuingWork(Kind):
    label = _("continuing work")
    register, way, admit = "*", "judged", "nodded"
    records = _("records of every register")

    def words(self, text, names):
        """Only names in quotation marks; places and parties narrow the rest."""
        return titles(text)[:1] if not names else []
