"""A tie with a city abroad: one record with dated stages (F-15, F-16), whatever becomes of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.events.models import CameOfEvent
from waiban.kernel.dates import PartialDateField
from waiban.register.models import Owned, Row


class Kind(models.TextChoices):
    """Three kinds; the second has local names (F-14)."""

    FRIENDSHIP = "friendship", _("sister city")
    COOPERATIVE = "cooperative", _("friendly cooperative city")
    INTENT = "intent", _("intent")
    UNIT = "unit", _("unit-level tie")


KINDS = dict(Kind.choices)


class Stage(models.TextChoices):
    CONTACT = "contact", pgettext_lazy("stage", "contact")
    INTENT = "intent", _("letter of intent")
    INTERNAL_DECISION = "internal_decision", _("decision of the city government")
    PEOPLES_CONGRESS = "peoples_congress", _("people's congress")
    PROVINCE_REVIEW = "province_review", _("review by the province")
    CPAFFC_REVIEW = "cpaffc_review", _("review by CPAFFC")
    APPROVED = "approved", _("approved")
    SIGNED = "signed", pgettext_lazy("stage", "signed")
    IN_FORCE = "in_force", pgettext_lazy("stage", "in force")
    ON_HOLD = "on_hold", _("on hold")
    DECLINED = "declined", _("declined")
    LAPSED = "lapsed", _("lapsed")
    TERMINATED = "terminated", _("terminated")


class Tie(CameOfEvent, Owned):
    """A friendship tie; `stage` is derived from the dated stages."""

    city = models.ForeignKey("places.City", models.PROTECT, related_name="ties", verbose_name=_("partner city"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.INTENT)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices, blank=True, editable=False)
    approval_expires = PartialDateField(_("approval expires"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("tie")
        verbose_name_plural = _("ties")
        constraints = [models.UniqueConstraint(fields=["city", "kind"], name="one_tie_of_a_kind_with_a_city")]

    def __str__(self):
        return f"{self.city}·{KINDS.get(self.kind, self.kind)}"


class TieStage(Row):
    """A stage reached on a day, with the document that shows it."""

    tie = models.ForeignKey(Tie, models.CASCADE, related_name="stages")
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices)
    on = PartialDateField(_("date"))
    document = models.CharField(_("document"), max_length=120, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        indexes = [models.Index(fields=["tie", "stage", "on"], name="tie_stages")]


class PlannedExchange(Owned):
    """An item of a plan with a partner city: of the year's exchange plan, or of the five-year plan."""

    class Plan(models.TextChoices):
        YEAR = "year", _("yearly plan")
        FIVE_YEARS = "five_years", _("five-year plan")

    name = models.CharField(_("name"), max_length=160, unique=True)
    plan = models.CharField(_("plan"), max_length=10, choices=Plan.choices, default=Plan.YEAR)
    period = models.CharField(_("period of the plan"), max_length=20)
    city = models.ForeignKey(
        "places.City", models.PROTECT, null=True, blank=True, verbose_name=_("partner city"), related_name="+"
    )
    area = models.CharField(pgettext_lazy("plan", "field"), max_length=40, blank=True)
    planned_for = PartialDateField(pgettext_lazy("plan", "planned for"), null=True, blank=True)
    done_on = PartialDateField(_("done on"), null=True, blank=True)
    result = models.TextField(_("result"), blank=True)
    dropped = models.CharField(_("dropped because"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("plan item")
        verbose_name_plural = _("plan items")

    def __str__(self):
        return self.name
