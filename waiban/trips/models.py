"""A group that goes abroad on duty: where it goes, who goes, what was approved and what came of it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import PartialDateField
from waiban.register.models import Owned, Row


class Trip(Owned):
    """A group (团组) from its plan to its return; days and people are derived."""

    class Category(models.TextChoices):
        """The kinds of trips of the form of application (reference §3.1)."""

        INVESTMENT = "investment", _("investment promotion")
        TRADE = "trade", _("trade talks")
        FAIR = "fair", _("fairs and exhibitions")
        COOPERATION = "cooperation", _("cooperation and exchange")
        FRIENDSHIP = "friendship", _("friendly visit")
        TRAINING = "training", pgettext_lazy("trip", "training")
        SCIENCE = "science", _("science and technology")

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
    in_plan = models.BooleanField(_("in the yearly plan"), default=True)
    departs = PartialDateField(_("departs"))
    returns = PartialDateField(_("returns"), null=True, blank=True)
    days = models.PositiveIntegerField(_("days"), null=True, blank=True, editable=False)
    people = models.PositiveIntegerField(_("number of people"), default=0, editable=False)
    leader = models.CharField(_("head of the group"), max_length=60, blank=True, editable=False)
    approval = models.CharField(_("approval number"), max_length=60, blank=True)
    approved_on = PartialDateField(_("approved on"), null=True, blank=True)
    funding = models.CharField(_("paid by"), max_length=120, blank=True)
    report = models.TextField(_("report"), blank=True)

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


class Stop(Row):
    """A country or city the group stays in; one where nobody leaves the airport does not count (T-3)."""

    trip = models.ForeignKey(Trip, models.CASCADE, related_name="stops")
    country = models.ForeignKey("places.Country", models.PROTECT, verbose_name=_("country or region"), related_name="+")
    city = models.ForeignKey(
        "places.City", models.PROTECT, null=True, blank=True, verbose_name=_("city"), related_name="+"
    )
    arrives = PartialDateField(_("arrives"), null=True, blank=True)
    leaves = PartialDateField(_("leaves"), null=True, blank=True)
    host = models.ForeignKey(
        "contacts.Organisation", models.PROTECT, null=True, blank=True, verbose_name=_("inviting"), related_name="+"
    )
    airport_only = models.BooleanField(_("stays in the airport"), default=False)

    class Meta(Row.Meta):
        verbose_name = _("stop")
        verbose_name_plural = _("stops")

    def clean(self):
        if self.arrives and self.leaves and self.leaves.day < self.arrives.first_day:
            raise ValidationError({"leaves": _("The group would leave before it arrives. Check both dates.")})


class Member(Row):
    """Who goes, for which unit, in which role; passport and identity number are private."""

    class Role(models.TextChoices):
        LEADER = "leader", _("head of the group")
        MEMBER = "member", pgettext_lazy("trip", "member")
        INTERPRETER = "interpreter", _("interpreter")

    trip = models.ForeignKey(Trip, models.CASCADE, related_name="members")
    name = models.CharField(pgettext_lazy("person", "name"), max_length=60)
    unit = models.CharField(_("unit"), max_length=120, blank=True)
    title = models.CharField(pgettext_lazy("person", "title"), max_length=80, blank=True)
    rank = models.CharField(_("rank"), max_length=40, blank=True)
    role = models.CharField(_("role in the group"), max_length=12, choices=Role.choices, default=Role.MEMBER)
    passport = models.CharField(_("passport number"), max_length=40, blank=True)
    identity = models.CharField(_("identity number"), max_length=40, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)

    class Meta(Row.Meta):
        verbose_name = pgettext_lazy("trip", "member")
        verbose_name_plural = pgettext_lazy("trip", "members")
