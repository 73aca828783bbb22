"""People with languages in the city's pool, the training they attend, and rounds in which people are chosen."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import PartialDateField
from waiban.register.models import Owned, Row


class Talent(Owned):
    """Somebody of the pool of language people (L-04); documents, contact and review are private."""

    class Level(models.TextChoices):
        SENIOR = "senior", pgettext_lazy("talent", "senior")
        MIDDLE = "middle", pgettext_lazy("talent", "middle")
        JUNIOR = "junior", pgettext_lazy("talent", "junior")

    number = models.CharField(_("number"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=60)
    unit = models.CharField(_("unit"), max_length=120, blank=True)
    title = models.CharField(pgettext_lazy("person", "title"), max_length=80, blank=True)
    level = models.CharField(pgettext_lazy("talent", "level"), max_length=8, choices=Level.choices, blank=True)
    fields = models.CharField(_("subject fields"), max_length=120, blank=True)
    joined_on = PartialDateField(_("in the pool since"), null=True, blank=True)
    left_on = PartialDateField(_("left the pool on"), null=True, blank=True)
    consent_on = PartialDateField(_("consent given on"), null=True, blank=True)
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
    direction = models.CharField(_("direction"), max_length=1, choices=Direction.choices, default=Direction.B)

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
        Talent, models.PROTECT, null=True, blank=True, verbose_name=_("talent"), related_name="attendance"
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


class Selection(Owned):
    """One round in which people or bodies are chosen or honoured (P-20, P-21): nominated, reviewed, decided."""

    name = models.CharField(_("name"), max_length=160)
    award = models.CharField(_("award"), max_length=80, blank=True)
    round = models.CharField(_("round"), max_length=20, blank=True)
    basis = models.CharField(_("legal basis"), max_length=160, blank=True)
    quota = models.PositiveSmallIntegerField(_("quota"), null=True, blank=True)
    opened_on = PartialDateField(pgettext_lazy("selection", "opened on"))
    closes_on = PartialDateField(_("nominations until"), null=True, blank=True)
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
        Talent, models.PROTECT, null=True, blank=True, verbose_name=_("talent"), related_name="nominations"
    )
    organisation = models.ForeignKey(
        "contacts.Organisation", models.PROTECT, null=True, blank=True, verbose_name=_("organisation"), related_name="+"
    )
    nominator = models.CharField(_("nominated by"), max_length=120, blank=True)
    consent_on = PartialDateField(_("consent given on"), null=True, blank=True)
    score = models.DecimalField(_("score"), max_digits=7, decimal_places=2, null=True, blank=True)
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
