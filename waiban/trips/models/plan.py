"""A unit's plan of its trips in a year: made the year before, with a number of person-trips and an amount of money."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import PartialDateField
from waiban.register.models import Owned, Row

YEARS = (MinValueValidator(1949), MaxValueValidator(2100))


class AnnualPlan(Owned):
    """年度因公临时出国计划 of one unit (T-20); what trips have used of it is derived from them."""

    unit = models.CharField(_("unit"), max_length=120)
    year = models.PositiveSmallIntegerField(_("year"), validators=YEARS)
    quota = models.PositiveIntegerField(_("person-trips"), null=True, blank=True)
    budget = models.DecimalField(
        _("budget for trips abroad (yuan)"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=(MinValueValidator(0),),
    )
    approved_on = PartialDateField(_("approved on"), null=True, blank=True)
    document = models.CharField(_("document"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("yearly plan of trips")
        verbose_name_plural = _("yearly plans of trips")
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="one_plan_of_a_unit_in_a_year")]

    def __str__(self):
        return f"{self.unit} {self.year}"


class PlannedTrip(Row):
    """One numbered item of the plan: which group is to go where, when, and with how many people."""

    plan = models.ForeignKey(AnnualPlan, models.CASCADE, related_name="items")
    number = models.CharField(_("number in the plan"), max_length=20)
    name = models.CharField(_("group"), max_length=160)
    country = models.ForeignKey(
        "places.Country", models.PROTECT, null=True, blank=True, verbose_name=_("country or region"), related_name="+"
    )
    planned_for = PartialDateField(pgettext_lazy("plan", "planned for"), null=True, blank=True)
    people = models.PositiveIntegerField(_("number of people"), null=True, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("planned trip")
        verbose_name_plural = _("planned trips")

    def __str__(self):
        return f"{self.number} {self.name}"
