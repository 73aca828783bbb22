"""Training is held."""

from django.utils.translation import gettext_lazy as _

from . import Kind, kind


@kind("training_held")
class TrainingHeld(Kind):
    label = _("training held")
    register, segment, way = "trainings/training", "held", "happened"
    records = _("trainings")
