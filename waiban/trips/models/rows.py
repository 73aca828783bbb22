"""What stands in lines of a trip's form: stops, members, costs and public notices."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import PartialDateField, in_order
from waiban.register.models import Row

from .trip import Trip

YUAN = {
    "max_digits": 12, "decimal_places": 2, "null": True, "blank": True, "validators": (MinValueValidator(0),),
}  # fmt: skip


class Stop(Row):
    """A country or city the group stays in; one where nobody leaves the airport does not count (T-3)."""

    class Provides(models.TextChoices):
        """In cash or kind: what is provided is not paid again (T-79)."""

        BOARD = "board", _("food and local costs")
        TRANSPORT = "transport", _("transport only")

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
    inviter = models.CharField(_("signs the invitation"), max_length=120, blank=True)
    letter_on = PartialDateField(_("date of the invitation"), null=True, blank=True)
    provides = models.CharField(_("the host provides"), max_length=10, choices=Provides.choices, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("stop")
        verbose_name_plural = _("stops")

    def clean(self):
        if self.arrives and self.leaves and self.leaves.day < self.arrives.first_day:
            raise ValidationError({"leaves": _("The group would leave before it arrives. Check both dates.")})


class Member(Row):
    """Who goes, for which unit, in which role; sex, birth, passport and identity number are private."""

    class Role(models.TextChoices):
        LEADER = "leader", _("head of the group")
        MEMBER = "member", pgettext_lazy("trip", "member")
        INTERPRETER = "interpreter", _("interpreter")

    class Nature(models.TextChoices):
        """人员属性 of the form: whose limits hold for this person (T-30, T-34)."""

        SERVANT = "servant", _("civil servant")
        INSTITUTION = "institution", _("staff of a public institution")
        RESEARCH = "research", _("teaching or research staff")
        COMPANY = "company", _("staff of a state firm")
        OTHER = "other", pgettext_lazy("member of a group", "other")

    class Sex(models.TextChoices):
        FEMALE = "female", _("female")
        MALE = "male", _("male")

    trip = models.ForeignKey(Trip, models.CASCADE, related_name="members")
    name = models.CharField(pgettext_lazy("person", "name"), max_length=60)
    unit = models.CharField(_("unit"), max_length=120, blank=True)
    title = models.CharField(pgettext_lazy("person", "title"), max_length=80, blank=True)
    rank = models.CharField(_("rank"), max_length=40, blank=True)
    role = models.CharField(_("role in the group"), max_length=12, choices=Role.choices, default=Role.MEMBER)
    nature = models.CharField(_("belongs to"), max_length=12, choices=Nature.choices, blank=True)
    last_abroad = models.CharField(_("abroad in the last two years"), max_length=160, blank=True)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex.choices, blank=True)
    born_on = PartialDateField(_("born on"), null=True, blank=True)
    passport = models.CharField(_("passport number"), max_length=40, blank=True)
    passport_until = PartialDateField(_("passport valid until"), null=True, blank=True)
    passport_back = PartialDateField(_("passport back on"), null=True, blank=True)
    identity = models.CharField(_("identity number"), max_length=40, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)

    class Meta(Row.Meta):
        verbose_name = pgettext_lazy("trip", "member")
        verbose_name_plural = pgettext_lazy("trip", "members")


class Cost(Row):
    """One line of the budget, in one of the six kinds (T-70), and what was settled for it."""

    class Kind(models.TextChoices):
        TRAVEL = "travel", _("international travel")
        BETWEEN = "between", _("travel between cities abroad")
        LODGING = "lodging", _("lodging")
        FOOD = "food", _("food")
        LOCAL = "local", _("local costs")
        OTHER = "other", pgettext_lazy("cost", "other")

    trip = models.ForeignKey(Trip, models.CASCADE, related_name="costs")
    kind = models.CharField(_("kind of cost"), max_length=8, choices=Kind.choices, default=Kind.TRAVEL)
    country = models.ForeignKey(
        "places.Country", models.PROTECT, null=True, blank=True, verbose_name=_("country or region"), related_name="+"
    )
    reckoning = models.CharField(_("how it is reckoned"), max_length=160, blank=True)
    budgeted = models.DecimalField(_("budgeted (yuan)"), **YUAN)
    settled = models.DecimalField(_("settled (yuan)"), **YUAN)

    class Meta(Row.Meta):
        verbose_name = _("cost")
        verbose_name_plural = _("costs")


class Notice(Row):
    """A public notice inside a unit: before the group is approved (T-40), and after it came back (T-42)."""

    class Time(models.TextChoices):
        BEFORE = "before", _("before the trip")
        AFTER = "after", _("after the trip")

    trip = models.ForeignKey(Trip, models.CASCADE, related_name="notices")
    unit = models.CharField(_("unit"), max_length=120)
    time = models.CharField(_("which notice"), max_length=6, choices=Time.choices, default=Time.BEFORE)
    venue = models.CharField(_("where it is published"), max_length=120, blank=True)
    begins = PartialDateField(_("published from"))
    ends = PartialDateField(_("published until"), null=True, blank=True)
    result = models.CharField(_("objections and answer"), max_length=200, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("public notice")
        verbose_name_plural = _("public notices")

    def clean(self):
        in_order(self, "begins", "ends")
