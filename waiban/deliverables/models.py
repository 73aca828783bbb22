"""What the office issues and what it studies."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import PartialDateField
from waiban.register.models import Owned, Row


class IssuedDocument(Owned):
    """A plan, scheme, standard, rule or report, and who issued it."""

    class Kind(models.TextChoices):
        PLAN = "plan", _("plan")
        SCHEME = "scheme", _("scheme")
        STANDARD = "standard", _("standard")
        RULE = "rule", _("rule")
        REPORT = "report", _("report")
        LIST = "list", _("list")

    class Level(models.TextChoices):
        CITY = "city_government", _("city government")
        OFFICE = "office", _("office")
        DIVISION = "division", _("division")

    number = models.CharField(pgettext_lazy("paper", "document number"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.PLAN)
    level = models.CharField(_("issued by"), max_length=16, choices=Level.choices, default=Level.OFFICE)
    issued_on = PartialDateField(_("issued on"), null=True, blank=True)

    class Meta:
        verbose_name = _("issued document")
        verbose_name_plural = _("issued documents")

    def __str__(self):
        return self.title


class Research(Owned):
    """A study: what was looked into, where, with whom, and what it recommends."""

    class Status(models.TextChoices):
        RUNNING = "running", _("running")
        REPORTED = "reported", _("reported")
        ADOPTED = "adopted", _("adopted")

    title = models.CharField(_("title"), max_length=160, unique=True)
    topic = models.CharField(_("topic"), max_length=80, blank=True)
    sites = models.CharField(_("sites"), max_length=300, blank=True)
    partners = models.CharField(_("partners"), max_length=200, blank=True)
    country = models.ForeignKey(
        "places.Country", models.PROTECT, null=True, blank=True, verbose_name=_("country or region"), related_name="+"
    )
    started_on = PartialDateField(_("begun on"), null=True, blank=True)
    reported_on = PartialDateField(_("reported on"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.RUNNING)

    class Meta:
        verbose_name = _("study")
        verbose_name_plural = _("studies")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="running") | models.Q(reported_on__isnull=False),
                name="reported_study_has_a_date",
                violation_error_message=_("A reported study has a date of its report."),
            )
        ]

    def __str__(self):
        return self.title

    def clean(self):
        if self.status != self.Status.RUNNING and not self.reported_on:
            raise ValidationError({"reported_on": _("A reported study has a date of its report. Enter it.")})


class Recommendation(Row):
    """What a study recommends, and who took it up."""

    research = models.ForeignKey(Research, models.CASCADE, related_name="recommendations")
    text = models.CharField(_("recommendation"), max_length=300)
    adopted_by = models.CharField(_("adopted by"), max_length=80, blank=True)
    adopted_on = PartialDateField(_("adopted on"), null=True, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
