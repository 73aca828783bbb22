"""A project from abroad or going there, with dated stages, and the matters that leaders are asked to move (顶格推进)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.events.models import CameOfEvent
from waiban.kernel.dates import PartialDateField
from waiban.kernel.naming import TwoNames
from waiban.register.models import Owned, Row


class Stage(models.TextChoices):
    LEAD = "lead", _("lead")
    NEGOTIATION = "negotiation", _("negotiation")
    SIGNED = "signed", pgettext_lazy("stage", "signed")
    REGISTERED = "registered", pgettext_lazy("stage", "registered")
    BUILDING = "building", _("building")
    RUNNING = "running", pgettext_lazy("stage", "running")
    STOPPED = "stopped", _("stopped")


class Project(CameOfEvent, TwoNames, Owned):
    """Investment or cooperation with a partner abroad; `stage` is derived from the dated stages."""

    twins = {"name": "name_en"}
    name = models.CharField(_("name"), max_length=160, unique=True)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    stage = models.CharField(_("stage"), max_length=12, choices=Stage.choices, blank=True, editable=False)
    investor = models.ForeignKey(
        "contacts.Organisation", models.PROTECT, null=True, blank=True, verbose_name=_("investor"), related_name="+"
    )
    country = models.ForeignKey(
        "places.Country", models.PROTECT, null=True, blank=True, verbose_name=_("country or region"), related_name="+"
    )
    sector = models.CharField(_("sector"), max_length=40, blank=True)
    amount = models.DecimalField(_("amount (10,000)"), max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    district = models.CharField(_("district"), max_length=40, blank=True)
    agreement = models.ForeignKey(
        "agreements.Agreement",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("agreement"),
        related_name="projects",
    )

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")


class ProjectStage(Row):
    """A stage reached on a day."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="stages")
    stage = models.CharField(_("stage"), max_length=12, choices=Stage.choices)
    on = PartialDateField(_("date"))
    document = models.CharField(_("document"), max_length=120, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        indexes = [models.Index(fields=["project", "stage", "on"], name="project_stages")]


class MatterStage(models.TextChoices):
    RAISED = "raised", _("raised")
    HEARD = "heard", _("heard")
    COORDINATED = "coordinated", _("coordinated")
    DECIDED = "decided", pgettext_lazy("stage", "decided")
    RESOLVED = "resolved", _("resolved")
    DROPPED = "dropped", _("dropped")


class Matter(Owned):
    """What is stuck and which leader is asked to move it (顶格推进); `stage` is derived from the dated stages."""

    subject = models.CharField(_("subject"), max_length=160, unique=True)
    stage = models.CharField(_("stage"), max_length=12, choices=MatterStage.choices, blank=True, editable=False)
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, verbose_name=_("project"), related_name="matters"
    )
    asked_of = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, verbose_name=_("asked of"), related_name="+"
    )
    why = models.TextField(_("what is stuck"), blank=True)
    decision = models.TextField(_("decision"), blank=True)
    task = models.CharField(_("task"), max_length=200, blank=True)
    task_owner = models.CharField(_("task of"), max_length=80, blank=True)
    task_due = PartialDateField(_("task due on"), null=True, blank=True)

    class Meta:
        verbose_name = _("escalated matter")
        verbose_name_plural = _("escalated matters")

    def __str__(self):
        return self.subject


class MatterStep(Row):
    """What was done about a matter on a day."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="steps")
    stage = models.CharField(_("stage"), max_length=12, choices=MatterStage.choices)
    on = PartialDateField(_("date"))
    document = models.CharField(_("document"), max_length=120, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        indexes = [models.Index(fields=["matter", "stage", "on"], name="matter_steps")]
