"""A group that goes abroad on duty: what for, in which plan, what was approved and what came of it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import PartialDateField
from waiban.register.models import Owned

from .plan import AnnualPlan


class Trip(Owned):
    """A group (团组) from its plan to its return, as on its form; days, people and sums are derived.

    `departs` and `returns` are the days on which the border is crossed (T-1, T-13): as asked for until the group has
    come back, as they really were from then on.
    """

    class Category(models.TextChoices):
        """The kinds of trips of the form of application (reference §3.1)."""

        INVESTMENT = "investment", _("investment promotion")
        TRADE = "trade", _("trade talks")
        FAIR = "fair", _("fairs and exhibitions")
        COOPERATION = "cooperation", _("cooperation and exchange")
        FRIENDSHIP = "friendship", _("friendly visit")
        TRAINING = "training", pgettext_lazy("trip", "training")
        SCIENCE = "science", _("science and technology")

    class Special(models.TextChoices):
        """What the approving office decides case by case, whatever the limits of days and people (T-15)."""

        MEETING = "meeting", _("international meeting")
        NEGOTIATION = "negotiation", _("bilateral negotiation")
        MISSION = "mission", _("diplomatic mission")
        EMERGENCY = "emergency", _("emergency overseas")
        SPORT = "sport", _("sport")
        ARTS = "arts", _("performing arts")
        LARGE = "large", _("large investment promotion or exhibition")
        TRAINING = "training", pgettext_lazy("trip", "training")

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        APPROVED = "approved", pgettext_lazy("trip", "approved")
        CARRIED_OUT = "carried_out", _("carried out")
        CANCELLED = "cancelled", _("cancelled")

    number = models.CharField(_("number"), max_length=40, unique=True)
    name = models.CharField(_("group"), max_length=160)
    unit = models.CharField(_("sending unit"), max_length=120, blank=True)
    category = models.CharField(_("kind"), max_length=12, choices=Category.choices, default=Category.COOPERATION)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.PLANNED)
    purpose = models.CharField(_("purpose"), max_length=300, blank=True)
    necessity = models.CharField(_("why it is needed"), max_length=300, blank=True)
    expected = models.CharField(_("expected results"), max_length=300, blank=True)
    in_plan = models.BooleanField(_("in the yearly plan"), default=True)
    plan = models.ForeignKey(
        AnnualPlan, models.PROTECT, null=True, blank=True, verbose_name=_("yearly plan"), related_name="+"
    )
    plan_item = models.CharField(_("number in the plan"), max_length=20, blank=True)
    outside_reason = models.CharField(_("why outside the plan"), max_length=300, blank=True)
    academic = models.BooleanField(_("academic task"), default=False)
    exception = models.CharField(_("decided case by case as"), max_length=12, choices=Special.choices, blank=True)
    exception_reason = models.CharField(_("reason of the exception"), max_length=300, blank=True)
    route = models.CharField(pgettext_lazy("trip", "route"), max_length=200, blank=True)
    departs = PartialDateField(_("departs"))
    returns = PartialDateField(_("returns"), null=True, blank=True)
    days = models.PositiveIntegerField(_("days"), null=True, blank=True, editable=False)
    people = models.PositiveIntegerField(_("number of people"), default=0, editable=False)
    leader = models.CharField(_("head of the group"), max_length=60, blank=True, editable=False)
    approval = models.CharField(_("approval number"), max_length=60, blank=True)
    approved_on = PartialDateField(_("approved on"), null=True, blank=True)
    funding = models.CharField(_("paid by"), max_length=120, blank=True)
    prior = models.CharField(_("costs to be approved before"), max_length=300, blank=True)
    budget = models.DecimalField(
        pgettext_lazy("trip", "budget (yuan)"), max_digits=14, decimal_places=2, default=0, editable=False
    )
    spent = models.DecimalField(_("settled (yuan)"), max_digits=14, decimal_places=2, default=0, editable=False)
    report = models.TextField(_("report"), blank=True)
    reported_on = PartialDateField(_("report handed in on"), null=True, blank=True)

    class Meta:
        verbose_name = _("trip")
        verbose_name_plural = _("trips")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=("planned", "cancelled")) | models.Q(approved_on__isnull=False),
                name="approved_trip_has_a_date",
                violation_error_message=_("No group leaves without approval. Enter its date."),
            ),
            models.CheckConstraint(
                condition=~models.Q(status="carried_out") | models.Q(returns__isnull=False),
                name="trip_carried_out_has_come_back",
                violation_error_message=_("A group that was abroad has come back. Enter the day."),
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        if self.status in (self.Status.APPROVED, self.Status.CARRIED_OUT) and not self.approved_on:
            raise ValidationError({"approved_on": _("No group leaves without approval. Enter its date.")})
        if self.status == self.Status.CARRIED_OUT and not self.returns:
            raise ValidationError({"returns": _("A group that was abroad has come back. Enter the day.")})
        if self.departs and self.returns and self.returns.day < self.departs.first_day:
            raise ValidationError({"returns": _("It would come back before it leaves. Check both dates.")})
