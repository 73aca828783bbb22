"""What the office issues, studies, wins, builds and inspects, and the figures it is measured by."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import PartialDateField, in_order
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


class Task(Row):
    """A task that a document sets (任务分工): what, for whom, by when."""

    document = models.ForeignKey(IssuedDocument, models.CASCADE, related_name="tasks")
    text = models.CharField(_("task"), max_length=300)
    owner = models.CharField(_("task of"), max_length=80, blank=True)
    due_on = PartialDateField(_("due on"), null=True, blank=True)
    done_on = PartialDateField(_("done on"), null=True, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("task")
        verbose_name_plural = _("tasks set")

    def __str__(self):
        return self.text


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


class Pilot(Owned):
    """A status or trial (试点) that the office asks others to grant the city."""

    class Answer(models.TextChoices):
        GRANTED = "granted", _("granted")
        DECLINED = "declined", pgettext_lazy("pilot", "declined")

    name = models.CharField(_("name"), max_length=160, unique=True)
    granting_body = models.CharField(_("granted by"), max_length=120)
    applied_on = PartialDateField(_("applied on"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=8, choices=Answer.choices, blank=True)
    answered_on = PartialDateField(_("answered on"), null=True, blank=True)
    ends_on = PartialDateField(_("runs until"), null=True, blank=True)
    document = models.CharField(_("document"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("pilot")
        verbose_name_plural = _("pilots")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer="") | models.Q(answered_on__isnull=False),
                name="answered_pilot_has_a_date",
                violation_error_message=_("An answer has a date. Enter when it was answered."),
            )
        ]

    def __str__(self):
        return self.name

    def clean(self):
        in_order(self, "applied_on", "answered_on", "ends_on")


class Platform(Owned):
    """A platform, centre, system or mechanism: what it is for, with whom, since when, and how much it is used."""

    name = models.CharField(_("name"), max_length=160, unique=True)
    functions = models.CharField(_("functions"), max_length=300, blank=True)
    partners = models.CharField(_("partners"), max_length=200, blank=True)
    begun_on = PartialDateField(_("begun on"), null=True, blank=True)
    planned_for = PartialDateField(_("to be ready by"), null=True, blank=True)
    opened_on = PartialDateField(_("opened on"), null=True, blank=True)
    closed_on = PartialDateField(pgettext_lazy("platform", "closed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("platform")
        verbose_name_plural = _("platforms")

    def __str__(self):
        return self.name

    def clean(self):
        in_order(self, "begun_on", "opened_on", "closed_on")


class Use(Row):
    """How much a platform was used up to a day."""

    platform = models.ForeignKey(Platform, models.CASCADE, related_name="uses")
    on = PartialDateField(_("date"))
    number = models.PositiveIntegerField(_("used so often"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta(Row.Meta):
        verbose_name = pgettext_lazy("platform", "use")
        verbose_name_plural = pgettext_lazy("platform", "uses")


class Figure(Owned):
    """A number or rate on a day, with where it is from and how it was made: our own, or a benchmark city's."""

    class Whose(models.TextChoices):
        OWN = "own", _("our own")
        BENCHMARK = "benchmark", _("benchmark city")

    class Comparability(models.TextChoices):
        FULL = "full", _("comparable")
        LIMITED = "limited", _("comparable with limits")
        NONE = "none", _("not comparable")

    name = models.CharField(_("name"), max_length=120)
    whose = models.CharField(_("whose"), max_length=10, choices=Whose.choices, default=Whose.OWN)
    city = models.ForeignKey("places.City", models.PROTECT, verbose_name=_("city"), related_name="+")
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=2)
    unit = models.CharField(_("unit of measure"), max_length=20, blank=True)
    measured_on = PartialDateField(_("as of"))
    source = models.CharField(_("source"), max_length=200)
    method = models.CharField(_("method"), max_length=300, blank=True)
    comparability = models.CharField(
        _("comparability"), max_length=8, choices=Comparability.choices, default=Comparability.FULL
    )

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            models.UniqueConstraint(fields=["name", "city", "measured_on"], name="one_figure_of_a_city_on_a_day")
        ]

    def __str__(self):
        return self.name

    def clean(self):
        if self.comparability != self.Comparability.FULL and not self.method:
            raise ValidationError({"method": _("Say how the figure was made: it is not fully comparable.")})


class Work(Owned):
    """Something physical that is built, repaired or fitted."""

    name = models.CharField(_("name"), max_length=160, unique=True)
    site = models.CharField(_("site"), max_length=120, blank=True)
    quantity = models.DecimalField(_("how many"), max_digits=12, decimal_places=2, default=1)
    unit = models.CharField(_("unit of measure"), max_length=20, blank=True)
    contractor = models.CharField(_("contractor"), max_length=120, blank=True)
    begun_on = PartialDateField(_("begun on"), null=True, blank=True)
    planned_for = PartialDateField(_("to be ready by"), null=True, blank=True)
    finished_on = PartialDateField(_("finished on"), null=True, blank=True)

    class Meta:
        verbose_name = _("work")
        verbose_name_plural = _("works")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quantity__gt=0),
                name="work_is_at_least_something",
                violation_error_message=_("How many must be more than nothing."),
            )
        ]

    def __str__(self):
        return self.name

    def clean(self):
        in_order(self, "begun_on", "finished_on")


class Inspection(Owned):
    """An inspection or special campaign: whom it looked at, what it found, what was put right."""

    class Kind(models.TextChoices):
        INSPECTION = "inspection", _("inspection")
        CAMPAIGN = "campaign", _("special campaign")

    name = models.CharField(_("name"), max_length=160, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.INSPECTION)
    partners = models.CharField(_("together with"), max_length=200, blank=True)
    opened_on = PartialDateField(_("begun on"), null=True, blank=True)
    closed_on = PartialDateField(pgettext_lazy("inspection", "closed on"), null=True, blank=True)
    inspected = models.PositiveIntegerField(_("inspected"), null=True, blank=True)
    found = models.PositiveIntegerField(_("faults found"), null=True, blank=True)
    corrected = models.PositiveIntegerField(_("faults corrected"), null=True, blank=True)
    result = models.TextField(_("result"), blank=True)

    class Meta:
        verbose_name = pgettext_lazy("register", "inspection")
        verbose_name_plural = _("inspections")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(corrected=None) | models.Q(corrected__lte=models.F("found")),
                name="no_more_corrected_than_found",
                violation_error_message=_("More faults were corrected than found. Check both numbers."),
            )
        ]

    def __str__(self):
        return self.name

    def clean(self):
        in_order(self, "opened_on", "closed_on")
