"""Courses the office gives, and who came."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import PartialDateField
from waiban.register.models import Owned, Row


class Training(Owned):
    """A course the office gives: planned, held; how many came follows from its attendance."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    name = models.CharField(_("name"), max_length=160)
    topic = models.CharField(_("topic"), max_length=80, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.PLANNED)
    begins = PartialDateField(_("date"))
    ends = PartialDateField(_("until"), null=True, blank=True)
    hours = models.DecimalField(_("hours"), max_digits=7, decimal_places=2, null=True, blank=True)
    trainer = models.CharField(_("trainer"), max_length=120, blank=True)
    venue = models.CharField(_("venue"), max_length=120, blank=True)
    participants = models.PositiveIntegerField(_("participants"), null=True, blank=True, editable=False)
    result = models.TextField(_("result"), blank=True)

    class Meta:
        verbose_name = _("training")
        verbose_name_plural = _("trainings")
        constraints = [models.UniqueConstraint(fields=["name", "begins"], name="training_once_a_day")]

    def __str__(self):
        return self.name

    def clean(self):
        if self.begins and self.ends and self.ends.day < self.begins.first_day:
            raise ValidationError({"ends": _("It would end before it begins. Check both dates.")})


class Attendance(Row):
    """Who took part: somebody of the pool, somebody else by name, or people of a unit by their number."""

    class Result(models.TextChoices):
        PASSED = "passed", _("passed")
        FAILED = "failed", _("not passed")

    training = models.ForeignKey(Training, models.CASCADE, related_name="attendance")
    talent = models.ForeignKey(
        "talents.Talent", models.PROTECT, null=True, blank=True, verbose_name=_("talent"), related_name="attendance"
    )
    other = models.CharField(_("name or unit"), max_length=120, blank=True)
    people = models.PositiveIntegerField(_("number of people"), default=1)
    attended = models.BooleanField(_("attended"), default=True)
    result = models.CharField(_("result"), max_length=8, choices=Result.choices, blank=True)
    score = models.DecimalField(_("score"), max_digits=7, decimal_places=2, null=True, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("attendance")
        verbose_name_plural = pgettext_lazy("rows", "attendance")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(talent__isnull=False) | ~models.Q(other=""),
                name="attendance_is_somebodys",
                violation_error_message=_("Say who it is: somebody of the pool, or a name."),
            )
        ]

    def clean(self):
        if not (self.talent_id or self.other):
            raise ValidationError({"other": _("Say who it is: somebody of the pool, or a name.")})
