"""Rounds in which people or bodies are chosen: the standard, those proposed, the marks of each reviewer, the decision."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import PartialDateField
from waiban.register.models import Owned, Record, Row


class Selection(Owned):
    """One round in which people or bodies are chosen or honoured (P-20, P-21): nominated, reviewed, decided."""

    name = models.CharField(_("name"), max_length=160)
    award = models.CharField(_("award"), max_length=80, blank=True)
    round = models.CharField(_("round"), max_length=20, blank=True)
    basis = models.CharField(_("legal basis"), max_length=160, blank=True)
    quota = models.PositiveSmallIntegerField(_("quota"), null=True, blank=True)
    opened_on = PartialDateField(pgettext_lazy("selection", "opened on"))
    closes_on = PartialDateField(_("nominations until"), null=True, blank=True)
    score_by = PartialDateField(_("marks until"), null=True, blank=True)
    closed_on = PartialDateField(_("marks closed on"), null=True, blank=True, editable=False)
    decided_on = PartialDateField(_("decided on"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=80, blank=True)
    document = models.CharField(_("document"), max_length=120, blank=True)
    awarded_on = PartialDateField(_("awarded on"), null=True, blank=True)
    nominated = models.PositiveIntegerField(_("nominated"), default=0, editable=False)
    winners = models.PositiveIntegerField(_("chosen"), default=0, editable=False)

    class Meta:
        verbose_name = _("selection")
        verbose_name_plural = _("selections")
        constraints = [
            models.UniqueConstraint(fields=["name", "opened_on"], name="selection_once"),
            models.CheckConstraint(  # P-20: a round has so many places; how many is the office's word
                condition=models.Q(quota=None) | models.Q(winners__lte=models.F("quota")),
                name="chosen_within_places",
                violation_error_message=_("More are chosen than this round has places. Check both."),
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        if self.opened_on and self.decided_on and self.decided_on.day < self.opened_on.first_day:
            raise ValidationError({"decided_on": _("It would be decided before it is opened. Check both dates.")})
        if self.decided_on and not self.decided_by:  # P-21: the deciding body
            raise ValidationError({"decided_by": _("Say who decided.")})


class Nomination(Row):
    """Who was proposed by whom, with consent (P-21), and whether chosen."""

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="nominations")
    contact = models.ForeignKey(
        "contacts.Person", models.PROTECT, null=True, blank=True, verbose_name=_("person"), related_name="+"
    )
    talent = models.ForeignKey(
        "talents.Talent", models.PROTECT, null=True, blank=True, verbose_name=_("talent"), related_name="nominations"
    )
    organisation = models.ForeignKey(
        "contacts.Organisation", models.PROTECT, null=True, blank=True, verbose_name=_("organisation"), related_name="+"
    )
    nominator = models.CharField(_("nominated by"), max_length=120, blank=True)
    consent_on = PartialDateField(_("consent given on"), null=True, blank=True)
    score = models.DecimalField(
        _("mean of the marks"), max_digits=7, decimal_places=2, null=True, blank=True, editable=False
    )
    spread = models.DecimalField(
        _("spread of the marks"), max_digits=7, decimal_places=2, null=True, blank=True, editable=False
    )
    chosen = models.BooleanField(_("chosen"), default=False)
    certificate = models.CharField(_("certificate number"), max_length=60, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(contact__isnull=False)
                | models.Q(talent__isnull=False)
                | models.Q(organisation__isnull=False),
                name="nomination_is_somebodys",
                violation_error_message=_("Name the person or the organisation proposed."),
            )
        ]

    def clean(self):
        if not (self.contact_id or self.talent_id or self.organisation_id):
            raise ValidationError({"contact": _("Name the person or the organisation proposed.")})
        if self.chosen and self.contact_id and not self.consent_on:  # P-21: the nominee's consent
            raise ValidationError({"consent_on": _("Who is chosen has agreed before. Enter the day.")})

    def __str__(self):
        return str(self.talent or self.contact or self.organisation)


class Criterion(Row):
    """One part of the standard (L-07): what is looked at, and the most points it can bring."""

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="standard")
    part = models.CharField(_("part of the standard"), max_length=80)
    points = models.PositiveSmallIntegerField(_("points at most"), validators=[MinValueValidator(1)])

    class Meta(Row.Meta):
        verbose_name = _("part of the standard")
        verbose_name_plural = _("standard")

    def __str__(self):
        return self.part


class Reviewer(Row):
    """Who gives marks in a round, each without seeing those of the others until it is closed."""

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="reviewers")
    reviewer = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("reviewer"), related_name="+")

    class Meta(Row.Meta):
        verbose_name = _("reviewer")
        verbose_name_plural = _("reviewers")


class Score(Record):
    """One reviewer's mark for one nominee in one part of the standard.

    It is no register: nothing but the page of marks reads it, so that no list, sheet, search or API tells a mark early.
    """

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="marks")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="+")
    reviewer = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    points = models.DecimalField(_("points"), max_digits=7, decimal_places=2, validators=[MinValueValidator(0)])

    class Meta:
        verbose_name = _("mark")
        verbose_name_plural = _("marks")
        constraints = [models.UniqueConstraint(fields=["nomination", "criterion", "reviewer"], name="one_mark_each")]

    def __str__(self):
        return str(self.criterion_id)  # the title of its history says nothing
