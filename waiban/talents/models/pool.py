"""People with languages in the city's pool, and the links by which they confirm what is kept of them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel import ids
from waiban.kernel.dates import PartialDateField
from waiban.register.models import Owned, Row


class Talent(Owned):
    """Somebody of the pool of language people (L-04); documents, contact and review are private."""

    class Level(models.TextChoices):
        SENIOR = "senior", pgettext_lazy("talent", "senior")
        MIDDLE = "middle", pgettext_lazy("talent", "middle")
        JUNIOR = "junior", pgettext_lazy("talent", "junior")

    number = models.CharField(_("number"), max_length=40, unique=True)
    name = models.CharField(pgettext_lazy("person", "name"), max_length=60)
    unit = models.CharField(_("unit"), max_length=120, blank=True)
    title = models.CharField(pgettext_lazy("person", "title"), max_length=80, blank=True)
    level = models.CharField(pgettext_lazy("talent", "level"), max_length=8, choices=Level.choices, blank=True)
    fields = models.CharField(_("subject fields"), max_length=120, blank=True)
    joined_on = PartialDateField(_("in the pool since"), null=True, blank=True)
    left_on = PartialDateField(_("left the pool on"), null=True, blank=True)
    consent_on = PartialDateField(_("consent given on"), null=True, blank=True)
    confirmed_on = PartialDateField(_("confirmed by the person on"), null=True, blank=True)
    confirm_by = PartialDateField(_("to be confirmed again by"), null=True, blank=True, editable=False)
    correction = models.CharField(_("what the person asks to correct"), max_length=500, blank=True)
    correct_by = PartialDateField(pgettext_lazy("talent", "to be corrected by"), null=True, blank=True, editable=False)
    withdrawn_on = PartialDateField(_("consent withdrawn on"), null=True, blank=True)
    available = models.CharField(_("availability"), max_length=120, blank=True)
    years_abroad = models.PositiveSmallIntegerField(_("years abroad"), null=True, blank=True)
    sessions = models.PositiveIntegerField(_("interpreting sessions"), null=True, blank=True)
    words = models.PositiveIntegerField(_("words translated"), null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    document_number = models.CharField(_("document number"), max_length=40, blank=True)
    reviewed_on = PartialDateField(_("security review on"), null=True, blank=True)

    class Meta:
        verbose_name = _("talent")
        verbose_name_plural = _("talents")
        constraints = [
            models.CheckConstraint(  # P-42: nobody stands in the pool without having agreed
                condition=models.Q(joined_on=None) | models.Q(consent_on__isnull=False),
                name="in_the_pool_by_consent",
                violation_error_message=_("Nobody is put into the pool without consent. Enter the day it was given."),
            )
        ]

    def __str__(self):
        return self.name

    def clean(self):
        if self.joined_on and not self.consent_on:
            raise ValidationError(
                {"consent_on": _("Nobody is put into the pool without consent. Enter the day it was given.")}
            )
        if self.withdrawn_on and not self.left_on:
            raise ValidationError({"left_on": _("Who withdraws consent leaves the pool. Enter the day.")})
        if self.joined_on and self.left_on and self.left_on.day < self.joined_on.first_day:
            raise ValidationError({"left_on": _("This lies before the day of joining. Check both dates.")})


class LanguageSkill(Row):
    """What somebody can do in a language: interpreting and translation are separate pools (L-03)."""

    class Mode(models.TextChoices):
        ESCORT = "escort", _("escort interpreting")
        CONSECUTIVE = "consecutive", _("consecutive interpreting")
        SIMULTANEOUS = "simultaneous", _("simultaneous interpreting")
        TRANSLATION = "translation", _("translation")
        REVISION = "revision", _("revision")

    class Direction(models.TextChoices):
        A = "a", _("A: mother tongue")
        B = "b", _("B: works into it")
        C = "c", _("C: works from it")

    talent = models.ForeignKey(Talent, models.CASCADE, related_name="skills")
    language = models.CharField(_("language"), max_length=30)
    mode = models.CharField(_("mode of work"), max_length=12, choices=Mode.choices, default=Mode.ESCORT)
    direction = models.CharField(
        pgettext_lazy("language", "direction"), max_length=1, choices=Direction.choices, default=Direction.B
    )

    class Meta(Row.Meta):
        verbose_name = _("language skill")
        verbose_name_plural = _("language skills")


class Certificate(Row):
    """A language certificate; what it means on other scales stands in a dated table, never here (L-06)."""

    talent = models.ForeignKey(Talent, models.CASCADE, related_name="certificates")
    language = models.CharField(_("language"), max_length=30)
    kind = models.CharField(_("certificate"), max_length=60)
    grade = models.CharField(_("grade"), max_length=30, blank=True)
    score = models.DecimalField(_("score"), max_digits=7, decimal_places=2, null=True, blank=True)
    serial = models.CharField(_("certificate number"), max_length=60, blank=True)
    issued_on = PartialDateField(_("issued on"), null=True, blank=True)
    expires_on = PartialDateField(_("expires on"), null=True, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")


class ConsentLink(models.Model):
    """One address by which somebody of the pool sees what is kept of her; it answers once, until its last day."""

    id = models.BigIntegerField(primary_key=True, default=ids.new_id, editable=False)
    talent = models.ForeignKey(Talent, models.CASCADE, related_name="links")
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField(default=timezone.now)
    last_day = models.DateField(_("valid until"))
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("link to confirm")
        verbose_name_plural = _("links to confirm")
        ordering = ("-id",)

    def __str__(self):
        return str(self.last_day)
