"""Somebody of the pool interprets at an event, for a visit or on another occasion, from one hour to another."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import PartialDateField
from waiban.register.models import Owned
from waiban.talents.models import LanguageSkill


class Assignment(Owned):
    """One interpreter for one piece of work; nobody interprets at two places at once (L-08)."""

    class Direction(models.TextChoices):
        BOTH = "both", _("both directions")
        INTO = "into", _("into the foreign language")
        FROM = "from", _("into Chinese")

    class Status(models.TextChoices):
        ASKED = "asked", pgettext_lazy("interpreter", "asked")
        CONFIRMED = "confirmed", pgettext_lazy("interpreter", "confirmed")
        DONE = "done", pgettext_lazy("interpreter", "done")
        CANCELLED = "cancelled", _("cancelled")

    number = models.CharField(_("number"), max_length=40, unique=True, blank=True)
    talent = models.ForeignKey(
        "talents.Talent",
        models.PROTECT,
        verbose_name=pgettext_lazy("interpreting", "interpreter"),
        related_name="assignments",
    )
    language = models.CharField(_("language"), max_length=30)
    mode = models.CharField(
        _("mode of work"), max_length=12, choices=LanguageSkill.Mode.choices, default=LanguageSkill.Mode.CONSECUTIVE
    )
    direction = models.CharField(
        pgettext_lazy("language", "direction"), max_length=4, choices=Direction.choices, default=Direction.BOTH
    )
    starts_at = models.DateTimeField(_("begins at"))
    ends_at = models.DateTimeField(_("ends at"))
    held_on = PartialDateField(_("day"), null=True, blank=True, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.ASKED)
    event = models.ForeignKey(
        "events.Event", models.PROTECT, null=True, blank=True, verbose_name=_("event"), related_name="interpreters"
    )
    visit = models.ForeignKey(
        "visits.Visit",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=pgettext_lazy("register", "visit"),
        related_name="interpreters",
    )
    occasion = models.CharField(_("another occasion"), max_length=160, blank=True)
    backup = models.BooleanField(_("stands by"), default=False)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("assignment of an interpreter")
        verbose_name_plural = _("assignments of interpreters")
        indexes = [models.Index(fields=["talent", "starts_at"], name="assignments_of_a_talent")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="assignment_ends_after_it_begins",
                violation_error_message=_("It would end before it begins. Check both times."),
            )
        ]

    def __str__(self):
        return f"{self.talent} · {self.what}" if self.what else str(self.talent)

    @property
    def what(self) -> str:
        return str(self.event or self.visit or self.occasion)

    def clean(self):
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("It would end before it begins. Check both times.")})
        if not (self.event_id or self.visit_id or self.occasion):
            raise ValidationError({"occasion": _("Choose the event or the visit, or write the occasion.")})
