"""What the office sets itself: the goals of its plans."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.register.models import Owned

YEARS = (MinValueValidator(1949), MaxValueValidator(2100))


def continents() -> list[tuple]:
    return apps.get_model("places", "Country")._meta.get_field("continent").flatchoices


def tie_kinds() -> list[tuple]:
    """Only ties of cities: intents and ties of units are counted apart (F-12)."""
    kinds = apps.get_model("sistercities", "Tie")._meta.get_field("kind").flatchoices
    return [kind for kind in kinds if kind[0] in ("friendship", "cooperative")]


class Goal(Owned):
    """One number of a plan: so many ties, countries, active ones or plan items, where, until the end of its years."""

    class What(models.TextChoices):
        TIES = "ties", _("ties in force")
        COUNTRIES = "countries", _("countries with ties")
        NEW = "new", _("new ties in these years")
        ACTIVE = "active", _("active ties")
        DORMANT = "dormant", _("dormant ties, at most")
        ITEMS = "items", _("plan items done in these years")

    name = models.CharField(_("name"), max_length=120, unique=True)
    first_year = models.PositiveSmallIntegerField(_("first year"), validators=YEARS)
    last_year = models.PositiveSmallIntegerField(_("last year"), validators=YEARS)
    what = models.CharField(
        pgettext_lazy("goal", "what is counted"), max_length=10, choices=What.choices, default=What.TIES
    )
    number = models.PositiveIntegerField(pgettext_lazy("goal", "goal"))
    continent = models.CharField(_("continent"), max_length=2, choices=continents, blank=True)
    group = models.ForeignKey(
        "places.CountryGroup",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("group of countries"),
        related_name="+",
    )
    kind = models.CharField(_("kind"), max_length=12, choices=tie_kinds, blank=True)
    area = models.CharField(pgettext_lazy("plan", "field"), max_length=40, blank=True)
    basis = models.CharField(_("legal basis"), max_length=160, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("plan", "goal")
        verbose_name_plural = pgettext_lazy("plan", "goals")

    def __str__(self):
        return self.name

    def clean(self):
        if self.first_year and self.last_year and self.last_year < self.first_year:
            raise ValidationError({"last_year": _("The plan would end before it begins. Check both years.")})
